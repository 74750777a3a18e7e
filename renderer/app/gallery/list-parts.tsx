import { useMemo, useState } from 'react';
import { useIntl } from 'react-intl';
import { DataTable } from '../../ui/data-table';
import { EmptyState } from '../../ui/empty-state';
import type { GalleryGroup } from '../../ui/gallery-group';
import { StateMark } from '../../ui/state-mark';
import { useText } from '../../ui/use-text';
import { VirtualList } from '../../ui/virtual-list';

/** What has many rows. */
export const listParts: readonly GalleryGroup[] = [
  {
    id: 'data-table',
    title: 'DataTable',
    samples: [
      { name: 'full', draw: () => <TableSample count={4} />, wide: true },
      { name: 'empty', draw: () => <TableSample count={0} />, wide: true },
    ],
  },
  {
    id: 'virtual-list',
    title: 'VirtualList',
    samples: [
      { name: 'full, 10,000 rows', draw: () => <ListSample count={10_000} />, wide: true, height: '20rem' },
      { name: 'empty', draw: () => <ListSample count={0} />, wide: true },
    ],
  },
];

interface SampleRow {
  readonly id: string;
  readonly number: number;
  readonly days: number;
}

function useRows(count: number): readonly SampleRow[] {
  return useMemo(
    () =>
      Array.from({ length: count }, (_, at) => ({ id: `row-${at}`, number: at + 1, days: 20 + ((at * 7919) % 1400) })),
    [count],
  );
}

function useColumns() {
  const text = useText();
  const { formatNumber } = useIntl();
  return [
    {
      id: 'partner',
      header: text('gallery.word.partner'),
      width: 'minmax(10rem, 2fr)',
      cell: (row: SampleRow) => text('gallery.word.partner-numbered', { number: row.number }),
    },
    {
      id: 'town',
      header: text('gallery.word.town'),
      width: 'minmax(6rem, 1fr)',
      isExtra: true,
      cell: () => text('gallery.word.town-name'),
    },
    {
      id: 'proof',
      header: text('gallery.word.row-proof'),
      width: '8rem',
      cell: (row: SampleRow) =>
        row.days < 200 ? (
          <StateMark state="lapsing" word={text('gallery.word.state-lapsing')} />
        ) : (
          <StateMark state="proven" word={text('gallery.word.state-proven')} />
        ),
    },
    {
      id: 'days',
      header: text('gallery.word.days'),
      width: '5rem',
      kind: 'number' as const,
      cell: (row: SampleRow) => formatNumber(row.days),
    },
  ];
}

function NoRows() {
  return <EmptyState title={useText()('gallery.word.empty-title')} />;
}

function TableSample({ count }: { readonly count: number }) {
  const text = useText();
  const columns = useColumns().map(({ width: _, isExtra: __, ...column }) => column);
  return (
    <DataTable
      caption={text('gallery.word.partner')}
      columns={columns}
      rows={useRows(count)}
      keyOf={(row) => row.id}
      empty={<NoRows />}
    />
  );
}

function ListSample({ count }: { readonly count: number }) {
  const text = useText();
  const [open, setOpen] = useState<string>();
  return (
    <VirtualList
      label={text('gallery.word.partner')}
      columns={useColumns()}
      rows={useRows(count)}
      keyOf={(row) => row.id}
      selected={open}
      onOpen={(row) => setOpen(row.id)}
      empty={<NoRows />}
    />
  );
}

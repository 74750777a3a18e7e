import { useIntl } from 'react-intl';
import { Button } from '../../ui/button';
import { DataTable } from '../../ui/data-table';
import { EmptyState } from '../../ui/empty-state';
import { useText } from '../../ui/use-text';
import { EvidenceMark } from './evidence-mark';
import { confidentialityWords, sourceWords } from './evidence-words';
import type { ShelfRow } from './shelf';
import styles from './shelf.module.css';

/** The pieces as rows: what each is, what it proves, where it stands, until when, whose it is, who may see it. */
export function ShelfTable({
  rows,
  onOpen,
}: {
  readonly rows: readonly ShelfRow[];
  readonly onOpen: (evidenceId: string) => void;
}) {
  const text = useText();
  return (
    <DataTable
      caption={text('evidence.title')}
      rows={rows}
      keyOf={({ piece }) => piece.evidence.id}
      empty={<EmptyState title={text('evidence.list.none')}>{text('evidence.list.none-hint')}</EmptyState>}
      columns={[
        {
          id: 'title',
          header: text('evidence.list.piece'),
          isRowHeader: true,
          cell: ({ piece }) => (
            <Button kind="plain" onPress={() => onOpen(piece.evidence.id)}>
              {piece.evidence.title}
            </Button>
          ),
        },
        { id: 'kind', header: text('evidence.list.kind'), cell: (row) => <Kind row={row} /> },
        { id: 'state', header: text('evidence.list.state'), cell: ({ state }) => <EvidenceMark state={state} /> },
        { id: 'until', header: text('evidence.list.until'), cell: (row) => <Until row={row} /> },
        {
          id: 'owner',
          header: text('evidence.owner.label'),
          cell: ({ ownerName }) => ownerName || <span className={styles.quiet}>{text('evidence.owner.nobody')}</span>,
        },
        {
          id: 'seen',
          header: text('evidence.capture.confidentiality'),
          cell: ({ piece }) => text(confidentialityWords[piece.evidence.confidentiality]),
        },
      ]}
    />
  );
}

function Kind({ row }: { readonly row: ShelfRow }) {
  const text = useText();
  const { formatList } = useIntl();
  const { evidence } = row.piece;
  return (
    <span className={styles.cell}>
      <span>
        {row.type?.title ?? evidence.typeId}
        {row.source && <span className={styles.quiet}> · {text(sourceWords[row.source])}</span>}
      </span>
      {row.alsoServes.length > 0 && (
        <span className={styles.quiet}>
          {text('evidence.also.proves', { what: formatList(row.alsoServes.map(({ title }) => title)) })}
        </span>
      )}
    </span>
  );
}

function Until({ row: { state, until } }: { readonly row: ShelfRow }) {
  const text = useText();
  const { formatDate } = useIntl();
  if (until !== null)
    return <span className={styles.until}>{formatDate(until, { dateStyle: 'medium', timeZone: 'UTC' })}</span>;
  return state.state === 'accepted' ? text('evidence.list.until-replaced') : null;
}

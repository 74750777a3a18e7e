import type { Commercial } from '#shared/domain/playbook/pack-commercial';
import { DataTable } from '../../ui/data-table';
import { Panel } from '../../ui/panel';
import { useText } from '../../ui/use-text';
import { leadWords } from './commercial-words';

/** Who leads in which segment. */
export function CoSellingPanel({ rules }: { readonly rules: Commercial['coSelling'] }) {
  const text = useText();
  return (
    <Panel title={text('commercial.co-selling.title')} flush>
      <DataTable
        caption={text('commercial.co-selling.title')}
        rows={rules}
        keyOf={({ id }) => id}
        empty={null}
        columns={[
          {
            id: 'segment',
            header: text('commercial.co-selling.segment'),
            width: '14rem',
            cell: ({ segment }) => segment,
          },
          {
            id: 'lead',
            header: text('commercial.deal.lead'),
            width: '8rem',
            cell: ({ lead }) => text(leadWords[lead]),
          },
          { id: 'rule', header: text('commercial.co-selling.rule'), cell: ({ rule }) => rule },
        ]}
      />
    </Panel>
  );
}

import { useIntl } from 'react-intl';
import type { ToldChange } from '../../data/queries/sync-queries';
import { useColleagues, useToldChanges } from '../../data/queries/sync-queries';
import { DataTable } from '../../ui/data-table';
import { EmptyState } from '../../ui/empty-state';
import { Panel } from '../../ui/panel';
import { StateMark } from '../../ui/state-mark';
import { type MessageId, useText } from '../../ui/use-text';

const stateWords = {
  waiting: 'partners.history.waiting',
  applied: 'partners.history.applied',
  conflict: 'partners.history.conflict',
  quarantined: 'partners.history.quarantined',
} as const satisfies Record<ToldChange['state'], MessageId>;

const stateMarks = {
  waiting: 'pending',
  applied: 'proven',
  conflict: 'conflict',
  quarantined: 'breach',
} as const satisfies Record<ToldChange['state'], string>;

/** What was changed on this device, latest first, and whether headquarters has it. */
export function HistoryPanel({ partnerId }: { readonly partnerId: string }) {
  const text = useText();
  const { formatDate } = useIntl();
  const changes = useToldChanges({ partnerId });
  const colleagues = useColleagues();
  const nameOf = (by: string) => colleagues?.get(by) ?? text('partners.history.this-device');
  return (
    <Panel title={text('partners.history.title')} flush>
      <DataTable
        caption={text('partners.history.title')}
        rows={changes ?? []}
        keyOf={(change) => change.id}
        empty={<EmptyState title={text('partners.history.empty')}>{text('partners.history.empty-hint')}</EmptyState>}
        columns={[
          {
            id: 'at',
            header: text('partners.history.at'),
            isRowHeader: true,
            cell: (change) => formatDate(change.at, { dateStyle: 'medium', timeStyle: 'short' }),
          },
          { id: 'by', header: text('partners.history.by'), cell: (change) => nameOf(change.by) },
          {
            id: 'what',
            header: text('partners.history.what'),
            cell: (change) =>
              text('partners.history.told', {
                entity: change.entity,
                operation: change.operation,
                fields: change.fields.length,
              }),
          },
          {
            id: 'state',
            header: text('partners.history.state'),
            cell: (change) => <StateMark state={stateMarks[change.state]} word={text(stateWords[change.state])} />,
          },
        ]}
      />
    </Panel>
  );
}

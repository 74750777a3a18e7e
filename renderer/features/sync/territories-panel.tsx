import { useIntl } from 'react-intl';
import type { TerritoryState } from '../../data/queries/territory-queries';
import { DataTable } from '../../ui/data-table';
import { Panel } from '../../ui/panel';
import { StateMark } from '../../ui/state-mark';
import { useText } from '../../ui/use-text';
import { useMomentWords } from '../../widgets/moment-words';
import { useRoleWords } from '../../widgets/role-words';
import styles from './sync-screen.module.css';

export interface TerritoriesPanelProps {
  readonly territories: readonly TerritoryState[];
  /** Territories whose log is not the one HQ told before. */
  readonly rewritten: readonly { readonly space: string }[];
  readonly now: number;
}

/** Where this device stands in each of its territories. */
export function TerritoriesPanel({ territories, rewritten, now }: TerritoriesPanelProps) {
  const text = useText();
  const moment = useMomentWords();
  const roleWords = useRoleWords();
  const { formatNumber } = useIntl();
  if (territories.length === 0) return null;
  const isFrozen = (id: string) => rewritten.some(({ space }) => space === id);
  return (
    <Panel title={text('sync.territories.title')} flush>
      <DataTable
        caption={text('sync.territories.title')}
        rows={territories}
        keyOf={({ id }) => id}
        empty={null}
        columns={[
          { id: 'name', header: text('sync.territories.name'), isRowHeader: true, cell: ({ name }) => name },
          { id: 'role', header: text('sync.territories.role'), cell: ({ role }) => roleWords(role) },
          {
            id: 'state',
            header: text('sync.territories.state'),
            cell: ({ id, waiting }) => {
              if (isFrozen(id)) return <StateMark state="breach" word={text('sync.territories.frozen')} />;
              if (waiting > 0)
                return <StateMark state="pending" word={text('sync.territories.waiting', { count: waiting })} />;
              return <StateMark state="neutral" word={text('sync.territories.nothing-waits')} />;
            },
          },
          {
            id: 'last',
            header: text('sync.territories.last'),
            cell: ({ lastSyncAt }) => (lastSyncAt === 0 ? text('sync.territories.never') : moment(lastSyncAt, now)),
          },
          {
            id: 'head',
            header: text('sync.territories.head'),
            kind: 'number',
            cell: ({ cursor }) => formatNumber(cursor),
          },
          {
            id: 'durable',
            header: text('sync.territories.durable'),
            kind: 'number',
            cell: ({ durable }) => formatNumber(durable),
          },
        ]}
      />
      <p className={styles.more}>{text('sync.territories.words')}</p>
    </Panel>
  );
}

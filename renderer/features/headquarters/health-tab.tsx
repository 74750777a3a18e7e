import { useIntl } from 'react-intl';
import type { ConsoleOverview } from '#shared/contracts/hq-console';
import { DataTable } from '../../ui/data-table';
import { EmptyState } from '../../ui/empty-state';
import { Panel } from '../../ui/panel';
import { StateMark } from '../../ui/state-mark';
import { useText } from '../../ui/use-text';
import { useAgeWords } from '../../widgets/moment-words';
import styles from './headquarters.module.css';

export interface HealthTabProps {
  readonly overview: ConsoleOverview;
  readonly now: number;
  /** When the first entry that is in no backup came in, ms, by territory. */
  readonly unsavedSince: ReadonlyMap<string, number>;
}

type Territory = ConsoleOverview['territories'][number];

/** How each territory's log stands: what came in, what was set aside, how far it is signed and backed up. */
export function HealthTab({ overview: { territories }, now, unsavedSince }: HealthTabProps) {
  const text = useText();
  const { formatNumber } = useIntl();
  const age = useAgeWords();
  return (
    <div className={styles.part}>
      <Panel title={text('headquarters.health.title')} flush>
        <DataTable
          caption={text('headquarters.health.title')}
          rows={territories}
          keyOf={({ id }) => id}
          empty={
            <EmptyState title={text('headquarters.health.none')}>{text('headquarters.health.none-words')}</EmptyState>
          }
          columns={[
            { id: 'name', header: text('headquarters.territories.name'), isRowHeader: true, cell: ({ name }) => name },
            {
              id: 'changes',
              header: text('headquarters.health.changes'),
              kind: 'number',
              cell: ({ changes }) => formatNumber(changes),
            },
            {
              id: 'aside',
              header: text('headquarters.health.aside'),
              cell: ({ quarantined }) =>
                quarantined === 0 ? (
                  <StateMark state="proven" word={text('headquarters.health.none-aside')} />
                ) : (
                  <StateMark state="lapsing" word={text('headquarters.health.some-aside', { count: quarantined })} />
                ),
            },
            {
              id: 'last',
              header: text('headquarters.health.last'),
              cell: ({ lastChangeAt }) =>
                lastChangeAt === null ? text('headquarters.health.never') : age(lastChangeAt, now),
            },
            {
              id: 'backup',
              header: text('headquarters.health.backup'),
              cell: (one) => (
                <span className={one.durable === 0 ? styles.whole : undefined}>
                  <Backup territory={one} since={unsavedSince.get(one.id)} now={now} />
                </span>
              ),
            },
            {
              id: 'checkpoint',
              header: text('headquarters.health.checkpoint'),
              cell: (one) => <CheckpointMark territory={one} now={now} />,
            },
            {
              id: 'head',
              header: text('headquarters.health.head'),
              cell: ({ head }) =>
                head.seq === 0 ? (
                  text('headquarters.health.never')
                ) : (
                  <span className={styles.hash}>{`${head.seq} · ${head.hash.slice(0, 16)}`}</span>
                ),
            },
          ]}
        />
      </Panel>
      <p className={styles.quiet}>{text('headquarters.health.words')}</p>
    </div>
  );
}

interface BackupProps {
  readonly territory: Territory;
  readonly since: number | undefined;
  readonly now: number;
}

function Backup({ territory: { durable, head }, since, now }: BackupProps) {
  const text = useText();
  const age = useAgeWords();
  const behind = head.seq - durable;
  if (head.seq === 0) return text('headquarters.health.never');
  if (behind <= 0) return <StateMark state="proven" word={text('headquarters.health.backed-up')} />;
  if (durable === 0) return <StateMark state="breach" word={text('headquarters.health.no-backup')} />;
  if (since === undefined)
    return <StateMark state="pending" word={text('headquarters.health.behind', { count: behind })} />;
  return (
    <StateMark
      state={now - since > twoDays ? 'breach' : 'pending'}
      word={text('headquarters.health.behind-since', { count: behind, age: age(since, now) })}
    />
  );
}

/** A nightly backup that has failed twice. */
const twoDays = 48 * 60 * 60_000;

function CheckpointMark({
  territory: { checkpoint, head },
  now,
}: {
  readonly territory: Territory;
  readonly now: number;
}) {
  const text = useText();
  const age = useAgeWords();
  if (head.seq === 0) return text('headquarters.health.never');
  if (checkpoint === null) return <StateMark state="lapsing" word={text('headquarters.health.unsigned')} />;
  return (
    <StateMark
      state={checkpoint.seq === head.seq ? 'proven' : 'pending'}
      word={text('headquarters.health.signed', { entry: checkpoint.seq, age: age(checkpoint.at, now) })}
    />
  );
}

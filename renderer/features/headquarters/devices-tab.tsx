import { useState } from 'react';
import { useIntl } from 'react-intl';
import type { ConsoleOverview } from '#shared/contracts/hq-console';
import { Button } from '../../ui/button';
import { DataTable } from '../../ui/data-table';
import { EmptyState } from '../../ui/empty-state';
import { Panel } from '../../ui/panel';
import { StateMark } from '../../ui/state-mark';
import { useText } from '../../ui/use-text';
import { useAgeWords } from '../../widgets/moment-words';
import styles from './headquarters.module.css';
import { mayWithdraw } from './own-roles';
import type { SeenDevice } from './seen-device';
import { type Withdrawal, WithdrawDialog } from './withdraw-dialog';

export interface DevicesTabProps {
  readonly overview: ConsoleOverview;
  readonly now: number;
  /** Answers the sentence that says why it was refused, or null. */
  readonly onWithdraw: (device: string, withdrawal: Withdrawal) => Promise<string | null>;
}

/** Every device of the person's territories, and the way to report one lost or to retire it. */
export function DevicesTab({ overview, now, onWithdraw }: DevicesTabProps) {
  const text = useText();
  const { formatNumber } = useIntl();
  const age = useAgeWords();
  const [open, setOpen] = useState<{ readonly device: SeenDevice; readonly kind: Withdrawal['kind'] } | null>(null);
  return (
    <div className={styles.part}>
      <Panel title={text('headquarters.devices.title', { count: overview.devices.length })} flush>
        <DataTable
          caption={text('headquarters.devices.caption')}
          rows={overview.devices}
          keyOf={({ id }) => id}
          empty={
            <EmptyState title={text('headquarters.devices.none')}>{text('headquarters.devices.none-words')}</EmptyState>
          }
          columns={[
            { id: 'name', header: text('headquarters.devices.name'), isRowHeader: true, cell: ({ name }) => name },
            { id: 'person', header: text('headquarters.devices.person'), cell: ({ person }) => person },
            {
              id: 'state',
              header: text('headquarters.devices.state'),
              cell: (device) => <DeviceState device={device} now={now} />,
            },
            {
              id: 'seen',
              header: text('headquarters.devices.seen'),
              cell: ({ lastSeenAt }) =>
                lastSeenAt === null ? text('headquarters.devices.never') : age(lastSeenAt, now),
            },
            {
              id: 'behind',
              header: text('headquarters.devices.behind'),
              kind: 'number',
              cell: ({ behind }) => formatNumber(behind),
            },
            {
              id: 'program',
              header: text('headquarters.devices.program'),
              cell: ({ program }) => program ?? text('headquarters.devices.unknown'),
            },
            ...(overview.devices.some((device) => mayWithdraw(overview, device))
              ? [
                  {
                    id: 'do',
                    header: text('headquarters.devices.do'),
                    cell: (device: SeenDevice) =>
                      mayWithdraw(overview, device) && (
                        <div className={styles.row}>
                          <Button
                            kind="plain"
                            aria-label={text('headquarters.devices.lost-label', { name: device.name })}
                            onPress={() => setOpen({ device, kind: 'lost' })}
                          >
                            {text('headquarters.devices.lost')}
                          </Button>
                          <Button
                            kind="plain"
                            aria-label={text('headquarters.devices.retire-label', { name: device.name })}
                            onPress={() => setOpen({ device, kind: 'retired' })}
                          >
                            {text('headquarters.devices.retire')}
                          </Button>
                        </div>
                      ),
                  },
                ]
              : []),
          ]}
        />
      </Panel>
      <p className={styles.quiet}>{text('headquarters.devices.words')}</p>
      <WithdrawDialog
        device={open?.device ?? null}
        kind={open?.kind ?? 'lost'}
        onClose={() => setOpen(null)}
        onWithdraw={(withdrawal) => (open ? onWithdraw(open.device.id, withdrawal) : Promise.resolve(null))}
      />
    </div>
  );
}

function DeviceState({
  device: { withdrawn, lastSeenAt },
  now,
}: {
  readonly device: SeenDevice;
  readonly now: number;
}) {
  const text = useText();
  const { formatDate } = useIntl();
  if (withdrawn) {
    const since = formatDate(withdrawn.at, { dateStyle: 'medium' });
    const words = withdrawn.kind === 'lost' ? 'headquarters.devices.is-lost' : 'headquarters.devices.is-retired';
    return <StateMark state="breach" word={text(words, { since })} />;
  }
  const isQuiet = lastSeenAt === null || now - lastSeenAt > quietAfter;
  if (isQuiet) return <StateMark state="lapsing" word={text('headquarters.devices.quiet')} />;
  return (
    <span className={styles.whole}>
      <StateMark state="proven" word={text('headquarters.devices.in-use')} />
    </span>
  );
}

/** Two weeks without a word: it is looked after, and what it holds exists nowhere else. */
const quietAfter = 14 * 24 * 60 * 60_000;

import { useState } from 'react';
import type { Conflict } from '#shared/sync/conflict';
import { type ConflictRefusal, type Kept, resolveConflict } from '../../data/actions/conflict-actions';
import { type EarlierDecision, useDeviceNames, useEarlierDecisions } from '../../data/queries/decision-queries';
import { useColleagues } from '../../data/queries/sync-queries';
import { type RecordName, useRecordNames } from '../../data/queries/waiting-queries';
import { useWorkspace } from '../../data/use-workspace';
import type { StorageRefusal } from '../../data/writer';
import { Button } from '../../ui/button';
import { Panel } from '../../ui/panel';
import { Skeleton } from '../../ui/skeleton';
import { showToast } from '../../ui/toast';
import { type MessageId, useText } from '../../ui/use-text';
import { useNow } from '../../widgets/use-now';
import { ConflictCard } from './conflict-card';
import styles from './sync-screen.module.css';

const refusalWords = {
  settled: 'sync.conflict.refused-settled',
  changed: 'sync.conflict.refused-changed',
  'reason-missing': 'sync.conflict.reason-missing',
  'does-not-fit': 'sync.conflict.refused-does-not-fit',
  'storage-full': 'sync.conflict.refused-storage-full',
  'storage-failed': 'sync.conflict.refused-storage-failed',
  'past-is-fixed': 'errors.past-is-fixed',
} as const satisfies Record<(ConflictRefusal | StorageRefusal)['kind'], MessageId>;

const keyOf = ({ rowId, field }: Conflict) => `${rowId} ${field}`;

/** After days apart there can be hundreds: so many are drawn at once. */
const atOnce = 12;

/** Everything that waits for a decision. Drawn only when something does. */
export function ConflictsPanel({ conflicts }: { readonly conflicts: readonly Conflict[] }) {
  const [most, setMost] = useState(atOnce);
  const rowIds = conflicts.slice(0, most).map(({ rowId }) => rowId);
  const names = useRecordNames(rowIds);
  const earlier = useEarlierDecisions(rowIds);
  const text = useText();
  if (conflicts.length === 0) return null;
  if (!names || !earlier) return <Skeleton words={text('sync.loading.words')} />;
  return (
    <Panel title={text('sync.conflicts.title', { count: conflicts.length })} shape="plain">
      <div className={styles.stack}>
        <p className={styles.quiet}>{text('sync.conflicts.words')}</p>
        <Cards conflicts={conflicts.slice(0, most)} names={names} earlier={earlier} />
        {conflicts.length > most && (
          <div>
            <Button onPress={() => setMost(most + atOnce)}>
              {text('sync.conflicts.more', { count: conflicts.length - most })}
            </Button>
          </div>
        )}
      </div>
    </Panel>
  );
}

interface CardsProps {
  readonly conflicts: readonly Conflict[];
  readonly names: ReadonlyMap<string, RecordName>;
  readonly earlier: readonly EarlierDecision[];
}

const nobody: ReadonlyMap<string, string> = new Map();

function Cards({ conflicts, names, earlier }: CardsProps) {
  const text = useText();
  const now = useNow();
  const workspace = useWorkspace();
  const people = useColleagues() ?? nobody;
  const devices = useDeviceNames() ?? nobody;
  const [deciding, setDeciding] = useState<string | null>(null);
  const me = { user: workspace.enrolment?.user.id ?? '', device: workspace.key.deviceId };
  const decide = async (conflict: Conflict, keep: Kept, why: string) => {
    setDeciding(keyOf(conflict));
    const { rowId, field } = conflict;
    const decided = await resolveConflict(workspace, { rowId, field, keep, why });
    setDeciding(null);
    if (decided.ok) showToast({ words: text('sync.conflict.settled'), tone: 'done' });
    else showToast({ words: text(refusalWords[decided.error.kind]), tone: 'refused' });
  };
  return conflicts.map((conflict) => (
    <ConflictCard
      key={keyOf(conflict)}
      conflict={conflict}
      name={names.get(conflict.rowId)}
      who={{ people, devices, me }}
      earlier={earlier}
      now={now}
      isDeciding={deciding === keyOf(conflict)}
      onDecide={(keep, why) => void decide(conflict, keep, why)}
    />
  ));
}

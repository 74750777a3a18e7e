import { useState } from 'react';
import type { Conflict } from '#shared/sync/conflict';
import { type ConflictRefusal, type Kept, resolveConflict } from '../../data/actions/conflict-actions';
import type { RecordName } from '../../data/queries/waiting-queries';
import { useWorkspace } from '../../data/use-workspace';
import type { StorageRefusal } from '../../data/writer';
import { Panel } from '../../ui/panel';
import { showToast } from '../../ui/toast';
import { type MessageId, useText } from '../../ui/use-text';
import { ConflictCard } from './conflict-card';
import styles from './sync-screen.module.css';

export interface ConflictsPanelProps {
  readonly conflicts: readonly Conflict[];
  readonly names: ReadonlyMap<string, RecordName>;
  readonly people: ReadonlyMap<string, string>;
  readonly now: number;
}

const refusalWords = {
  settled: 'sync.conflict.refused-settled',
  changed: 'sync.conflict.refused-changed',
  'storage-full': 'sync.conflict.refused-storage-full',
  'storage-failed': 'sync.conflict.refused-storage-failed',
} as const satisfies Record<(ConflictRefusal | StorageRefusal)['kind'], MessageId>;

const keyOf = ({ rowId, field }: Conflict) => `${rowId} ${field}`;

/** Everything that waits for a decision. Drawn only when something does. */
export function ConflictsPanel({ conflicts, names, people, now }: ConflictsPanelProps) {
  const text = useText();
  const workspace = useWorkspace();
  const [deciding, setDeciding] = useState<string | null>(null);
  if (conflicts.length === 0) return null;
  const me = { user: workspace.enrolment?.user.id ?? '', device: workspace.key.deviceId };
  const decide = async (conflict: Conflict, keep: Kept, why: string) => {
    setDeciding(keyOf(conflict));
    const { rowId, field } = conflict;
    const decided = await resolveConflict(workspace, { rowId, field, keep, why });
    setDeciding(null);
    if (decided.ok) showToast({ words: text('sync.conflict.settled'), tone: 'done' });
    else showToast({ words: text(refusalWords[decided.error.kind]), tone: 'refused' });
  };
  return (
    <Panel title={text('sync.conflicts.title', { count: conflicts.length })} shape="plain">
      <div className={styles.stack}>
        <p className={styles.quiet}>{text('sync.conflicts.words')}</p>
        {conflicts.map((conflict) => (
          <ConflictCard
            key={keyOf(conflict)}
            conflict={conflict}
            name={names.get(conflict.rowId)}
            people={people}
            me={me}
            now={now}
            isDeciding={deciding === keyOf(conflict)}
            onDecide={(keep, why) => void decide(conflict, keep, why)}
          />
        ))}
      </div>
    </Panel>
  );
}

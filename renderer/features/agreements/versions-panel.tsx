import { useState } from 'react';
import type { Agreement } from '#shared/domain/agreements/agreement';
import { compareSla, type SlaChange } from '#shared/domain/slas/compare-sla';
import { readSlaVersion } from '../../data/queries/agreement-queries';
import { useWorkspace } from '../../data/use-workspace';
import { Button } from '../../ui/button';
import { Dialog } from '../../ui/dialog';
import { Link } from '../../ui/link';
import { useText } from '../../ui/use-text';
import { stateWords } from './agreement-words';
import styles from './findings-pane.module.css';
import { VersionChanges } from './version-changes';

export interface VersionsPanelProps {
  readonly agreement: Agreement;
  /** All versions of this kind with the partner. */
  readonly versions: readonly Agreement[];
}

type Compared = { readonly with: Agreement; readonly changes: readonly SlaChange[] | null };

/** The versions of an agreement, and what this one says otherwise than another. */
export function VersionsPanel({ agreement, versions }: VersionsPanelProps) {
  const text = useText();
  const workspace = useWorkspace();
  const [compared, setCompared] = useState<Compared | null>(null);
  const others = versions.filter(({ id }) => id !== agreement.id).toSorted((a, b) => b.version - a.version);
  if (others.length === 0) return null;
  const compare = async (other: Agreement) => {
    const [theirs, ours] = await Promise.all([
      readSlaVersion(workspace, other.id),
      readSlaVersion(workspace, agreement.id),
    ]);
    const [before, after] = other.version < agreement.version ? [theirs, ours] : [ours, theirs];
    setCompared({ with: other, changes: before && after && compareSla(before, after) });
  };
  return (
    <section aria-label={text('agreements.versions.title')} className={styles.pane}>
      <h2 className={styles.title}>{text('agreements.versions.title')}</h2>
      {others.map((other) => (
        <div key={other.id} className={styles.finding}>
          <Link href={`/agreements/${other.id}`}>{text('agreements.version', { version: other.version })}</Link>
          <span className={styles.note}>{text(stateWords[other.state])}</span>
          <div className={styles.cures}>
            <Button kind="plain" onPress={() => void compare(other)}>
              {text('agreements.versions.compare', { version: other.version })}
            </Button>
          </div>
        </div>
      ))}
      {compared && (
        <Dialog
          isOpen
          shape="wide"
          onClose={() => setCompared(null)}
          title={text('agreements.versions.dialog', {
            before: Math.min(compared.with.version, agreement.version),
            after: Math.max(compared.with.version, agreement.version),
          })}
        >
          <VersionChanges changes={compared.changes} />
        </Dialog>
      )}
    </section>
  );
}

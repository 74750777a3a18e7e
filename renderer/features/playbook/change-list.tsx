import { changeWords } from '#shared/domain/playbook/pack-change-words';
import type { PackChange } from '#shared/domain/playbook/pack-diff';
import { Badge } from '../../ui/badge';
import { EmptyState } from '../../ui/empty-state';
import { type MessageId, useText } from '../../ui/use-text';
import styles from './playbook.module.css';

const kindWords = {
  added: 'playbook.change.added',
  removed: 'playbook.change.removed',
  retired: 'playbook.change.retired',
  moved: 'playbook.change.moved',
  reworded: 'playbook.change.reworded',
  stricter: 'playbook.change.stricter',
  looser: 'playbook.change.looser',
  changed: 'playbook.change.changed',
} as const satisfies Record<PackChange['kind'], MessageId>;

/** What differs between two versions, for whom, and what follows. */
export function ChangeList({ changes }: { readonly changes: readonly PackChange[] }) {
  const text = useText();
  if (changes.length === 0)
    return <EmptyState title={text('playbook.change.none')}>{text('playbook.change.none-hint')}</EmptyState>;
  return (
    <ul className={styles.rows}>
      {changes.map((change) => {
        const { what, forWhom, meaning } = changeWords(change);
        const { thing } = change;
        return (
          <li
            key={`${change.kind} ${thing.kind} ${thing.id} ${'property' in change ? change.property : ''}`}
            className={styles.row}
          >
            <p className={styles.rowHead}>
              <span>{what}</span>
              <Badge>{text(kindWords[change.kind])}</Badge>
            </p>
            <p className={styles.quiet}>
              {forWhom} {meaning}
            </p>
          </li>
        );
      })}
    </ul>
  );
}

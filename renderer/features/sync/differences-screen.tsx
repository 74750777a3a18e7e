import { useRef } from 'react';
import { useConflicts } from '../../data/queries/sync-queries';
import { EmptyState } from '../../ui/empty-state';
import { PageHeader } from '../../ui/page-header';
import { Skeleton } from '../../ui/skeleton';
import { useFocusKept } from '../../ui/use-focus-kept';
import { useText } from '../../ui/use-text';
import { ConflictsPanel } from './conflicts-panel';
import styles from './sync-screen.module.css';

/** What waits for a decision in the records of one partner. */
export function DifferencesScreen({ partnerId }: { readonly partnerId: string }) {
  const text = useText();
  const conflicts = useConflicts(partnerId);
  const screen = useRef<HTMLDivElement>(null);
  useFocusKept(screen);
  return (
    <div ref={screen} tabIndex={-1} className={styles.screen}>
      <PageHeader title={text('sync.differences.title')} />
      {conflicts === undefined && <Skeleton words={text('sync.loading.words')} />}
      {conflicts?.length === 0 && (
        <EmptyState title={text('sync.differences.none')}>{text('sync.differences.none-words')}</EmptyState>
      )}
      {conflicts !== undefined && <ConflictsPanel conflicts={conflicts} />}
    </div>
  );
}

import { useConflicts } from '../../data/queries/sync-queries';
import { Link } from '../../ui/link';
import { StateMark } from '../../ui/state-mark';
import { useText } from '../../ui/use-text';
import styles from './sync-screen.module.css';

/** The way from a partner, or from an agreement, to what waits for a decision in its records. Drawn only when something does. */
export function DifferencesNotice({
  partnerId,
  rowIds,
}: {
  readonly partnerId: string;
  /** Only those of these records; without: of all of the partner. */
  readonly rowIds?: readonly string[] | undefined;
}) {
  const text = useText();
  const conflicts = useConflicts(partnerId)?.filter(({ rowId }) => !rowIds || rowIds.includes(rowId)) ?? [];
  if (conflicts.length === 0) return null;
  return (
    <p className={styles.notice}>
      <StateMark state="conflict" word={text('sync.differences.notice', { count: conflicts.length })} />
      <Link href={`/sync/differences/${partnerId}`}>{text('sync.differences.decide')}</Link>
    </p>
  );
}

import { laneOf } from '../../data/lanes';
import { useGrants, useLaneOf } from '../../data/queries/territory-queries';
import { useWorkspace } from '../../data/use-workspace';
import { StateMark } from '../../ui/state-mark';
import { useText } from '../../ui/use-text';
import styles from './sync-screen.module.css';

/** Said above a partner whose territory the person only reads. Drawn only then. */
export function AuditorNotice({ partnerId }: { readonly partnerId: string }) {
  const text = useText();
  const { enrolment } = useWorkspace();
  const grants = useGrants();
  const lane = useLaneOf(partnerId);
  const grant = grants.find(({ id }) => laneOf(enrolment, id) === lane);
  if (grant?.role !== 'auditor') return null;
  return (
    <p className={styles.notice}>
      <StateMark state="pending" word={text('sync.auditor.notice')} />
    </p>
  );
}

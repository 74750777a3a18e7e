import { useCallback } from 'react';
import { believedBy } from '../../data/believed';
import { useWorkspace } from '../../data/use-workspace';
import { verifyInWorker } from '../../documents/sign-page';
import { type Check, CheckScreen } from '../../features/checking/check-screen';
import { usePage } from '../../session/open-page';
import { PageHeader } from '../../ui/page-header';
import { useText } from '../../ui/use-text';
import styles from './partner-page.module.css';

/** Checking signed PDFs of anybody against what this device believes. */
export function CheckPage() {
  const text = useText();
  const workspace = useWorkspace();
  usePage({ title: text('checking.title'), crumbs: [{ label: text('documents.title'), href: '/documents' }] });
  const check: Check = useCallback(
    async (bytes, signal) => {
      const at = new Date(workspace.surroundings.now()).toISOString();
      const checked = await verifyInWorker(bytes, { ...(await believedBy(workspace)), at }, { signal });
      return checked.ok ? checked.value : null;
    },
    [workspace],
  );
  return (
    <div className={styles.page}>
      <PageHeader title={text('checking.title')} facts={text('checking.facts')} />
      <CheckScreen check={check} />
    </div>
  );
}

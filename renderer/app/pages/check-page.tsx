import { useCallback, useEffect, useState } from 'react';
import { type BelievedRoot, believedBy, believedRoots } from '../../data/believed';
import { useWorkspace } from '../../data/use-workspace';
import { verifyInWorker } from '../../documents/sign-page';
import { BelievedPart } from '../../features/checking/believed-part';
import { type Check, CheckScreen } from '../../features/checking/check-screen';
import { usePage } from '../../session/open-page';
import { PageHeader } from '../../ui/page-header';
import { useText } from '../../ui/use-text';
import styles from './partner-page.module.css';

/** Checking signed PDFs of anybody against what this device believes. */
export function CheckPage() {
  const text = useText();
  const workspace = useWorkspace();
  const roots = useRoots();
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
      {roots !== null && (
        <BelievedPart roots={roots.map(({ certificate: { sha256, name }, from }) => ({ sha256, name, from }))} />
      )}
    </div>
  );
}

function useRoots(): readonly BelievedRoot[] | null {
  const workspace = useWorkspace();
  const [roots, setRoots] = useState<readonly BelievedRoot[] | null>(null);
  useEffect(() => void believedRoots(workspace).then(setRoots), [workspace]);
  return roots;
}

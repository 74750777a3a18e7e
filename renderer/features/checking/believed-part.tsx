import { printedFingerprint } from '#shared/proof/certificates/fingerprint';
import { Link } from '../../ui/link';
import { Panel } from '../../ui/panel';
import { useText } from '../../ui/use-text';
import styles from './check-screen.module.css';

/** A root certificate whose word a check takes. */
export interface ShownRoot {
  readonly sha256: string;
  readonly name: string;
  readonly from: 'headquarters' | 'added';
}

/** Whom a check believes, with the fingerprints to compare. Without anybody: what can be found out, and what to do. */
export function BelievedPart({ roots }: { readonly roots: readonly ShownRoot[] }) {
  const text = useText();
  return (
    <div className={styles.screen}>
      <Panel
        title={text('checking.anchor.title')}
        shape="plain"
        actions={<Link href="/settings">{text('checking.anchor.change')}</Link>}
      >
        {roots.length === 0 ? (
          <p className={styles.words}>{text('checking.anchor.none')}</p>
        ) : (
          <ul className={styles.roots}>
            {roots.map(({ sha256, name, from }) => (
              <li key={sha256} className={styles.root}>
                <span>{text(from === 'headquarters' ? 'checking.anchor.hq' : 'checking.anchor.added', { name })}</span>
                <code className={styles.fingerprint}>{printedFingerprint(sha256)}</code>
              </li>
            ))}
          </ul>
        )}
      </Panel>
    </div>
  );
}

import { useState } from 'react';
import type { TerritoryState } from '../../data/queries/territory-queries';
import { Button } from '../../ui/button';
import { DefinitionList } from '../../ui/definition-list';
import { Panel } from '../../ui/panel';
import { useText } from '../../ui/use-text';
import { fingerprint } from './fingerprint';
import styles from './sync-screen.module.css';

/** The fingerprint of the log of each territory as HQ told it to this device, for comparing with others by telephone. */
export function FingerprintsPanel({ territories }: { readonly territories: readonly TerritoryState[] }) {
  const text = useText();
  const [isOpen, setOpen] = useState(false);
  const known = territories.filter(({ hash }) => hash !== '');
  if (known.length === 0) return null;
  return (
    <Panel title={text('sync.fingerprint.title')} shape="plain">
      <div className={styles.stack}>
        <p className={styles.quiet}>{text('sync.fingerprint.words')}</p>
        <div>
          <Button aria-expanded={isOpen} onPress={() => setOpen(!isOpen)}>
            {text(isOpen ? 'sync.fingerprint.hide' : 'sync.fingerprint.show')}
          </Button>
        </div>
        {isOpen && (
          <DefinitionList
            items={known.map(({ name, cursor, hash }) => ({
              term: text('sync.fingerprint.of', { territory: name, entry: cursor }),
              value: <code className={styles.code}>{fingerprint(hash)}</code>,
            }))}
          />
        )}
      </div>
    </Panel>
  );
}

import { useIntl } from 'react-intl';
import { Button } from '../../ui/button';
import { DefinitionList } from '../../ui/definition-list';
import { Panel } from '../../ui/panel';
import { Skeleton } from '../../ui/skeleton';
import { showToast } from '../../ui/toast';
import { useText } from '../../ui/use-text';
import styles from './settings-screen.module.css';
import { type StorageFacts, useStorage } from './use-storage';

/** How much this program holds, how much more fits, and whether it may be cleared. */
export function StoragePanel() {
  const text = useText();
  const { facts, ask } = useStorage();
  const askToKeep = async () => {
    const granted = await ask();
    showToast({
      words: text(granted ? 'settings.storage.granted' : 'settings.storage.denied'),
      tone: granted ? 'done' : 'plain',
    });
  };
  return (
    <Panel title={text('settings.storage.title')}>
      {facts === null ? (
        <Skeleton words={text('settings.loading.words')} lines={2} />
      ) : (
        <div className={styles.stack}>
          <StorageList facts={facts} />
          {facts.isKept === false && (
            <div>
              <Button onPress={() => void askToKeep()}>{text('settings.storage.ask')}</Button>
            </div>
          )}
        </div>
      )}
    </Panel>
  );
}

function StorageList({ facts }: { readonly facts: StorageFacts }) {
  const text = useText();
  const { formatNumber } = useIntl();
  const unknown = text('settings.storage.unknown');
  const size = (bytes: number | null) =>
    bytes === null
      ? unknown
      : formatNumber(bytes < 1e9 ? bytes / 1e6 : bytes / 1e9, {
          style: 'unit',
          unit: bytes < 1e9 ? 'megabyte' : 'gigabyte',
          unitDisplay: 'short',
          maximumFractionDigits: 1,
        });
  const kept = facts.isKept ? text('settings.storage.kept-yes') : text('settings.storage.kept-no');
  return (
    <DefinitionList
      items={[
        { term: text('settings.storage.used'), value: size(facts.used) },
        { term: text('settings.storage.free'), value: size(facts.free) },
        { term: text('settings.storage.kept'), value: facts.isKept === null ? unknown : kept },
      ]}
    />
  );
}

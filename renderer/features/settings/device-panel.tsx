import { useState } from 'react';
import { useIntl } from 'react-intl';
import { type DeviceFacts, saveDeviceName } from '../../data/actions/settings-actions';
import { useWorkspace } from '../../data/use-workspace';
import { DefinitionList } from '../../ui/definition-list';
import { Panel } from '../../ui/panel';
import { TextField } from '../../ui/text-field';
import { showToast } from '../../ui/toast';
import { useText } from '../../ui/use-text';
import styles from './settings-screen.module.css';

/** The name of this device, and how it is known in the changes. */
export function DevicePanel({ facts, deviceName }: { readonly facts: DeviceFacts; readonly deviceName: string }) {
  const text = useText();
  const { formatNumber } = useIntl();
  const workspace = useWorkspace();
  const [name, setName] = useState(deviceName);
  const [kept, setKept] = useState(deviceName);
  const save = async () => {
    if (name.trim() === kept) return;
    const { deviceName: saved } = await saveDeviceName(workspace, name);
    setKept(saved);
    showToast({ words: text('settings.device.saved'), tone: 'done' });
  };
  return (
    <Panel title={text('settings.device.title')}>
      <div className={styles.stack}>
        <TextField
          label={text('settings.device.name')}
          description={text('settings.device.name-hint')}
          value={name}
          onChange={setName}
          onBlur={() => void save()}
          maxLength={120}
        />
        <DefinitionList
          items={[
            { term: text('settings.device.tag'), value: facts.tag },
            { term: text('settings.device.changes'), value: formatNumber(facts.changes) },
          ]}
        />
      </div>
    </Panel>
  );
}

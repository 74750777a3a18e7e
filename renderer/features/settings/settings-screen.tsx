import { useEffect, useState } from 'react';
import { type DeviceFacts, launchOf, readDeviceFacts } from '../../data/actions/settings-actions';
import { type Preferences, readPreferences } from '../../data/preferences';
import { useWorkspace } from '../../data/use-workspace';
import { PageHeader } from '../../ui/page-header';
import { Skeleton } from '../../ui/skeleton';
import { useText } from '../../ui/use-text';
import { AboutPanel } from './about-panel';
import { BackupPanel } from './backup-panel';
import { CopyPanel } from './copy-panel';
import { DevicePanel } from './device-panel';
import { FunctionsPanel } from './functions-panel';
import { HeadquartersPanel } from './headquarters-panel';
import { LookPanel } from './look-panel';
import { OwnDevicePanel } from './own-device-panel';
import { SecretsPanel } from './secrets-panel';
import styles from './settings-screen.module.css';
import { SigningSettings } from './signing-settings';
import { StoragePanel } from './storage-panel';

/** This device, its HQ, how the program looks, what guards it, what it holds. */
export function SettingsScreen() {
  const text = useText();
  const workspace = useWorkspace();
  const [read, setRead] = useState<{ facts: DeviceFacts; preferences: Preferences } | null>(null);
  const [reading, readAgain] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: `reading` counts up when something outside the tables has changed.
  useEffect(() => {
    let isGone = false;
    void Promise.all([readDeviceFacts(workspace), readPreferences(workspace)]).then(([facts, preferences]) => {
      if (!isGone) setRead({ facts, preferences });
    });
    return () => {
      isGone = true;
    };
  }, [workspace, reading]);
  return (
    <div className={styles.screen}>
      <PageHeader title={text('settings.page.title')} />
      {read === null ? (
        <Skeleton words={text('settings.loading.words')} lines={6} />
      ) : (
        <>
          <OwnDevicePanel />
          <HeadquartersPanel
            enrolment={read.facts.enrolment}
            address={read.facts.enrolment?.hq ?? launchOf(workspace).hq ?? ''}
            deviceName={read.preferences.deviceName}
            onEnrolled={() => readAgain((count) => count + 1)}
          />
          <DevicePanel key={read.preferences.deviceName} facts={read.facts} deviceName={read.preferences.deviceName} />
          <FunctionsPanel />
          <LookPanel preferences={read.preferences} />
          <SigningSettings />
          <SecretsPanel protection={read.facts.protection} />
          <StoragePanel />
          <BackupPanel />
          <CopyPanel />
          <AboutPanel facts={read.facts} />
        </>
      )}
    </div>
  );
}

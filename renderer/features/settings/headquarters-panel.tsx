import { useState } from 'react';
import type { Enrolment } from '../../data/identity';
import { useSync } from '../../session/sync';
import { Button } from '../../ui/button';
import { DefinitionList } from '../../ui/definition-list';
import { Panel } from '../../ui/panel';
import { showToast } from '../../ui/toast';
import { type MessageId, useText } from '../../ui/use-text';
import { EnrolForm } from '../../widgets/enrol-form/enrol-form';
import styles from './settings-screen.module.css';

export interface HeadquartersPanelProps {
  readonly enrolment: Enrolment | null;
  readonly address: string;
  readonly deviceName: string;
  readonly onEnrolled: () => void;
}

const roleWords: Readonly<Record<string, MessageId>> = {
  manager: 'settings.hq.role-manager',
  lead: 'settings.hq.role-lead',
  headquarters: 'settings.hq.role-headquarters',
  auditor: 'settings.hq.role-auditor',
};

/** Whom this device speaks for, and the way to connect it. */
export function HeadquartersPanel({ enrolment, address, deviceName, onEnrolled }: HeadquartersPanelProps) {
  const text = useText();
  const { controls } = useSync();
  const [isOpen, setOpen] = useState(false);
  const form = controls && (
    <EnrolForm
      address={address}
      deviceName={deviceName}
      enrol={controls.enrol}
      onEnrolled={({ hqName, person }) => {
        setOpen(false);
        showToast({ words: text('sync.enrol.done', { hq: hqName, person }), tone: 'done' });
        onEnrolled();
      }}
      cancel={enrolment ? { label: text('settings.hq.cancel'), onPress: () => setOpen(false) } : undefined}
    />
  );
  if (!enrolment) {
    return (
      <Panel title={text('settings.hq.title')}>
        <div className={styles.stack}>
          <p className={styles.words}>{text('settings.hq.none')}</p>
          {form}
        </div>
      </Panel>
    );
  }
  const role = roleWords[enrolment.role];
  return (
    <Panel title={text('settings.hq.title')}>
      <div className={styles.stack}>
        <DefinitionList
          items={[
            { term: text('settings.hq.person'), value: enrolment.user.name },
            { term: text('settings.hq.role'), value: role ? text(role) : enrolment.role },
            { term: text('settings.hq.territory'), value: enrolment.space.name },
            { term: text('settings.hq.address'), value: enrolment.hq },
          ]}
        />
        {isOpen ? (
          form
        ) : (
          <div>
            <Button onPress={() => setOpen(true)}>{text('settings.hq.again')}</Button>
          </div>
        )}
      </div>
    </Panel>
  );
}

import { useRef, useState } from 'react';
import { useIntl } from 'react-intl';
import type { Enrolment } from '../../data/identity';
import { useSync } from '../../session/sync';
import { Button } from '../../ui/button';
import { DefinitionList } from '../../ui/definition-list';
import { Panel } from '../../ui/panel';
import { showToast } from '../../ui/toast';
import { useFocusKept } from '../../ui/use-focus-kept';
import { useText } from '../../ui/use-text';
import { EnrolForm } from '../../widgets/enrol-form/enrol-form';
import { useRoleWords } from '../../widgets/role-words';
import styles from './settings-screen.module.css';

export interface HeadquartersPanelProps {
  readonly enrolment: Enrolment | null;
  readonly address: string;
  readonly deviceName: string;
  readonly onEnrolled: () => void;
}

/** Whom this device speaks for, and the way to connect it. */
export function HeadquartersPanel({ enrolment, address, deviceName, onEnrolled }: HeadquartersPanelProps) {
  const text = useText();
  const { report, controls } = useSync();
  const roleWords = useRoleWords();
  const { formatList } = useIntl();
  const { state } = report;
  const mustConnect = state.kind === 'refused' && ['sign-in', 'unauthorised', 'revoked'].includes(state.code);
  const [chosen, setOpen] = useState<boolean | null>(null);
  // HQ's refusal may come in when the page is open already.
  const isOpen = chosen ?? mustConnect;
  const part = useRef<HTMLDivElement>(null);
  useFocusKept(part);
  const form = controls && (
    <EnrolForm
      address={address}
      deviceName={deviceName}
      actions={controls}
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
        <div ref={part} tabIndex={-1} className={styles.stack}>
          <p className={styles.words}>{text('settings.hq.none')}</p>
          {form}
        </div>
      </Panel>
    );
  }
  return (
    <Panel title={text('settings.hq.title')}>
      <div ref={part} tabIndex={-1} className={styles.stack}>
        <DefinitionList
          items={[
            { term: text('settings.hq.person'), value: enrolment.user.name },
            {
              term: text('settings.hq.territory'),
              value: formatList(
                grants(enrolment).map(({ name, role }) =>
                  text('settings.hq.territory-role', { territory: name, role: roleWords(role) }),
                ),
              ),
            },
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

/** The territories that were granted; everybody has the organisation, which says nothing. */
function grants({ spaces }: Enrolment): Enrolment['spaces'] {
  return spaces.filter(({ kind }) => kind === 'territory');
}

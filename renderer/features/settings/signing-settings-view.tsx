import { useState } from 'react';
import { useIntl } from 'react-intl';
import { printedFingerprint } from '#shared/proof/certificates/fingerprint';
import type { IdentityState } from '../../data/signing-identity';
import type { TimeSource } from '../../data/time-source';
import { Button } from '../../ui/button';
import { DefinitionList } from '../../ui/definition-list';
import { FileDrop } from '../../ui/file-drop';
import { Panel } from '../../ui/panel';
import { StateMark, type StateTone } from '../../ui/state-mark';
import { type MessageId, useText } from '../../ui/use-text';
import { OwnFileDialog, type OwnFileDialogProps } from './own-file-dialog';
import { PinDialog, type PinDialogProps } from './pin-dialog';
import styles from './settings-screen.module.css';

type Kept = Extract<IdentityState, { kind: 'kept' }>;

/** A root certificate that checks on this device believe. */
export interface ShownRoot {
  readonly sha256: string;
  readonly name: string;
  readonly organisation: string;
  readonly from: 'headquarters' | 'added';
}

export interface SigningSettingsViewProps {
  readonly identity: IdentityState;
  /** Null: no headquarters was heard yet. */
  readonly time: TimeSource | null;
  readonly roots: readonly ShownRoot[];
  /** Sets, changes or takes away the PIN; the sentence that says why not, or null. */
  readonly onPin: PinDialogProps['onPin'];
  readonly onOwnFile: OwnFileDialogProps['onOwnFile'];
  readonly onForgetOwnFile: () => void;
  readonly onRoot: (file: File) => Promise<string | null>;
  readonly onDropRoot: (sha256: string) => void;
}

/** With what this device signs, who says the time, and whom its checks believe. */
export function SigningSettingsView(props: SigningSettingsViewProps) {
  const text = useText();
  return (
    <Panel title={text('signing.settings.title')}>
      <div className={styles.stack}>
        <IdentityPart {...props} />
        <TimePart time={props.time} />
        <RootsPart {...props} />
      </div>
    </Panel>
  );
}

const originWords = {
  headquarters: 'signing.identity.by-headquarters',
  device: 'signing.identity.by-itself',
  ownFile: 'signing.identity.by-own-file',
} as const satisfies Record<Kept['origin'], MessageId>;

const standingWords = {
  valid: 'signing.settings.valid',
  expiring: 'signing.settings.expiring',
  expired: 'signing.settings.expired',
  notYetValid: 'signing.settings.not-yet-valid',
  revoked: 'signing.settings.revoked',
  unfit: 'signing.settings.unfit',
} as const satisfies Record<Kept['standing'], MessageId>;

const standingMarks = {
  valid: 'proven',
  expiring: 'lapsing',
  expired: 'breach',
  notYetValid: 'breach',
  revoked: 'breach',
  unfit: 'breach',
} as const satisfies Record<Kept['standing'], StateTone>;

function IdentityPart({ identity, onPin, onOwnFile, onForgetOwnFile }: SigningSettingsViewProps) {
  const text = useText();
  const { formatDate } = useIntl();
  const [open, setOpen] = useState<'pin' | 'ownFile' | null>(null);
  const isOwnFile = identity.kind === 'kept' && identity.origin === 'ownFile';
  const isGuarded = identity.kind === 'kept' && identity.guardedByPin;
  return (
    <>
      {identity.kind === 'none' ? (
        <p className={styles.words}>{text('signing.settings.none')}</p>
      ) : (
        <DefinitionList
          items={[
            { term: text('signing.identity.name'), value: identity.name },
            ...(identity.organisation === ''
              ? []
              : [{ term: text('signing.identity.organisation'), value: identity.organisation }]),
            { term: text('signing.identity.issued-by'), value: text(originWords[identity.origin]) },
            {
              term: text('signing.identity.until'),
              value: (
                <>
                  {formatDate(identity.notAfter, { dateStyle: 'long' })}{' '}
                  <StateMark state={standingMarks[identity.standing]} word={text(standingWords[identity.standing])} />
                </>
              ),
            },
            ...(isOwnFile
              ? []
              : [
                  {
                    term: text('signing.settings.pin'),
                    value: text(isGuarded ? 'signing.settings.pin-set' : 'signing.settings.pin-not-set'),
                  },
                ]),
          ]}
        />
      )}
      <p className={styles.words}>{text('signing.settings.pin-hint')}</p>
      <div className={styles.row}>
        {!isOwnFile && identity.kind === 'kept' && (
          <Button onPress={() => setOpen('pin')}>
            {text(isGuarded ? 'signing.settings.change-pin' : 'signing.settings.set-pin')}
          </Button>
        )}
        <Button onPress={() => setOpen('ownFile')}>{text('signing.settings.import')}</Button>
        {isOwnFile && <Button onPress={onForgetOwnFile}>{text('signing.settings.forget')}</Button>}
      </div>
      {open === 'pin' && <PinDialog isGuarded={isGuarded} onPin={onPin} onClose={() => setOpen(null)} />}
      {open === 'ownFile' && <OwnFileDialog onOwnFile={onOwnFile} onClose={() => setOpen(null)} />}
    </>
  );
}

const timeWords = {
  headquarters: 'signing.settings.time-of-hq',
  other: 'signing.settings.time-of-other',
} as const satisfies Record<TimeSource['kind'], MessageId>;

function TimePart({ time }: Pick<SigningSettingsViewProps, 'time'>) {
  const text = useText();
  return (
    <div className={styles.stack}>
      <h3 className={styles.small}>{text('signing.settings.time')}</h3>
      <p className={styles.words}>
        {time === null ? text('signing.settings.time-of-nobody') : text(timeWords[time.kind], { name: time.name })}
      </p>
    </div>
  );
}

function RootsPart({ roots, onRoot, onDropRoot }: SigningSettingsViewProps) {
  const text = useText();
  const [problem, setProblem] = useState<string | null>(null);
  const add = async (file: File) => setProblem(await onRoot(file));
  return (
    <div className={styles.stack}>
      <h3 className={styles.small}>{text('signing.settings.roots')}</h3>
      <p className={styles.words}>{text('signing.settings.roots-hint')}</p>
      <ul className={styles.roots}>
        {roots.map(({ sha256, name, organisation, from }) => (
          <li key={sha256} className={styles.root}>
            <div className={styles.rootFacts}>
              <strong>{name}</strong>
              <span className={styles.words}>
                {text(from === 'headquarters' ? 'signing.settings.root-of-hq' : 'signing.settings.root-added', {
                  organisation,
                })}
              </span>
              <code className={styles.hash}>{printedFingerprint(sha256)}</code>
            </div>
            {from === 'added' && (
              <Button onPress={() => onDropRoot(sha256)}>{text('signing.settings.drop-root')}</Button>
            )}
          </li>
        ))}
      </ul>
      {roots.length === 0 && <p className={styles.words}>{text('signing.settings.no-roots')}</p>}
      <FileDrop
        label={text('signing.settings.add-root')}
        description={text('signing.settings.add-root-hint')}
        accept={['.pem', '.crt', '.cer', '.der']}
        multiple={false}
        onFiles={([file]) => file && void add(file)}
      />
      {problem !== null && (
        <p role="alert" className={styles.problem}>
          {problem}
        </p>
      )}
    </div>
  );
}

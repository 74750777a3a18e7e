import { Check, Download, FolderDown } from 'lucide-react';
import { useIntl } from 'react-intl';
import type { DocumentPage } from '#shared/domain/documents/page';
import type { SignedDocument } from '#shared/domain/signing/signature';
import { Button } from '../../ui/button';
import { ErrorState } from '../../ui/error-state';
import { StateMark } from '../../ui/state-mark';
import { useText } from '../../ui/use-text';
import { PagePreview } from '../../widgets/page-preview/page-preview';
import type { GivenSignatures } from '../../widgets/page-preview/preview-signatures';
import { levelWords, type ProvenTime, timeWords } from '../../widgets/signature-words';
import { Conditions, type ShownLevel } from './level-line';
import styles from './sign-step.module.css';
import { useStepFocus } from './step-focus';

/** A signature of the finished file, with what it rests on. */
export interface DoneSignature {
  readonly field: string;
  readonly personName: string;
  readonly role: string;
  readonly organisation: string;
  /** Null: drawn only, before this program signed cryptographically. */
  readonly level: ShownLevel | null;
  readonly time: ProvenTime;
}

export interface DoneViewProps {
  readonly page: DocumentPage;
  readonly given: GivenSignatures;
  readonly file: SignedDocument['file'];
  readonly signatures: readonly DoneSignature[];
  /** Why a file was not saved. */
  readonly problem: string | null;
  readonly isBusy: boolean;
  readonly onSave: () => void;
  /** Saves the folder the partner takes home. Absent where this place cannot make it. */
  readonly onTakeHome?: (() => void) | undefined;
  readonly onLeave: () => void;
}

/** All have signed: who, with what kind of signature, when, and by what the file is known again. */
export function DoneView({
  page,
  given,
  file,
  signatures,
  problem,
  isBusy,
  onSave,
  onTakeHome,
  onLeave,
}: DoneViewProps) {
  const text = useText();
  const title = useStepFocus();
  return (
    <section className={styles.step} aria-labelledby="signing-done">
      <div className={styles.pages}>
        <PagePreview page={page} given={given} selectedSource={null} />
      </div>
      <div className={styles.desk}>
        <div>
          <StateMark state="proven" word={text('signing.done.state')} shape="badge" />
        </div>
        <h1 ref={title} tabIndex={-1} id="signing-done" className={styles.name}>
          {text('signing.done.title')}
        </h1>
        <p className={styles.what}>{text('signing.what', { title: page.title, reference: page.reference })}</p>
        <div className={styles.body}>
          <ul className={styles.signatures}>
            {signatures.map((signature) => (
              <SignatureItem key={signature.field} signature={signature} />
            ))}
          </ul>
          <div className={styles.part}>
            <h2 className={styles.small}>{text('signing.done.fingerprint')}</h2>
            <code className={styles.hash}>{file.sha256}</code>
            <p className={styles.words}>{text('signing.done.fingerprint-hint')}</p>
          </div>
        </div>
        {problem !== null && (
          <ErrorState shape="inline" title={text('signing.done.not-saved')}>
            {problem}
          </ErrorState>
        )}
        <div className={styles.actions}>
          {onTakeHome && (
            <Button icon={FolderDown} size="large" isPending={isBusy} onPress={onTakeHome}>
              {text('signing.done.take-home')}
            </Button>
          )}
          <Button icon={Download} size="large" onPress={onSave}>
            {text('signing.done.save')}
          </Button>
          <span className={styles.gap} />
          <Button kind="filled" size="large" icon={Check} onPress={onLeave}>
            {text('signing.done.close')}
          </Button>
        </div>
      </div>
    </section>
  );
}

function SignatureItem({ signature }: { readonly signature: DoneSignature }) {
  const text = useText();
  const { formatDate } = useIntl();
  const { personName, role, organisation, level, time } = signature;
  const moment = (at: string) => formatDate(at, { dateStyle: 'medium', timeStyle: 'short' });
  return (
    <li className={styles.part}>
      <div>
        <strong>{personName}</strong>
        <p className={styles.role}>{text('signing.sign.for', { role, organisation })}</p>
      </div>
      <p className={styles.time}>{text(...timeWords(time, moment))}</p>
      {level && (
        <details className={styles.rests}>
          <summary>{text('signing.done.rests-on', { kind: text(levelWords[level.level]) })}</summary>
          <Conditions conditions={level.conditions} />
        </details>
      )}
    </li>
  );
}

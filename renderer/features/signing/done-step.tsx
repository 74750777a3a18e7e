import { Check, Download } from 'lucide-react';
import { useIntl } from 'react-intl';
import type { DocumentPage } from '#shared/domain/documents/page';
import type { SignedDocument } from '#shared/domain/signing/signature';
import type { ShownAgreement } from '../../data/queries/agreement-queries';
import { saveKept } from '../../data/save-copy';
import { useWorkspace } from '../../data/use-workspace';
import { Button } from '../../ui/button';
import { DefinitionList } from '../../ui/definition-list';
import { StateMark } from '../../ui/state-mark';
import { showToast } from '../../ui/toast';
import { useText } from '../../ui/use-text';
import { PagePreview } from '../../widgets/page-preview/page-preview';
import styles from './sign-step.module.css';
import { useStepFocus } from './step-focus';

export interface DoneStepProps {
  readonly shown: ShownAgreement;
  readonly page: DocumentPage;
  readonly onLeave: () => void;
}

/** Both have signed and the file is frozen: who, when, and by what it is known again. */
export function DoneStep({ shown, page, onLeave }: DoneStepProps) {
  const workspace = useWorkspace();
  const text = useText();
  const { document } = shown;
  if (!document) return null;
  const save = async () => {
    const saved = await saveKept(workspace, document.file);
    if (!saved.ok)
      showToast({
        tone: 'refused',
        words: text(saved.error.kind === 'not-here' ? 'documents.bytes.not-here' : 'documents.bytes.unwritable'),
      });
  };
  return <DoneView document={document} page={page} onSave={() => void save()} onLeave={onLeave} />;
}

/** The step as it is seen. */
export function DoneView({
  document,
  page,
  onSave,
  onLeave,
}: Pick<DoneStepProps, 'page' | 'onLeave'> & { readonly document: SignedDocument; readonly onSave: () => void }) {
  const text = useText();
  const { formatDate } = useIntl();
  const title = useStepFocus();
  return (
    <section className={styles.step} aria-labelledby="signing-done">
      <div className={styles.pages}>
        <PagePreview page={page} selectedSource={null} />
      </div>
      <div className={styles.desk}>
        <div>
          <StateMark state="proven" word={text('signing.done.state')} shape="badge" />
        </div>
        <h1 ref={title} tabIndex={-1} id="signing-done" className={styles.name}>
          {text('signing.done.title')}
        </h1>
        <p className={styles.what}>{text('signing.what', { title: page.title, reference: page.reference })}</p>
        <DefinitionList
          items={document.signers.map((signer) => ({
            term: signer.personName,
            value: text('signing.done.signer', {
              role: signer.role,
              at: formatDate(signer.signedAt, { dateStyle: 'long', timeStyle: 'short' }),
            }),
          }))}
        />
        <div className={styles.fingerprint}>
          <h2 className={styles.small}>{text('signing.done.fingerprint')}</h2>
          <code className={styles.hash}>{document.file.sha256}</code>
          <p className={styles.words}>{text('signing.done.fingerprint-hint')}</p>
        </div>
        <div className={styles.actions}>
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

import { Download, FileBadge, FileCheck2, Files, MoreHorizontal } from 'lucide-react';
import { useIntl } from 'react-intl';
import type { FileReference } from '#shared/domain/evidence/evidence';
import type { SignatureLevel } from '#shared/domain/signing/signature';
import { completionOf } from '../../data/completion';
import { type KeptDocument, useDocuments, verifyBytes } from '../../data/queries/agreement-queries';
import { formsOf, saveKept } from '../../data/save-copy';
import { useWorkspace } from '../../data/use-workspace';
import { EmptyState } from '../../ui/empty-state';
import { IconButton } from '../../ui/icon-button';
import { Link } from '../../ui/link';
import { Menu } from '../../ui/menu';
import { Panel } from '../../ui/panel';
import { Skeleton } from '../../ui/skeleton';
import { StateMark, type StateTone } from '../../ui/state-mark';
import { showToast } from '../../ui/toast';
import { type MessageId, useText } from '../../ui/use-text';
import { levelWords, provenTime, strengthOf, strengthWords, timeWords } from '../../widgets/signature-words';
import styles from './document-list.module.css';

/** Every signed document this device knows of, by partner. */
export function DocumentList() {
  const text = useText();
  const workspace = useWorkspace();
  const documents = useDocuments();
  if (documents === undefined) return <Skeleton words={text('documents.list.opening')} lines={6} />;
  const save = async (...forms: readonly [FileReference, ...FileReference[]]) => {
    const saved = await saveKept(workspace, ...forms);
    if (!saved.ok)
      showToast({
        tone: 'refused',
        words: text(saved.error.kind === 'not-here' ? 'documents.bytes.not-here' : 'documents.bytes.unwritable'),
      });
  };
  const verify = async ({ document: { file } }: KeptDocument) => {
    const found = await verifyBytes(workspace, file);
    showToast({ tone: found === 'unchanged' ? 'done' : 'refused', words: text(verifiedWords[found]) });
  };
  return <DocumentListView documents={documents} onSave={save} onVerify={verify} />;
}

const verifiedWords = {
  unchanged: 'documents.verified.unchanged',
  changed: 'documents.verified.changed',
  'not-here': 'documents.bytes.not-here',
} as const satisfies Record<Awaited<ReturnType<typeof verifyBytes>>, MessageId>;

export interface DocumentListViewProps {
  readonly documents: readonly KeptDocument[];
  /** Saves the first of several forms of a file that is here. */
  readonly onSave: (...forms: readonly [FileReference, ...FileReference[]]) => Promise<unknown>;
  readonly onVerify: (document: KeptDocument) => Promise<unknown>;
}

/** The list without the machinery behind it. */
export function DocumentListView({ documents, onSave, onVerify }: DocumentListViewProps) {
  const text = useText();
  if (documents.length === 0)
    return (
      <EmptyState
        icon={Files}
        title={text('documents.list.empty')}
        action={<Link href="/partners">{text('documents.list.first')}</Link>}
      >
        {text('documents.list.empty-hint')}
      </EmptyState>
    );
  const byPartner = Object.entries(Object.groupBy(documents, ({ document }) => document.partnerId));
  return (
    <div className={styles.list}>
      {byPartner.map(([partnerId, kept = []]) => (
        <Panel
          key={partnerId}
          title={kept[0]?.partnerName}
          actions={<Link href={`/partners/${partnerId}`}>{text('documents.list.partner')}</Link>}
          flush
        >
          <ul className={styles.rows}>
            {kept.map((one) => (
              <li key={one.document.id} className={styles.row}>
                <DocumentRow kept={one} onSave={onSave} onVerify={onVerify} />
              </li>
            ))}
          </ul>
        </Panel>
      ))}
    </div>
  );
}

interface DocumentRowProps extends Omit<DocumentListViewProps, 'documents'> {
  readonly kept: KeptDocument;
}

function DocumentRow({ kept, onSave, onVerify }: DocumentRowProps) {
  const text = useText();
  const { formatDate, formatNumber } = useIntl();
  const { document } = kept;
  const completion = completionOf(document, kept.revisions);
  const strength = strengthOf(kept.revisions);
  const moment = (at: string) => formatDate(at, { dateStyle: 'medium', timeStyle: 'short' });
  return (
    <>
      <div className={styles.what}>
        <Link href={`/agreements/${document.agreementId}`}>{text(kindWords[document.kind])}</Link>
        <span className={styles.facts}>
          {text('documents.list.facts', {
            version: document.version,
            date: moment(document.frozenAt),
            size: formatNumber(document.file.bytes / 1024, {
              style: 'unit',
              unit: 'kilobyte',
              maximumFractionDigits: 0,
            }),
          })}
        </span>
        <ul className={styles.signers}>
          {document.signers.map((signer) => (
            <li key={signer.signatureId}>
              {text('documents.list.signer', {
                name: signer.personName,
                role: signer.role,
                at: moment(signer.signedAt),
              })}
              {signer.level && <SignedHow kept={kept} signatureId={signer.signatureId} level={signer.level} />}
            </li>
          ))}
        </ul>
        {document.sessionId && (
          <StateMark
            state={strength === null ? 'pending' : 'proven'}
            word={text(...strengthWords(strength, (at) => formatDate(at, { dateStyle: 'medium' })))}
          />
        )}
        <span className={styles.hash}>
          <span>{text('documents.list.fingerprint')}</span> <code>{document.file.sha256}</code>
        </span>
      </div>
      <StateMark state={placeMarks[kept.bytes]} word={text(placeWords[kept.bytes])} />
      <Menu
        label={text('documents.list.actions')}
        trigger={<IconButton icon={MoreHorizontal} label={text('documents.list.actions')} />}
        entries={[
          {
            id: 'save',
            label: text('documents.list.save'),
            icon: Download,
            onAction: () => void onSave(...formsOf(document, kept.revisions)),
          },
          ...(completion
            ? [
                {
                  id: 'completion',
                  label: text('documents.list.completion'),
                  description: text('documents.list.completion-hint'),
                  icon: FileBadge,
                  onAction: () => void onSave(completion.file),
                },
              ]
            : []),
          {
            id: 'verify',
            label: text('documents.list.verify'),
            description: text('documents.list.verify-hint'),
            icon: FileCheck2,
            onAction: () => void onVerify(kept),
          },
        ]}
      />
    </>
  );
}

/** What kind of signature it is, and between which moments it was given. */
function SignedHow({
  kept,
  signatureId,
  level,
}: {
  readonly kept: KeptDocument;
  readonly signatureId: string;
  readonly level: SignatureLevel;
}) {
  const text = useText();
  const { formatDate } = useIntl();
  const moment = (at: string) => formatDate(at, { dateStyle: 'medium', timeStyle: 'short' });
  const proof = kept.signatures.find(({ id }) => id === signatureId)?.proof ?? null;
  return (
    <span className={styles.how}>
      {text('documents.list.how', {
        kind: text(levelWords[level]),
        time: text(...timeWords(provenTime(proof, kept.revisions), moment)),
      })}
    </span>
  );
}

const kindWords = {
  plan: 'documents.kind.plan',
  sla: 'documents.kind.sla',
} as const satisfies Record<KeptDocument['document']['kind'], MessageId>;

const placeWords = {
  waiting: 'documents.place.waiting',
  'at-hq': 'documents.place.at-hq',
  wanted: 'documents.place.wanted',
  absent: 'documents.place.wanted',
} as const satisfies Record<KeptDocument['bytes'], MessageId>;

const placeMarks = {
  waiting: 'pending',
  'at-hq': 'proven',
  wanted: 'missing',
  absent: 'missing',
} as const satisfies Record<KeptDocument['bytes'], StateTone>;

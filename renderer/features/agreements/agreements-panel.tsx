import { FileText, Handshake } from 'lucide-react';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import type { Agreement, AgreementKind } from '#shared/domain/agreements/agreement';
import type { PartnerId } from '#shared/domain/partners/partner';
import type { Signature } from '#shared/domain/signing/signature';
import { draftAgreement } from '../../data/actions/agreement-actions';
import { useWorkspace } from '../../data/use-workspace';
import { Button } from '../../ui/button';
import { Link } from '../../ui/link';
import { Panel } from '../../ui/panel';
import { StateMark } from '../../ui/state-mark';
import { showToast } from '../../ui/toast';
import { useText } from '../../ui/use-text';
import { storageWords } from '../../widgets/storage-words';
import { kindWords, stateMarks, stateWords } from './agreement-words';
import styles from './agreements-panel.module.css';

export interface AgreementsPanelProps {
  readonly partnerId: PartnerId;
  readonly agreements: readonly Agreement[];
  readonly signatures: readonly Signature[];
}

/** Plan and service level agreement with a partner, where they stand, and the way in. */
export function AgreementsPanel(props: AgreementsPanelProps) {
  const workspace = useWorkspace();
  const navigate = useNavigate();
  const text = useText();
  const draft = async (kind: AgreementKind) => {
    const drafted = await draftAgreement(workspace, props.partnerId, kind);
    if (drafted.ok) return navigate(`/agreements/${drafted.value.id}`);
    if (drafted.error.kind === 'already-drafted') return navigate(`/agreements/${drafted.error.agreementId}`);
    showToast({
      tone: 'refused',
      words: text(storageWords(drafted.error.kind)),
    });
  };
  return <AgreementsTable {...props} onDraft={draft} />;
}

/** The panel without the machinery behind it. */
export function AgreementsTable({
  agreements,
  signatures,
  onDraft,
}: Omit<AgreementsPanelProps, 'partnerId'> & { readonly onDraft: (kind: AgreementKind) => Promise<unknown> }) {
  const text = useText();
  return (
    <Panel title={text('agreements.panel.title')} flush>
      <ul className={styles.list}>
        {(['plan', 'sla'] as const).map((kind) => (
          <li key={kind} className={styles.row}>
            <KindRow
              kind={kind}
              versions={agreements
                .filter((one) => one.kind === kind)
                .toSorted((left, right) => right.version - left.version)}
              signatures={signatures}
              onDraft={onDraft}
            />
          </li>
        ))}
      </ul>
    </Panel>
  );
}

interface KindRowProps {
  readonly kind: AgreementKind;
  /** The latest first. */
  readonly versions: readonly Agreement[];
  readonly signatures: readonly Signature[];
  readonly onDraft: (kind: AgreementKind) => Promise<unknown>;
}

function KindRow({ kind, versions, signatures, onDraft }: KindRowProps) {
  const text = useText();
  const [isDrafting, setDrafting] = useState(false);
  const Icon = kind === 'plan' ? Handshake : FileText;
  const [latest] = versions;
  return (
    <>
      <Icon size="1.125rem" strokeWidth={1.75} aria-hidden className={styles.icon} />
      <div className={styles.words}>
        {latest ? <Link href={`/agreements/${latest.id}`}>{text(kindWords[kind])}</Link> : text(kindWords[kind])}
        {versions.map((one) => (
          <VersionLine
            key={one.id}
            agreement={one}
            signed={signatures.filter(({ agreementId }) => agreementId === one.id).length}
            isLatest={one === latest}
          />
        ))}
        {!latest && (
          <span className={styles.quiet}>
            {text(kind === 'plan' ? 'agreements.panel.plan-hint' : 'agreements.panel.sla-hint')}
          </span>
        )}
      </div>
      {!latest && (
        <Button
          isPending={isDrafting}
          onPress={() => {
            setDrafting(true);
            void onDraft(kind).finally(() => setDrafting(false));
          }}
        >
          {text(kind === 'plan' ? 'agreements.panel.draft-plan' : 'agreements.panel.draft-sla')}
        </Button>
      )}
    </>
  );
}

function VersionLine({
  agreement,
  signed,
  isLatest,
}: {
  readonly agreement: Agreement;
  readonly signed: number;
  readonly isLatest: boolean;
}) {
  const text = useText();
  const version = text('agreements.version', { version: agreement.version });
  return (
    <span className={styles.version}>
      <StateMark
        state={stateMarks[agreement.state]}
        word={
          agreement.state === 'locked'
            ? text('agreements.panel.signed-of', { signed })
            : text(stateWords[agreement.state])
        }
      />
      {isLatest ? (
        <span className={styles.quiet}>{version}</span>
      ) : (
        <Link href={`/agreements/${agreement.id}`} kind="quiet">
          {version}
        </Link>
      )}
    </span>
  );
}

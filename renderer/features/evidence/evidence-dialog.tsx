import { RefreshCw } from 'lucide-react';
import { useState } from 'react';
import { useIntl } from 'react-intl';
import { dayOf } from '#shared/base/calendar-date';
import { capturedOutOfOrder } from '#shared/domain/evidence/clock-trust';
import type { EvidenceRevision } from '#shared/domain/evidence/evidence';
import { type EvidencePiece, piecesOf, verdictByRevision } from '#shared/domain/evidence/evidence-rules';
import type { PartnerFile } from '#shared/records/partner-file';
import { reviewEvidence, withdrawEvidence } from '../../data/actions/evidence-actions';
import { useColleagues } from '../../data/queries/sync-queries';
import { usePlaybook } from '../../data/use-playbook';
import { useWorkspace } from '../../data/use-workspace';
import { usePresentation } from '../../session/presentation';
import { Button } from '../../ui/button';
import { DefinitionList } from '../../ui/definition-list';
import { Dialog } from '../../ui/dialog';
import { Panel } from '../../ui/panel';
import { StateMark } from '../../ui/state-mark';
import { TextField } from '../../ui/text-field';
import { showToast } from '../../ui/toast';
import { type MessageId, useText } from '../../ui/use-text';
import styles from './evidence-dialog.module.css';
import { EvidenceMark } from './evidence-mark';
import { sourceWords } from './evidence-words';
import { FactList } from './fact-list';
import { FileView } from './file-view';
import { PieceFacts } from './piece-facts';
import { stateOn } from './state-on';

export interface EvidenceDialogProps {
  readonly file: PartnerFile;
  /** The piece in view; null: none. */
  readonly evidenceId: string | null;
  readonly onClose: () => void;
  readonly onRenew: (piece: EvidencePiece) => void;
}

/** One piece of evidence: its files, what was said of it, and every earlier state. */
export function EvidenceDialog({ file, evidenceId, onClose, onRenew }: EvidenceDialogProps) {
  const text = useText();
  const index = usePlaybook();
  const isTurned = usePresentation();
  const { surroundings } = useWorkspace();
  const piece = piecesOf(file).find(({ evidence }) => evidence.id === evidenceId) ?? null;
  const state = piece && stateOn(piece, index, dayOf(new Date(surroundings.now()).toISOString()));
  const revisions = piece ? [...piece.revisions].sort((left, right) => right.number - left.number) : [];
  return (
    <Dialog
      isOpen={piece !== null}
      onClose={onClose}
      title={piece?.evidence.title ?? text('evidence.title')}
      shape="wide"
      actions={
        piece && (
          <Button icon={RefreshCw} onPress={() => onRenew(piece)}>
            {text('evidence.review.renew')}
          </Button>
        )
      }
    >
      {piece && state && (
        <div className={styles.piece}>
          <EvidenceMark state={state} />
          {!isTurned && (state.state === 'rejected' || state.state === 'withdrawn') && (
            <p className={styles.reason}>{state.reason}</p>
          )}
          <PieceFacts key={piece.evidence.id} piece={piece} file={file} canCorrect={!isTurned} />
          {revisions.map((revision) => (
            <RevisionView key={revision.id} revision={revision} piece={piece} file={file} />
          ))}
          {!isTurned && <Withdrawing piece={piece} onDone={onClose} />}
        </div>
      )}
    </Dialog>
  );
}

interface RevisionViewProps {
  readonly revision: EvidenceRevision;
  readonly piece: EvidencePiece;
  readonly file: PartnerFile;
}

function RevisionView({ revision, piece, file }: RevisionViewProps) {
  const text = useText();
  const { formatDate } = useIntl();
  const colleagues = useColleagues();
  const isTurned = usePresentation();
  const type = usePlaybook().evidenceTypeById.get(piece.evidence.typeId);
  const verdict = verdictByRevision(piece.reviews).get(revision.id);
  const attested = file.people.find(({ id }) => id === revision.attestation?.personId);
  const day = (date: string) => formatDate(date, { dateStyle: 'medium', timeZone: 'UTC' });
  return (
    <Panel title={text('evidence.revision.title', { number: revision.number })} level={3} shape="plain">
      <div className={styles.revision}>
        <DefinitionList
          items={[
            { term: text('evidence.revision.source'), value: text(sourceWords[revision.source]) },
            {
              term: text('evidence.revision.captured'),
              value: `${formatDate(revision.capturedAt, { dateStyle: 'medium', timeStyle: 'short' })}, ${colleagues?.get(revision.capturedBy) ?? text('evidence.revision.this-device')}`,
            },
            {
              term: text('evidence.revision.holds'),
              value: revision.effectiveTo
                ? text('evidence.revision.from-to', {
                    from: day(revision.effectiveFrom),
                    to: day(revision.effectiveTo),
                  })
                : text('evidence.revision.from', { from: day(revision.effectiveFrom) }),
            },
            ...(revision.attestation
              ? [
                  { term: text('evidence.attestation.person'), value: attested?.name ?? '' },
                  { term: text('evidence.attestation.statement'), value: revision.attestation.statement },
                ]
              : []),
          ]}
        />
        {type && <FactList type={type} facts={revision.facts} people={file.people} />}
        {revision.files.map((each) => (
          <FileView
            key={each.sha256}
            file={each}
            revisionId={revision.id}
            confidentiality={piece.evidence.confidentiality}
            redactions={file.redactions}
          />
        ))}
        {capturedOutOfOrder(piece.revisions).has(revision.id) && (
          <StateMark state="lapsing" word={text('evidence.revision.out-of-order')} />
        )}
        {verdict === undefined && !isTurned && <Reviewing revision={revision} />}
      </div>
    </Panel>
  );
}

const reviewRefusals = {
  'second-person-needed': 'evidence.review.second-person',
  'reason-missing': 'evidence.review.reason-missing',
  'already-reviewed': 'evidence.review.already',
  'not-here': 'evidence.refused.not-here',
  'storage-full': 'errors.storage-full',
  'storage-failed': 'errors.storage-failed',
  'past-is-fixed': 'errors.past-is-fixed',
} as const satisfies Record<string, MessageId>;

function Reviewing({ revision }: { readonly revision: EvidenceRevision }) {
  const text = useText();
  const workspace = useWorkspace();
  const [reason, setReason] = useState('');
  const [problem, setProblem] = useState<string | undefined>(undefined);
  const say = async (verdict: 'accepted' | 'rejected') => {
    const reviewed = await reviewEvidence(workspace, revision.id, { verdict, reason });
    setProblem(reviewed.ok ? undefined : text(reviewRefusals[reviewed.error.kind]));
  };
  return (
    <div className={styles.review}>
      <TextField label={text('evidence.review.reason')} value={reason} onChange={setReason} errorMessage={problem} />
      <Button onPress={() => void say('rejected')}>{text('evidence.review.reject')}</Button>
      <Button kind="filled" onPress={() => void say('accepted')}>
        {text('evidence.review.accept')}
      </Button>
    </div>
  );
}

function Withdrawing({ piece, onDone }: { readonly piece: EvidencePiece; readonly onDone: () => void }) {
  const text = useText();
  const workspace = useWorkspace();
  const [asking, setAsking] = useState(false);
  const [reason, setReason] = useState('');
  const [problem, setProblem] = useState<string | undefined>(undefined);
  const withdraw = async () => {
    const withdrawn = await withdrawEvidence(workspace, piece.evidence.id, reason);
    if (!withdrawn.ok)
      return setProblem(
        text(
          withdrawn.error.kind === 'nothing-to-withdraw' ? 'evidence.review.nothing' : 'evidence.review.reason-missing',
        ),
      );
    showToast({ tone: 'done', words: text('evidence.review.withdrawn', { title: piece.evidence.title }) });
    onDone();
  };
  if (!asking) {
    return (
      <div>
        <Button onPress={() => setAsking(true)}>{text('evidence.review.withdraw')}</Button>
      </div>
    );
  }
  return (
    <div className={styles.review}>
      <TextField
        autoFocus
        label={text('evidence.review.withdraw-reason')}
        value={reason}
        onChange={setReason}
        errorMessage={problem}
      />
      <Button kind="danger" onPress={() => void withdraw()}>
        {text('evidence.review.withdraw')}
      </Button>
    </div>
  );
}

import { useState } from 'react';
import { dayOf } from '#shared/base/calendar-date';
import type { Json } from '#shared/base/json';
import { confidentialities, type EvidenceSource } from '#shared/domain/evidence/evidence';
import { lastDay } from '#shared/domain/evidence/evidence-rules';
import type { PersonId } from '#shared/domain/partners/person';
import type { EvidenceType } from '#shared/domain/playbook/pack';
import type { PartnerFile } from '#shared/records/partner-file';
import { captureEvidence, reviewEvidence } from '../../data/actions/evidence-actions';
import { usePlaybook } from '../../data/use-playbook';
import { useWorkspace } from '../../data/use-workspace';
import { Button } from '../../ui/button';
import { DatePicker } from '../../ui/date-picker';
import { Dialog } from '../../ui/dialog';
import { FieldRow, Form } from '../../ui/form';
import { RadioGroup } from '../../ui/radio-group';
import { Select } from '../../ui/select';
import { TextField } from '../../ui/text-field';
import { showToast } from '../../ui/toast';
import { type MessageId, useText } from '../../ui/use-text';
import { AttestationFields } from './attestation-fields';
import styles from './capture-dialog.module.css';
import { confidentialityWords, sourceWords } from './evidence-words';
import { FactFields } from './fact-fields';
import { FilesPart } from './files-part';
import { OwnerSelect } from './piece-facts';
import { nobody } from './shelf';
import { useIntake } from './use-intake';

export interface CaptureRequest {
  /** Fixed kind of evidence; null: the person chooses. */
  readonly typeId: string | null;
  readonly questionId: string | null;
  /** The piece to renew; null: a new one. */
  readonly evidenceId: string | null;
  /** Facts known already: they stand there and can be corrected. */
  readonly facts?: { readonly [factId: string]: Json };
  /** Files dropped before the dialog opened. */
  readonly files?: readonly File[];
}

export interface CaptureDialogProps {
  readonly file: PartnerFile;
  readonly request: CaptureRequest | null;
  readonly onClose: () => void;
  readonly onCaptured?: (evidenceId: string) => void;
}

/** Brings a piece of evidence: what kind, the files or the words, from when to when it holds. */
export function CaptureDialog({ file, request, onClose, onCaptured }: CaptureDialogProps) {
  const text = useText();
  const index = usePlaybook();
  const [typeId, setTypeId] = useState<string | null>(null);
  const chosen = request?.typeId ?? typeId;
  const type = chosen === null ? null : (index.evidenceTypeById.get(chosen) ?? null);
  const close = () => {
    setTypeId(null);
    onClose();
  };
  return (
    <Dialog
      isOpen={request !== null}
      onClose={close}
      title={type?.title ?? text('evidence.capture.title')}
      shape="wide"
    >
      {request && !request.typeId && <TypeChoice value={typeId} onChange={setTypeId} />}
      {request && type && (
        <CaptureForm key={type.id} type={type} file={file} request={request} onClose={close} onCaptured={onCaptured} />
      )}
    </Dialog>
  );
}

function TypeChoice({
  value,
  onChange,
}: {
  readonly value: string | null;
  readonly onChange: (typeId: string) => void;
}) {
  const text = useText();
  const choices = usePlaybook().pack.evidenceTypes.map(({ id, title }) => ({ id, label: `${id} ${title}` }));
  return <Select label={text('evidence.capture.kind')} choices={choices} value={value} onChange={onChange} />;
}

interface CaptureFormProps {
  readonly type: EvidenceType;
  readonly file: PartnerFile;
  readonly request: CaptureRequest;
  readonly onClose: () => void;
  readonly onCaptured: ((evidenceId: string) => void) | undefined;
}

const refusalWords = {
  'source-not-allowed': 'evidence.refused.source',
  'files-missing': 'evidence.refused.files-missing',
  'file-empty': 'evidence.intake.empty',
  'facts-refused': 'evidence.refused.facts',
  'attestation-missing': 'evidence.refused.attestation',
  'ends-before-it-begins': 'evidence.refused.ends-before',
  'not-here': 'evidence.refused.not-here',
  'storage-full': 'errors.storage-full',
  'storage-failed': 'errors.storage-failed',
  'past-is-fixed': 'errors.past-is-fixed',
} as const satisfies Record<string, MessageId>;

function useCapture({ type, file, request, onClose, onCaptured }: CaptureFormProps) {
  const text = useText();
  const workspace = useWorkspace();
  const today = dayOf(new Date(workspace.surroundings.now()).toISOString());
  const [source, setSource] = useState<EvidenceSource>(type.sources[0] ?? 'file');
  const [title, setTitle] = useState('');
  const [effectiveFrom, setFrom] = useState<string | null>(today);
  const [effectiveTo, setTo] = useState<string | null>(null);
  const [facts, setFacts] = useState<{ readonly [id: string]: Json }>(request.facts ?? {});
  const [attestation, setAttestation] = useState<{ readonly personId: string; readonly statement: string } | null>(
    null,
  );
  const [confidentiality, setConfidentiality] = useState<(typeof confidentialities)[number]>('partner');
  const [ownerId, setOwner] = useState<string>(nobody);
  const [problem, setProblem] = useState<string | null>(null);
  const intake = useIntake(file.partner.id);
  const keep = async () => {
    const captured = await captureEvidence(workspace, {
      partnerId: file.partner.id,
      typeId: type.id,
      evidenceId: request.evidenceId,
      title,
      source,
      files: intake.files,
      effectiveFrom: effectiveFrom ?? today,
      effectiveTo,
      facts,
      attestation:
        source === 'attestation' && attestation
          ? { personId: attestation.personId as PersonId, statement: attestation.statement }
          : null,
      questionId: request.questionId,
      ownerId: ownerId === nobody ? null : (ownerId as PersonId),
      confidentiality,
      siteId: null,
      place: null,
    });
    if (!captured.ok) return setProblem(text(refusalWords[captured.error.kind]));
    const { evidence, revision } = captured.value;
    onCaptured?.(evidence.id);
    onClose();
    showToast({
      tone: 'done',
      words: text('evidence.capture.done', { title: evidence.title }),
      action: { label: text('evidence.review.accept'), onPress: () => void acceptAtOnce(revision.id) },
    });
  };
  const acceptAtOnce = async (revisionId: string) => {
    const reviewed = await reviewEvidence(workspace, revisionId, { verdict: 'accepted', reason: '' });
    if (!reviewed.ok && reviewed.error.kind === 'second-person-needed')
      showToast({ tone: 'refused', words: text('evidence.review.second-person') });
  };
  return {
    source,
    setSource,
    title,
    setTitle,
    effectiveFrom,
    setFrom,
    effectiveTo,
    setTo,
    facts,
    setFacts,
    attestation,
    setAttestation,
    confidentiality,
    setConfidentiality,
    ownerId,
    setOwner,
    problem,
    intake,
    keep,
  };
}

function CaptureForm(props: CaptureFormProps) {
  const { type, file, request, onClose } = props;
  const text = useText();
  const making = useCapture(props);
  return (
    <Form
      onSubmit={() => void making.keep()}
      problems={making.problem ? [{ name: null, message: making.problem }] : []}
      actions={
        <>
          <Button kind="plain" onPress={onClose}>
            {text('evidence.capture.cancel')}
          </Button>
          <Button kind="filled" type="submit" isDisabled={making.intake.isReading}>
            {text('evidence.capture.keep')}
          </Button>
        </>
      }
    >
      <p className={styles.help}>{type.help}</p>
      {type.sources.length > 1 && (
        <RadioGroup
          orientation="horizontal"
          label={text('evidence.capture.source')}
          choices={type.sources.map((id) => ({ id, label: text(sourceWords[id]) }))}
          value={making.source}
          onChange={making.setSource}
        />
      )}
      {making.source === 'attestation' ? (
        <AttestationFields
          people={file.people}
          type={type}
          value={making.attestation}
          onChange={making.setAttestation}
        />
      ) : (
        <FilesPart
          intake={making.intake}
          photo={making.source === 'photo'}
          optional={making.source === 'record' || making.source === 'drill'}
          dropped={request.files}
        />
      )}
      <FactFields type={type} people={file.people} value={making.facts} onChange={making.setFacts} />
      <HoldingDays type={type} making={making} />
      {request.evidenceId === null && (
        <FieldRow>
          <TextField
            label={text('evidence.capture.name')}
            placeholder={type.title}
            value={making.title}
            onChange={making.setTitle}
          />
          <OwnerSelect people={file.people} value={making.ownerId} onChange={making.setOwner} />
          <Select
            label={text('evidence.capture.confidentiality')}
            choices={confidentialities.map((id) => ({ id, label: text(confidentialityWords[id]) }))}
            value={making.confidentiality}
            onChange={making.setConfidentiality}
          />
        </FieldRow>
      )}
    </Form>
  );
}

/** From when to when it holds; an open end is told as the day that follows from its kind. */
function HoldingDays({
  type,
  making,
}: {
  readonly type: EvidenceType;
  readonly making: ReturnType<typeof useCapture>;
}) {
  const text = useText();
  const { effectiveFrom, effectiveTo } = making;
  const until = effectiveFrom === null || effectiveTo !== null ? null : lastDay({ effectiveFrom, effectiveTo }, type);
  return (
    <FieldRow>
      <DatePicker label={text('evidence.capture.from')} value={effectiveFrom} onChange={making.setFrom} isRequired />
      <DatePicker
        label={text('evidence.capture.to')}
        value={effectiveTo}
        onChange={making.setTo}
        description={
          until ? text('evidence.capture.holds-until', { until: new Date(`${until}T12:00:00Z`) }) : undefined
        }
      />
    </FieldRow>
  );
}

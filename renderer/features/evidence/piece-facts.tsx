import { Pencil } from 'lucide-react';
import { useState } from 'react';
import { useIntl } from 'react-intl';
import { kindsToServe } from '#shared/domain/evidence/also-serves';
import { confidentialities } from '#shared/domain/evidence/evidence';
import type { EvidencePiece } from '#shared/domain/evidence/evidence-rules';
import type { PersonId } from '#shared/domain/partners/person';
import type { PartnerFile } from '#shared/records/partner-file';
import { correctEvidence } from '../../data/actions/evidence-actions';
import { usePlaybook } from '../../data/use-playbook';
import { useWorkspace } from '../../data/use-workspace';
import { Button } from '../../ui/button';
import { Checkbox } from '../../ui/checkbox';
import { DefinitionList } from '../../ui/definition-list';
import { FieldGroup, FieldRow, Form } from '../../ui/form';
import { Select } from '../../ui/select';
import { TextField } from '../../ui/text-field';
import { type MessageId, useText } from '../../ui/use-text';
import { confidentialityWords } from './evidence-words';
import styles from './piece-facts.module.css';
import { nobody } from './shelf';

export interface PieceFactsProps {
  readonly piece: EvidencePiece;
  readonly file: PartnerFile;
  /** Nothing is changed while the partner looks on. */
  readonly canCorrect: boolean;
}

/** What is said of a piece: what it proves, who can renew it, who may see it. */
export function PieceFacts({ piece, file, canCorrect }: PieceFactsProps) {
  const text = useText();
  const { formatList } = useIntl();
  const index = usePlaybook();
  const [correcting, setCorrecting] = useState(false);
  const { evidence } = piece;
  if (correcting && canCorrect) {
    return <CorrectionForm piece={piece} file={file} onClose={() => setCorrecting(false)} />;
  }
  const titleOf = (typeId: string) => index.evidenceTypeById.get(typeId)?.title ?? typeId;
  const owner = file.people.find(({ id }) => id === evidence.ownerId);
  return (
    <div>
      <DefinitionList
        items={[
          { term: text('evidence.piece.proves'), value: titleOf(evidence.typeId) },
          ...(evidence.alsoServes.length > 0
            ? [{ term: text('evidence.also.label'), value: formatList(evidence.alsoServes.map(titleOf)) }]
            : []),
          { term: text('evidence.owner.label'), value: owner?.name ?? text('evidence.owner.nobody') },
          {
            term: text('evidence.capture.confidentiality'),
            value: text(confidentialityWords[evidence.confidentiality]),
          },
        ]}
      />
      {canCorrect && (
        <div className={styles.correct}>
          <Button kind="plain" icon={Pencil} onPress={() => setCorrecting(true)}>
            {text('evidence.piece.correct')}
          </Button>
        </div>
      )}
    </div>
  );
}

const refusalWords = {
  'title-missing': 'evidence.piece.title-missing',
  'kind-not-served': 'evidence.also.not-served',
  'second-person-needed': 'evidence.also.second-person',
  'not-here': 'evidence.refused.not-here',
  'storage-full': 'errors.storage-full',
  'storage-failed': 'errors.storage-failed',
  'past-is-fixed': 'errors.past-is-fixed',
} as const satisfies Record<string, MessageId>;

function CorrectionForm({
  piece,
  file,
  onClose,
}: {
  readonly piece: EvidencePiece;
  readonly file: PartnerFile;
  readonly onClose: () => void;
}) {
  const text = useText();
  const workspace = useWorkspace();
  const index = usePlaybook();
  const { evidence } = piece;
  const [title, setTitle] = useState(evidence.title);
  const [ownerId, setOwner] = useState<string>(evidence.ownerId ?? nobody);
  const [confidentiality, setConfidentiality] = useState(evidence.confidentiality);
  const [alsoServes, setAlsoServes] = useState<readonly string[]>(evidence.alsoServes);
  const [problem, setProblem] = useState<MessageId | null>(null);
  const offered = kindsToServe(piece, index);
  const keep = async () => {
    const corrected = await correctEvidence(workspace, evidence.id, {
      title,
      ownerId: ownerId === nobody ? null : (ownerId as PersonId),
      confidentiality,
      alsoServes: [...alsoServes],
    });
    if (corrected.ok) onClose();
    else setProblem(refusalWords[corrected.error.kind]);
  };
  return (
    <Form
      label={text('evidence.piece.correct')}
      onSubmit={() => void keep()}
      problems={problem ? [{ name: null, message: text(problem) }] : []}
      actions={
        <>
          <Button kind="plain" onPress={onClose}>
            {text('evidence.capture.cancel')}
          </Button>
          <Button type="submit">{text('evidence.piece.keep')}</Button>
        </>
      }
    >
      <TextField label={text('evidence.capture.name')} value={title} onChange={setTitle} isRequired />
      <FieldRow>
        <OwnerSelect people={file.people} value={ownerId} onChange={setOwner} />
        <Select
          label={text('evidence.capture.confidentiality')}
          choices={confidentialities.map((id) => ({ id, label: text(confidentialityWords[id]) }))}
          value={confidentiality}
          onChange={setConfidentiality}
        />
      </FieldRow>
      {offered.length > 0 && (
        <FieldGroup title={text('evidence.also.label')}>
          <div className={styles.kinds}>
            {offered.map((type) => (
              <Checkbox
                key={type.id}
                label={type.title}
                isSelected={alsoServes.includes(type.id)}
                onChange={(isSelected) =>
                  setAlsoServes(isSelected ? [...alsoServes, type.id] : alsoServes.filter((id) => id !== type.id))
                }
              />
            ))}
          </div>
        </FieldGroup>
      )}
    </Form>
  );
}

/** Who can renew a piece of evidence. */
export function OwnerSelect({
  people,
  value,
  onChange,
}: {
  readonly people: PartnerFile['people'];
  readonly value: string;
  readonly onChange: (ownerId: string) => void;
}) {
  const text = useText();
  return (
    <Select
      label={text('evidence.owner.label')}
      choices={[
        { id: nobody, label: text('evidence.owner.nobody') },
        ...people.map(({ id, name, title }) => ({
          id: id as string,
          label: title === '' ? name : `${name}, ${title}`,
        })),
      ]}
      value={value}
      onChange={onChange}
    />
  );
}

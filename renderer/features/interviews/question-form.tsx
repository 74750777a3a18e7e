import { ArrowRight } from 'lucide-react';
import { useRef, useState } from 'react';
import { type AnswerFinding, fieldApplies } from '#shared/domain/interviews/answer-check';
import type { OutlineItem } from '#shared/domain/interviews/interview-rules';
import { wantedProofs } from '#shared/domain/interviews/interview-rules';
import type { PersonId } from '#shared/domain/partners/person';
import type { PartnerFacts } from '#shared/domain/playbook/partner-facts';
import { answerQuestion } from '../../data/actions/interview-actions';
import { useWorkspace } from '../../data/use-workspace';
import { usePresentation } from '../../session/presentation';
import { Button } from '../../ui/button';
import { useCommands } from '../../ui/commands';
import { type FieldProblem, Form } from '../../ui/form';
import { Menu } from '../../ui/menu';
import { Skeleton } from '../../ui/skeleton';
import { showToast } from '../../ui/toast';
import { useText } from '../../ui/use-text';
import { type AnswerDraft, useAnswerDraft } from './answer-draft';
import { AnswerMargin } from './answer-margin';
import { type EvidenceInput, FieldInput } from './field-input';
import { useFindingWords } from './finding-words';
import { ProofPrompt } from './proof-prompt';
import styles from './question-form.module.css';

export interface QuestionFormProps {
  readonly interviewId: string;
  readonly partnerId: string;
  readonly item: OutlineItem;
  readonly facts: PartnerFacts;
  readonly zone: string;
  readonly isFinished: boolean;
  readonly EvidenceInput: EvidenceInput;
  readonly onCapture: (evidenceTypeId: string, questionId: string) => void;
  readonly onAnswered: () => void;
}

/** One question: asked large, answered below, proven at once where a proof is asked for. */
export function QuestionForm(props: QuestionFormProps) {
  const { interviewId, item, facts } = props;
  const text = useText();
  const making = useAnswerDraft({ interviewId, question: item.question, versions: item.versions, facts });
  if (!making.draft) return <Skeleton words={text('interviews.question.opening')} lines={4} />;
  return <QuestionFields {...props} making={making} draft={making.draft} />;
}

type Making = ReturnType<typeof useAnswerDraft>;

function QuestionFields(props: QuestionFormProps & { readonly making: Making; readonly draft: AnswerDraft }) {
  const { item, partnerId, facts, zone, making, draft, isFinished } = props;
  const { question } = item;
  const text = useText();
  const turned = usePresentation();
  const { findings, problems, give, isGiving } = useGiving(props);
  useCommands([
    {
      id: 'answer-next',
      label: text('interviews.question.give'),
      group: text('interviews.title'),
      keys: 'mod+enter',
      run: () => void give('answered'),
    },
  ]);
  const fields = question.fields.filter(
    (field) => fieldApplies(field, draft.value, facts) && !(turned && field.internal),
  );
  const proofs = wantedProofs(question, draft.value, facts);
  return (
    <Form
      label={question.text}
      onSubmit={() => void give('answered')}
      problems={problems}
      actions={
        !isFinished && (
          <div className={styles.actions}>
            <Menu
              label={text('interviews.question.other')}
              trigger={<Button>{text('interviews.question.other')}</Button>}
              entries={[
                { id: 'declined', label: text('interviews.question.declined'), onAction: () => void give('declined') },
                {
                  id: 'not-applicable',
                  label: text('interviews.question.not-applicable'),
                  onAction: () => void give('notApplicable'),
                },
              ]}
            />
            <span className={styles.saved} aria-live="polite">
              {making.saved ? '' : text('interviews.question.keeping')}
            </span>
            <Button kind="filled" type="submit" icon={ArrowRight} isPending={isGiving}>
              {text('interviews.question.give')}
            </Button>
          </div>
        )
      }
    >
      {fields.map((field) => (
        <FieldInput
          key={field.id}
          field={field}
          questionId={question.id}
          partnerId={partnerId}
          zone={zone}
          value={draft.value[field.id]}
          findings={findings.filter((finding) => finding.fieldId === field.id)}
          onChange={(value) => making.changeField(field.id, value)}
          EvidenceInput={props.EvidenceInput}
        />
      ))}
      <ProofPrompt proofs={proofs} onCapture={(typeId) => props.onCapture(typeId, question.id)} />
      <AnswerMargin
        partnerId={partnerId}
        draft={draft}
        isCorrection={item.versions !== null}
        onChange={making.change}
      />
    </Form>
  );
}

/** Milliseconds: what is done sooner needs no sign that it is being done. */
const blink = 150;

function useGiving({
  interviewId,
  item,
  making,
  draft,
  onAnswered,
}: QuestionFormProps & { readonly making: Making; readonly draft: AnswerDraft }) {
  const text = useText();
  const workspace = useWorkspace();
  const findingWords = useFindingWords();
  const [findings, setFindings] = useState<readonly AnswerFinding[]>([]);
  const [problem, setProblem] = useState<string | null>(null);
  const [isGiving, setGiving] = useState(false);
  const underWay = useRef(false);
  const give = async (state: 'answered' | 'declined' | 'notApplicable') => {
    if (underWay.current) return;
    underWay.current = true;
    // Not at once: to draw the whole form anew takes longer than the save, and the save would wait for it.
    const isSlow = setTimeout(() => setGiving(true), blink);
    const given = {
      ...draft,
      state,
      saidBy: draft.saidBy as PersonId | null,
      secondsSpent: draft.secondsSpent + making.secondsSince(),
    };
    const kept = await answerQuestion(workspace, interviewId, item.question.id, given);
    clearTimeout(isSlow);
    underWay.current = false;
    if (kept.ok) {
      await making.drop();
      onAnswered();
    }
    setGiving(false);
    setFindings([]);
    setProblem(null);
    if (kept.ok) return;
    switch (kept.error.kind) {
      case 'answer-incomplete':
        return setFindings(kept.error.findings);
      case 'proof-missing':
        return setProblem(text('interviews.refused.proof-missing'));
      case 'interview-finished':
        return setProblem(text('interviews.refused.finished'));
      case 'question-skipped':
        return setProblem(text('interviews.refused.skipped'));
      case 'storage-full':
        return showToast({ tone: 'refused', words: text('errors.storage-full') });
      default:
        return showToast({ tone: 'refused', words: text('errors.storage-failed') });
    }
  };
  const found: FieldProblem[] = findings.map((finding) => ({
    name: finding.fieldId,
    message: `${labelOf(item, finding)}: ${findingWords(finding) ?? ''}`,
  }));
  const problems = problem === null ? found : [{ name: null, message: problem }, ...found];
  return { findings, problems, give, isGiving };
}

function labelOf({ question }: OutlineItem, finding: AnswerFinding): string {
  const field = question.fields.find(({ id }) => id === finding.fieldId);
  const row =
    typeof finding.row === 'number'
      ? String(finding.row + 1)
      : field?.rows?.find(({ id }) => id === finding.row)?.label;
  const column = field?.columns?.find(({ id }) => id === finding.columnId)?.label;
  return [field?.label ?? finding.fieldId, row, column].filter((part) => part !== undefined).join(' · ');
}

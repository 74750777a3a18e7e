import { useMemo, useRef, useState } from 'react';
import { groupBy } from '#shared/base/group-by';
import type { AnswerFinding } from '#shared/domain/interviews/answer-check';
import type { OutlineItem } from '#shared/domain/interviews/interview-rules';
import type { PersonId } from '#shared/domain/partners/person';
import { answerQuestion } from '../../data/actions/interview-actions';
import { useWorkspace } from '../../data/use-workspace';
import type { FieldProblem } from '../../ui/form';
import { showToast } from '../../ui/toast';
import { useText } from '../../ui/use-text';
import type { AnswerDraft } from './answer-draft';
import { useFindingWords } from './finding-words';
import type { InterviewView } from './interview-view';
import { useTimeInView } from './screen-time';

/** Milliseconds: what is done sooner needs no sign that it is being done. */
const blink = 150;

export interface GivingOn {
  readonly view: InterviewView;
  readonly item: OutlineItem;
  readonly draft: AnswerDraft;
  readonly making: { readonly drop: () => Promise<void> };
  readonly onAnswered: () => void;
}

/** Gives the answer, and tells what has to be put right before it can be kept. */
export function useGiving({ view, item, making, draft, onAnswered }: GivingOn) {
  const text = useText();
  const workspace = useWorkspace();
  const findingWords = useFindingWords();
  const { id: interviewId } = view.interview;
  const time = useTimeInView(interviewId, item.question.id);
  const [found, setFound] = useState<readonly AnswerFinding[]>([]);
  const [problem, setProblem] = useState<FieldProblem | null>(null);
  const [isGiving, setGiving] = useState(false);
  const underWay = useRef(false);
  const give = async (state: 'answered' | 'declined' | 'notApplicable') => {
    if (underWay.current) return;
    underWay.current = true;
    // Not at once: to draw the whole form anew takes longer than the save, and the save would wait for it.
    const isSlow = setTimeout(() => setGiving(true), blink);
    const kept = await answerQuestion(workspace, interviewId, item.question.id, {
      ...draft,
      state,
      saidBy: draft.saidBy as PersonId | null,
      secondsSpent: time.seconds(),
    });
    clearTimeout(isSlow);
    underWay.current = false;
    if (kept.ok) {
      await Promise.all([making.drop(), time.drop()]);
      onAnswered();
    }
    setGiving(false);
    setFound([]);
    setProblem(null);
    if (kept.ok) return;
    const whole = (message: string) => setProblem({ name: null, message });
    switch (kept.error.kind) {
      case 'answer-incomplete':
        return setFound(kept.error.findings);
      case 'proof-missing':
        return whole(text('interviews.refused.proof-missing'));
      case 'reason-missing':
        return setProblem({ name: 'reason', message: text('interviews.refused.reason-missing') });
      case 'interview-finished':
        return whole(text('interviews.refused.finished'));
      case 'question-skipped':
        return whole(text('interviews.refused.skipped'));
      case 'playbook-missing':
        return whole(text('interviews.playbook.missing', { version: kept.error.version }));
      case 'storage-full':
        return showToast({ tone: 'refused', words: text('errors.storage-full') });
      default:
        return showToast({ tone: 'refused', words: text('errors.storage-failed') });
    }
  };
  const findings = useMemo(() => groupBy(found, ({ fieldId }) => fieldId), [found]);
  const problems: readonly FieldProblem[] = [
    ...(problem ? [problem] : []),
    ...found.map((finding) => ({
      name: finding.fieldId,
      message: `${labelOf(item, finding)}: ${findingWords(finding) ?? ''}`,
    })),
  ];
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

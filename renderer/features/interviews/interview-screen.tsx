import { ListChecks } from 'lucide-react';
import { type ReactNode, useEffect } from 'react';
import { useNavigate } from 'react-router';
import { interviewProgress, nextQuestion, type OutlineItem } from '#shared/domain/interviews/interview-rules';
import { useWorkspace } from '../../data/use-workspace';
import { Button } from '../../ui/button';
import { useCommands } from '../../ui/commands';
import { useText } from '../../ui/use-text';
import { AnswerHistory } from './answer-history';
import { AnswerView } from './answer-view';
import type { EvidenceInput } from './field-input';
import { InterviewFrame } from './interview-frame';
import styles from './interview-screen.module.css';
import type { InterviewView } from './interview-view';
import { keepPlace } from './place';
import type { WantedCapture } from './proof-prompt';
import { QuestionForm } from './question-form';
import { QuestionHead } from './question-head';
import { TakingPart } from './taking-part';
import { useAnswerNames } from './use-answer-names';

export interface InterviewScreenProps {
  readonly view: InterviewView;
  /** The question in view. */
  readonly questionId: string;
  readonly tools?: ReactNode;
  readonly EvidenceInput: EvidenceInput;
  readonly onCapture: (wanted: WantedCapture) => void;
}

/** An interview over the whole screen: one question at a time, the outline beside it. */
export function InterviewScreen({ view, questionId, tools, EvidenceInput, onCapture }: InterviewScreenProps) {
  const text = useText();
  const workspace = useWorkspace();
  const { interview, outline, file } = view;
  const item = outline.find(({ question }) => question.id === questionId) ?? outline[0];
  const { go, goOn, toReview } = useWays(view, questionId);
  useEffect(() => void keepPlace(workspace, interview.id, questionId), [workspace, interview.id, questionId]);
  useCommands([
    {
      id: 'question-next',
      label: text('interviews.go.next'),
      group: text('interviews.title'),
      keys: 'alt+arrowdown',
      alsoWhileTyping: true,
      run: () => go(1),
    },
    {
      id: 'question-previous',
      label: text('interviews.go.previous'),
      group: text('interviews.title'),
      keys: 'alt+arrowup',
      alsoWhileTyping: true,
      run: () => go(-1),
    },
  ]);
  if (!item) return null;
  const { questions, closed } = interviewProgress(outline);
  return (
    <InterviewFrame view={view} currentId={item.question.id} tools={tools}>
      <QuestionHead item={item} at={outline.indexOf(item) + 1} of={outline.length} />
      {interview.finishedAt === null ? (
        <QuestionForm
          key={item.question.id}
          view={view}
          item={item}
          zone={file.sites[0]?.zone ?? Intl.DateTimeFormat().resolvedOptions().timeZone}
          EvidenceInput={EvidenceInput}
          onCapture={onCapture}
          onAnswered={goOn}
        />
      ) : (
        <AnswerAsGiven view={view} item={item} />
      )}
      <PastOf view={view} item={item} />
      <TakingPart interview={interview} people={file.people} />
      {interview.finishedAt === null && questions === closed && (
        <div className={styles.finish}>
          <p>{text('interviews.finish.ready')}</p>
          <Button icon={ListChecks} onPress={toReview}>
            {text('interviews.finish.review')}
          </Button>
        </div>
      )}
    </InterviewFrame>
  );
}

interface OfQuestion {
  readonly view: InterviewView;
  readonly item: OutlineItem;
}

/** In an interview that is finished an answer is read; to change it, the questions are asked again. */
function AnswerAsGiven({ view, item }: OfQuestion) {
  const text = useText();
  const names = useAnswerNames(view.file);
  return (
    <div className={styles.given}>
      <p>{text('interviews.refused.finished')}</p>
      {item.versions ? (
        <AnswerView question={item.question} answer={item.versions.shown} names={names} />
      ) : (
        <p>{text('interviews.review.no-answer')}</p>
      )}
    </div>
  );
}

// Of a talk that is held each quarter the earlier ones are here too.
function PastOf({ view, item }: OfQuestion) {
  const names = useAnswerNames(view.file);
  return <AnswerHistory question={item.question} answers={view.file.answers} names={names} />;
}

function useWays({ interview, outline }: InterviewView, questionId: string) {
  const navigate = useNavigate();
  const at = outline.findIndex(({ question }) => question.id === questionId);
  const open = (id: string | undefined) => {
    if (id) void navigate(`/interviews/${interview.id}/${id}`);
  };
  return {
    go: (steps: number) => open(outline[at + steps]?.question.id),
    toReview: () => open('review'),
    /** To the next question that wants something, else to the review; the outline does not know yet that this one is answered. */
    goOn: () => open(nextQuestion(outline, questionId)?.id ?? 'review'),
  };
}

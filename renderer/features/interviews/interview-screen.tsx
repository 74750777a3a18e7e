import { ArrowLeft, Check, Users } from 'lucide-react';
import { useEffect } from 'react';
import { useNavigate } from 'react-router';
import { dayOf } from '#shared/base/calendar-date';
import { factsOf } from '#shared/domain/gates/partner-records';
import type { Interview } from '#shared/domain/interviews/interview';
import {
  interviewOutline,
  interviewProgress,
  nextQuestion,
  type OutlineItem,
} from '#shared/domain/interviews/interview-rules';
import { builtInPack } from '#shared/domain/playbook/built-in-pack';
import { finishInterview } from '../../data/actions/interview-actions';
import type { PartnerFile } from '../../data/partner-file';
import { recordsFor } from '../../data/partner-records';
import { useWorkspace } from '../../data/use-workspace';
import { turnScreen, usePresentation } from '../../session/presentation';
import { Button } from '../../ui/button';
import { useCommands } from '../../ui/commands';
import { IconButton } from '../../ui/icon-button';
import { ProgressBar } from '../../ui/progress-bar';
import { showToast } from '../../ui/toast';
import { useText } from '../../ui/use-text';
import type { EvidenceInput } from './field-input';
import { InterviewOutline } from './interview-outline';
import styles from './interview-screen.module.css';
import { keepPlace } from './place';
import { QuestionForm } from './question-form';
import { QuestionHead } from './question-head';

export interface InterviewScreenProps {
  readonly interview: Interview;
  readonly file: PartnerFile;
  /** The question in view. */
  readonly questionId: string;
  readonly EvidenceInput: EvidenceInput;
  readonly onCapture: (evidenceTypeId: string, questionId: string) => void;
}

/** An interview over the whole screen: one question at a time, the outline beside it. */
export function InterviewScreen({ interview, file, questionId, EvidenceInput, onCapture }: InterviewScreenProps) {
  const text = useText();
  const navigate = useNavigate();
  const workspace = useWorkspace();
  const { facts, outline } = useOutline(interview, file);
  const item = outline.find(({ question }) => question.id === questionId) ?? outline[0];
  const { go, goOn, previous, leave } = useWays(interview, outline, questionId);
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
      run: previous,
    },
  ]);
  const finish = async () => {
    const finished = await finishInterview(workspace, interview.id);
    if (finished.ok) return navigate(leave);
    showToast({ tone: 'refused', words: text('interviews.refused.open') });
    if (finished.error.kind === 'questions-open' && finished.error.questionIds[0])
      void navigate(`/interviews/${interview.id}/${finished.error.questionIds[0]}`);
  };
  if (!item) return null;
  const module = builtInPack().moduleById.get(interview.moduleId);
  return (
    <div className={styles.screen}>
      <ScreenHead title={module?.title ?? ''} partnerName={file.partner.legalName} outline={outline} leave={leave} />
      <div className={styles.body}>
        <aside className={styles.side}>
          <InterviewOutline interviewId={interview.id} items={outline} currentId={item.question.id} />
        </aside>
        <div className={styles.work}>
          <QuestionHead item={item} at={outline.indexOf(item) + 1} of={outline.length} />
          <QuestionForm
            key={item.question.id}
            interviewId={interview.id}
            partnerId={interview.partnerId}
            item={item}
            facts={facts}
            zone={file.sites[0]?.zone ?? Intl.DateTimeFormat().resolvedOptions().timeZone}
            isFinished={interview.finishedAt !== null}
            EvidenceInput={EvidenceInput}
            onCapture={onCapture}
            onAnswered={goOn}
          />
          {interview.finishedAt === null &&
            interviewProgress(outline).questions === interviewProgress(outline).closed && (
              <div className={styles.finish}>
                <p>{text('interviews.finish.ready')}</p>
                <Button icon={Check} onPress={() => void finish()}>
                  {text('interviews.finish.button')}
                </Button>
              </div>
            )}
        </div>
      </div>
    </div>
  );
}

function useOutline(interview: Interview, file: PartnerFile) {
  const { surroundings } = useWorkspace();
  const asOf = dayOf(new Date(surroundings.now()).toISOString());
  const index = builtInPack();
  const facts = factsOf(recordsFor(file), index, { asOf });
  return { facts, outline: interviewOutline(index, interview.moduleId, { facts, answers: file.answers }) };
}

function useWays(interview: Interview, outline: readonly OutlineItem[], questionId: string) {
  const navigate = useNavigate();
  const leave = interview.visitId ? `/visits/${interview.visitId}` : `/partners/${interview.partnerId}`;
  const at = outline.findIndex(({ question }) => question.id === questionId);
  const open = (id: string | undefined) => {
    if (id) void navigate(`/interviews/${interview.id}/${id}`);
  };
  return {
    leave,
    go: (steps: number) => open(outline[at + steps]?.question.id),
    previous: () => open(outline[at - 1]?.question.id),
    /** To the next question that wants something; the outline does not know yet that this one is answered. */
    goOn: () => open(nextQuestion(outline, questionId)?.id ?? outline[at + 1]?.question.id),
  };
}

interface ScreenHeadProps {
  readonly title: string;
  readonly partnerName: string;
  readonly outline: readonly OutlineItem[];
  readonly leave: string;
}

function ScreenHead({ title, partnerName, outline, leave }: ScreenHeadProps) {
  const text = useText();
  const navigate = useNavigate();
  const turned = usePresentation();
  const progress = interviewProgress(outline);
  return (
    <header className={styles.head}>
      <IconButton icon={ArrowLeft} label={text('interviews.go.leave')} onPress={() => void navigate(leave)} />
      <div className={styles.names}>
        <strong>{title}</strong>
        <span className={styles.quiet}>{partnerName}</span>
      </div>
      <div className={styles.progress}>
        <ProgressBar
          label={text('interviews.progress.label')}
          done={progress.closed + progress.proofsAccepted}
          of={progress.questions + progress.proofs}
          words={text('interviews.progress.words', {
            closed: progress.closed,
            questions: progress.questions,
            proofs: progress.proofsAccepted,
            wanted: progress.proofs,
          })}
        />
      </div>
      <span className={styles.quiet}>
        {text('interviews.progress.minutes', { minutes: Math.ceil(progress.minutesLeft) })}
      </span>
      <IconButton
        icon={Users}
        label={text(turned ? 'app.turn.back' : 'app.turn.command')}
        onPress={() => turnScreen(turned ? 'own' : 'partner')}
      />
    </header>
  );
}

import { ArrowLeft, EyeOff, Users } from 'lucide-react';
import type { ReactNode } from 'react';
import { useNavigate } from 'react-router';
import { interviewProgress } from '#shared/domain/interviews/interview-rules';
import { turnScreen, usePresentation } from '../../session/presentation';
import { Button } from '../../ui/button';
import { EmptyState } from '../../ui/empty-state';
import { IconButton } from '../../ui/icon-button';
import { ProgressBar } from '../../ui/progress-bar';
import { useText } from '../../ui/use-text';
import styles from './interview-frame.module.css';
import { InterviewOutline } from './interview-outline';
import type { InterviewView } from './interview-view';
import { OutlineNews } from './outline-news';

export interface InterviewFrameProps {
  readonly view: InterviewView;
  /** The question in view; null: the review. */
  readonly currentId: string | null;
  /** What can be done about the partner from here, beside the progress: the risk tier. */
  readonly tools?: ReactNode;
  readonly children: ReactNode;
}

/** What is around an interview: whose it is, how far it has come, every question, and the way back. */
export function InterviewFrame({ view, currentId, tools, children }: InterviewFrameProps) {
  const turned = usePresentation();
  const { interview, outline, form } = view;
  if (turned && form?.audience === 'internal') return <TurnedAway />;
  return (
    <div className={styles.screen}>
      <FrameHead view={view} tools={tools} />
      <div className={styles.body}>
        <aside className={styles.side}>
          <InterviewOutline interviewId={interview.id} items={outline} currentId={currentId} />
        </aside>
        <div className={styles.work}>
          <OutlineNews key={view.interview.id} view={view} />
          {children}
        </div>
      </div>
    </div>
  );
}

/** An interview of our own people is none of the partner's business: nothing of it is drawn while the screen is turned. */
function TurnedAway() {
  const text = useText();
  return (
    <EmptyState
      icon={EyeOff}
      title={text('interviews.internal.hidden')}
      action={<Button onPress={() => turnScreen('own')}>{text('app.turn.back')}</Button>}
    >
      {text('interviews.internal.hidden-hint')}
    </EmptyState>
  );
}

/** Where an interview leads back to. */
export function wayOut({ interview }: InterviewView): string {
  return interview.visitId ? `/visits/${interview.visitId}` : `/partners/${interview.partnerId}`;
}

function FrameHead({ view, tools }: Pick<InterviewFrameProps, 'view' | 'tools'>) {
  const text = useText();
  const navigate = useNavigate();
  const turned = usePresentation();
  const progress = interviewProgress(view.outline);
  return (
    <header className={styles.head}>
      <IconButton icon={ArrowLeft} label={text('interviews.go.leave')} onPress={() => void navigate(wayOut(view))} />
      <div className={styles.names}>
        <strong>{view.form?.title ?? view.interview.moduleId}</strong>
        <span className={styles.quiet}>{view.file.partner.legalName}</span>
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
      {tools && <div data-private>{tools}</div>}
      <IconButton
        icon={Users}
        label={text(turned ? 'app.turn.back' : 'app.turn.command')}
        onPress={() => turnScreen(turned ? 'own' : 'partner')}
      />
    </header>
  );
}

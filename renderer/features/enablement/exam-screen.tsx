import { ArrowLeft } from 'lucide-react';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { z } from 'zod';
import { elapsed, minutesOf } from '#shared/domain/enablement/drill-rules';
import type { Person } from '#shared/domain/partners/person';
import type { Exam } from '#shared/domain/playbook/pack-enablement';
import { recordExam } from '../../data/actions/enablement-actions';
import { useWorkspace } from '../../data/use-workspace';
import { Button } from '../../ui/button';
import { IconButton } from '../../ui/icon-button';
import { ProgressBar } from '../../ui/progress-bar';
import { Skeleton } from '../../ui/skeleton';
import { showToast } from '../../ui/toast';
import { useText } from '../../ui/use-text';
import { ExamQuestion } from './exam-question';
import { type ExamOutcome, ExamResultView } from './exam-result';
import styles from './exam-screen.module.css';
import { useKept } from './use-kept';
import { useMoment, useReadMoment } from './use-moment';

export interface ExamScreenProps {
  readonly partnerId: string;
  readonly exam: Exam;
  readonly person: Person;
}

const sittingSchema = z.object({
  started: z.object({ boot: z.string(), steady: z.number(), wall: z.number() }).nullable(),
  at: z.int().min(0),
  answers: z.record(z.string(), z.array(z.string())),
});
type Sitting = z.infer<typeof sittingSchema>;

const notStarted: Sitting = { started: null, at: 0, answers: {} };

/** An exam over the whole screen: one question at a time, and at the end what was right and why. */
export function ExamScreen({ partnerId, exam, person }: ExamScreenProps) {
  const text = useText();
  const workspace = useWorkspace();
  const navigate = useNavigate();
  const { value, change, drop } = useKept(`exam/${partnerId}/${exam.id}/${person.id}`, sittingSchema, notStarted);
  const [outcome, setOutcome] = useState<ExamOutcome | null>(null);
  const [isPending, setPending] = useState(false);
  const read = useReadMoment();
  const leave = () => void navigate(`/partners/${partnerId}/enablement`);
  const handIn = async (sitting: Sitting) => {
    setPending(true);
    const seconds = sitting.started ? elapsed(sitting.started, read()).ms / 1000 : 0;
    const { answers } = sitting;
    const questionIds = exam.questions.map(({ id }) => id);
    const kept = await recordExam(workspace, {
      partnerId,
      examId: exam.id,
      personId: person.id,
      questionIds,
      answers,
      seconds,
    });
    setPending(false);
    if (!kept.ok) {
      const isLearner = kept.error.kind !== 'not-a-learner';
      return showToast({
        tone: 'refused',
        words: text(isLearner ? 'errors.storage-failed' : 'enablement.exam.no-role'),
      });
    }
    await drop();
    const revisionIds = kept.value.captured.map(({ revision }) => revision.id);
    setOutcome({ result: kept.value.result, revisionIds });
  };
  return (
    <div className={styles.screen}>
      <ExamHead exam={exam} person={person} sitting={outcome ? null : value} onLeave={leave} />
      <div className={styles.work}>
        {outcome && <ExamResultView exam={exam} outcome={outcome} onLeave={leave} />}
        {!outcome && value === null && <Skeleton words={text('enablement.exam.opening')} lines={4} />}
        {!outcome && value && value.started === null && (
          <ExamWelcome exam={exam} person={person} onStart={() => change({ ...value, started: read() })} />
        )}
        {!outcome && value?.started && (
          <SittingPages
            exam={exam}
            sitting={value}
            isPending={isPending}
            onChange={change}
            onHandIn={() => void handIn(value)}
          />
        )}
      </div>
    </div>
  );
}

interface ExamHeadProps {
  readonly exam: Exam;
  readonly person: Person;
  readonly sitting: Sitting | null;
  readonly onLeave: () => void;
}

/** The time is told in whole minutes and never in red: it is for planning, and nobody fails by it. */
function ExamHead({ exam, person, sitting, onLeave }: ExamHeadProps) {
  const text = useText();
  const now = useMoment(15_000, sitting?.started != null);
  const minutes = sitting?.started ? Math.floor(minutesOf(elapsed(sitting.started, now).ms)) : null;
  const answered = exam.questions.filter(({ id }) => (sitting?.answers[id] ?? []).length > 0).length;
  return (
    <header className={styles.head}>
      <IconButton icon={ArrowLeft} label={text('enablement.exam.leave')} onPress={onLeave} />
      <div className={styles.names}>
        <strong>{exam.title}</strong>
        <span className={styles.quiet}>{person.name}</span>
      </div>
      {sitting?.started && (
        <div className={styles.progress}>
          <ProgressBar
            label={text('enablement.exam.progress')}
            hideLabel
            done={answered}
            of={exam.questions.length}
            words={text('enablement.exam.answered', { answered, of: exam.questions.length })}
          />
        </div>
      )}
      {minutes !== null && (
        <span className={styles.quiet}>{text('enablement.exam.minutes', { minutes, planned: exam.minutes })}</span>
      )}
    </header>
  );
}

function ExamWelcome({
  exam,
  person,
  onStart,
}: Pick<ExamScreenProps, 'exam' | 'person'> & { readonly onStart: () => void }) {
  const text = useText();
  return (
    <div className={styles.page}>
      <h1 className={styles.title}>{exam.title}</h1>
      <p>
        {text('enablement.exam.welcome', {
          name: person.name,
          questions: exam.questions.length,
          minutes: exam.minutes,
          pass: exam.passAt,
        })}
      </p>
      <p className={styles.quietText}>{text('enablement.exam.welcome-rules')}</p>
      <div>
        <Button kind="filled" size="large" autoFocus onPress={onStart}>
          {text('enablement.exam.start')}
        </Button>
      </div>
    </div>
  );
}

interface SittingPagesProps {
  readonly exam: Exam;
  readonly sitting: Sitting;
  readonly isPending: boolean;
  readonly onChange: (sitting: Sitting) => void;
  readonly onHandIn: () => void;
}

/** The questions, and behind the last of them the page on which it is handed in. */
function SittingPages({ exam, sitting, isPending, onChange, onHandIn }: SittingPagesProps) {
  const text = useText();
  const question = exam.questions[sitting.at];
  const goTo = (at: number) => onChange({ ...sitting, at: Math.max(0, Math.min(at, exam.questions.length)) });
  if (question) {
    return (
      <ExamQuestion
        key={question.id}
        question={question}
        at={sitting.at}
        of={exam.questions.length}
        chosen={sitting.answers[question.id] ?? []}
        onChoose={(chosen) => onChange({ ...sitting, answers: { ...sitting.answers, [question.id]: [...chosen] } })}
        onNext={() => goTo(sitting.at + 1)}
        onBack={() => goTo(sitting.at - 1)}
      />
    );
  }
  const open = exam.questions.flatMap(({ id }, at) => ((sitting.answers[id] ?? []).length === 0 ? [at] : []));
  return (
    <div className={styles.page}>
      <h1 className={styles.title}>{text('enablement.exam.ready')}</h1>
      {open.length === 0 ? (
        <p>{text('enablement.exam.all-answered')}</p>
      ) : (
        <>
          <p>{text('enablement.exam.some-open', { count: open.length })}</p>
          <div className={styles.buttons}>
            {open.map((at) => (
              <Button key={at} onPress={() => goTo(at)}>
                {text('enablement.exam.question', { number: at + 1 })}
              </Button>
            ))}
          </div>
        </>
      )}
      <div className={styles.buttons}>
        <Button onPress={() => goTo(exam.questions.length - 1)}>{text('enablement.exam.back')}</Button>
        <Button kind="filled" autoFocus isPending={isPending} onPress={onHandIn}>
          {text('enablement.exam.hand-in')}
        </Button>
      </div>
    </div>
  );
}

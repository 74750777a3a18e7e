import { ArrowRight, Check } from 'lucide-react';
import type { ReactNode } from 'react';
import { useIntl } from 'react-intl';
import { useNavigate } from 'react-router';
import { isNothing } from '#shared/domain/interviews/consequences';
import { interviewProgress, nextQuestion, type OutlineItem } from '#shared/domain/interviews/interview-rules';
import { finishInterview } from '../../data/actions/interview-actions';
import { useWorkspace } from '../../data/use-workspace';
import { Button } from '../../ui/button';
import { Link } from '../../ui/link';
import { StateMark } from '../../ui/state-mark';
import { showToast } from '../../ui/toast';
import { useText } from '../../ui/use-text';
import { timeOf } from './answer-history';
import { AnswerView } from './answer-view';
import type { AnswerNames } from './answer-words';
import { confidenceWords } from './confidence-words';
import { ConsequenceList } from './consequence-list';
import { InterviewFrame, wayOut } from './interview-frame';
import { questionStateMarks, questionStateWords } from './interview-outline';
import { type InterviewView, useConsequences } from './interview-view';
import styles from './review-screen.module.css';
import { TakingPart } from './taking-part';
import { useAnswerNames } from './use-answer-names';

export interface ReviewScreenProps {
  readonly view: InterviewView;
  readonly tools?: ReactNode;
}

/** The end of an interview, read through together: what was said, what was not, what is left, and what follows. */
export function ReviewScreen({ view, tools }: ReviewScreenProps) {
  const text = useText();
  const names = useAnswerNames(view.file);
  const { outline, interview, file } = view;
  const asked = outline.filter(({ state }) => state !== 'skipped');
  const skipped = outline.length - asked.length;
  return (
    <InterviewFrame view={view} currentId={null} tools={tools}>
      <div className={styles.review}>
        <header className={styles.head}>
          <h1>{text('interviews.review.title')}</h1>
          <Summary view={view} />
          <TakingPart interview={interview} people={file.people} />
        </header>
        <WhatFollows view={view} />
        <ol className={styles.answers}>
          {asked.map((item) => (
            <ReviewedAnswer key={item.question.id} view={view} item={item} names={names} />
          ))}
        </ol>
        {skipped > 0 && <p className={styles.quiet}>{text('interviews.review.skipped', { count: skipped })}</p>}
        <Finish view={view} />
      </div>
    </InterviewFrame>
  );
}

/** How much was said, and how long it took: the time in which the questions were in view. */
function Summary({ view: { outline, interview } }: { readonly view: InterviewView }) {
  const text = useText();
  const { formatDate } = useIntl();
  const own = outline
    .flatMap(({ versions }) => versions?.history ?? [])
    .filter((one) => one.interviewId === interview.id);
  const seconds = own.reduce((sum, { secondsSpent }) => sum + secondsSpent, 0);
  const count = (states: readonly OutlineItem['state'][]) =>
    outline.filter(({ state }) => states.includes(state)).length;
  return (
    <p className={styles.quiet}>
      {[
        text('interviews.review.answered', { count: count(['answered', 'needsProof']) }),
        text('interviews.review.declined', { count: count(['declined']) }),
        text('interviews.review.left', { count: count(['open', 'undecided']) }),
        ...(seconds > 0 ? [text('interviews.review.time', timeOf(seconds))] : []),
        formatDate(interview.startedAt, { dateStyle: 'medium', timeStyle: 'short' }),
      ].join(' · ')}
    </p>
  );
}

function WhatFollows({ view }: { readonly view: InterviewView }) {
  const text = useText();
  const consequences = useConsequences(view);
  const wanting = view.outline.filter(({ state }) => state === 'needsProof');
  return (
    <section className={styles.follows} aria-label={text('interviews.review.follows')}>
      <h2>{text('interviews.review.follows')}</h2>
      {isNothing(consequences) && wanting.length === 0 ? (
        <p className={styles.quiet}>{text('interviews.review.nothing-follows')}</p>
      ) : (
        <>
          <ConsequenceList consequences={consequences} index={view.index} />
          {wanting.length > 0 && (
            <StateMark state="missing" word={text('interviews.review.proofs-missing', { count: wanting.length })} />
          )}
        </>
      )}
    </section>
  );
}

interface ReviewedAnswerProps {
  readonly view: InterviewView;
  readonly item: OutlineItem;
  readonly names: AnswerNames;
}

function ReviewedAnswer({ view, item, names }: ReviewedAnswerProps) {
  const text = useText();
  const { question, state, versions, proofs } = item;
  const shown = versions?.shown ?? null;
  const missing = proofs.filter((proof) => proof.state === 'missing');
  const { interview, index } = view;
  return (
    <li className={styles.answer} data-state={state}>
      <div className={styles.asked}>
        <h3>
          <Link kind="quiet" href={`/interviews/${interview.id}/${question.id}`}>
            {question.text}
          </Link>
        </h3>
        <StateMark state={questionStateMarks[state]} word={text(questionStateWords[state])} />
      </div>
      {shown ? (
        <>
          <AnswerView question={question} answer={shown} names={names} />
          <p className={styles.quiet} data-private>
            {[
              ...(shown.state === 'answered' ? [text(confidenceWords[shown.confidence])] : []),
              ...(shown.saidBy === null ? [] : [names.person(shown.saidBy)]),
              ...(shown.secondsSpent > 0 ? [text('interviews.history.seconds', timeOf(shown.secondsSpent))] : []),
              ...(shown.interviewId === interview.id ? [] : [text('interviews.review.from-earlier')]),
              ...(shown.note === '' ? [] : [text('interviews.history.note', { note: shown.note })]),
            ].join(' · ')}
          </p>
        </>
      ) : (
        <p className={styles.quiet}>
          {text(question.required ? 'interviews.review.no-answer' : 'interviews.review.may-stay-open')}
        </p>
      )}
      {missing.map(({ evidenceTypeId }) => (
        <StateMark
          key={evidenceTypeId}
          state="missing"
          word={text('interviews.review.proof', {
            proof: index.evidenceTypeById.get(evidenceTypeId)?.title ?? evidenceTypeId,
          })}
        />
      ))}
    </li>
  );
}

/** The one thing to do: the next open question while there is one, else to finish. */
function Finish({ view }: { readonly view: InterviewView }) {
  const text = useText();
  const navigate = useNavigate();
  const workspace = useWorkspace();
  const { interview, outline } = view;
  if (interview.finishedAt !== null) return <p className={styles.quiet}>{text('interviews.review.is-finished')}</p>;
  const next = nextQuestion(outline, null);
  const blocking = outline.filter(
    ({ question, state }) => state === 'undecided' || (state === 'open' && question.required),
  );
  const finish = async () => {
    const finished = await finishInterview(workspace, interview.id);
    if (finished.ok) return navigate(wayOut(view));
    showToast({
      tone: 'refused',
      words: text(finished.error.kind === 'questions-open' ? 'interviews.refused.open' : 'errors.storage-failed'),
    });
  };
  return (
    <div className={styles.finish}>
      <p>
        {blocking.length > 0
          ? text('interviews.review.still-open', { count: blocking.length })
          : text('interviews.finish.ready')}
      </p>
      {next && (
        <Button
          kind={blocking.length > 0 ? 'filled' : 'quiet'}
          icon={ArrowRight}
          onPress={() => void navigate(`/interviews/${interview.id}/${next.id}`)}
        >
          {text('interviews.review.go-on', { minutes: Math.ceil(interviewProgress(outline).minutesLeft) })}
        </Button>
      )}
      {blocking.length === 0 && (
        <Button kind="filled" icon={Check} onPress={() => void finish()}>
          {text('interviews.finish.button')}
        </Button>
      )}
    </div>
  );
}

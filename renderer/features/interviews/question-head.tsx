import type { OutlineItem } from '#shared/domain/interviews/interview-rules';
import { StateMark } from '../../ui/state-mark';
import { useText } from '../../ui/use-text';
import { questionStateMarks, questionStateWords } from './interview-outline';
import styles from './question-head.module.css';

/** The question, large enough to read out; under it what helps, what to ask next, and what the answer is for. */
export function QuestionHead({
  item,
  at,
  of,
}: {
  readonly item: OutlineItem;
  readonly at: number;
  readonly of: number;
}) {
  const text = useText();
  const { question, state, versions } = item;
  return (
    <header className={styles.head}>
      <p className={styles.place}>
        <span>{text('interviews.question.place', { at, of })}</span>
        <StateMark state={questionStateMarks[state]} word={text(questionStateWords[state])} />
        <span className={styles.minutes}>{text('interviews.question.minutes', { minutes: question.minutes })}</span>
      </p>
      <h1 className={styles.question}>{question.text}</h1>
      {question.help && <p className={styles.help}>{question.help}</p>}
      {state === 'undecided' && (
        <p className={styles.undecided}>
          {text('interviews.question.undecided', { count: versions?.heads.length ?? 0 })}
        </p>
      )}
      {state === 'open' && versions && (
        <p className={styles.undecided}>
          {text('interviews.question.no-longer-fits', { version: versions.shown.packVersion })}
        </p>
      )}
      {question.probes.length > 0 && (
        <details className={styles.probes} data-private>
          <summary>{text('interviews.question.probes')}</summary>
          <ul>
            {question.probes.map((probe) => (
              <li key={probe}>{probe}</li>
            ))}
          </ul>
        </details>
      )}
      {question.feeds.length > 0 && (
        <p className={styles.feeds}>{text('interviews.question.feeds', { where: question.feeds.join(' · ') })}</p>
      )}
    </header>
  );
}

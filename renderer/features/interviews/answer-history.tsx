import { useMemo } from 'react';
import { useIntl } from 'react-intl';
import type { Answer } from '#shared/domain/interviews/answer';
import { versionsOf } from '#shared/domain/interviews/answer-versions';
import type { Question } from '#shared/domain/playbook/pack';
import { usePlaybookOf } from '../../data/use-playbook';
import { useText } from '../../ui/use-text';
import styles from './answer-history.module.css';

import { AnswerView } from './answer-view';
import type { AnswerNames } from './answer-words';
import { confidenceWords } from './confidence-words';

export interface AnswerHistoryProps {
  readonly question: Question;
  /** Every answer of the partner. */
  readonly answers: readonly Answer[];
  readonly names: AnswerNames;
}

/** Every version of an answer, the latest first: what was said, by whom, when, how it is backed and why it changed. */
export function AnswerHistory({ question, answers, names }: AnswerHistoryProps) {
  const text = useText();
  const versions = useMemo(
    () => versionsOf(answers.filter(({ questionId }) => questionId === question.id)),
    [answers, question.id],
  );
  if (!versions) return null;
  return (
    <details className={styles.history} data-private>
      <summary>{text('interviews.history.title', { count: versions.history.length })}</summary>
      <ol className={styles.versions}>
        {versions.history.map((answer) => (
          <Version key={answer.id} question={question} answer={answer} names={names} />
        ))}
      </ol>
    </details>
  );
}

function Version({
  question,
  answer,
  names,
}: {
  readonly question: Question;
  readonly answer: Answer;
  readonly names: AnswerNames;
}) {
  const text = useText();
  const { formatDate } = useIntl();
  // In the form in which it was asked; an option that is no longer offered is still what was said.
  const asked = usePlaybookOf(answer.packVersion)?.questionById.get(answer.questionId);
  const facts = [
    formatDate(answer.at, { dateStyle: 'medium', timeStyle: 'short' }),
    ...(answer.saidBy === null ? [] : [names.person(answer.saidBy)]),
    text(confidenceWords[answer.confidence]),
    text('interviews.history.version', { version: answer.packVersion }),
    ...(answer.secondsSpent > 0 ? [text('interviews.history.seconds', timeOf(answer.secondsSpent))] : []),
  ];
  return (
    <li className={styles.version}>
      <p className={styles.facts}>{facts.join(' · ')}</p>
      <AnswerView question={asked ?? question} answer={answer} names={names} />
      {answer.reason !== '' && <p>{text('interviews.history.reason', { reason: answer.reason })}</p>}
      {answer.quote !== '' && <p>{text('interviews.history.quote', { quote: answer.quote })}</p>}
      {answer.note !== '' && <p>{text('interviews.history.note', { note: answer.note })}</p>}
    </li>
  );
}

/** Minutes and the seconds beyond them. */
export function timeOf(seconds: number): { readonly minutes: number; readonly seconds: number } {
  return { minutes: Math.floor(seconds / 60), seconds: Math.round(seconds) % 60 };
}

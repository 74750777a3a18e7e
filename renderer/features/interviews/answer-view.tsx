import type { Answer } from '#shared/domain/interviews/answer';
import type { Question } from '#shared/domain/playbook/pack';
import { usePresentation } from '../../session/presentation';
import { useText } from '../../ui/use-text';
import styles from './answer-view.module.css';
import { type AnswerNames, answerLines } from './answer-words';

export interface AnswerViewProps {
  /** As it was asked: in the version of the playbook in which it was answered. */
  readonly question: Question;
  readonly answer: Pick<Answer, 'state' | 'value'>;
  readonly names: AnswerNames;
}

/** An answer as it is read: what was said, field by field. */
export function AnswerView({ question, answer, names }: AnswerViewProps) {
  const text = useText();
  const turned = usePresentation();
  if (answer.state !== 'answered')
    return (
      <p className={styles.none}>
        {text(answer.state === 'declined' ? 'interviews.question.declined' : 'interviews.question.not-applicable')}
      </p>
    );
  const fields = answerLines(question, answer.value, names).filter(({ field }) => !(turned && field.internal));
  return (
    <dl className={styles.answer}>
      {fields.map(({ field, lines }) => (
        <div key={field.id} className={styles.field}>
          <dt className={styles.name}>{field.label}</dt>
          {lines.map((line, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: lines are only read, and two may be the same.
            <dd key={at} className={styles.line}>
              {line}
            </dd>
          ))}
        </div>
      ))}
    </dl>
  );
}

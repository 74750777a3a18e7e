import { useIntl } from 'react-intl';
import type { Json } from '#shared/base/json';
import { sameJson } from '#shared/base/json';
import type { KnownFact } from '#shared/domain/interviews/known-facts';
import type { Field } from '#shared/domain/playbook/pack';
import { Button } from '../../ui/button';
import { useText } from '../../ui/use-text';
import { type AnswerNames, valueLines } from './answer-words';
import styles from './known-line.module.css';

export interface KnownLineProps {
  readonly field: Field;
  readonly fact: KnownFact;
  /** What stands in the field now. */
  readonly value: Json | undefined;
  readonly names: AnswerNames;
  readonly onTake: (value: Json) => void;
}

/** Where something known comes from; where something else was filled in, the way back to it. */
export function KnownLine({ field, fact, value, names, onTake }: KnownLineProps) {
  const text = useText();
  const source = useSourceWords(names)(fact);
  if (value !== undefined && sameJson(value, fact.value)) return <p className={styles.known}>{source}</p>;
  const shown = valueLines(field, fact.value, names).join('; ');
  return (
    <div className={styles.differs}>
      <p>{text('interviews.known.differs', { source, value: shown })}</p>
      <Button kind="plain" onPress={() => onTake(fact.value)}>
        {text('interviews.known.take-back')}
      </Button>
    </div>
  );
}

function useSourceWords(names: AnswerNames): (fact: KnownFact) => string {
  const text = useText();
  const { formatDate } = useIntl();
  return ({ source }) => {
    if (source.kind === 'record') return text('interviews.known.record');
    const { questionId, answer } = source;
    const date = formatDate(answer.at, { dateStyle: 'medium' });
    if (answer.saidBy === null) return text('interviews.known.answer', { question: questionId, date });
    return text('interviews.known.answer-by', { question: questionId, date, who: names.person(answer.saidBy) });
  };
}

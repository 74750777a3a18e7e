import { useIntl } from 'react-intl';
import type { TakeOverOffer } from '#shared/domain/interviews/known-facts';
import type { Question } from '#shared/domain/playbook/pack';
import { usePlaybookOf } from '../../data/use-playbook';
import { Button } from '../../ui/button';
import { useText } from '../../ui/use-text';
import { AnswerView } from './answer-view';
import type { AnswerNames } from './answer-words';
import styles from './take-over.module.css';

export interface TakeOverProps {
  /** As it is asked here. */
  readonly question: Question;
  readonly offer: TakeOverOffer;
  readonly names: AnswerNames;
  readonly onTake: (offer: TakeOverOffer) => void;
}

/** An answer to an earlier form of the question, to be taken over by a press or left where it is. */
export function TakeOver({ question, offer, names, onTake }: TakeOverProps) {
  const text = useText();
  const { formatDate } = useIntl();
  const earlier = usePlaybookOf(offer.answer.packVersion)?.questionById.get(offer.questionId);
  const fits = Object.keys(offer.value).length > 0;
  return (
    <section className={styles.offer} aria-label={text('interviews.take-over.title')}>
      <p>
        {text('interviews.take-over.words', {
          date: formatDate(offer.answer.at, { dateStyle: 'medium' }),
          version: offer.answer.packVersion,
        })}
      </p>
      {earlier && <p className={styles.asked}>{earlier.text}</p>}
      <AnswerView question={earlier ?? question} answer={offer.answer} names={names} />
      {offer.leftOut.length > 0 && (
        <p className={styles.asked}>{text('interviews.take-over.left-out', { count: offer.leftOut.length })}</p>
      )}
      {fits && (
        <div>
          <Button onPress={() => onTake(offer)}>{text('interviews.take-over.button')}</Button>
        </div>
      )}
    </section>
  );
}

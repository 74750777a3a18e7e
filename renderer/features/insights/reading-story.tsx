import type { Reading } from '#shared/domain/metrics/reading';
import { classNames } from '../../ui/class-names';
import { type Text, useText } from '../../ui/use-text';
import styles from './insights.module.css';
import { ReadingDetails } from './reading-details';
import type { ReadingWords } from './reading-words';
import { WhyAnswer, type WhyProps } from './why';
import { whyTitle } from './why-lines';

export interface ReadingStoryProps extends Pick<WhyProps, 'asOf' | 'scope' | 'values'> {
  readonly reading: Reading;
  readonly words: ReadingWords;
  readonly nameOf: (partnerId: string) => string;
  /** On the page of the figure itself, whose head says what it means. */
  readonly isOwnPage?: boolean | undefined;
}

/** All that is to be said of a figure: how sure it is, what stands beside it, why it is what it is, what was left out. */
export function ReadingStory({ reading, words, nameOf, asOf, scope, values, isOwnPage }: ReadingStoryProps) {
  const text = useText();
  const { metric, isSmall, beside } = reading;
  const isMeasured = reading.state === 'measured';
  const said = [quartileWords(reading, words, text), ...beside.map((one) => words.beside(metric, one))].filter(
    (one) => one !== null,
  );
  return (
    <div className={classNames(styles.story, isSmall && styles.small)}>
      <div className={styles.storyPart}>
        <p className={isMeasured ? styles.value : styles.none}>{words.said(reading)}</p>
        <p className={styles.tileFact}>
          {[isMeasured ? words.interval(reading) : null, words.counted(reading)]
            .filter((one) => one !== null)
            .join(' · ')}
        </p>
        {said.length > 0 && (
          <ul className={classNames(styles.plain, styles.beside)}>
            {said.map((one) => (
              <li key={one}>{one}</li>
            ))}
          </ul>
        )}
        <h3 className={styles.storyTitle}>{whyTitle(reading, words, text)}</h3>
        <WhyAnswer reading={reading} words={words} asOf={asOf} scope={scope} values={values} />
      </div>
      <ReadingDetails reading={reading} nameOf={nameOf} isNamed={isOwnPage} />
    </div>
  );
}

/** When a quarter and three quarters had got there, of a time. */
function quartileWords(reading: Reading, words: ReadingWords, text: Text): string | null {
  if (reading.state === 'notMeasured' || reading.quartiles === null || reading.quartiles.low === null) return null;
  const { low, high } = reading.quartiles;
  const first = words.value(reading.metric, low);
  return high === null
    ? text('insights.quartiles.low', { low: first })
    : text('insights.quartiles.both', { low: first, high: words.value(reading.metric, high) });
}

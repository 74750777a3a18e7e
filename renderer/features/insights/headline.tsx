import type { Reading } from '#shared/domain/metrics/reading';
import { Link } from '../../ui/link';
import { type Text, useText } from '../../ui/use-text';
import styles from './insights.module.css';
import { ReadingDetails } from './reading-details';
import { besideOf, type ReadingWords } from './reading-words';
import { Why, type WhyProps } from './why';

export interface HeadlineProps extends Pick<WhyProps, 'asOf' | 'scope'> {
  readonly reading: Reading;
  readonly words: ReadingWords;
  readonly nameOf: (partnerId: string) => string;
}

/** How much sooner a first result comes: the one figure of the programme. That it is not measured is an answer too. */
export function Headline({ reading, words, nameOf, asOf, scope }: HeadlineProps) {
  const text = useText();
  const isMeasured = reading.state === 'measured';
  return (
    <section className={styles.headline} aria-label={text('insights.headline.label')}>
      <h2 className={styles.headlineName}>
        <Link href="/insights/timeToValueGain" kind="quiet">
          {text('insights.headline.label')}
        </Link>
      </h2>
      <p className={isMeasured ? styles.huge : styles.hugeNone}>
        {isMeasured ? words.percent(Math.abs(reading.value)) : text('insights.headline.none')}
      </p>
      <p className={styles.headlineSays}>{isMeasured ? wayOf(reading.value, text) : words.whyNot(reading)}</p>
      {((besideOf(reading, 'pilotN') ?? 0) > 0 || (besideOf(reading, 'baselineN') ?? 0) > 0) && (
        <p className={styles.headlineSides}>
          {text('insights.headline.sides', {
            pilot: sideOf(reading, 'pilotMedian', 'pilotN', words, text),
            baseline: sideOf(reading, 'baselineMedian', 'baselineN', words, text),
          })}
        </p>
      )}
      {isMeasured && (
        <p className={styles.headlineSides}>
          {words.interval(reading)}. {toldOf(reading, text)}
        </p>
      )}
      <div className={styles.headlineMore}>
        <Why reading={reading} words={words} asOf={asOf} scope={scope} />
        <details className={styles.disclosure}>
          <summary>{text('insights.details')}</summary>
          <ReadingDetails reading={reading} nameOf={nameOf} />
        </details>
      </div>
    </section>
  );
}

function wayOf(gain: number, text: Text): string {
  if (gain === 0) return text('insights.headline.even');
  return text(gain > 0 ? 'insights.headline.sooner' : 'insights.headline.later');
}

function sideOf(
  reading: Reading,
  median: 'pilotMedian' | 'baselineMedian',
  count: 'pilotN' | 'baselineN',
  words: ReadingWords,
  text: Text,
): string {
  const value = besideOf(reading, median);
  const n = besideOf(reading, count) ?? 0;
  return value === null
    ? text('insights.headline.side-none', { n })
    : text('insights.headline.side', { median: words.value('timeToFirstValue', value), n });
}

function toldOf(reading: Reading, text: Text): string {
  if (reading.state === 'notMeasured') return '';
  const { low = null, high = null } = reading.interval ?? {};
  if (low === null || high === null) return '';
  return text(low <= 0 && high >= 0 ? 'insights.headline.not-told' : 'insights.headline.told');
}

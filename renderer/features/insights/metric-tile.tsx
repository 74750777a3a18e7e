import { metricFacts } from '#shared/domain/metrics/metric-list';
import type { Reading } from '#shared/domain/metrics/reading';
import { Badge } from '../../ui/badge';
import { classNames } from '../../ui/class-names';
import { Link } from '../../ui/link';
import { StateMark } from '../../ui/state-mark';
import { type Text, useText } from '../../ui/use-text';
import { flagWords, metricWords } from './insight-words';
import styles from './insights.module.css';
import { ReadingDetails } from './reading-details';
import type { ReadingWords } from './reading-words';
import { Why, type WhyProps } from './why';

export interface MetricTileProps extends Pick<WhyProps, 'asOf' | 'scope' | 'values'> {
  readonly reading: Reading;
  readonly words: ReadingWords;
  readonly nameOf: (partnerId: string) => string;
}

/** A figure with how many it rests on, how sure it is, what stands beside it and, on asking, why it is what it is. */
export function MetricTile({ reading, words, nameOf, asOf, scope, values }: MetricTileProps) {
  const text = useText();
  const { metric, isSmall, flags, beside, n } = reading;
  const name = text(metricWords[metric]);
  const isMeasured = reading.state === 'measured';
  const said = beside.flatMap((one) => words.beside(metric, one) ?? []);
  const quartiles = quartileWords(reading, words, text);
  return (
    <section className={classNames(styles.tile, isSmall && styles.small)} aria-label={name}>
      <h3 className={styles.tileName}>
        <Link href={`/insights/${metric}`} kind="quiet">
          {name}
        </Link>
        {isSmall && n > 0 && <Badge>{text('insights.few')}</Badge>}
      </h3>
      <p className={isMeasured ? styles.value : styles.none}>{words.said(reading)}</p>
      <p className={styles.tileFact}>{isMeasured ? words.interval(reading) : words.whyNot(reading)}</p>
      <p className={styles.tileFact}>{words.counted(reading)}</p>
      {quartiles !== null && <p className={styles.beside}>{quartiles}</p>}
      {said.length > 0 && <p className={styles.beside}>{said.join(' · ')}</p>}
      {isSmall && n > 0 && (
        <p className={styles.beside}>{text('insights.few.words', { least: metricFacts[metric].least })}</p>
      )}
      {flags.map(({ what, count }) => (
        <p key={what} className={styles.flag}>
          <StateMark state="lapsing" word={text('insights.left-out.line', { why: text(flagWords[what]), count })} />
        </p>
      ))}
      <div className={styles.tileFoot}>
        <Why reading={reading} words={words} asOf={asOf} scope={scope} values={values} />
        <details className={styles.disclosure}>
          <summary>{text('insights.details')}</summary>
          <ReadingDetails reading={reading} nameOf={nameOf} />
        </details>
      </div>
    </section>
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

import { CircleHelp } from 'lucide-react';
import { useState } from 'react';
import type { Beside, Reading } from '#shared/domain/metrics/reading';
import { classNames } from '../../ui/class-names';
import { SideSheet } from '../../ui/dialog';
import { IconButton } from '../../ui/icon-button';
import { Link } from '../../ui/link';
import { StateMark } from '../../ui/state-mark';
import { useText } from '../../ui/use-text';
import { metricWords } from './insight-words';
import styles from './insights.module.css';
import { ReadingStory } from './reading-story';
import type { ReadingWords } from './reading-words';
import type { WhyProps } from './why';
import { whyTitle } from './why-lines';

export interface MetricTileProps extends Pick<WhyProps, 'asOf' | 'scope'> {
  readonly reading: Reading;
  readonly words: ReadingWords;
  readonly nameOf: (partnerId: string) => string;
}

/** The value others would show, so that nobody takes the one for the other; and how long a case itself took. */
const otherWays: readonly Beside['what'][] = ['completersMedian', 'handlingDays'];

function otherValues(reading: Reading, words: ReadingWords): readonly string[] {
  return reading.beside
    .filter(({ what }) => otherWays.includes(what))
    .flatMap((beside) => words.beside(reading.metric, beside) ?? []);
}

/** A figure at a glance: value, how sure, how many. Everything else is told on asking. */
export function MetricTile(props: MetricTileProps) {
  const { reading, words } = props;
  const text = useText();
  const [isAsked, setAsked] = useState(false);
  const { metric, isSmall, flags, n } = reading;
  const name = text(metricWords[metric]);
  const isMeasured = reading.state === 'measured';
  return (
    <section className={classNames(styles.tile, isSmall && styles.small)} aria-label={name}>
      <div className={styles.tileHead}>
        <h3 className={styles.tileName}>
          <Link href={`/insights/${metric}`} kind="quiet">
            {name}
          </Link>
        </h3>
        <IconButton
          icon={CircleHelp}
          label={text('insights.tile.why', { metric: name, why: whyTitle(reading, words, text) })}
          onPress={() => setAsked(true)}
        />
      </div>
      <p className={isMeasured ? styles.value : styles.none}>{words.said(reading)}</p>
      <p className={styles.tileFact}>
        {[
          isMeasured ? words.range(metric, reading.interval) : '',
          isSmall && n > 0 ? text('insights.tile.few', { counted: words.counted(reading) }) : words.counted(reading),
        ]
          .filter((one) => one !== '')
          .join(' · ')}
      </p>
      {otherValues(reading, words).map((said) => (
        <p key={said} className={styles.tileFact}>
          {said}
        </p>
      ))}
      {flags.length > 0 && (
        <p className={styles.flag}>
          <StateMark state="lapsing" word={text('insights.tile.flags', { count: flags.length })} />
        </p>
      )}
      <SideSheet isOpen={isAsked} onClose={() => setAsked(false)} title={name}>
        {isAsked && <ReadingStory {...props} />}
      </SideSheet>
    </section>
  );
}

import { useState } from 'react';
import { cellOf, compareOn } from '#shared/domain/metrics/compare-cohorts';
import {
  type CohortComparison,
  type CohortDay,
  type CohortMilestone,
  type CohortRow,
  cohortDays,
  cohortMilestones,
} from '#shared/domain/metrics/insights';
import { Panel } from '../../ui/panel';
import { Select } from '../../ui/select';
import { StateMark } from '../../ui/state-mark';
import { type Text, useText } from '../../ui/use-text';
import { nameOf } from './cohort-map';
import styles from './cohorts.module.css';
import { milestoneWords } from './insight-words';
import type { ReadingWords } from './reading-words';

const keyOf = ({ month, tier }: CohortRow) => `${month} ${tier}`;

/** Two cohorts against each other on one milestone: the difference, how sure it is, and whether they are told apart. */
export function CohortCompare({ rows, words }: { readonly rows: readonly CohortRow[]; readonly words: ReadingWords }) {
  const text = useText();
  const [left, setLeft] = useState<string | null>(null);
  const [right, setRight] = useState<string | null>(null);
  const [milestone, setMilestone] = useState<CohortMilestone>('firstValue');
  const [day, setDay] = useState<`${CohortDay}`>('90');
  const [newest, second] = comparable(rows);
  const other = rows.find((row) => keyOf(row) === right) ?? newest;
  const one = rows.find((row) => keyOf(row) === left) ?? second ?? newest;
  if (!one || !other) return null;
  const choices = rows.map((row) => ({ id: keyOf(row), label: nameOf(row, words, text) }));
  const by = cohortDays.find((each) => `${each}` === day) ?? 90;
  return (
    <Panel title={text('insights.compare.title')}>
      <div className={styles.compare}>
        <Select label={text('insights.compare.left')} choices={choices} value={keyOf(one)} onChange={setLeft} />
        <Select label={text('insights.compare.right')} choices={choices} value={keyOf(other)} onChange={setRight} />
        <Select
          label={text('insights.compare.milestone')}
          choices={cohortMilestones.map((id) => ({ id, label: text(milestoneWords[id]) }))}
          value={milestone}
          onChange={setMilestone}
        />
        <Select
          label={text('insights.compare.day')}
          choices={cohortDays.map((each) => ({
            id: `${each}` as const,
            label: text('insights.chart.day-mark', { day: each }),
          }))}
          value={day}
          onChange={setDay}
        />
      </div>
      <div aria-live="polite">
        {keyOf(one) === keyOf(other) ? (
          <p className={styles.says}>{text('insights.compare.same-cohort')}</p>
        ) : (
          <Said
            comparison={compareOn(one, other, milestone, by)}
            names={{ left: nameOf(one, words, text), right: nameOf(other, words, text) }}
            words={words}
          />
        )}
      </div>
    </Panel>
  );
}

/** Whole months first that have been watched long enough, the newest of them first: with those it begins. */
function comparable(rows: readonly CohortRow[]): readonly CohortRow[] {
  const rank = (row: CohortRow) =>
    (row.tier === 'all' ? 0 : 2) + ((cellOf(row, 'firstValue', 90)?.share ?? null) === null ? 1 : 0);
  return rows.toSorted((a, b) => rank(a) - rank(b) || (a.month < b.month ? 1 : -1));
}

interface SaidProps {
  readonly comparison: CohortComparison;
  readonly names: { readonly left: string; readonly right: string };
  readonly words: ReadingWords;
}

function Said({ comparison, names, words }: SaidProps) {
  const text = useText();
  const { left, right, difference, isTold } = comparison;
  if (difference === null || left.share === null || right.share === null)
    return <p className={styles.says}>{text('insights.compare.not-measured')}</p>;
  return (
    <>
      <p className={styles.says}>
        {differenceWords(comparison, text)}{' '}
        <StateMark
          state={isTold ? 'proven' : 'neutral'}
          word={text(isTold ? 'insights.compare.told' : 'insights.compare.not-told')}
        />
      </p>
      <p className={styles.sides}>
        {text('insights.compare.sides', {
          ...names,
          leftShare: words.percent(left.share),
          leftN: left.n,
          rightShare: words.percent(right.share),
          rightN: right.n,
        })}
      </p>
    </>
  );
}

/** `12 points more, between −3 and 27`. */
export function differenceWords({ difference, interval }: CohortComparison, text: Text): string {
  if (difference === null) return text('insights.compare.not-measured');
  const points = Math.round(difference * 100);
  if (interval === null || interval.low === null || interval.high === null)
    return text('insights.compare.bare', { points: signed(points) });
  // Of fewer, the ends are turned with the words: `12 points fewer, between −3 and 27`.
  const way = points < 0 ? -1 : 1;
  const ends = [way * interval.low, way * interval.high].map((end) => Math.round(end * 100));
  const [low = 0, high = 0] = ends.toSorted((one, other) => one - other);
  const between = { low: signed(low), high: signed(high) };
  if (points === 0) return text('insights.compare.same', between);
  return text(points > 0 ? 'insights.compare.more' : 'insights.compare.fewer', {
    ...between,
    points: String(Math.abs(points)),
  });
}

/** With the minus of typography, and never minus nought. */
const signed = (points: number) => (points < 0 ? `\u2212${-points}` : String(Math.abs(points)));

import { metricFacts } from '#shared/domain/metrics/metric-list';
import type { Reading } from '#shared/domain/metrics/reading';
import { useText } from '../../ui/use-text';
import { Chart, type ChartPoint } from './chart';
import { ChartFrame } from './chart-frame';
import { linearScale, niceTicks } from './chart-scale';
import styles from './charts.module.css';
import { type LabelledReading, readingTable, readingWordsOf } from './reading-table';
import type { ReadingWords } from './reading-words';

const rowHeight = 30;

export interface GroupChartProps {
  readonly title: string;
  readonly groups: readonly LabelledReading[];
  /** Name of the first column of the file, and of the table. */
  readonly of: { readonly id: string; readonly header: string };
  readonly words: ReadingWords;
  readonly fileName: string;
}

/** Groups below each other: a dot for the value, a bar for its interval, and the value written at the end of the row. */
export function GroupChart({ title, groups, of, words, fileName }: GroupChartProps) {
  const text = useText();
  const height = groups.length * rowHeight + 6;
  const draw = (width: number) => {
    // As wide as what is written at either side, in whatever language; the scale has the rest.
    const start = Math.min(roomFor(groups.map(({ label }) => label)), width * 0.3);
    const end = Math.min(roomFor(groups.map(({ reading }) => endWords(reading, words))), width * 0.5);
    const [from, to] = extentOf(groups.map(({ reading }) => reading));
    const x = linearScale([from, to], [start + 8, width - end - 8]);
    const rowAt = (at: number) => at * rowHeight + rowHeight / 2;
    const points = groups.map((group, at): ChartPoint => {
      const { reading } = group;
      const isMeasured = reading.state === 'measured';
      return {
        x: isMeasured ? x.at(reading.value) : start + 8,
        y: rowAt(at),
        words: readingWordsOf(group, words, text),
        isFaint: !isMeasured || reading.isSmall,
        isBare: !isMeasured,
      };
    });
    const shapes = groups.map(({ key, label, reading }, at) => (
      <g key={key}>
        <line x1={start} x2={width - end} y1={rowAt(at)} y2={rowAt(at)} className={styles.grid} />
        <text x={0} y={rowAt(at) + 4} className={reading.isSmall ? styles.quiet : undefined}>
          {label}
        </text>
        <Whisker reading={reading} x={x.at} y={rowAt(at)} ends={[start + 8, width - end - 8]} />
        <text x={width} y={rowAt(at) + 4} textAnchor="end" className={reading.isSmall ? styles.quiet : styles.strong}>
          {endWords(reading, words)}
        </text>
      </g>
    ));
    return { shapes, points };
  };
  return (
    <ChartFrame
      title={title}
      fileName={`${fileName}-${of.id}`}
      empty={groups.length === 0 ? text('insights.metric.distribution-none') : null}
      table={readingTable(groups, of, words, text)}
    >
      <Chart
        title={title}
        summary={groups.map((group) => readingWordsOf(group, words, text)).join('. ')}
        height={height}
        draw={draw}
      />
    </ChartFrame>
  );
}

const endWords = (reading: Reading, words: ReadingWords) => `${words.said(reading)} · n = ${reading.n}`;

/** At 12 px a letter takes some 6.5 px. */
const roomFor = (texts: readonly string[]) => Math.max(40, ...texts.map((one) => one.length * 6.5 + 16));

interface WhiskerProps {
  readonly reading: Reading;
  readonly x: (value: number) => number;
  readonly y: number;
  readonly ends: readonly [number, number];
}

/** An end that cannot be told is drawn open, up to where the scale ends. */
function Whisker({ reading, x, y, ends }: WhiskerProps) {
  if (reading.state === 'notMeasured' || reading.interval === null) return null;
  const { low, high } = reading.interval;
  if (low === null && high === null) return null;
  const className = reading.isSmall ? styles.faintWhisker : styles.whisker;
  const left = low === null ? ends[0] : x(low);
  const right = high === null ? ends[1] : x(high);
  return (
    <g className={className}>
      <line x1={left} x2={right} y1={y} y2={y} />
      {low !== null && <line x1={left} x2={left} y1={y - 4} y2={y + 4} />}
      {high !== null && <line x1={right} x2={right} y1={y - 4} y2={y + 4} />}
    </g>
  );
}

/** A scale on which every reading has room: shares from 0 to 1, other figures from nought where they allow it. */
export function extentOf(readings: readonly Reading[]): readonly [number, number] {
  const first = readings[0];
  if (first && metricFacts[first.metric].unit === 'share' && first.metric !== 'timeToValueGain') return [0, 1];
  const values = readings.flatMap((reading) =>
    reading.state === 'measured'
      ? [reading.value, reading.interval?.low ?? reading.value, reading.interval?.high ?? reading.value]
      : [],
  );
  const ticks = niceTicks(Math.min(0, ...values), Math.max(0, ...values, 1e-9));
  return [ticks[0] ?? 0, ticks.at(-1) ?? 1];
}

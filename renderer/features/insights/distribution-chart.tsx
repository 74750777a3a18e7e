import { useId } from 'react';
import type { MetricDetail } from '#shared/domain/metrics/insights';
import { useText } from '../../ui/use-text';
import { Chart, type ChartPoint } from './chart';
import { ChartFrame } from './chart-frame';
import { linearScale, niceTicks } from './chart-scale';
import styles from './charts.module.css';
import type { ReadingWords } from './reading-words';

const height = 200;
const plot = { top: 20, bottom: 30, start: 12, end: 12 } as const;
const gap = 3;
/** Room for `€1,500`. */
const markRoom = 44;

export interface DistributionProps {
  readonly detail: MetricDetail;
  readonly words: ReadingWords;
  readonly fileName: string;
}

/** How many partners lie where. Who still waits is hatched above, and said so on the bar. */
export function DistributionChart({ detail: { metric, bars }, words, fileName }: DistributionProps) {
  const text = useText();
  const hatch = useId();
  const title = text('insights.metric.distribution');
  const value = (number: number) => words.value(metric, number);
  const wordsOf = ({ from, to, count, censored }: MetricDetail['bars'][number]) =>
    text('insights.chart.bar', { from: value(from), to: value(to), count, censored });
  const draw = (width: number) => {
    const tops = niceTicks(0, Math.max(1, ...bars.map(({ count }) => count)), 4);
    const y = linearScale([0, tops.at(-1) ?? 1], [height - plot.bottom, plot.top]);
    const step = (width - plot.start - plot.end) / Math.max(bars.length, 1);
    const left = (at: number) => plot.start + at * step;
    const last = value(bars.at(-1)?.to ?? 0);
    // The unit stands at the last mark only, which must not run into the one before it.
    const isMarked = (x: number) =>
      x === plot.start || (step > markRoom && x < width - plot.end - last.length * 7 - 20);
    const points = bars.map((bar, at): ChartPoint => {
      return { x: left(at) + step / 2, y: y.at(bar.count), words: wordsOf(bar), isBare: true };
    });
    const shapes = (
      <>
        <Hatch id={hatch} />
        {bars.map((bar, at) => {
          return (
            <Bar
              key={bar.from}
              bar={bar}
              x={left(at)}
              step={step}
              y={y.at}
              hatch={hatch}
              from={isMarked(left(at)) ? words.mark(metric, bar.from) : ''}
              isFirst={at === 0}
            />
          );
        })}
        <text x={width - plot.end} y={height - 10} textAnchor="end" className={styles.quiet}>
          {last}
        </text>
        <line x1={plot.start} x2={width - plot.end} y1={y.at(0)} y2={y.at(0)} className={styles.axis} />
      </>
    );
    return { shapes, points };
  };
  return (
    <ChartFrame
      title={title}
      fileName={`${fileName}-distribution`}
      empty={bars.length === 0 ? text('insights.metric.distribution-none') : null}
      table={{
        columns: [
          { id: 'from', header: text('insights.chart.from'), isNumber: true },
          { id: 'to', header: text('insights.chart.to'), isNumber: true },
          { id: 'partners', header: text('insights.chart.count'), isNumber: true },
          { id: 'still_waiting', header: text('insights.chart.still'), isNumber: true },
        ],
        rows: bars.map(({ from, to, count, censored }) => [
          { shown: value(from), raw: from },
          { shown: value(to), raw: to },
          count,
          censored,
        ]),
      }}
    >
      <Chart title={title} summary={bars.map(wordsOf).join('. ')} height={height} draw={draw} />
    </ChartFrame>
  );
}

interface BarProps {
  readonly bar: MetricDetail['bars'][number];
  readonly x: number;
  readonly step: number;
  readonly y: (count: number) => number;
  readonly hatch: string;
  readonly from: string;
  readonly isFirst: boolean;
}

/** Who has got there below, who still waits hatched above; how many of each is written on top. */
function Bar({ bar, x, step, y, hatch, from, isFirst }: BarProps) {
  const text = useText();
  const there = bar.count - bar.censored;
  const room = Math.max(step - gap, 1);
  const left = x + gap / 2;
  const waits = text('insights.chart.bar-waiting', { count: bar.censored });
  const roomy = there === 0 ? waits : `${there} · ${waits}`;
  const waiting = step > 76 ? roomy : `${there}+${bar.censored}`;
  return (
    <g>
      <rect x={left} y={y(there)} width={room} height={y(0) - y(there)} className={styles.bar} />
      {bar.censored > 0 && (
        <rect
          x={left + 0.5}
          y={y(bar.count)}
          width={room - 1}
          height={y(there) - y(bar.count)}
          fill={`url(#${hatch})`}
          className={styles.hatched}
        />
      )}
      {bar.count > 0 && (
        <text x={left + room / 2} y={y(bar.count) - 5} textAnchor="middle">
          {bar.censored > 0 ? waiting : bar.count}
        </text>
      )}
      <text x={x} y={height - 10} textAnchor={isFirst ? 'start' : 'middle'} className={styles.quiet}>
        {from}
      </text>
    </g>
  );
}

function Hatch({ id }: { readonly id: string }) {
  return (
    <defs>
      <pattern id={id} width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
        <line x1="0" y1="0" x2="0" y2="6" className={styles.hatch} />
      </pattern>
    </defs>
  );
}

import type { CurveStep, MetricDetail } from '#shared/domain/metrics/insights';
import { type Text, useText } from '../../ui/use-text';
import { Chart, type ChartPoint } from './chart';
import { ChartFrame } from './chart-frame';
import { bandPath, linearScale, linePath, niceTicks, stepPlaces } from './chart-scale';
import styles from './charts.module.css';
import type { InsightTable } from './insight-csv';
import type { ReadingWords } from './reading-words';

const height = 240;
const plot = { top: 14, bottom: 28, start: 44, end: 64 } as const;

export interface SurvivalProps {
  readonly detail: MetricDetail;
  readonly words: ReadingWords;
  readonly fileName: string;
}

/** The share that has got there by each day, those who still wait counted as long as they were watched. */
export function SurvivalChart({ detail, words, fileName }: SurvivalProps) {
  const text = useText();
  const { metric, curve, reading } = detail;
  const title = text('insights.metric.curve');
  const wordsOf = ({ day, share, low, high, watched }: CurveStep) =>
    text('insights.chart.step', {
      day: Math.round(day * 10) / 10,
      share: words.percent(share),
      low: words.percent(low),
      high: words.percent(high),
      watched,
    });
  const last = curve.at(-1);
  const draw = (width: number) => {
    const ticks = niceTicks(0, Math.max(1, last?.day ?? 1), width < 420 ? 3 : 6);
    const x = linearScale([0, ticks.at(-1) ?? 1], [plot.start, width - plot.end]);
    const y = linearScale([0, 1], [height - plot.bottom, plot.top]);
    const steps = [{ day: 0, share: 0, low: 0, high: 0, watched: 0 }, ...curve];
    const line = (of: (step: CurveStep) => number) =>
      stepPlaces(
        steps.map((step) => ({ x: x.at(step.day), y: y.at(of(step)) })),
        x.at(last?.day ?? 0),
      );
    const median = reading.state === 'measured' ? reading.value : null;
    const points = curve.map((step): ChartPoint => ({ x: x.at(step.day), y: y.at(step.share), words: wordsOf(step) }));
    const shapes = (
      <>
        <Axes width={width} x={x.at} y={y.at} ticks={ticks} words={words} />
        <path
          d={bandPath(
            line(({ high }) => high),
            line(({ low }) => low),
          )}
          className={styles.band}
        />
        <path d={linePath(line(({ share }) => share))} className={styles.line} />
        {last && (
          <text x={x.at(last.day) + 8} y={y.at(last.share) + 4} className={styles.strong}>
            {words.percent(last.share)}
          </text>
        )}
        {median !== null && (
          <g>
            <line x1={x.at(median)} x2={x.at(median)} y1={y.at(0.5)} y2={y.at(0)} className={styles.half} />
            <text x={x.at(median) + 6} y={y.at(0) - 8} className={styles.strong}>
              {text('insights.chart.half', { value: words.value(metric, median) })}
            </text>
          </g>
        )}
      </>
    );
    return { shapes, points };
  };
  return (
    <ChartFrame
      title={title}
      fileName={`${fileName}-curve`}
      empty={curve.length === 0 ? text('insights.metric.curve-none') : null}
      table={curveTable(detail, words, text)}
    >
      <Chart title={title} summary={curve.map(wordsOf).join('. ')} height={height} draw={draw} />
    </ChartFrame>
  );
}

interface AxesProps {
  readonly width: number;
  readonly x: (day: number) => number;
  readonly y: (share: number) => number;
  readonly ticks: readonly number[];
  readonly words: ReadingWords;
}

function Axes({ width, x, y, ticks, words }: AxesProps) {
  const text = useText();
  return (
    <>
      {[0, 0.5, 1].map((share) => (
        <g key={share}>
          <line
            x1={plot.start}
            x2={width - plot.end}
            y1={y(share)}
            y2={y(share)}
            className={share === 0.5 ? styles.half : styles.grid}
          />
          <text x={plot.start - 6} y={y(share) + 4} textAnchor="end" className={styles.quiet}>
            {words.percent(share)}
          </text>
        </g>
      ))}
      {ticks.map((day) => (
        <text key={day} x={x(day)} y={height - 8} textAnchor="middle" className={styles.quiet}>
          {day}
        </text>
      ))}
      <text x={width} y={height - 8} textAnchor="end" className={styles.quiet}>
        {text('insights.chart.day')}
      </text>
    </>
  );
}

function curveTable({ metric, curve }: MetricDetail, words: ReadingWords, text: Text): InsightTable {
  return {
    columns: [
      { id: 'day', header: text('insights.chart.day'), isNumber: true },
      { id: 'share', header: text('insights.chart.share'), isNumber: true },
      { id: 'low', header: text('insights.chart.low'), isNumber: true },
      { id: 'high', header: text('insights.chart.high'), isNumber: true },
      { id: 'watched', header: text('insights.chart.watched'), isNumber: true },
    ],
    rows: curve.map(({ day, share, low, high, watched }) => [
      { shown: words.value(metric, day), raw: day },
      { shown: words.percent(share), raw: share },
      { shown: words.percent(low), raw: low },
      { shown: words.percent(high), raw: high },
      watched,
    ]),
  };
}

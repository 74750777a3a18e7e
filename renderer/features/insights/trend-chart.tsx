import type { TrendPoint } from '#shared/domain/metrics/insights';
import { useText } from '../../ui/use-text';
import { Chart, type ChartPoint } from './chart';
import { ChartFrame } from './chart-frame';
import { bandPath, linearScale, linePath, niceTicks, runsOf } from './chart-scale';
import styles from './charts.module.css';
import { extentOf } from './group-chart';
import { type LabelledReading, readingTable, readingWordsOf } from './reading-table';
import type { ReadingWords } from './reading-words';

const height = 240;
const plot = { top: 18, bottom: 28 } as const;
/** Room for `Sept 2026`. */
const labelWidth = 72;

export interface TrendProps {
  readonly trend: readonly TrendPoint[];
  readonly zone: string;
  readonly words: ReadingWords;
  readonly fileName: string;
}

/** What reports made at the end of each month said. Where nothing was measured the line is broken, not drawn across. */
export function TrendChart({ trend, zone, words, fileName }: TrendProps) {
  const text = useText();
  const title = text('insights.metric.trend');
  const labelled = trend.map(({ asOf, reading }): LabelledReading => {
    const month = monthOf(asOf, zone);
    return { label: words.month(month), key: month, reading };
  });
  const isMeasured = trend.some(({ reading }) => reading.state === 'measured');
  return (
    <ChartFrame
      title={title}
      words={text('insights.metric.trend-words')}
      fileName={`${fileName}-trend`}
      empty={isMeasured ? null : text('insights.metric.trend-none')}
      table={readingTable(labelled, { id: 'month', header: text('insights.chart.month') }, words, text)}
    >
      <Chart
        title={title}
        summary={labelled.map((one) => readingWordsOf(one, words, text)).join('. ')}
        height={height}
        draw={(width) => drawTrend(labelled, width, words, (one) => readingWordsOf(one, words, text))}
      />
    </ChartFrame>
  );
}

function drawTrend(
  labelled: readonly LabelledReading[],
  width: number,
  words: ReadingWords,
  wordsOf: (one: LabelledReading) => string,
) {
  const start = 56;
  const end = width < 420 ? 24 : 96;
  const ticks = niceTicks(...extentOf(labelled.map(({ reading }) => reading)), 4);
  const y = linearScale([ticks[0] ?? 0, ticks.at(-1) ?? 1], [height - plot.bottom, plot.top]);
  const x = linearScale([0, Math.max(labelled.length - 1, 1)], [start, width - end]);
  const metric = labelled[0]?.reading.metric ?? 'timeToFirstValue';
  const runs = runsOf(labelled, ({ reading }, at) =>
    reading.state === 'measured'
      ? {
          at: { x: x.at(at), y: y.at(reading.value) },
          high: { x: x.at(at), y: y.at(reading.interval?.high ?? reading.value) },
          low: { x: x.at(at), y: y.at(reading.interval?.low ?? reading.value) },
        }
      : null,
  );
  const points = labelled.flatMap((one, at): readonly ChartPoint[] =>
    one.reading.state === 'measured'
      ? [{ x: x.at(at), y: y.at(one.reading.value), words: wordsOf(one), isFaint: one.reading.isSmall }]
      : [],
  );
  const last = labelled.findLast(({ reading }) => reading.state === 'measured');
  const lastAt = last === undefined ? 0 : labelled.indexOf(last);
  const every = Math.max(1, Math.ceil((labelled.length * labelWidth) / Math.max(width - start - end, labelWidth)));
  const shapes = (
    <>
      {ticks.map((tick) => (
        <g key={tick}>
          <line x1={start} x2={width - end} y1={y.at(tick)} y2={y.at(tick)} className={styles.grid} />
          <text x={start - 8} y={y.at(tick) + 4} textAnchor="end" className={styles.quiet}>
            {words.mark(metric, tick)}
          </text>
        </g>
      ))}
      {labelled.map(({ key, label }, at) =>
        at % every === 0 ? (
          <text key={key} x={x.at(at)} y={height - 8} textAnchor="middle" className={styles.quiet}>
            {label}
          </text>
        ) : null,
      )}
      {runs.map((run) => (
        <g key={run[0]?.at.x}>
          <path
            d={bandPath(
              run.map(({ high }) => high),
              run.map(({ low }) => low),
            )}
            className={styles.band}
          />
          <path d={linePath(run.map(({ at }) => at))} className={styles.line} />
        </g>
      ))}
      {last?.reading.state === 'measured' && (
        <text
          x={x.at(lastAt) + (end > 40 ? 10 : 0)}
          y={y.at(last.reading.value) - (end > 40 ? -4 : 10)}
          textAnchor={end > 40 ? 'start' : 'end'}
          className={styles.strong}
        >
          {words.said(last.reading)}
        </text>
      )}
    </>
  );
  return { shapes, points };
}

function monthOf(at: number, zone: string): string {
  const parts = new Intl.DateTimeFormat('en-CA', { timeZone: zone, year: 'numeric', month: '2-digit' }).format(at);
  return parts.slice(0, 7);
}

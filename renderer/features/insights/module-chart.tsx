import type { ModuleEffort } from '#shared/domain/metrics/insights';
import { type Text, useText } from '../../ui/use-text';
import { Chart, type ChartPoint } from './chart';
import { ChartFrame } from './chart-frame';
import { linearScale, niceTicks } from './chart-scale';
import styles from './charts.module.css';
import type { InsightTable } from './insight-csv';

/** The name of the module above, its bar below. */
const rowHeight = 44;
const barHeight = 10;

export interface ModuleChartProps {
  readonly efforts: readonly ModuleEffort[];
  readonly moduleOf: (moduleId: string) => string;
}

/** What each module costs a partner: a bar of its minutes, a mark where they were planned to end, both written above it. */
export function ModuleChart({ efforts, moduleOf }: ModuleChartProps) {
  const text = useText();
  const title = text('insights.metric.by-module');
  const wordsOf = (effort: ModuleEffort) =>
    text('insights.module.point', { ...effort, ...perPartner(effort), module: moduleOf(effort.module) });
  const longest = Math.max(1, ...efforts.flatMap((effort) => Object.values(perPartner(effort))));
  const draw = (width: number) => {
    const x = linearScale([0, niceTicks(0, longest).at(-1) ?? longest], [0, width - 2]);
    const barAt = (at: number) => at * rowHeight + 28;
    const points = efforts.map(
      (effort, at): ChartPoint => ({
        x: x.at(effort.medianMinutes),
        y: barAt(at) + barHeight / 2,
        words: wordsOf(effort),
        isBare: true,
      }),
    );
    const shapes = efforts.map((effort, at) => {
      const { median, planned } = perPartner(effort);
      const end = text('insights.module.end', { median, planned, partners: effort.partners });
      return (
        <g key={effort.module}>
          <text x={0} y={barAt(at) - 8}>
            {shortened(moduleOf(effort.module), width - end.length * 6.5 - 16)}
          </text>
          <text x={width} y={barAt(at) - 8} textAnchor="end" className={styles.strong}>
            {end}
          </text>
          <line x1={0} x2={width} y1={barAt(at) + barHeight} y2={barAt(at) + barHeight} className={styles.grid} />
          <rect x={0} y={barAt(at)} width={x.at(median)} height={barHeight} className={styles.bar} />
          <line
            x1={x.at(planned)}
            x2={x.at(planned)}
            y1={barAt(at) - 4}
            y2={barAt(at) + barHeight + 4}
            className={styles.mark}
          />
        </g>
      );
    });
    return { shapes, points };
  };
  return (
    <ChartFrame
      title={title}
      words={text('insights.metric.by-module-words')}
      fileName="friction-module"
      empty={efforts.length === 0 ? text('insights.metric.by-module-none') : null}
      table={moduleTable(efforts, moduleOf, text)}
    >
      <Chart
        title={title}
        summary={efforts.map(wordsOf).join('. ')}
        height={efforts.length * rowHeight + 6}
        draw={draw}
      />
    </ChartFrame>
  );
}

/** Minutes as they are read, without halves that nobody measured. */
function perPartner({ medianMinutes, medianPlannedMinutes }: ModuleEffort) {
  return { median: Math.round(medianMinutes), planned: Math.round(medianPlannedMinutes) };
}

/** At 12 px a letter takes some 6.5 px; what is cut off stands in the table and is said at the bar. */
function shortened(words: string, room: number): string {
  const letters = Math.max(2, Math.floor(room / 6.5));
  return words.length <= letters ? words : `${words.slice(0, letters - 1).trimEnd()}…`;
}

/** Modules as a table: what each cost all of them together, and the partner in the middle. */
export function moduleTable(
  efforts: readonly ModuleEffort[],
  moduleOf: (moduleId: string) => string,
  text: Text,
): InsightTable {
  return {
    columns: [
      { id: 'module', header: text('insights.module.module') },
      { id: 'partners', header: text('insights.module.partners'), isNumber: true },
      { id: 'median_minutes', header: text('insights.module.median'), isNumber: true },
      { id: 'median_planned', header: text('insights.module.median-planned'), isNumber: true },
      { id: 'minutes', header: text('insights.module.minutes'), isNumber: true },
      { id: 'planned_minutes', header: text('insights.module.planned'), isNumber: true },
      { id: 'visits', header: text('insights.module.visits'), isNumber: true },
      { id: 'skipped', header: text('insights.module.skipped'), isNumber: true },
      { id: 'corrected', header: text('insights.module.redone'), isNumber: true },
    ],
    rows: efforts.map(({ module, partners, ...effort }) => [
      { shown: moduleOf(module), raw: module },
      partners,
      ...[effort.medianMinutes, effort.medianPlannedMinutes, effort.minutes, effort.plannedMinutes],
      ...[effort.visits, effort.skipped, effort.redone],
    ]),
  };
}

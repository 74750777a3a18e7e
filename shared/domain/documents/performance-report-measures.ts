import { readExact, roundTo } from '#shared/base/decimal';
import type { WindowResult } from '#shared/domain/measuring/measurement';
import type { ServiceLevel } from '#shared/domain/slas/sla';
import { breachThresholdText, type Verdict } from '#shared/domain/slas/verdict';
import { bold, heading, list, paragraph, table } from './clause';
import type { WordId } from './document-words';
import { columnChart } from './figures/column-chart';
import { figureBlock } from './figures/figure';
import type { Block } from './page';
import type { ReportPen } from './performance-report-words';
import { stockWords } from './stock-words';

export const verdictIds = {
  met: 'report.verdict.met',
  deviation: 'report.verdict.deviation',
  breach: 'report.verdict.breach',
  notMeasured: 'report.verdict.notMeasured',
} as const satisfies Record<Verdict, WordId>;

const byIds = {
  vendor: 'report.measures.by.vendor',
  partner: 'report.measures.by.partner',
  both: 'report.measures.by.both',
  thirdParty: 'report.measures.by.thirdParty',
} as const satisfies Record<ServiceLevel['measuredBy'], WordId>;

/** Every measure by itself: what was promised, every window, and how the broken ones came about. */
export function reportMeasures(pen: ReportPen): readonly Block[] {
  const { results } = pen.data.measured;
  const levels = pen.data.measurable.serviceLevels.filter(({ id }) => results.some(({ measure }) => measure === id));
  if (levels.length === 0) return [];
  return [
    heading(1, '3', pen.text('report.measures.title')),
    ...levels.flatMap((level, index) =>
      measurePart(
        pen,
        level,
        results.filter(({ measure }) => measure === level.id),
        `3.${index + 1}`,
      ),
    ),
  ];
}

function measurePart(
  pen: ReportPen,
  level: ServiceLevel,
  results: readonly WindowResult[],
  number: string,
): readonly Block[] {
  const words = pen.measure(level);
  const promise = level.better === 'higher' ? 'report.measures.promiseHigher' : 'report.measures.promiseLower';
  return [
    heading(2, number, words.name),
    paragraph(words.meaning),
    paragraph(
      pen.rich(promise, {
        target: pen.valueOf(level, level.commitment.target),
        threshold: pen.thresholdOf(level),
      }),
    ),
    ...(results.some(({ verdict }) => verdict !== 'notMeasured') ? [chartOf(pen, level, results)] : []),
    resultTable(pen, results),
    ...worthTelling(results).flatMap((result) => whyOf(pen, level, result)),
    paragraph(
      pen.rich('report.measures.source', {
        source: words.source,
        by: pen.text(byIds[level.measuredBy]),
        validation: stockWords(words.validation, pen.language).replace(/\.$/, ''),
      }),
      'small',
    ),
  ];
}

/** A number for placing a column; what is read is the text beside it. */
function placeOf(exactText: string): number {
  return Number(roundTo(readExact(exactText), 6, 'down'));
}

const mostColumns = 12;

function chartOf(pen: ReportPen, level: ServiceLevel, results: readonly WindowResult[]): Block {
  const threshold = breachThresholdText(level.better, level.commitment);
  const { target, tolerance } = level.commitment;
  return figureBlock(
    columnChart({
      title: pen.measure(level).name,
      columns: results.slice(-mostColumns).map((result) => ({
        label: pen.shortWindow(result.window.label),
        value: result.value === null || result.verdict === 'notMeasured' ? null : placeOf(result.value),
        text:
          result.value === null || result.verdict === 'notMeasured'
            ? pen.text('report.verdict.notMeasured')
            : pen.decimal(result.shown),
        verdict: result.verdict,
      })),
      target: { value: placeOf(target), text: pen.text('report.measures.target', { value: pen.decimal(target) }) },
      ...(placeOf(tolerance) > 0
        ? {
            tolerance: {
              from: placeOf(target),
              to: placeOf(threshold),
              text: pen.text('report.measures.tolerance', { value: pen.decimal(threshold) }),
            },
          }
        : {}),
      height: 132,
    }),
  );
}

const mostLeftOut = 3;

function resultTable(pen: ReportPen, results: readonly WindowResult[]): Block {
  return table(
    [
      { title: pen.text('report.measures.column.window'), share: 0.17 },
      { title: pen.text('report.measures.column.value'), align: 'end', share: 0.13 },
      { title: pen.text('report.measures.column.verdict'), share: 0.19 },
      { title: pen.text('report.measures.column.sample'), align: 'end', share: 0.12 },
      { title: pen.text('report.measures.column.coverage'), align: 'end', share: 0.13 },
      { title: pen.text('report.measures.column.excluded'), share: 0.26 },
    ],
    results.map((result) => [
      pen.windowName(result.window.label),
      result.value === null ? '–' : pen.decimal(result.shown),
      [result.verdict === 'breach' || result.isChronic ? bold(verdictWords(pen, result)) : verdictWords(pen, result)],
      pen.decimal(String(result.sample)),
      `${pen.decimal(roundTo(readExact(result.coverage).mul(100), 2, 'down'))}\u00a0%`,
      leftOutWords(pen, result),
    ]),
  );
}

function verdictWords(pen: ReportPen, result: WindowResult): string {
  return pen.text(result.isChronic ? 'report.verdict.chronic' : verdictIds[result.verdict]);
}

function leftOutWords(pen: ReportPen, { excluded }: WindowResult): string {
  if (excluded.length === 0) return pen.text('report.measures.nothingLeftOut');
  const told = excluded.slice(0, mostLeftOut).map(pen.exclusion);
  const rest = excluded.length - told.length;
  return [...told, ...(rest > 0 ? [pen.text('report.measures.moreLeftOut', { count: rest })] : [])].join('; ');
}

/** Breaches and deviations are told step by step, the latest three; that a promise was kept needs no story. */
function worthTelling(results: readonly WindowResult[]): readonly WindowResult[] {
  return results
    .filter(({ verdict, isChronic }) => verdict === 'breach' || verdict === 'deviation' || isChronic)
    .slice(-3);
}

const mostSteps = 6;

function whyOf(pen: ReportPen, level: ServiceLevel, { window, why }: WindowResult): readonly Block[] {
  if (why.length === 0) return [];
  const rest = why.length - mostSteps;
  return [
    paragraph([bold(pen.text('report.measures.whyTitle', { window: pen.windowName(window.label) }))]),
    list([
      ...why.slice(0, mostSteps).map((step) => pen.step(step, level)),
      ...(rest > 0 ? [pen.text('report.measures.moreSteps', { count: rest })] : []),
    ]),
  ];
}

import { add, exact, roundTo, zero } from '#shared/base/decimal';
import { driftsOf } from '#shared/domain/performance/drift';
import type { Verdict } from '#shared/domain/slas/verdict';
import { heading, paragraph } from './clause';
import { figureBlock } from './figures/figure';
import { verdictGrid } from './figures/verdict-grid';
import type { Block, Inline } from './page';
import type { ReportPen } from './performance-report-words';

/** The page for those who read one page: how it went, what it costs, what to do. */
export function reportSummary(pen: ReportPen): readonly Block[] {
  const { data } = pen;
  const { measured } = data;
  const count = (verdict: Verdict) => measured.results.filter((one) => one.verdict === verdict).length;
  const unmeasured = count('notMeasured');
  return [
    heading(1, '1', pen.text('report.summary.title')),
    paragraph(
      pen.rich('report.summary.lead', {
        vendor: data.vendor.name,
        partner: data.partner.name,
        from: pen.date(dayOfRange(measured.from)),
        until: pen.date(lastDay(measured.to)),
        all: measured.results.length - unmeasured,
        met: count('met'),
        deviation: count('deviation'),
        breach: count('breach'),
      }),
      'lead',
    ),
    ...(unmeasured > 0
      ? [paragraph(pen.rich('report.summary.unmeasured', { count: unmeasured, sources: '8' }), 'notice')]
      : []),
    {
      kind: 'cards',
      cards: [
        { title: pen.text('report.summary.leadership'), points: leadership(pen) },
        { title: pen.text('report.summary.product'), points: product(pen) },
        { title: pen.text('report.summary.success'), points: success(pen) },
      ],
    },
  ];
}

type Points = readonly (readonly Inline[])[];

function leadership(pen: ReportPen): Points {
  const { credits, consequences } = pen.data.measured;
  const open = pen.data.disputes.filter(({ standing }) => standing.state === 'open').length;
  return [
    credits.length === 0
      ? pen.rich('report.summary.noCredits')
      : pen.rich('report.summary.credits', { amount: totalCredits(pen) }),
    consequences.length === 0
      ? pen.rich('report.summary.noConsequences')
      : pen.rich('report.summary.consequences', { count: consequences.length }),
    open === 0 ? pen.rich('report.summary.noDisputes') : pen.rich('report.summary.disputes', { count: open }),
  ];
}

/** All credits of the time as one figure: money where money flows, else points. */
export function totalCredits(pen: ReportPen): string {
  const { credits } = pen.data.measured;
  const sum = (texts: readonly (string | null)[]) =>
    texts.reduce((total, text) => add(total, exact(text ?? '0')), zero);
  if (credits.some(({ amount }) => amount !== null))
    return pen.money(roundTo(sum(credits.map(({ amount }) => amount)), 2, 'down'));
  const points = credits.some(({ actionPoints }) => actionPoints !== null);
  const figure = pen.decimal(roundTo(sum(credits.map((one) => one.actionPoints ?? one.percent)), 2, 'down'));
  return points ? pen.text('report.money.points', { points: figure }) : `${figure}\u00a0%`;
}

function product(pen: ReportPen): Points {
  const { results } = pen.data.measured;
  const broken = [
    ...new Set(results.filter(({ verdict }) => verdict === 'breach').map(({ measure }) => pen.nameOf(measure))),
  ];
  const worsening = driftsOf(pen.data.measurable.serviceLevels, results)
    .filter(({ direction }) => direction === 'worsening')
    .map(({ measure }) => pen.nameOf(measure));
  const causes = pen.data.causes.map(({ causeKey }) => causeKey);
  return [
    broken.length === 0
      ? pen.rich('report.summary.noneBroken')
      : pen.rich('report.summary.broken', { measures: pen.and(broken) }),
    worsening.length === 0
      ? pen.rich('report.summary.noneWorsening')
      : pen.rich('report.summary.worsening', { measures: pen.and(worsening) }),
    ...(causes.length === 0 ? [] : [pen.rich('report.summary.causes', { causes: pen.and(causes) })]),
  ];
}

function success(pen: ReportPen): Points {
  const { incidents } = pen.data;
  const serious = incidents.filter(({ severity }) => severity === 's1' || severity === 's2');
  const open = serious.filter(({ state }) => state !== 'resolved' && state !== 'closed').length;
  const actions = incidents.flatMap((incident) => incident.actions.map(({ standing }) => standing.state));
  const overdue = actions.filter((state) => state === 'overdue').length;
  const stillOpen = actions.filter((state) => state === 'open').length;
  return [
    serious.length === 0
      ? pen.rich('report.summary.noIncidents')
      : pen.rich('report.summary.incidents', { count: serious.length, open }),
    pen.rich('report.summary.actions', { open: stillOpen, overdue }),
  ];
}

/** The first day of what was measured: dates as they are, instants by their day. */
export function dayOfRange(from: string): string {
  return from.slice(0, 10);
}

/** The last day that belongs to it: `to` itself does not. */
export function lastDay(to: string): string {
  return new Date(Date.parse(`${to.slice(0, 10)}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10);
}

const mostMonths = 12;

/** Months across, measures down. A window stands in the month in which it ended. */
export function reportGrid(pen: ReportPen): readonly Block[] {
  const { results } = pen.data.measured;
  const heads = [heading(1, '2', pen.text('report.results.title'))];
  if (results.length === 0) return [...heads, paragraph(pen.text('report.results.none'))];
  const endMonth = ({ window }: (typeof results)[number]) => lastDay(window.end.slice(0, 10)).slice(0, 7);
  const months = [...new Set(results.map(endMonth))].toSorted().slice(-mostMonths);
  const levels = pen.data.measurable.serviceLevels.filter(({ id }) => results.some(({ measure }) => measure === id));
  const grid = verdictGrid({
    title: pen.text('report.results.grid'),
    months: months.map((month) => pen.shortWindow(month)),
    rows: levels.map((level) => ({
      measure: pen.measure(level).name,
      cells: months.map((month) => {
        const last = results.filter((one) => one.measure === level.id && endMonth(one) === month).at(-1);
        return last === undefined ? null : { verdict: last.verdict, text: pen.decimal(last.shown) };
      }),
    })),
    verdicts: {
      met: pen.text('report.verdict.met'),
      deviation: pen.text('report.verdict.deviation'),
      breach: pen.text('report.verdict.breach'),
      notMeasured: pen.text('report.verdict.notMeasured'),
    },
  });
  return [...heads, paragraph(pen.text('report.results.say')), figureBlock(grid)];
}

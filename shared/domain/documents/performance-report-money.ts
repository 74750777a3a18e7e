import type { AgreementMeasured, MonthCredit } from '#shared/domain/measuring/measurement';
import { heading, list, paragraph, table } from './clause';
import type { WordId } from './document-words';
import { columnChart } from './figures/column-chart';
import { figureBlock } from './figures/figure';
import type { Block, Inline } from './page';
import { pageWordsOf } from './page-words';
import { totalCredits } from './performance-report-summary';
import type { ReportPen } from './performance-report-words';

/** What the breaches cost, factor by factor, and what follows besides. */
export function reportMoney(pen: ReportPen): readonly Block[] {
  const { credits, consequences } = pen.data.measured;
  const { remedies } = pen.data.measurable;
  return [
    heading(1, '4', pen.text('report.money.title')),
    heading(2, '4.1', pen.text('report.money.creditsTitle')),
    paragraph(
      pen.text('report.money.say', {
        month: `${pen.decimal(remedies.monthlyCap)}\u00a0%`,
        year: `${pen.decimal(remedies.yearlyCap)}\u00a0%`,
      }),
    ),
    ...(credits.length === 0
      ? [paragraph(pen.text('report.money.none'))]
      : [
          creditChart(pen),
          factorTable(pen),
          monthTable(pen),
          paragraph(pen.rich('report.money.total', { amount: totalCredits(pen) })),
        ]),
    heading(2, '4.2', pen.text('report.money.consequencesTitle')),
    consequences.length === 0
      ? paragraph(pen.text('report.money.noConsequences'))
      : list(consequences.map((one) => consequenceWords(pen, one))),
  ];
}

function creditChart(pen: ReportPen): Block {
  return figureBlock(
    columnChart({
      title: pen.text('report.money.chart'),
      columns: pen.data.measured.credits.slice(-12).map(({ month, percent }) => ({
        label: pen.shortWindow(month),
        value: Number(percent),
        text: `${pen.decimal(percent)} %`,
        verdict: 'breach',
      })),
      from: 0,
      height: 110,
    }),
  );
}

function factorTable(pen: ReportPen): Block {
  return table(
    [
      pen.text('report.money.column.month'),
      { title: pen.text('report.money.column.measure'), share: 0.36 },
      { title: pen.text('report.money.column.base'), align: 'end' },
      { title: pen.text('report.money.column.severity'), align: 'end' },
      { title: pen.text('report.money.column.impact'), align: 'end' },
      { title: pen.text('report.money.column.repeat'), align: 'end' },
    ],
    pen.data.measured.credits.flatMap(({ month, parts }) =>
      parts.map((part) => [
        pen.windowName(month),
        pen.nameOf(part.measure),
        `${pen.decimal(part.base)}\u00a0%`,
        `× ${pen.decimal(part.severity)}`,
        `× ${pen.decimal(part.impact)}`,
        `× ${pen.decimal(part.repeat)}`,
      ]),
    ),
  );
}

const capIds = {
  nothing: 'report.money.cap.nothing',
  month: 'report.money.cap.month',
  year: 'report.money.cap.year',
} as const satisfies Record<MonthCredit['cappedBy'], WordId>;

function monthTable(pen: ReportPen): Block {
  return table(
    [
      pen.text('report.money.column.month'),
      { title: pen.text('report.money.column.recovery'), align: 'end' },
      { title: pen.text('report.money.column.uncapped'), align: 'end' },
      pen.text('report.money.column.cap'),
      { title: pen.text('report.money.column.credit'), align: 'end', share: 0.32 },
    ],
    pen.data.measured.credits.map((credit) => [
      pen.windowName(credit.month),
      `× ${pen.decimal(credit.recovery)}`,
      `${pen.decimal(credit.uncapped)}\u00a0%`,
      pen.text(capIds[credit.cappedBy]),
      creditWords(pen, credit),
    ]),
  );
}

function creditWords(pen: ReportPen, { percent, amount, actionPoints }: MonthCredit): string {
  if (actionPoints !== null) return pen.text('report.money.points', { points: pen.decimal(actionPoints) });
  const share = `${pen.decimal(percent)}\u00a0%`;
  return amount === null ? share : pen.text('report.money.percent', { percent: share, amount: pen.money(amount) });
}

type Consequence = AgreementMeasured['consequences'][number];

const consequenceIds = {
  improvementPlan: 'report.consequence.improvementPlan',
  terminationRight: 'report.consequence.terminationRight',
  bandProtection: 'report.consequence.bandProtection',
  dataDuty: 'report.consequence.dataDuty',
  earnBack: 'report.consequence.earnBack',
} as const satisfies Record<Consequence['kind'], WordId>;

function consequenceWords(pen: ReportPen, { kind, measure, window, facts }: Consequence): readonly Inline[] {
  const cause = facts.cause;
  const said = (name: string) => String(facts[name] ?? '–');
  const everything =
    cause === undefined ? pen.text('report.consequence.everything') : pen.text('report.consequence.cause', { cause });
  return pen.rich(consequenceIds[kind], {
    subject: measure === null ? everything : pen.nameOf(measure),
    window: pen.windowName(window),
    due: pen.date(said('due')),
    protects: pen.windowName(said('protects')),
    party: partyName(pen, said('party')),
    percent: `${pen.decimal(said('percent'))}\u00a0%`,
    month: pen.windowName(said('month')),
  });
}

function partyName(pen: ReportPen, party: string): string {
  const words = pageWordsOf(pen.language).party;
  if (party === 'vendor' || party === 'partner') return words[party];
  return party === 'both' ? `${words.vendor} + ${words.partner}` : pen.text('report.measures.by.thirdParty');
}

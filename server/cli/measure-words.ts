import type { AgreementMeasured, MonthCredit, WindowResult } from '#shared/domain/measuring/measurement';
import type { ServiceLevel, Sla } from '#shared/domain/slas/sla';
import type { Verdict } from '#shared/domain/slas/verdict';
import type { RecordsRead } from './read-records';

/** What was measured, from what, and what came of it. */
export interface MeasuredStory {
  readonly sla: Sla;
  readonly measured: AgreementMeasured;
  readonly read: readonly RecordsRead[];
}

/** The story of a measurement for a person at a terminal. */
export function measuredText({ sla, measured, read }: MeasuredStory): string {
  const head = `${sla.vendor.name} and ${sla.partner.name}, version ${sla.version}: from ${measured.from} until before ${measured.to}, windows in ${measured.zone}.`;
  const known = sla.serviceLevels.map((level) => ({
    level,
    results: measured.results.filter(({ measure }) => measure === level.id),
  }));
  const withData = known.filter(({ results }) => results.some((one) => one.notMeasuredBecause !== 'noData'));
  const without = known.filter((one) => !withData.includes(one)).map(({ level }) => level.id);
  const blocks = [
    head,
    read.map(fileLine).join('\n'),
    ...withData.map(({ level, results }) =>
      [levelLine(level), ...results.map((one) => resultLine(level, one))].join('\n'),
    ),
    without.length === 0 ? '' : `No data for ${without.join(', ')}.`,
    measured.credits
      .filter(isOwed)
      .map((credit) => creditLine(credit, sla))
      .join('\n'),
    measured.consequences.map(consequenceLine).join('\n'),
    countLine(measured.results),
  ];
  return blocks.filter((block) => block !== '').join('\n\n');
}

function fileLine({ file, table, rows, skipped }: RecordsRead): string {
  const notes = [
    skipped.columns.length === 0 ? '' : `left out: ${skipped.columns.join(', ')}`,
    skipped.sortedRows === 0 ? '' : `${skipped.sortedRows} put into the order of time`,
    skipped.repeatedRows === 0 ? '' : `${skipped.repeatedRows} repeated`,
  ].filter((note) => note !== '');
  return `${file}: ${rows === 1 ? '1 row' : `${rows} rows`} of ${table}${notes.length === 0 ? '' : ` (${notes.join('; ')})`}.`;
}

function levelLine({ id, name, unit, better, commitment }: ServiceLevel): string {
  const side = better === 'higher' ? 'at least' : 'at most';
  return `${id} ${name}: ${side} ${commitment.target} ${unit}, tolerance ${commitment.tolerance}`;
}

const verdictWords: { readonly [verdict in Verdict]: string } = {
  met: 'met',
  deviation: 'deviation',
  breach: 'breach',
  notMeasured: 'not judged',
};

const becauseWords = {
  noData: 'no data',
  sampleTooSmall: 'too few to judge',
  coverageTooSmall: 'too little of the time was watched',
} as const;

function resultLine({ unit }: ServiceLevel, result: WindowResult): string {
  const { window, shown, verdict, notMeasuredBecause, isChronic, sample } = result;
  const value = shown === '' ? '' : `${shown} ${unit}, `;
  const because = notMeasuredBecause === null ? '' : `: ${becauseWords[notMeasuredBecause]}`;
  const chronic = isChronic ? ', and it is chronic: counts as a breach' : '';
  return `  ${window.label}: ${value}${verdictWords[verdict]}${because}${chronic} (measured: ${sample})`;
}

function isOwed({ parts }: MonthCredit): boolean {
  return parts.length > 0;
}

function creditLine(credit: MonthCredit, sla: Sla): string {
  const cap = { nothing: '', month: ', held by the cap of the month', year: ', held by the cap of the year' };
  const { month, parts, percent, amount, actionPoints, cappedBy } = credit;
  const currency = sla.said.monthlyFee?.currency ?? '';
  const money = amount === null ? '' : `, ${amount} ${currency}`;
  const measures = parts.map(({ measure }) => measure).join(', ');
  const what = actionPoints === null ? `${percent} % of the month’s fee${money}` : `${actionPoints} action points`;
  return `Credit for ${month}: ${what}${cap[cappedBy]} (${measures}).`;
}

const consequenceWords = {
  improvementPlan: 'an improvement plan is owed',
  terminationRight: 'there is a right to terminate',
  bandProtection: 'the partner’s band is protected',
  dataDuty: 'whoever measures owes data: it was missing twice in a row',
  earnBack: 'the credit is earned back',
} as const;

function consequenceLine({ kind, measure, window }: AgreementMeasured['consequences'][number]): string {
  return `${window}${measure === null ? '' : `, ${measure}`}: ${consequenceWords[kind]}.`;
}

function countLine(results: readonly WindowResult[]): string {
  if (results.length === 0)
    return 'No window lies wholly within this time. Months, quarters and years are measured whole.';
  const count = (verdict: Verdict) => results.filter((one) => one.verdict === verdict).length;
  return `Met ${count('met')}, deviation ${count('deviation')}, breach ${count('breach')}, not judged ${count('notMeasured')}.`;
}

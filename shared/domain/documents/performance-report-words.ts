import { readExact, roundTo } from '#shared/base/decimal';
import type { CaseSeverity } from '#shared/domain/datasets/tables';
import type { TraceStep, WindowResult } from '#shared/domain/measuring/measurement';
import type { ServiceLevel } from '#shared/domain/slas/sla';
import { breachThresholdText } from '#shared/domain/slas/verdict';
import { type DocumentWords, documentWords, type WordId } from './document-words';
import { type MeasureWords, measureWords } from './measure-words';
import { printedDate, printedMonth } from './page-words';
import type { PerformanceReportData } from './performance-report-data';
import { printedDecimal, printedList, printedMoney, printedValue } from './printed-figures';

/** What a report is written with: its words and its figures in one language, its moments in one zone. */
export interface ReportPen extends DocumentWords {
  readonly data: PerformanceReportData;
  readonly level: (id: string) => ServiceLevel | undefined;
  readonly measure: (level: ServiceLevel) => MeasureWords;
  readonly nameOf: (id: string) => string;
  readonly valueOf: (level: ServiceLevel, value: string) => string;
  readonly thresholdOf: (level: ServiceLevel) => string;
  readonly windowName: (label: string) => string;
  readonly shortWindow: (label: string) => string;
  readonly moment: (instant: string) => string;
  readonly date: (date: string) => string;
  readonly money: (amount: string) => string;
  readonly decimal: (text: string) => string;
  readonly and: (items: readonly string[]) => string;
  readonly severity: (severity: CaseSeverity | null) => string;
  readonly step: (step: TraceStep, level: ServiceLevel | undefined) => string;
  readonly exclusion: (left: WindowResult['excluded'][number]) => string;
}

export function reportPen(data: PerformanceReportData): ReportPen {
  const { language, measurable } = data;
  const words = documentWords(language);
  const levels = new Map<string, ServiceLevel>(measurable.serviceLevels.map((level) => [level.id, level]));
  const measure = (level: ServiceLevel) => measureWords(level, language);
  const decimal = (text: string) => printedDecimal(text, language);
  const moment = (instant: string) => printedInstant(instant, language);
  const pen: ReportPen = {
    ...words,
    data,
    level: (id) => levels.get(id),
    measure,
    nameOf: (id) => {
      const level = levels.get(id);
      return level === undefined ? id : measure(level).name;
    },
    valueOf: (level, value) => printedValue(value, measure(level).unit, language),
    thresholdOf: (level) =>
      printedValue(breachThresholdText(level.better, level.commitment), measure(level).unit, language),
    windowName: (label) => printedWindow(label, language),
    shortWindow: (label) => shortWindow(label, language),
    moment,
    date: (date) => printedDate(date, language),
    money: (amount) => printedMoney(amount, measurable.monthlyFee?.currency ?? '', language),
    decimal,
    and: (items) => printedList(items, language),
    severity: (severity) => (severity === null ? '–' : severity.toUpperCase()),
    step: (step, level) =>
      stepWords(step, { words, decimal, moment, unit: level === undefined ? '' : measure(level).unit }),
    exclusion: ({ what, why }) => {
      const span = what.split('/');
      if (span.length === 2 && span[0] && span[1])
        return words.text('report.exclusion.time', { from: moment(span[0]), to: moment(span[1]), why });
      const id = exclusionIds[why];
      return id === undefined ? `${what} ${why}` : words.text(id, { count: what });
    },
  };
  return pen;
}

type Language = PerformanceReportData['language'];

/** `20 November 2026, 14:05 UTC`, also where the text has thousandths of a second. */
function printedInstant(instant: string, language: Language): string {
  const found = /^(\d{4}-\d{2}-\d{2})T(\d{2}:\d{2})/.exec(instant);
  return found?.[1] && found[2] ? `${printedDate(found[1], language)}, ${found[2]} UTC` : instant;
}

/** `March 2026`, `Q1 2026`, `2026`, `from 1 March 2026, 30 days` as the label of the window says. */
function printedWindow(label: string, language: Language): string {
  const quarter = /^(\d{4})-(Q[1-4])$/.exec(label);
  if (quarter) return `${quarter[2]} ${quarter[1]}`;
  const rolling = /^(\d{4}-\d{2}-\d{2})\/P(\d+)D$/.exec(label);
  if (rolling?.[1]) return `${printedDate(rolling[1], language)} +${rolling[2]}`;
  return printedMonth(label, language);
}

/** `Mar 26`, `Q1 26`: what fits below a column. */
function shortWindow(label: string, language: Language): string {
  const name = printedWindow(label, language);
  const found = /^(\S+) (?:\d\d)(\d\d)$/.exec(name);
  return found ? `${(found[1] ?? '').slice(0, 3)} ${found[2]}` : name;
}

const exclusionIds: Readonly<Record<string, WordId>> = {
  callerMistakes: 'report.exclusion.callerMistakes',
  beyondAgreedVolume: 'report.exclusion.beyondAgreedVolume',
  noTimeLimit: 'report.exclusion.noTimeLimit',
  stillOpen: 'report.exclusion.stillOpen',
  notKnown: 'report.exclusion.notKnown',
  noNoticeAgreed: 'report.exclusion.noNoticeAgreed',
  tooFewCases: 'report.exclusion.tooFewCases',
};

/** A step of a computation that these words do not know is told with its bare facts: nothing is left out. */
const stepIds: Readonly<Record<string, WordId>> = {
  service: 'report.step.service',
  worstService: 'report.step.worstService',
  serviceHours: 'report.step.serviceHours',
  excluded: 'report.step.excluded',
  outage: 'report.step.outage',
  down: 'report.step.down',
  counted: 'report.step.counted',
  late: 'report.step.late',
  reopened: 'report.step.reopened',
  notFollowedUp: 'report.step.notFollowedUp',
  region: 'report.step.region',
  availabilityOfRegion: 'report.step.availabilityOfRegion',
  nearestRank: 'report.step.nearestRank',
  mean: 'report.step.mean',
  longest: 'report.step.longest',
  detected: 'report.step.detected',
  restored: 'report.step.restored',
  updateMissed: 'report.step.updateMissed',
  more: 'report.step.more',
  weakestHour: 'report.step.weakestHour',
  byValue: 'report.step.byValue',
  lost: 'report.step.lost',
  reviewLate: 'report.step.reviewLate',
  actionLate: 'report.step.actionLate',
  noticeShort: 'report.step.noticeShort',
  aware: 'report.step.aware',
  notice: 'report.step.notice',
  noNoticeYet: 'report.step.noNoticeYet',
  failures: 'report.step.failures',
};

function stepWords(
  { step, facts }: TraceStep,
  print: {
    readonly words: DocumentWords;
    readonly decimal: (text: string) => string;
    readonly moment: (instant: string) => string;
    readonly unit: string;
  },
): string {
  const values = Object.fromEntries(
    Object.entries(facts).map(([name, value]) => {
      // A file about one service need not name it.
      const isUnnamed = name === 'service' && value === '';
      return [name, isUnnamed ? print.words.text('report.step.oneService') : factText(name, value, print)] as const;
    }),
  );
  const id = stepIds[step];
  if (id !== undefined) return print.words.text(id, { case: '', deadline: '', done: '', ...values });
  const told = Object.entries(values).map(([name, value]) => `${name} ${value}`);
  return print.words.text('report.step.other', { step, facts: told.join(', ') });
}

const instantText = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}/;
const fractionText = /^-?\d+\/\d+$/;

function factText(
  name: string,
  value: string | number,
  {
    decimal,
    moment,
    unit,
  }: { readonly decimal: (text: string) => string; readonly moment: (at: string) => string; readonly unit: string },
): string {
  if (typeof value === 'number') return decimal(String(value));
  if (value === '') return '–';
  if (instantText.test(value)) return moment(value);
  const figure = fractionText.test(value) ? decimal(trimmed(roundTo(readExact(value), 4, 'down'))) : value;
  if (name === 'value') return `${figure}\u00a0${unit}`;
  if (name === 'severity') return value.toUpperCase();
  return figure;
}

/** `12.5000` as `12.5`. */
function trimmed(decimal: string): string {
  return decimal.replace(/\.?0+$/, '');
}

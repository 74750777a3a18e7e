import type { MonthlyRate, ReportingSettings } from './reporting';

/** What the organisation has set, as far as it has. */
export type ReportingInForce = Pick<ReportingSettings, 'currency' | 'zone' | 'weights' | 'targets'>;

const untouched: ReportingInForce = { currency: 'EUR', zone: 'UTC', weights: {}, targets: {} };

/** The settings that count: where two were begun apart, those with the smaller id. Null: nobody has set any. */
export function settingsOnRecord(all: readonly ReportingSettings[]): ReportingSettings | null {
  return all.toSorted((left, right) => (left.id < right.id ? -1 : 1))[0] ?? null;
}

export function reportingInForce(all: readonly ReportingSettings[]): ReportingInForce {
  return settingsOnRecord(all) ?? untouched;
}

/** The rates into a currency, by `2026-03 USD`: the one noted last counts. */
export function ratesInto(currency: string, rates: readonly MonthlyRate[]): Readonly<Record<string, string>> {
  const own = rates.filter(({ into }) => into === currency).toSorted(byNoting);
  return Object.fromEntries(own.map(({ month, currency: of, rate }) => [`${month} ${of}`, rate]));
}

/** The rates that count, the newest month first. */
export function standingRates(currency: string, rates: readonly MonthlyRate[]): readonly MonthlyRate[] {
  const own = rates.filter(({ into }) => into === currency).toSorted(byNoting);
  const last = new Map(own.map((rate) => [`${rate.month} ${rate.currency}`, rate]));
  return [...last.values()].sort((left, right) =>
    left.month === right.month ? (left.currency < right.currency ? -1 : 1) : left.month < right.month ? 1 : -1,
  );
}

/** By when they were noted; at the same moment the smaller id came first, on every device alike. */
function byNoting(left: MonthlyRate, right: MonthlyRate): number {
  if (left.notedAt !== right.notedAt) return left.notedAt < right.notedAt ? -1 : 1;
  return left.id < right.id ? -1 : 1;
}

import type { Case, Tables } from '#shared/domain/datasets/tables';
import type { MeasurableAgreement } from '#shared/domain/measuring/measurable-agreement';
import { measureAgreement } from '#shared/domain/measuring/measure-agreement';
import type { WindowResult } from '#shared/domain/measuring/measurement';
import { measureOf } from '#shared/domain/slas/measures';
import { creditBands } from '#shared/domain/slas/remedies';
import type { Commitment, ServiceLevelId } from '#shared/domain/slas/service-level';
import { standardSeverities } from '#shared/domain/slas/severity';
import type { ServiceLevel } from '#shared/domain/slas/sla';
import type { PinnedCalendar } from '#shared/domain/slas/sla-parts';

export const moment = (text: string): number => Date.parse(text.includes('T') ? text : `${text}T00:00:00Z`);

/** A calendar of Monday to Friday with the same hours. */
export function aCalendar(
  id: PinnedCalendar['id'],
  from: string,
  to: string,
  differs: { readonly zone?: string; readonly days?: number[]; readonly holidays?: readonly string[] } = {},
): PinnedCalendar {
  const { zone = 'UTC', days = [1, 2, 3, 4, 5], holidays = [] } = differs;
  return {
    id,
    name: id,
    version: 1,
    weekly: [{ days, from, to, zone }],
    holidays: holidays.map((date) => ({ date, name: 'Holiday' })),
  };
}

export const dayAndNight: PinnedCalendar = { id: 'service', name: 'service', version: 1, weekly: [], holidays: [] };

export function aLevel(id: ServiceLevelId, commitment: Partial<Commitment> = {}): ServiceLevel {
  const { commitment: standard, ...measure } = measureOf(id);
  const agreed = { ...standard, ...commitment };
  return {
    ...measure,
    commitment: agreed,
    measuredBy: 'vendor',
    bands: creditBands(measureOf(id), agreed),
    questionId: null,
  };
}

/** What is measured by: UTC, day and night, standard severities, and the levels told. */
export function measuredBy(
  levels: readonly ServiceLevel[],
  differs: Partial<MeasurableAgreement> = {},
): MeasurableAgreement {
  return {
    zone: 'UTC',
    calendars: [dayAndNight],
    serviceLevels: levels,
    severities: standardSeverities,
    remedies: {
      kind: 'money',
      monthlyCap: '25',
      yearlyCap: '15',
      chronic: { k: 3, n: 4 },
      earnBack: false,
      incentiveAfterWindows: null,
      isSole: false,
      breachesForPlan: { breaches: 3, months: 6 },
      planWithinWorkingDays: 10,
      actionCredits: [],
    },
    changeNotices: [
      { noticeClass: 'maintenance', count: 5, unit: 'days' },
      { noticeClass: 'breakingChange', count: 10, unit: 'workingDays' },
      { noticeClass: 'emergencySecurity', count: 0, unit: 'days' },
    ],
    monthlyFee: { amount: '10000', currency: 'EUR' },
    breachNoticeHours: 24,
    reviewDays: 5,
    unitsPerHour: '1000',
    ...differs,
  };
}

interface Measuring {
  readonly commitment?: Partial<Commitment>;
  readonly agreement?: Partial<MeasurableAgreement>;
  readonly from?: string;
  readonly to?: string;
}

/** The windows of one measure in March 2026, or in the first quarter, unless told otherwise. */
export function windowsOf(id: ServiceLevelId, tables: Tables, told: Measuring = {}): readonly WindowResult[] {
  const kind = measureOf(id).window;
  const from = told.from ?? (kind === 'quarter' ? '2026-01-01' : kind === 'year' ? '2026-01-01' : '2026-03-01');
  const to = told.to ?? (kind === 'year' ? '2027-01-01' : '2026-04-01');
  const agreement = measuredBy([aLevel(id, told.commitment)], told.agreement);
  return measureAgreement(agreement, tables, { from, to }).results;
}

/** The only window of one measure. */
export function windowOf(id: ServiceLevelId, tables: Tables, told: Measuring = {}): WindowResult {
  const [result, ...more] = windowsOf(id, tables, told);
  if (result === undefined || more.length > 0) throw new Error(`Not one window but ${more.length + (result ? 1 : 0)}`);
  return result;
}

/** What matters of a window at a glance. */
export function inShort({ value, shown, sample, verdict, notMeasuredBecause }: WindowResult) {
  return { value, shown, sample, verdict: notMeasuredBecause ?? verdict };
}

/** A case of severity 1, opened on Tuesday, 10 March 2026 at 09:00 UTC; nothing else has happened. */
export function aCase(differs: Partial<Case> = {}): Case {
  const openedAt = differs.openedAt ?? moment('2026-03-10T09:00:00Z');
  return {
    id: 'C-1',
    service: '',
    region: '',
    channel: '',
    severities: [{ at: openedAt, severity: 's1' }],
    startedAt: null,
    detectedAt: null,
    openedAt,
    acknowledgedAt: null,
    firstResponseAt: null,
    restoredAt: null,
    resolvedAt: null,
    closedAt: null,
    reopenedAt: null,
    followUpAt: null,
    updates: [],
    pauses: [],
    contacts: null,
    transferred: false,
    affectedShare: null,
    rootCause: '',
    ...differs,
  };
}

/** So many things, numbered from 0. */
export function many<Thing>(count: number, make: (index: number) => Thing): readonly Thing[] {
  return Array.from({ length: count }, (_, index) => make(index));
}

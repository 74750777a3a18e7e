import type { Case, CaseSeverity, Interval, Moment, Pause } from '#shared/domain/datasets/tables';
import type { Limit } from '#shared/domain/slas/severity';
import type { AgreedSeverity } from '#shared/domain/slas/sla';
import { type BusinessHours, hoursOf, workingDayHours } from './business-hours';
import { deadline, elapsed, wholeSecond } from './business-time';
import { subtractStretches } from './intervals';
import type { MeasurableAgreement } from './measurable-agreement';
import type { TraceStep } from './measurement';
import { instantText } from './windows';

export const clockTargets = ['acknowledge', 'firstResponse', 'update', 'restore', 'resolve'] as const;
export type ClockTarget = (typeof clockTargets)[number];

/**
 * Where a clock stands. `inTime` and `late`: what was owed has happened. `running`, `outsideHours`, `paused`: still
 * owed, the limit not reached. `overdue`: still owed, the limit passed. `notTimed`: no limit in time is agreed.
 */
export type ClockState = 'inTime' | 'late' | 'running' | 'outsideHours' | 'paused' | 'overdue' | 'notTimed';

export interface ClockReading {
  /** Last moment that is in time; null where none is agreed, or where a pause without an end keeps it open. */
  readonly deadline: Moment | null;
  readonly elapsedSeconds: number;
  readonly state: ClockState;
}

export interface CaseClock extends ClockReading {
  readonly why: readonly TraceStep[];
}

/** The calendars an agreement's clocks run on, expanded once and used for every case. */
export interface AgreementClocks {
  readonly agreement: MeasurableAgreement;
  readonly service: BusinessHours;
  readonly workingDays: BusinessHours;
  readonly peak: BusinessHours | null;
  readonly of: (severity: CaseSeverity) => { readonly rule: AgreedSeverity; readonly hours: BusinessHours } | null;
}

export function clocksOf(agreement: MeasurableAgreement): AgreementClocks {
  const { zone } = agreement;
  const calendar = (id: string) => agreement.calendars.find((one) => one.id === id);
  const service = hoursOf(calendar('service'), zone);
  const peak = calendar('peak');
  const byClock = {
    always: hoursOf(undefined, zone),
    onCallHours: hoursOf(calendar('onCall'), zone),
    serviceHours: service,
  };
  const rules = new Map(
    agreement.severities.map((rule) => [rule.severity, { rule, hours: byClock[rule.clock] }] as const),
  );
  return {
    agreement,
    service,
    workingDays: workingDayHours(calendar('service'), zone),
    peak: peak === undefined ? null : hoursOf(peak, zone),
    of: (severity) => rules.get(severity) ?? null,
  };
}

/**
 * The clock of a case towards one of the things owed, recomputed from its events. It runs inside the hours of the
 * case's severity and not in pauses. When the severity rises, the limit and hours of the new one hold from the
 * opening on, and earlier pauses stay. Working days are days of the service calendar, whatever the severity's clock.
 */
export function caseClock(
  one: Case,
  agreement: MeasurableAgreement | AgreementClocks,
  which: ClockTarget,
  asOf: Moment,
): CaseClock {
  const clocks = 'workingDays' in agreement ? agreement : clocksOf(agreement);
  const question = questionOf(one, clocks, which, asOf);
  const reading = readClock(question, asOf);
  return { ...reading, why: explain(one, question, reading, asOf) };
}

/** The same without the timeline, for going through many cases. */
export function clockReading(one: Case, clocks: AgreementClocks, which: ClockTarget, asOf: Moment): ClockReading {
  return readClock(questionOf(one, clocks, which, asOf), asOf);
}

/** Only whether it was in time, which is what measures count; nothing else is reckoned. */
export function inTimeOrNot(
  one: Case,
  clocks: AgreementClocks,
  which: ClockTarget,
  asOf: Moment,
): 'inTime' | 'late' | 'open' | 'notTimed' {
  const { limit, hours, from, doneAt, pauses } = questionOf(one, clocks, which, asOf);
  if (limit.kind !== 'within') return 'notTimed';
  const due = deadline(from, limit, hours, pauses);
  if (due !== null && (doneAt ?? wholeSecond(asOf)) > due) return 'late';
  return doneAt === null ? 'open' : 'inTime';
}

/** The severity that holds at a moment; before the first entry it is the one the case was opened with. */
export function severityAt(one: Case, moment: Moment): CaseSeverity {
  let severity = one.severities[0]?.severity ?? 's4';
  for (const change of one.severities) if (change.at <= moment) severity = change.severity;
  return severity;
}

/** The most serious severity a case ever had: an incident does not become harmless by being called so later. */
export function worstSeverity(one: Case): CaseSeverity {
  return one.severities.map((change) => change.severity).sort()[0] ?? 's4';
}

/** Pauses as intervals; one without an end lasts. */
export function pausedTimes(pauses: readonly Pause[]): readonly Interval[] {
  return pauses.map((pause) => ({
    from: wholeSecond(pause.from),
    to: pause.to === null ? Infinity : wholeSecond(pause.to),
  }));
}

interface ClockQuestion {
  readonly which: ClockTarget;
  readonly severity: CaseSeverity;
  readonly limit: Limit;
  readonly hours: BusinessHours;
  readonly from: Moment;
  /** When what was owed happened; null: not yet. */
  readonly doneAt: Moment | null;
  readonly pauses: readonly Interval[];
}

const limitNames = {
  acknowledge: 'acknowledge',
  firstResponse: 'firstResponse',
  update: 'updateEvery',
  restore: 'restore',
  resolve: 'resolve',
} as const;

function questionOf(one: Case, clocks: AgreementClocks, which: ClockTarget, asOf: Moment): ClockQuestion {
  const doneAt = eventOf(one, which, asOf);
  const severity = severityAt(one, doneAt ?? asOf);
  const agreed = clocks.of(severity);
  const limit: Limit = agreed?.rule[limitNames[which]] ?? { kind: 'none' };
  const inWorkingDays = limit.kind === 'within' && limit.unit === 'workingDays';
  return {
    which,
    severity,
    limit,
    hours: inWorkingDays ? clocks.workingDays : (agreed?.hours ?? clocks.service),
    from: wholeSecond(which === 'update' ? lastWordBefore(one, asOf) : one.openedAt),
    doneAt: doneAt === null ? null : wholeSecond(doneAt),
    pauses: pausedTimes(one.pauses),
  };
}

/** Since when customers could work again: at the latest when it was solved, where nobody wrote down more. */
export function backAt(one: Case): Moment | null {
  return one.restoredAt ?? one.resolvedAt ?? one.closedAt;
}

/** When what was owed happened, as far as known at a moment. */
export function eventOf(one: Case, which: ClockTarget, asOf: Moment): Moment | null {
  const at = {
    // Whoever answers, or solves it, has taken note of it.
    acknowledge: one.acknowledgedAt ?? one.firstResponseAt ?? backAt(one),
    firstResponse: one.firstResponseAt,
    // Nothing more needs to be told once the service is back.
    update: backAt(one),
    restore: backAt(one),
    resolve: one.resolvedAt,
  }[which];
  return at !== null && at <= asOf ? at : null;
}

function lastWordBefore(one: Case, asOf: Moment): Moment {
  return Math.max(one.openedAt, ...one.updates.filter((at) => at <= asOf));
}

function readClock(question: ClockQuestion, asOf: Moment): ClockReading {
  const { limit, hours, from, doneAt, pauses } = question;
  const end = doneAt ?? Math.max(from, wholeSecond(asOf));
  const elapsedSeconds = Math.floor(elapsed(from, end, hours, pauses) / 1000);
  if (limit.kind !== 'within') return { deadline: null, elapsedSeconds, state: 'notTimed' };
  const due = deadline(from, limit, hours, pauses);
  if (due !== null && end > due) return { deadline: due, elapsedSeconds, state: doneAt === null ? 'overdue' : 'late' };
  if (doneAt !== null) return { deadline: due, elapsedSeconds, state: 'inTime' };
  const isPaused = pauses.some((pause) => pause.from <= end && end < pause.to);
  const isOnDuty = hours.between(end, end + 1000).some((stretch) => stretch.from <= end);
  return { deadline: due, elapsedSeconds, state: isPaused ? 'paused' : isOnDuty ? 'running' : 'outsideHours' };
}

/** How many breaks of the calendar are told one by one; a case that is open for years has thousands. */
const breaksTold = 40;

/** The timeline: what started, stopped and ended the clock, in order of time. */
function explain(one: Case, question: ClockQuestion, reading: ClockReading, asOf: Moment): readonly TraceStep[] {
  const { from, hours, limit, which } = question;
  const end = question.doneAt ?? asOf;
  const until = Math.max(end, reading.deadline ?? end);
  const steps: { readonly at: Moment; readonly step: string; readonly facts: TraceStep['facts'] }[] = [];
  const tell = (at: Moment, step: string, facts: TraceStep['facts'] = {}) => steps.push({ at, step, facts });
  tell(from, which === 'update' && from > wholeSecond(one.openedAt) ? 'updated' : 'opened', {
    severity: severityAt(one, one.openedAt),
    ...limitFacts(limit),
  });
  one.severities.forEach((change, index) => {
    const before = one.severities[index - 1];
    if (before === undefined || change.severity === before.severity || change.at > until) return;
    tell(change.at, change.severity < before.severity ? 'severityRaised' : 'severityLowered', {
      from: before.severity,
      to: change.severity,
    });
  });
  for (const gap of subtractStretches([{ from, to: until }], hours.between(from, until)).slice(0, breaksTold))
    tell(gap.from, 'outsideHours', { from: instantText(gap.from), to: instantText(gap.to) });
  for (const pause of one.pauses) {
    if (pause.from >= until) continue;
    const facts = { from: instantText(pause.from), reason: pause.reason, by: pause.by, note: pause.note };
    tell(pause.from, 'paused', pause.to === null ? facts : { ...facts, to: instantText(pause.to) });
  }
  if (reading.deadline !== null && reading.deadline <= until) tell(reading.deadline, 'limitReached', limitFacts(limit));
  tell(end, question.doneAt === null ? 'stillOpen' : 'done', {
    what: which,
    state: reading.state,
    elapsedSeconds: reading.elapsedSeconds,
  });
  return steps
    .sort((left, right) => left.at - right.at)
    .map(({ at, step, facts }) => ({ step, at: instantText(at), facts }));
}

function limitFacts(limit: Limit): TraceStep['facts'] {
  return limit.kind === 'within' ? { count: limit.count, unit: limit.unit } : { limit: limit.kind };
}

import { addDays, type CalendarDate } from '#shared/base/calendar-date';
import { add, compare, divide, type Exact, exact, multiply, subtract } from '#shared/base/decimal';
import { ok, type Result, refuse } from '#shared/base/result';
import { addWorkingDays, type Holidays, nearestWorkingDay, workingDaysBetween } from '#shared/base/working-days';
import { type MilestoneDefinition, type MilestoneId, valueMilestone } from './milestones';

export interface ScheduleRequest {
  readonly milestones: readonly MilestoneDefinition[];
  /** Work begins here, or went on from here: nothing that is not done can finish before. */
  readonly from: CalendarDate;
  /** When the first verified outcome must be there. */
  readonly valueDate: CalendarDate;
  readonly holidays: Holidays;
  readonly doneOn: { readonly [id in MilestoneId]?: CalendarDate };
}

/** A milestone that is done has no slack to speak of; all others are judged by it. */
export type MilestoneStatus = 'done' | 'onTrack' | 'atRisk' | 'late';

export interface ScheduledMilestone extends MilestoneDefinition {
  readonly latestStart: CalendarDate;
  /** The date in the plan. */
  readonly latestFinish: CalendarDate;
  /** When it would be reached if everything open takes its full time from now on. */
  readonly forecast: CalendarDate;
  /** Working days it can slip before the plan does. */
  readonly slack: number;
  readonly isCritical: boolean;
  readonly doneOn: CalendarDate | null;
  readonly status: MilestoneStatus;
}

export type ScheduleRefusal =
  | {
      readonly kind: 'valueDateTooEarly';
      readonly byWorkingDays: number;
      readonly earliestPossible: CalendarDate;
      /** What the time goes into, in order. */
      readonly path: readonly MilestoneId[];
    }
  | { readonly kind: 'goesInCircles'; readonly milestones: readonly MilestoneId[] };

/** From this many working days on a milestone is on track. */
const comfortableSlack = 5;

/**
 * Dates every milestone backwards from the value date (critical path method). Milestones that do not lead to the
 * value date are dated forwards from those they depend on. A finish is the end of its day, so a milestone of five
 * working days that finishes on a Friday starts at the end of the Friday before.
 */
export function schedule(request: ScheduleRequest): Result<readonly ScheduledMilestone[], ScheduleRefusal> {
  const tracked = track(request);
  if (!tracked.ok) return tracked;
  const value = tracked.value.find((one) => one.id === valueMilestone);
  if (value === undefined || value.doneOn !== null || value.slack >= 0) return tracked;
  return refuse({
    kind: 'valueDateTooEarly',
    byWorkingDays: -value.slack,
    earliestPossible: value.forecast,
    path: longestPath(tracked.value),
  });
}

/**
 * The same dates for a plan under way, with `from` as today: a value date that can no longer be kept is not refused
 * but told, by milestones that are late.
 */
export function track(
  request: ScheduleRequest,
): Result<readonly ScheduledMilestone[], Extract<ScheduleRefusal, { kind: 'goesInCircles' }>> {
  const ordered = inOrder(request.milestones);
  if (!ordered.ok) return ordered;
  const forecasts = forecast(ordered.value, request);
  const plan = planBackwards(ordered.value, request);
  planForwards(ordered.value, plan, request);
  return ok(ordered.value.map((milestone) => scheduled(milestone, plan, forecasts, request)));
}

/** A goal with what was reached so far. */
export interface GoalProgress {
  readonly baseline: string;
  readonly target: string;
  readonly actual: string;
  readonly weight: number;
}

/**
 * Weighted attainment of goals in percent. Progress counts from where a goal began, so that a goal that shall go
 * down works too, and up to 120 %, so that one goal cannot hide the others.
 */
export function goalAttainment(goals: readonly GoalProgress[]): Exact {
  let reached = exact('0');
  let weights = exact('0');
  for (const goal of goals) {
    reached = add(reached, multiply(goalProgress(goal), exact(String(goal.weight))));
    weights = add(weights, exact(String(goal.weight)));
  }
  return multiply(divide(reached, weights), exact('100'));
}

/**
 * How far one goal has come, from 0 to 1.2: (value − today) ÷ (target − today), which is value ÷ target for a goal
 * that begins at nothing. A goal to keep what is there has no way to go; it is reached while the value is not below it.
 */
export function goalProgress(goal: Omit<GoalProgress, 'weight'>): Exact {
  const baseline = exact(goal.baseline);
  const way = subtract(exact(goal.target), baseline);
  const gone = subtract(exact(goal.actual), baseline);
  if (compare(way, exact('0')) === 0) return compare(gone, exact('0')) < 0 ? exact('0') : exact('1');
  const ratio = divide(gone, way);
  if (compare(ratio, mostProgress) > 0) return mostProgress;
  return compare(ratio, exact('0')) < 0 ? exact('0') : ratio;
}

const mostProgress = exact('1.2');

type Dates = Map<MilestoneId, CalendarDate>;

/** Milestones so that each comes after all it depends on. */
function inOrder(
  milestones: readonly MilestoneDefinition[],
): Result<readonly MilestoneDefinition[], Extract<ScheduleRefusal, { kind: 'goesInCircles' }>> {
  const placed: MilestoneDefinition[] = [];
  let waiting = [...milestones];
  const known = new Set(milestones.map((milestone) => milestone.id));
  while (waiting.length > 0) {
    const placedIds = new Set(placed.map((milestone) => milestone.id));
    const ready = waiting.filter((one) => one.dependsOn.every((id) => placedIds.has(id) || !known.has(id)));
    if (ready.length === 0)
      return refuse({ kind: 'goesInCircles', milestones: waiting.map((milestone) => milestone.id) });
    placed.push(...ready);
    waiting = waiting.filter((one) => !ready.includes(one));
  }
  return ok(placed);
}

function forecast(ordered: readonly MilestoneDefinition[], request: ScheduleRequest): Dates {
  const { from, holidays, doneOn } = request;
  const finishes: Dates = new Map();
  for (const milestone of ordered) {
    const begin = latest([from, ...milestone.dependsOn.flatMap((id) => finishes.get(id) ?? [])]);
    const fixed = fixedDate(milestone, finishes, holidays);
    const open =
      fixed === null
        ? addWorkingDays(begin, milestone.workingDays, holidays)
        : nearestWorkingDay(latest([fixed, from]), 1, holidays);
    finishes.set(milestone.id, doneOn[milestone.id] ?? open);
  }
  return finishes;
}

/** Latest finishes of the value milestone and all that leads to it. */
function planBackwards(ordered: readonly MilestoneDefinition[], request: ScheduleRequest): Dates {
  const finishes: Dates = new Map([[valueMilestone, nearestWorkingDay(request.valueDate, -1, request.holidays)]]);
  for (const milestone of ordered.toReversed()) {
    const finish = finishes.get(milestone.id);
    if (finish === undefined) continue;
    const start = addWorkingDays(finish, -milestone.workingDays, request.holidays);
    for (const id of milestone.dependsOn) {
      const known = finishes.get(id);
      finishes.set(id, known === undefined || start < known ? start : known);
    }
  }
  return finishes;
}

/** Planned dates do not move with what happens; only the reviews stand at a distance from the day that really was. */
function planForwards(ordered: readonly MilestoneDefinition[], plan: Dates, request: ScheduleRequest): void {
  const anchors: Dates = new Map([...plan, ...doneDates(request.doneOn)]);
  for (const milestone of ordered) {
    if (plan.has(milestone.id)) continue;
    const before = milestone.dependsOn.flatMap((id) => plan.get(id) ?? []);
    const begin = before.length === 0 ? request.from : latest(before);
    const fixed = fixedDate(milestone, anchors, request.holidays);
    plan.set(milestone.id, fixed ?? addWorkingDays(begin, milestone.workingDays, request.holidays));
  }
}

function scheduled(
  milestone: MilestoneDefinition,
  plan: Dates,
  forecasts: Dates,
  request: ScheduleRequest,
): ScheduledMilestone {
  const latestFinish = dateOf(plan, milestone.id);
  const forecastFinish = dateOf(forecasts, milestone.id);
  const slack = workingDaysBetween(forecastFinish, latestFinish, request.holidays);
  const doneOn = request.doneOn[milestone.id] ?? null;
  return {
    ...milestone,
    latestStart: addWorkingDays(latestFinish, -milestone.workingDays, request.holidays),
    latestFinish,
    forecast: forecastFinish,
    slack,
    isCritical: doneOn === null && slack <= 0,
    doneOn,
    status: doneOn !== null ? 'done' : slack >= comfortableSlack ? 'onTrack' : slack >= 0 ? 'atRisk' : 'late',
  };
}

/** The chain of open milestones that decides the earliest value date. */
export function longestPath(
  milestones: readonly Pick<ScheduledMilestone, 'id' | 'doneOn' | 'dependsOn' | 'forecast'>[],
): readonly MilestoneId[] {
  const open = new Map(milestones.filter((one) => one.doneOn === null).map((one) => [one.id, one]));
  const path: MilestoneId[] = [];
  let current = open.get(valueMilestone);
  while (current !== undefined) {
    path.unshift(current.id);
    const before = current.dependsOn.flatMap((id) => open.get(id) ?? []);
    current = before.toSorted((left, right) =>
      left.forecast < right.forecast ? 1 : left.forecast > right.forecast ? -1 : 0,
    )[0];
  }
  return path;
}

function fixedDate(milestone: MilestoneDefinition, dates: Dates, holidays: Holidays): CalendarDate | null {
  if (milestone.fixedAfter === undefined) return null;
  const anchor = dates.get(milestone.fixedAfter.milestone);
  return anchor === undefined ? null : nearestWorkingDay(addDays(anchor, milestone.fixedAfter.days), 1, holidays);
}

function doneDates(doneOn: ScheduleRequest['doneOn']): [MilestoneId, CalendarDate][] {
  return Object.entries(doneOn) as [MilestoneId, CalendarDate][];
}

function latest(dates: readonly CalendarDate[]): CalendarDate {
  return dates.toSorted().at(-1) ?? '';
}

function dateOf(dates: Dates, id: MilestoneId): CalendarDate {
  const date = dates.get(id);
  if (date === undefined) throw new Error(`The plan has no date for ${id}`);
  return date;
}

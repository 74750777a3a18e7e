import { type CalendarDate, daysBetween } from '#shared/base/calendar-date';
import { compare, divide, type Exact, exact } from '#shared/base/decimal';
import { type Holidays, workingDaysBetween } from '#shared/base/working-days';
import { knownBy, type PartnerRecords } from '#shared/domain/gates/known-records';
import type { Party } from '#shared/domain/partners/person';
import type { PackIndex } from '#shared/domain/playbook/pack-index';
import { latestReading } from './goal-readings';
import { readMilestone } from './milestone-proofs';
import { type MilestoneGround, type MilestoneReading, type MissingForMilestone, turnOf } from './milestone-reading';
import { type MilestoneId, shippedMilestones, valueMilestone } from './milestones';
import type { Goal, OwnedMilestone, Plan } from './plan';
import { latestClosures, type PlanRecords, recordsOfPlan } from './plan-chain';
import type { GoalReading, MilestoneClosure } from './plan-progress';
import { goalAttainment, goalProgress, longestPath, type MilestoneStatus, track } from './plan-rules';
import { type TimeToValue, timeToValue } from './time-to-value';

/** Everything a plan under way is computed from. */
export interface PlanUnderWay {
  readonly plan: Plan;
  readonly records: PartnerRecords;
  readonly progress: PlanRecords;
  readonly index: PackIndex;
}

/**
 * `closed`: a person has closed it with its proof. `proven`: its proof is on record and nobody has closed it yet.
 * `reopened`: closed or proven once, and taken back with a reason. `proofGone`: closed, and the proof was taken back since.
 */
export type MilestoneState = 'closed' | 'proven' | 'reopened' | 'proofGone' | 'open';

export interface MilestoneStanding {
  readonly id: MilestoneId;
  readonly milestone: OwnedMilestone;
  readonly state: MilestoneState;
  readonly reading: MilestoneReading;
  /** What somebody wrote last: closed with which proof, or reopened and why. */
  readonly closure: MilestoneClosure | null;
  readonly doneOn: CalendarDate | null;
  /** The date in the plan; it does not move with what happens. */
  readonly plannedOn: CalendarDate;
  readonly forecast: CalendarDate;
  /** Working days from the forecast to the plan; of no meaning once done. */
  readonly slack: number;
  readonly status: MilestoneStatus;
  /** Working days after the plan: really, or as forecast. */
  readonly slippedBy: number;
  /** Without room, on the way to the value date. */
  readonly isCritical: boolean;
  /** Everything it depends on is done. */
  readonly canBegin: boolean;
  /** Milestones it waits for. */
  readonly waitsFor: readonly MilestoneId[];
  readonly missing: readonly MissingForMilestone[];
  readonly turn: Party | 'both';
}

export interface GoalStanding {
  readonly goal: Goal;
  readonly reading: Pick<GoalReading, 'actual' | 'readOn'> | null;
  /** From 0 to 1.2; null while nobody has read it, which counts as nothing reached. */
  readonly progress: Exact | null;
  /** Where it would be today if it came evenly from the start of the plan to its day. */
  readonly expected: Exact;
  readonly isBehind: boolean;
}

export interface PlanStanding {
  readonly asOf: CalendarDate;
  readonly milestones: readonly MilestoneStanding[];
  readonly goals: readonly GoalStanding[];
  /** Weighted attainment in per cent. */
  readonly attainment: Exact;
  readonly value: {
    readonly plannedOn: CalendarDate;
    readonly forecast: CalendarDate;
    readonly slack: number;
    readonly status: MilestoneStatus;
    /** Whose turn the next step towards it is. */
    readonly turn: Party | 'both';
  };
  /** Open milestones that decide the value date, in order. */
  readonly criticalPath: readonly MilestoneId[];
  /** The one thing to do now; null: every milestone is done. */
  readonly next: MilestoneStanding | null;
  readonly done: readonly MilestoneStanding[];
  /** Done or forecast after their day in the plan, the worst first. */
  readonly slipped: readonly MilestoneStanding[];
  readonly timeToValue: TimeToValue;
}

/** Where a plan stands at the end of a day, computed from what was on record by then. */
export function planStanding(underWay: PlanUnderWay, asOf: CalendarDate): PlanStanding {
  const { plan } = underWay;
  const ground = groundOf(underWay, asOf);
  const read = readAll(plan, ground);
  const milestones = placed(plan, read, asOf);
  const value = milestones.find(({ id }) => id === valueMilestone) ?? milestones[0];
  if (value === undefined) throw new Error('A plan without milestones cannot be composed');
  const next = nextOf(milestones);
  const goals = plan.goals.map((goal) => goalStanding(goal, ground.progress.readings, plan.said.startDate, asOf));
  return {
    asOf,
    milestones,
    goals,
    attainment: goalAttainment(
      plan.goals.map((goal, at) => ({
        baseline: goal.baseline,
        target: goal.target,
        weight: goal.weight,
        actual: goals[at]?.reading?.actual ?? goal.baseline,
      })),
    ),
    value: {
      plannedOn: value.plannedOn,
      forecast: value.doneOn ?? value.forecast,
      slack: value.slack,
      status: value.status,
      turn: (next ?? value).turn,
    },
    criticalPath: value.doneOn === null ? longestPath(milestones.map(pathStep)) : [],
    next,
    done: milestones.filter(({ doneOn }) => doneOn !== null),
    slipped: milestones
      .filter(({ slippedBy }) => slippedBy > 0)
      .toSorted((left, right) => right.slippedBy - left.slippedBy),
    timeToValue: timeToValue(ground),
  };
}

const pathStep = (one: MilestoneStanding) => ({ ...one, dependsOn: one.milestone.dependsOn });

/** What milestones are read from at the end of a day. */
export function groundOf({ plan, records, progress, index }: PlanUnderWay, asOf: CalendarDate): MilestoneGround {
  const knownAt = `${asOf}T23:59:59.999Z`;
  return {
    records: knownBy(records, knownAt),
    progress: recordsOfPlan(plan.agreementId, progress, knownAt),
    index,
    asOf,
    agreementId: plan.agreementId,
    undatedBlockers: plan.blockers.flatMap(({ blocker, by }) => (by === null ? [blocker] : [])),
  };
}

interface ReadMilestone {
  readonly milestone: OwnedMilestone;
  readonly reading: MilestoneReading;
  readonly closure: MilestoneClosure | null;
  readonly state: MilestoneState;
  readonly doneOn: CalendarDate | null;
}

function readAll(plan: Plan, ground: MilestoneGround): readonly ReadMilestone[] {
  const closures = latestClosures(ground.progress.closures);
  return plan.milestones.map((milestone) => {
    const reading = readMilestone(milestone.id, ground);
    const closure = closures.get(milestone.id) ?? null;
    const state = stateOf(reading, closure, ground);
    const doneOn =
      state === 'closed' ? (closure?.doneOn ?? null) : state === 'proven' && reading.reached ? reading.on : null;
    return { milestone, reading, closure, state, doneOn };
  });
}

function stateOf(reading: MilestoneReading, closure: MilestoneClosure | null, ground: MilestoneGround): MilestoneState {
  if (closure?.kind === 'reopened') return 'reopened';
  if (closure !== null) return stillStands(closure, reading, ground) ? 'closed' : 'proofGone';
  return reading.reached ? 'proven' : 'open';
}

/** A closed milestone stays closed when its proof runs out, not when it is taken back. */
function stillStands(closure: MilestoneClosure, reading: MilestoneReading, { records }: MilestoneGround): boolean {
  if (!reading.reached && reading.missing.some((one) => one.kind === 'gate' && one.why === 'takenBack')) return false;
  if (closure.proofKind !== 'evidence' || reading.reached) return true;
  const revisions = new Set<string>(
    records.revisions.filter(({ evidenceId }) => evidenceId === closure.proofId).map(({ id }) => id),
  );
  const verdicts = records.reviews
    .filter(({ revisionId }) => revisions.has(revisionId))
    .toSorted((left, right) => (left.at < right.at ? -1 : 1));
  return verdicts.at(-1)?.verdict === 'accepted';
}

function placed(plan: Plan, read: readonly ReadMilestone[], asOf: CalendarDate): readonly MilestoneStanding[] {
  const holidays: Holidays = new Set((plan.said.closedDays ?? []).map(({ date }) => date));
  const done = new Map(
    read.flatMap(({ milestone, doneOn }) => (doneOn === null ? [] : [[milestone.id, doneOn] as const])),
  );
  const tracked = track({
    milestones: plan.milestones.map((one) => ({ ...one, owners: rolesOf(one.id) })),
    from: asOf > plan.said.startDate ? asOf : plan.said.startDate,
    valueDate: plan.said.valueDate,
    holidays,
    doneOn: Object.fromEntries(done),
  });
  if (!tracked.ok) throw new Error('The milestones of a composed plan do not wait for each other');
  const dates = new Map(tracked.value.map((one) => [one.id, one]));
  return read.map(({ milestone, reading, closure, state, doneOn }) => {
    const now = dates.get(milestone.id);
    const forecast = doneOn ?? now?.forecast ?? milestone.forecast;
    // The reviews stand at a distance from the day on which the agreement was really signed; all else stays as planned.
    const plannedOn =
      milestone.fixedAfter === undefined ? milestone.latestFinish : (now?.latestFinish ?? milestone.latestFinish);
    const slack = plainZero(workingDaysBetween(forecast, plannedOn, holidays));
    const waitsFor = milestone.dependsOn.filter((id) => dates.has(id) && !done.has(id));
    const missing = reading.reached ? [] : reading.missing;
    return {
      id: milestone.id,
      milestone,
      state,
      reading,
      closure,
      doneOn,
      plannedOn,
      forecast,
      slack,
      status: statusOf(doneOn, slack),
      slippedBy: Math.max(0, plainZero(workingDaysBetween(plannedOn, forecast, holidays))),
      isCritical: doneOn === null && slack <= 0,
      canBegin: waitsFor.length === 0,
      waitsFor,
      missing,
      turn: reading.reached ? 'vendor' : turnOf(missing),
    };
  });
}

const comfortableSlack = 5;
const statusOf = (doneOn: CalendarDate | null, slack: number): MilestoneStatus =>
  doneOn !== null ? 'done' : slack >= comfortableSlack ? 'onTrack' : slack >= 0 ? 'atRisk' : 'late';

const plainZero = (number: number) => (number === 0 ? 0 : number);

const shipped = new Map(shippedMilestones.map((one) => [one.id, one]));
const rolesOf = (id: MilestoneId) => shipped.get(id)?.owners ?? { vendor: 'partnerManager', partner: 'partnerManager' };

/** First what can begin and leads to the value date, then what has the least room. */
function nextOf(milestones: readonly MilestoneStanding[]): MilestoneStanding | null {
  const open = milestones.filter(({ doneOn, canBegin }) => doneOn === null && canBegin);
  const path = new Set(longestPath(milestones.map(pathStep)));
  return (
    open.toSorted(
      (left, right) =>
        Number(path.has(right.id)) - Number(path.has(left.id)) ||
        left.slack - right.slack ||
        (left.plannedOn < right.plannedOn ? -1 : left.plannedOn > right.plannedOn ? 1 : 0),
    )[0] ?? null
  );
}

function goalStanding(
  goal: Goal,
  readings: readonly GoalReading[],
  startDate: CalendarDate,
  asOf: CalendarDate,
): GoalStanding {
  const known = readings.filter(({ readOn }) => readOn <= asOf);
  const reading = latestReading(goal.goal, known) ?? goal.carried;
  const progress = reading === null ? null : goalProgress({ ...goal, actual: reading.actual });
  const expected = expectedShare(startDate, goal.by, asOf);
  return { goal, reading, progress, expected, isBehind: compare(progress ?? exact('0'), expected) < 0 };
}

function expectedShare(from: CalendarDate, by: CalendarDate, asOf: CalendarDate): Exact {
  const whole = daysBetween(from, by);
  const gone = daysBetween(from, asOf);
  if (whole <= 0 || gone >= whole) return exact('1');
  return gone <= 0 ? exact('0') : divide(exact(String(gone)), exact(String(whole)));
}

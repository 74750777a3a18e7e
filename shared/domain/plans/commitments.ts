import { addMonths, type CalendarDate } from '#shared/base/calendar-date';
import { compare, exact } from '#shared/base/decimal';
import { nearestWorkingDay } from '#shared/base/working-days';
import type { Party } from '#shared/domain/partners/person';
import type { MilestoneId } from './milestones';
import type { Plan } from './plan';
import type { PlanReview } from './plan-progress';
import type { PlanStanding } from './plan-standing';

export type CommitmentKind = 'milestone' | 'give' | 'customer' | 'action' | 'review' | 'decision' | 'goal';
export type ReviewRhythm = 'month' | 'quarter';

/** Something one side or both have promised, with its day. */
export interface Commitment {
  /** The same for the same promise in every run and every version. */
  readonly key: string;
  readonly kind: CommitmentKind;
  /** In the words of the plan or the minutes; empty for a review, which has no words but its rhythm. */
  readonly what: string;
  readonly side: Party | 'both';
  readonly owner: string;
  /** Null: promised without a day. */
  readonly due: CalendarDate | null;
  readonly state: 'kept' | 'open' | 'overdue';
  readonly keptOn: CalendarDate | null;
  readonly milestoneId: MilestoneId | null;
  readonly rhythm: ReviewRhythm | null;
}

/** The commitments of both sides as one list, by their day; what has none stands at the end. */
export function commitments(plan: Plan, standing: PlanStanding, reviews: readonly PlanReview[]): readonly Commitment[] {
  const held = reviews.filter(({ heldOn }) => heldOn <= standing.asOf);
  const kept = keptBy(held);
  const found = [
    ...milestoneRows(standing),
    ...giveRows(plan, standing),
    ...customerRows(plan),
    ...actionRows(plan),
    ...goalRows(plan, standing),
    ...decisionRows(held),
    ...reviewRows(plan, standing, held),
  ];
  return found.map((one) => stated(one, kept, standing.asOf)).toSorted(byDay);
}

type Draft = Omit<Commitment, 'state'>;

/** The review in which both sides saw a commitment kept. */
function keptBy(reviews: readonly PlanReview[]): ReadonlyMap<string, CalendarDate> {
  const byDayHeld = reviews.toSorted((left, right) => (left.heldOn < right.heldOn ? 1 : -1));
  return new Map(byDayHeld.flatMap(({ kept, heldOn }) => kept.map((key) => [key, heldOn] as const)));
}

function stated(draft: Draft, kept: ReadonlyMap<string, CalendarDate>, asOf: CalendarDate): Commitment {
  const keptOn = draft.keptOn ?? (draft.kind === 'milestone' ? null : (kept.get(draft.key) ?? null));
  const state = keptOn !== null ? 'kept' : draft.due !== null && draft.due < asOf ? 'overdue' : 'open';
  return { ...draft, keptOn, state };
}

function milestoneRows({ milestones }: PlanStanding): readonly Draft[] {
  return milestones.map(({ id, milestone, plannedOn, doneOn }) => ({
    key: `milestone/${id}`,
    kind: 'milestone',
    what: milestone.title,
    side: 'both',
    owner: `${milestone.owners.vendor}, ${milestone.owners.partner}`,
    due: plannedOn,
    keptOn: doneOn,
    milestoneId: id,
    rhythm: null,
  }));
}

/** What is given for a milestone was given when the milestone is reached. */
function giveRows(plan: Plan, { milestones }: PlanStanding): readonly Draft[] {
  const managers = plan.pairs.find(({ role }) => role === 'partnerManager');
  return plan.gives.map(({ what, side, milestone, due }) => ({
    key: `give/${side}/${what}`.slice(0, 300),
    kind: 'give',
    what,
    side,
    owner: managers?.[side].name ?? '',
    due,
    keptOn: milestone === null ? null : (milestones.find(({ id }) => id === milestone)?.doneOn ?? null),
    milestoneId: milestone,
    rhythm: null,
  }));
}

function customerRows(plan: Plan): readonly Draft[] {
  return plan.firstCustomers.map(({ name, need, by, owner }) => ({
    key: `customer/${name}`.slice(0, 300),
    kind: 'customer',
    what: `${name}: ${need}`,
    side: 'partner',
    owner,
    due: by,
    keptOn: null,
    milestoneId: null,
    rhythm: null,
  }));
}

function actionRows(plan: Plan): readonly Draft[] {
  const ours = new Set(plan.pairs.map(({ vendor }) => vendor.name));
  return plan.blockers.map(({ blocker, owner, by, next }) => ({
    key: `action/${blocker}`.slice(0, 300),
    kind: 'action',
    what: next === null ? blocker : `${blocker}: ${next}`,
    side: ours.has(owner) ? 'vendor' : 'partner',
    owner,
    due: by,
    keptOn: null,
    milestoneId: null,
    rhythm: null,
  }));
}

function goalRows(plan: Plan, standing: PlanStanding): readonly Draft[] {
  return plan.goals.map((goal, at) => {
    const one = standing.goals[at];
    const isReached = one?.progress !== null && one?.progress !== undefined && compare(one.progress, exact('1')) >= 0;
    return {
      key: `goal/${goal.goal}`.slice(0, 300),
      kind: 'goal',
      what: goal.goal,
      side: 'both',
      owner: `${goal.owners.vendor}, ${goal.owners.partner}`,
      due: goal.by,
      keptOn: isReached ? (one?.reading?.readOn ?? null) : null,
      milestoneId: null,
      rhythm: null,
    };
  });
}

function decisionRows(reviews: readonly PlanReview[]): readonly Draft[] {
  return reviews.flatMap(({ id, decisions }) =>
    decisions.map(({ what, side, owner, due }, at) => ({
      key: `decision/${id}/${at}`,
      kind: 'decision' as const,
      what,
      side,
      owner,
      due,
      keptOn: null,
      milestoneId: null,
      rhythm: null,
    })),
  );
}

/** A year of reviews; the plan of the next year sets its own. */
const horizonMonths = 12;
const monthsOf = { month: 1, quarter: 3, halfYear: 6 } as const;

/** Each month until the 90-day review, and the joint reviews from their first day on. */
function reviewRows(plan: Plan, standing: PlanStanding, held: readonly PlanReview[]): readonly Draft[] {
  const { startDate, firstReview, reviewEvery, closedDays } = plan.said;
  const holidays = new Set((closedDays ?? []).map(({ date }) => date));
  const end = addMonths(startDate, horizonMonths);
  const last = standing.milestones.find(({ id }) => id === 'D90')?.plannedOn ?? end;
  const onWorkingDay = (date: CalendarDate) => nearestWorkingDay(date, 1, holidays);
  const monthly = reviewEvery === 'month' ? [] : series(addMonths(startDate, 1), 1, last).map(onWorkingDay);
  const joint = series(firstReview, monthsOf[reviewEvery], end).map(onWorkingDay);
  return [
    ...scheduledReviews(
      'month',
      monthly,
      held.filter(({ kind }) => kind === 'month'),
      plan,
    ),
    ...scheduledReviews(
      'quarter',
      joint,
      held.filter(({ kind }) => kind === 'quarter'),
      plan,
    ),
  ];
}

function series(first: CalendarDate, months: number, end: CalendarDate): readonly CalendarDate[] {
  const days: CalendarDate[] = [];
  for (let count = 0; count < 24; count += 1) {
    const day = addMonths(first, count * months);
    if (day > end) break;
    days.push(day);
  }
  return days;
}

/** A review counts for the day it comes nearest to: the first one for the first day, and so on, none for two. */
function scheduledReviews(
  rhythm: ReviewRhythm,
  days: readonly CalendarDate[],
  held: readonly PlanReview[],
  plan: Plan,
): readonly Draft[] {
  const managers = plan.pairs.find(({ role }) => role === (rhythm === 'month' ? 'partnerManager' : 'sponsor'));
  const waiting = held.map(({ heldOn }) => heldOn).sort();
  return days.map((due, at) => {
    const following = days[at + 1];
    const index = waiting.findIndex((heldOn) => following === undefined || heldOn < following);
    const keptOn = index < 0 ? null : (waiting.splice(index, 1)[0] ?? null);
    return {
      key: `review/${rhythm}/${due}`,
      kind: 'review',
      what: '',
      side: 'both',
      owner: managers === undefined ? '' : `${managers.vendor.name}, ${managers.partner.name}`,
      due,
      keptOn,
      milestoneId: null,
      rhythm,
    };
  });
}

function byDay(left: Commitment, right: Commitment): number {
  if (left.due !== right.due) {
    if (left.due === null) return 1;
    if (right.due === null) return -1;
    return left.due < right.due ? -1 : 1;
  }
  return left.key < right.key ? -1 : left.key > right.key ? 1 : 0;
}

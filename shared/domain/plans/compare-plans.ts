import { compare, exact } from '#shared/base/decimal';
import type { Plan } from './plan';

/** One difference between two versions of a plan. */
export type PlanChange =
  | {
      readonly kind: 'objective' | 'valueDate' | 'startDate' | 'integrationPath' | 'marketingPlay';
      readonly before: string;
      readonly after: string;
    }
  | {
      readonly kind: 'milestoneMoved';
      readonly id: string;
      readonly title: string;
      readonly before: string;
      readonly after: string;
    }
  | { readonly kind: 'milestoneReached'; readonly id: string; readonly title: string; readonly on: string }
  | {
      readonly kind: 'milestoneDuration';
      readonly id: string;
      readonly title: string;
      readonly before: number;
      readonly after: number;
    }
  | { readonly kind: 'goalAdded' | 'goalDropped'; readonly goal: string }
  | {
      readonly kind: 'goalTarget' | 'goalDate' | 'goalWeight';
      readonly goal: string;
      readonly before: string;
      readonly after: string;
    }
  | { readonly kind: 'giveAdded' | 'giveDropped'; readonly side: 'vendor' | 'partner'; readonly what: string }
  | { readonly kind: 'customerAdded' | 'customerDropped'; readonly name: string }
  | { readonly kind: 'blockerAdded' | 'blockerDropped'; readonly blocker: string }
  | {
      readonly kind: 'person';
      readonly role: string;
      readonly side: 'vendor' | 'partner';
      readonly before: string;
      readonly after: string;
    };

/** What one version of a plan says otherwise than another, in the order of the document. */
export function comparePlan(before: Plan, after: Plan): readonly PlanChange[] {
  return [
    ...saidChanges(before, after),
    ...goalChanges(before, after),
    ...peopleChanges(before, after),
    ...milestoneChanges(before, after),
    ...listChanges(before.firstCustomers, after.firstCustomers, ({ name }) => name).map(
      ({ isNew, one: { name } }): PlanChange => ({ kind: isNew ? 'customerAdded' : 'customerDropped', name }),
    ),
    ...listChanges(before.blockers, after.blockers, ({ blocker }) => blocker).map(
      ({ isNew, one: { blocker } }): PlanChange => ({ kind: isNew ? 'blockerAdded' : 'blockerDropped', blocker }),
    ),
    ...listChanges(before.gives, after.gives, ({ side, what }) => `${side}/${what}`).map(
      ({ isNew, one: { side, what } }): PlanChange => ({ kind: isNew ? 'giveAdded' : 'giveDropped', side, what }),
    ),
  ];
}

const saidFields = ['objective', 'valueDate', 'startDate', 'integrationPath', 'marketingPlay'] as const;

function saidChanges(before: Plan, after: Plan): readonly PlanChange[] {
  return saidFields.flatMap((kind) => {
    const [old, fresh] = [before.said[kind] ?? '', after.said[kind] ?? ''];
    return old === fresh ? [] : [{ kind, before: old, after: fresh }];
  });
}

function goalChanges(before: Plan, after: Plan): readonly PlanChange[] {
  const old = new Map(before.goals.map((goal) => [goal.goal, goal]));
  const changed = after.goals.flatMap((goal): readonly PlanChange[] => {
    const was = old.get(goal.goal);
    if (!was) return [];
    const target: PlanChange = { kind: 'goalTarget', goal: goal.goal, before: was.target, after: goal.target };
    const date: PlanChange = { kind: 'goalDate', goal: goal.goal, before: was.by, after: goal.by };
    const weight: PlanChange = {
      kind: 'goalWeight',
      goal: goal.goal,
      before: String(was.weight),
      after: String(goal.weight),
    };
    return [
      ...(compare(exact(was.target), exact(goal.target)) === 0 ? [] : [target]),
      ...(was.by === goal.by ? [] : [date]),
      ...(was.weight === goal.weight ? [] : [weight]),
    ];
  });
  const lists = listChanges(before.goals, after.goals, ({ goal }) => goal);
  return [
    ...lists.map(({ isNew, one: { goal } }): PlanChange => ({ kind: isNew ? 'goalAdded' : 'goalDropped', goal })),
    ...changed,
  ];
}

function peopleChanges(before: Plan, after: Plan): readonly PlanChange[] {
  return after.pairs.flatMap((pair) => {
    const was = before.pairs.find(({ role }) => role === pair.role);
    return (['vendor', 'partner'] as const).flatMap((side): readonly PlanChange[] =>
      was === undefined || was[side].name === pair[side].name
        ? []
        : [{ kind: 'person', role: pair.role, side, before: was[side].name, after: pair[side].name }],
    );
  });
}

function milestoneChanges(before: Plan, after: Plan): readonly PlanChange[] {
  return after.milestones.flatMap((one): readonly PlanChange[] => {
    const was = before.milestones.find(({ id }) => id === one.id);
    if (!was) return [];
    const { id, title } = one;
    if (was.doneOn === null && one.doneOn !== null) return [{ kind: 'milestoneReached', id, title, on: one.doneOn }];
    const duration: PlanChange = {
      kind: 'milestoneDuration',
      id,
      title,
      before: was.workingDays,
      after: one.workingDays,
    };
    const moved: PlanChange = { kind: 'milestoneMoved', id, title, before: was.latestFinish, after: one.latestFinish };
    return [
      ...(was.workingDays === one.workingDays ? [] : [duration]),
      ...(one.doneOn !== null || was.latestFinish === one.latestFinish ? [] : [moved]),
    ];
  });
}

function listChanges<One>(before: readonly One[], after: readonly One[], keyOf: (one: One) => string) {
  const [old, fresh] = [new Set(before.map(keyOf)), new Set(after.map(keyOf))];
  return [
    ...after.filter((one) => !old.has(keyOf(one))).map((one) => ({ isNew: true, one })),
    ...before.filter((one) => !fresh.has(keyOf(one))).map((one) => ({ isNew: false, one })),
  ];
}

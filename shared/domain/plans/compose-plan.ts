import type { CalendarDate } from '#shared/base/calendar-date';
import { decimalOf } from '#shared/base/decimal';
import { ok, type Result, refuse } from '#shared/base/result';
import type { Obstacles, Problem } from '#shared/domain/agreements/agreement-commands';
import { type AgreementInputs, resolveTerms, typedValues } from '#shared/domain/agreements/agreement-rules';
import { named, type PeopleById, partiesOf, peopleById } from '#shared/domain/agreements/named-parties';
import { type PlanValues, planTerms } from '#shared/domain/agreements/plan-terms';
import type { PersonRole } from '#shared/domain/partners/person';
import { type MilestoneId, shippedMilestones } from './milestones';
import { capabilities, type Goal, type OwnedMilestone, type Pair, type Plan } from './plan';
import { type ScheduledMilestone, type ScheduleRefusal, schedule } from './plan-rules';

export interface PlanInputs extends AgreementInputs {
  /** Milestones that are reached, by the day of their proof. */
  readonly doneOn: { readonly [id in MilestoneId]?: CalendarDate };
}

/** The plan as one complete value, or everything that stands in its way. */
export function composePlan(inputs: PlanInputs): Result<Plan, Obstacles> {
  const resolved = resolveTerms('plan', inputs);
  const values = typedValues(planTerms, resolved);
  if (values === null) return refuse({ missing: resolved.missing, problems: [] });
  const scheduled = schedule({
    milestones: shippedMilestones.map((one) => ({
      ...one,
      workingDays: values.milestoneDays[one.id] ?? one.workingDays,
    })),
    from: values.startDate,
    valueDate: values.valueDate,
    holidays: new Set((values.closedDays ?? []).map((row) => row.date)),
    doneOn: inputs.doneOn,
  });
  if (!scheduled.ok) return refuse({ missing: [], problems: [scheduleProblem(scheduled.error)] });
  return ok(planOf(inputs, values, scheduled.value));
}

function planOf(inputs: PlanInputs, values: PlanValues, milestones: readonly ScheduledMilestone[]): Plan {
  const people = peopleById(inputs.people);
  const { sponsor, vendorSponsor, ladder, goals, firstCustomers, vendorGives, ...others } = values;
  const { capabilities: matrix, blockers, ...said } = others;
  const pairs = pairsOf(values, people);
  const owner = pairOf(pairs, 'partnerManager');
  const dueOf = (id: MilestoneId) => milestones.find((one) => one.id === id)?.latestFinish ?? values.valueDate;
  return {
    format: 1,
    kind: 'plan',
    agreementId: inputs.agreement.id,
    version: inputs.agreement.version,
    supersedesId: inputs.agreement.supersedesId,
    ...partiesOf(values),
    said,
    pairs,
    milestones: milestones.map((one) => owned(one, pairs)),
    goals: goalsOf(values, pairs, people),
    firstCustomers: firstCustomers.map((row) => ({
      name: row.name,
      need: row.need,
      by: row.by,
      owner: row.owner === undefined ? owner.partner.name : named(people, row.owner).name,
    })),
    capabilities: capabilities.map((id) => ({
      id,
      now: matrix[id].now,
      inNinetyDays: matrix[id].inNinetyDays,
      people: matrix[id].people ?? null,
      lead: matrix[id].lead === undefined ? null : named(people, matrix[id].lead).name,
    })),
    blockers: (blockers ?? [])
      .map((row) => ({
        blocker: row.blocker,
        severity: row.severity,
        owner: row.owner === undefined ? owner.partner.name : named(people, row.owner).name,
        by: row.by ?? null,
        next: row.next ?? null,
      }))
      .toSorted((left, right) => weightOf[right.severity] - weightOf[left.severity]),
    gives: vendorGives.map((row) => ({ what: row.what, due: dueOf(row.milestone) })),
  };
}

const weightOf = { low: 0, medium: 1, high: 2 } as const;

function pairsOf(values: PlanValues, people: PeopleById): readonly Pair[] {
  const pair = (role: Pair['role'], ids: { vendor: string; partner: string }): Pair => ({
    role,
    vendor: named(people, ids.vendor),
    partner: named(people, ids.partner),
  });
  return [
    pair('sponsor', { vendor: values.vendorSponsor, partner: values.sponsor }),
    pair('partnerManager', values.ladder.partnerManager),
    pair('customerSuccessLeader', values.ladder.customerSuccessLeader),
    pair('technicalAuthority', values.ladder.technicalAuthority),
  ];
}

/** The pair that owns something; what no pair is named for, the partner managers own. */
function pairOf(pairs: readonly Pair[], role: PersonRole): Pair {
  const found = pairs.find((pair) => pair.role === role) ?? pairs.find((pair) => pair.role === 'partnerManager');
  if (found === undefined) throw new Error('A plan has its partner managers');
  return found;
}

function owned(milestone: ScheduledMilestone, pairs: readonly Pair[]): OwnedMilestone {
  const { owners, ...rest } = milestone;
  return {
    ...rest,
    owners: { vendor: pairOf(pairs, owners.vendor).vendor.name, partner: pairOf(pairs, owners.partner).partner.name },
  };
}

/** Goals weigh the same unless every one of them was given a weight. */
function goalsOf(values: PlanValues, pairs: readonly Pair[], people: PeopleById): readonly Goal[] {
  const isWeighted = values.goals.every((row) => row.weight !== undefined);
  return values.goals.map((row) => ({
    goal: row.goal,
    unit: row.unit,
    baseline: decimalOf(row.baseline),
    target: decimalOf(row.target),
    by: row.by,
    weight: isWeighted ? (row.weight ?? 1) : 1,
    owners: {
      vendor: pairOf(pairs, 'partnerManager').vendor.name,
      partner: row.owner === undefined ? pairOf(pairs, 'sponsor').partner.name : named(people, row.owner).name,
    },
  }));
}

function scheduleProblem(refusal: ScheduleRefusal): Problem {
  if (refusal.kind === 'goesInCircles') return { code: 'goesInCircles', questionId: null, details: {} };
  return {
    code: 'valueDateTooEarly',
    questionId: 'M1.Q5',
    details: {
      byWorkingDays: refusal.byWorkingDays,
      earliestPossible: refusal.earliestPossible,
      path: refusal.path.join(' → '),
    },
  };
}

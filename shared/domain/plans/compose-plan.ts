import type { CalendarDate } from '#shared/base/calendar-date';
import { decimalOf } from '#shared/base/decimal';
import { ok, type Result, refuse } from '#shared/base/result';
import type { Obstacles, Problem } from '#shared/domain/agreements/agreement-commands';
import { type AgreementInputs, resolveTerms, typedValues } from '#shared/domain/agreements/agreement-rules';
import { agreedLanguages } from '#shared/domain/agreements/document-language';
import { named, type PeopleById, partiesOf, peopleById } from '#shared/domain/agreements/named-parties';
import { type PlanValues, planTerms } from '#shared/domain/agreements/plan-terms';
import type { Learner } from '#shared/domain/enablement/learner';
import type { Party, PersonRole } from '#shared/domain/partners/person';
import { type LearnerRole, learnerRoles } from '#shared/domain/playbook/pack-enablement';
import { latestReading } from './goal-readings';
import { roleOf } from './learner-roles';
import { type MilestoneId, shippedMilestones } from './milestones';
import {
  capabilities,
  type Give,
  type Goal,
  type LearningPath,
  type OwnedMilestone,
  type Pair,
  type Plan,
  type RaciPart,
  type RaciRow,
} from './plan';
import type { GoalReading } from './plan-progress';
import { type ScheduledMilestone, type ScheduleRefusal, schedule } from './plan-rules';

export interface PlanInputs extends AgreementInputs {
  /** Milestones that are reached, by the day of their proof. A later version carries the others over as open. */
  readonly doneOn: { readonly [id in MilestoneId]?: CalendarDate };
  /** Who learns which role at the partner. */
  readonly learners?: readonly Pick<Learner, 'personId' | 'role' | 'left'>[];
  /** Readings of goals under earlier versions of this plan. */
  readonly readings?: readonly GoalReading[];
}

/** The wording of the plan. It rises when a sentence of the document changes, so that old data says how it was read. */
export const planTemplate = 'plan-2';

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
  const { sponsor, vendorSponsor, ladder, goals, firstCustomers, vendorGives, partnerGivesFor, ...others } = values;
  const { capabilities: matrix, blockers, ...said } = others;
  const pairs = pairsOf(values, people);
  const owner = pairOf(pairs, 'partnerManager');
  const dueOf = (id: MilestoneId) => milestones.find((one) => one.id === id)?.latestFinish ?? values.valueDate;
  return {
    format: 2,
    kind: 'plan',
    template: planTemplate,
    agreementId: inputs.agreement.id,
    version: inputs.agreement.version,
    supersedesId: inputs.agreement.supersedesId,
    ...partiesOf(values),
    said,
    pairs,
    milestones: milestones.map((one) => owned(one, pairs)),
    goals: goalsOf(values, pairs, people, inputs.readings ?? []),
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
    gives: [...givesOf('vendor', vendorGives, dueOf), ...givesOf('partner', partnerGivesFor ?? [], dueOf)],
    enablement: learningPaths(inputs, values, dueOf),
    raci: raciOf(values.stages),
    languages: agreedLanguages(values),
  };
}

type DueOf = (id: MilestoneId) => CalendarDate;

function givesOf(
  side: Party,
  rows: readonly { readonly what: string; readonly milestone: MilestoneId }[],
  dueOf: DueOf,
): readonly Give[] {
  return rows.map(({ what, milestone }) => ({ what, side, milestone, due: dueOf(milestone) }));
}

/** Who leads a part of the work, and everybody who is in a role already, each with the milestones of their way. */
function learningPaths(inputs: PlanInputs, values: PlanValues, dueOf: DueOf): readonly LearningPath[] {
  const planned = capabilities.filter((id) => values.capabilities[id].inNinetyDays !== 'notPlanned');
  const active = (inputs.learners ?? []).filter(({ left }) => left === null);
  const leads = planned.flatMap((id) => values.capabilities[id].lead ?? []);
  const ids = [...new Set<string>([...leads, ...active.map(({ personId }) => personId)])];
  const people = peopleById(inputs.people);
  return ids
    .flatMap((id) => people.get(id) ?? [])
    .map(({ id, name }) => {
      const led = planned.filter((part) => values.capabilities[part].lead === id);
      const learned = active.filter(({ personId }) => personId === id).map(({ role }) => role);
      const roles = learnerRoles.filter((role) => learned.includes(role) || led.some((part) => roleOf[part] === role));
      const steps = [...new Set(['R5', 'A1', ...roles.flatMap((role) => stepsOf[role])] as const)];
      return {
        person: name,
        leads: led,
        roles,
        steps: steps.map((milestone) => ({ milestone, due: dueOf(milestone) })),
      };
    });
}

const stepsOf = {
  sales: ['A5'],
  solution: ['A3'],
  delivery: ['F1', 'A7'],
  support: ['A4'],
} as const satisfies Record<LearnerRole, readonly MilestoneId[]>;

/** Who does the work is responsible, one side answers for it, and a side that does neither is told. */
export function raciOf(stages: PlanValues['stages']): readonly RaciRow[] {
  return raciStages.map((stage) => {
    const { does, accountable } = stages[stage];
    const parts = (side: Party): readonly RaciPart[] => {
      const own: RaciPart[] = [];
      if (does === side || does === 'both') own.push('R');
      if (accountable === side) own.push('A');
      return own.length === 0 ? ['I'] : own;
    };
    return { stage, vendor: parts('vendor'), partner: parts('partner') };
  });
}

const raciStages = ['orderIntake', 'integration', 'delivery', 'incident', 'followUp'] as const;

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
function goalsOf(
  values: PlanValues,
  pairs: readonly Pair[],
  people: PeopleById,
  readings: readonly GoalReading[],
): readonly Goal[] {
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
    carried: carriedReading(row.goal, readings),
  }));
}

function carriedReading(goal: string, readings: readonly GoalReading[]): Goal['carried'] {
  const latest = latestReading(goal, readings);
  return latest === null ? null : { actual: latest.actual, readOn: latest.readOn };
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

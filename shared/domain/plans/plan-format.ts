import type { Json } from '#shared/base/json';
import { raciOf } from './compose-plan';
import { roleOf } from './learner-roles';
import type { Plan } from './plan';

/** What a plan of format 1 had, as far as it is other than today's. */
type FirstPlan = Omit<Plan, 'format' | 'template' | 'languages' | 'enablement' | 'raci' | 'goals' | 'gives'> & {
  readonly format: 1;
  readonly goals: readonly Omit<Plan['goals'][number], 'carried'>[];
  readonly gives: readonly { readonly what: string; readonly due: string }[];
};

/**
 * A plan whose data was fixed with this program or an earlier one. Null for data of a form this program does not know.
 * Data of format 1 says the same as it did; what was not data then is read out of what was answered.
 */
export function planOfAnyFormat(data: Json): Plan | null {
  const known = data as unknown as Plan | FirstPlan | null;
  if (known === null || typeof known !== 'object' || known.kind !== 'plan') return null;
  if (known.format === 2) return known;
  return known.format === 1 ? fromFirst(known) : null;
}

function fromFirst(plan: FirstPlan): Plan {
  const dueOf = (id: string) => plan.milestones.find((one) => one.id === id)?.latestFinish ?? plan.said.valueDate;
  const led = plan.capabilities.filter(({ lead, inNinetyDays }) => lead !== null && inNinetyDays !== 'notPlanned');
  return {
    ...plan,
    format: 2,
    template: 'plan-1',
    said: {
      ...plan.said,
      documentLanguage: 'en',
      secondLanguage: 'none',
      prevailingLanguage: 'first',
    },
    goals: plan.goals.map((goal) => ({ ...goal, carried: null })),
    gives: plan.gives.map((give) => ({ ...give, side: 'vendor', milestone: null })),
    enablement: [...new Set(led.map(({ lead }) => lead ?? ''))].map((person) => {
      const leads = led.filter(({ lead }) => lead === person).map(({ id }) => id);
      return {
        person,
        leads,
        roles: [...new Set(leads.map((id) => roleOf[id]))],
        steps: (['R5', 'A1'] as const).map((milestone) => ({ milestone, due: dueOf(milestone) })),
      };
    }),
    raci: raciOf(plan.said.stages),
    languages: { first: 'en', second: null, prevailing: 'en' },
  };
}

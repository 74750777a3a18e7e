import type { Plan } from '#shared/domain/plans/plan';
import { answered, bold, clause, say, table, term } from './clause';
import { printedCountry } from './country-names';
import type { Block } from './page';
import { printedDate } from './page-words';
import { printedContact, printedPerson, printedValue } from './printed-figures';
import { sideNames, stageTitles } from './sla-scope-clauses';

/** Sections 1 to 4: what the two want to reach together, for whom, by which figures, and who they are. */
export function planAims(plan: Plan): readonly Block[] {
  return [...objectiveSection(plan), ...narrativeSection(plan), ...goalsSection(plan), ...peopleSection(plan)];
}

export const pairTitles = {
  sponsor: 'Executive sponsors',
  partnerManager: 'Partner managers',
  customerSuccessLeader: 'Customer success leaders',
  technicalAuthority: 'Technical authorities',
} as const;

function objectiveSection(plan: Plan): readonly Block[] {
  return clause('1', 'What we want to reach together', [
    say([bold(plan.said.objective)], answered('M1.Q5', 'objective')),
    say(
      `A first customer has a verified result by ${printedDate(plan.said.valueDate)}. Every other date of this plan is counted backwards from that day.`,
      answered('M1.Q5', 'valueDate'),
    ),
    say(
      'This plan is a declaration of what both sides intend and will do. It is not a contract and creates no claim for money; contracts are the base agreement and the service level agreement.',
    ),
  ]);
}

function narrativeSection(plan: Plan): readonly Block[] {
  return clause('2', 'Why customers gain', [
    say(
      'What the Partner offers, together with the Vendor’s product, changes this for customers:',
      answered('M1.Q2', 'outcomes'),
    ),
    table(
      ['Customers', 'The Partner offers', 'What changes for them', 'Seen by'],
      plan.said.outcomes.map((row) => [
        row.customerType,
        row.offering,
        row.outcome,
        row.measure ?? 'To be agreed with the first customer',
      ]),
      { source: answered('M1.Q2', 'outcomes') },
    ),
  ]);
}

function goalsSection(plan: Plan): readonly Block[] {
  const source = answered('M1.Q5', 'goals');
  return clause('3', 'Goals', [
    say('Success in a year has these figures:', source),
    table(
      [
        { title: 'Goal', share: 28 },
        { title: 'Today', share: 14, align: 'end' },
        { title: 'Target', share: 14, align: 'end' },
        { title: 'By', share: 16 },
        { title: 'Weight', share: 8, align: 'end' },
        { title: 'Owners (Vendor, Partner)', share: 20 },
      ],
      plan.goals.map((goal) => [
        goal.goal,
        printedValue(goal.baseline, goal.unit),
        printedValue(goal.target, goal.unit),
        printedDate(goal.by),
        String(goal.weight),
        `${goal.owners.vendor}, ${goal.owners.partner}`,
      ]),
      { source },
    ),
    say(
      'Attainment is the weighted average of progress: (value − today) ÷ (target − today), each goal counting from 0 up to 120 %.',
    ),
  ]);
}

function peopleSection(plan: Plan): readonly Block[] {
  const { stages } = plan.said;
  const rows = [
    [stageTitles.orderIntake, stages.orderIntake],
    [stageTitles.integrationPoints, stages.integration],
    [stageTitles.serviceDelivery, stages.delivery],
    [stageTitles.incidentHandling, stages.incident],
    [stageTitles.postResolution, stages.followUp],
  ] as const;
  const party = (name: 'vendor' | 'partner') =>
    `${plan[name].name}, registered in ${printedCountry(plan[name].country)} under number ${plan[name].registerNumber}, ${plan[name].address}`;
  return clause('4', 'People', [
    say(`The Vendor is ${party('vendor')}.`, term('vendorName')),
    say(`The Partner is ${party('partner')}.`, answered('M1.Q1', 'partnerAddress')),
    say('These people stand for the plan. Each works with one counterpart:', answered('M8.Q5', 'ladder')),
    table(
      [
        { title: 'Role', share: 20 },
        { title: 'Vendor', share: 40 },
        { title: 'Partner', share: 40 },
      ],
      plan.pairs.map((pair) => [
        pairTitles[pair.role],
        [bold(printedPerson(pair.vendor)), ` · ${printedContact(pair.vendor)}`],
        [bold(printedPerson(pair.partner)), ` · ${printedContact(pair.partner)}`],
      ]),
      { source: answered('M8.Q5', 'ladder') },
    ),
    say('This is how they share the work with a customer:', answered('M8.Q1', 'stages')),
    table(
      ['Stage', 'Does the work', 'Accountable'],
      rows.map(([title, row]) => [title, sideNames[row.does], sideNames[row.accountable]]),
      { source: answered('M8.Q1', 'stages') },
    ),
  ]);
}

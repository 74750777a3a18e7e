import type { Plan } from '#shared/domain/plans/plan';
import { answered, bold, say, term } from './clause';
import { printedCountry } from './country-names';
import { figureBlock } from './figures/figure';
import { raciFigure } from './figures/raci-figure';
import { printedLanguage } from './language-names';
import type { Block } from './page';
import type { PlanPen } from './plan-pen';
import { printedPerson } from './printed-figures';

/** Sections 1 to 4: what the two want to reach together, for whom, by which figures, and who they are. */
export function planAims(plan: Plan, pen: PlanPen): readonly Block[] {
  return [
    ...objectiveSection(plan, pen),
    ...narrativeSection(plan, pen),
    ...goalsSection(plan, pen),
    ...peopleSection(plan, pen),
  ];
}

function objectiveSection(plan: Plan, pen: PlanPen): readonly Block[] {
  return pen.section('1', 'plan.1.title', [
    say([bold(plan.said.objective)], answered('M1.Q5', 'objective')),
    pen.say('plan.1.value', { date: pen.date(plan.said.valueDate) }, answered('M1.Q5', 'valueDate')),
    pen.say('plan.1.nature'),
    ...(plan.languages.second === null
      ? []
      : [pen.say('plan.1.twoLanguages', languageNames(plan, pen), term('prevailingLanguage'))]),
  ]);
}

/** The two languages and the prevailing one, by their names in the language of the text. */
export function languageNames({ languages }: Plan, pen: PlanPen) {
  return {
    first: printedLanguage(languages.first, pen.language),
    second: printedLanguage(languages.second ?? languages.first, pen.language),
    prevailing: printedLanguage(languages.prevailing, pen.language),
  };
}

function narrativeSection(plan: Plan, pen: PlanPen): readonly Block[] {
  const source = answered('M1.Q2', 'outcomes');
  return pen.section('2', 'plan.2.title', [
    pen.say('plan.2.lead', {}, source),
    pen.table(
      ['plan.2.customers', 'plan.2.offers', 'plan.2.changes', 'plan.2.seenBy'],
      plan.said.outcomes.map((row) => [
        row.customerType,
        row.offering,
        row.outcome,
        row.measure ?? pen.text('plan.2.measureOpen'),
      ]),
      source,
    ),
  ]);
}

function goalsSection(plan: Plan, pen: PlanPen): readonly Block[] {
  const source = answered('M1.Q5', 'goals');
  const carried = plan.goals.flatMap(({ goal, unit, carried: last }) =>
    last === null
      ? []
      : [pen.text('plan.3.carriedGoal', { goal, actual: pen.value(last.actual, unit), date: pen.date(last.readOn) })],
  );
  return pen.section('3', 'plan.3.title', [
    pen.say('plan.3.lead', {}, source),
    pen.table(
      [
        { id: 'plan.goal', share: 26 },
        { id: 'plan.today', share: 14, align: 'end' },
        { id: 'plan.target', share: 14, align: 'end' },
        { id: 'plan.by', share: 17 },
        { id: 'plan.weight', share: 9, align: 'end' },
        { id: 'plan.owners', share: 20 },
      ],
      plan.goals.map((goal) => [
        goal.goal,
        pen.value(goal.baseline, goal.unit),
        pen.value(goal.target, goal.unit),
        pen.date(goal.by),
        String(goal.weight),
        `${goal.owners.vendor}, ${goal.owners.partner}`,
      ]),
      source,
    ),
    ...(carried.length === 0 ? [] : [pen.say('plan.3.carried', { goals: carried.join('; ') })]),
    pen.say('plan.3.attainment'),
  ]);
}

function peopleSection(plan: Plan, pen: PlanPen): readonly Block[] {
  const party = (name: 'vendor' | 'partner') => ({
    name: plan[name].name,
    country: printedCountry(plan[name].country, pen.language),
    number: plan[name].registerNumber,
    address: plan[name].address,
  });
  const ladder = answered('M8.Q5', 'ladder');
  const stages = answered('M8.Q1', 'stages');
  const title = pen.text('plan.4.raciFigure');
  return pen.section('4', 'plan.4.title', [
    pen.say('plan.4.vendor', party('vendor'), term('vendorName')),
    pen.say('plan.4.partner', party('partner'), answered('M1.Q1', 'partnerAddress')),
    pen.say('plan.4.pairs', {}, ladder),
    pen.table(
      [
        { id: 'plan.4.role', share: 20 },
        { id: 'plan.vendor', share: 40 },
        { id: 'plan.partner', share: 40 },
      ],
      plan.pairs.map((pair) => [
        pen.text(`plan.pair.${pair.role}`),
        [bold(printedPerson(pair.vendor)), ` · ${pen.contact(pair.vendor)}`],
        [bold(printedPerson(pair.partner)), ` · ${pen.contact(pair.partner)}`],
      ]),
      ladder,
    ),
    pen.say('plan.4.raci', {}, stages),
    figureBlock(
      raciFigure({
        title,
        workTitle: pen.text('plan.4.stage'),
        columns: [pen.text('plan.vendor'), pen.text('plan.partner')],
        rows: plan.raci.map(({ stage, vendor, partner }) => ({
          work: pen.text(`plan.stage.${stage}`),
          letters: [vendor, partner],
        })),
        legend: (['R', 'A', 'I'] as const).map((letter) => ({ letter, meaning: pen.text(`plan.raci.${letter}`) })),
      }),
      { source: stages },
    ),
  ]);
}

import { phases, valueMilestone } from '#shared/domain/plans/milestones';
import type { OwnedMilestone, Plan } from '#shared/domain/plans/plan';
import { answered, bold, heading, say, term } from './clause';
import { figureBlock } from './figures/figure';
import type { Block } from './page';
import { planCalendar } from './plan-calendar';
import type { PlanPen } from './plan-pen';

/** Sections 5 to 9: the milestones and the four paths that lead along them. */
export function planWay(plan: Plan, pen: PlanPen): readonly Block[] {
  return [
    ...milestonesSection(plan, pen),
    ...customersSection(plan, pen),
    ...enablementSection(plan, pen),
    ...integrationSection(plan, pen),
    ...marketingSection(plan, pen),
  ];
}

function milestonesSection(plan: Plan, pen: PlanPen): readonly Block[] {
  const values = { value: pen.milestone(valueMilestone).title, date: pen.date(plan.said.valueDate) };
  const calendar = planCalendar(
    plan,
    plan.milestones.map((one) => ({ ...one, plannedOn: one.latestFinish })),
    pen,
    { title: pen.text('plan.5.figure'), today: null },
  );
  return pen.section('5', 'plan.5.title', [
    pen.say('plan.5.lead', values, answered('M1.Q5', 'valueDate')),
    figureBlock(calendar, { caption: pen.text('plan.5.caption'), source: term('milestoneDays') }),
    ...phases.flatMap((phase, index) => [
      heading(2, `5.${String.fromCharCode(97 + index)}`, pen.text(`plan.phase.${phase}`)),
      milestoneTable(
        plan.milestones.filter((one) => one.phase === phase),
        pen,
      ),
    ]),
    say([slackSentence(plan, pen), ' ', pen.text('plan.5.status')]),
  ]);
}

function milestoneTable(milestones: readonly OwnedMilestone[], pen: PlanPen): Block {
  return pen.table(
    [
      { id: 'plan.5.milestone', share: 22 },
      { id: 'plan.5.latest', share: 14 },
      { id: 'plan.5.slack', share: 10 },
      { id: 'plan.5.when', share: 28 },
      { id: 'plan.5.proof', share: 26 },
    ],
    milestones.map((one) => {
      const { title, when, proof } = pen.milestone(one.id);
      const after =
        one.dependsOn.length === 0 ? [] : [` ${pen.text('plan.5.after', { ids: one.dependsOn.join(', ') })}`];
      return [
        [bold(`${one.id} `), title, ...after],
        pen.date(one.latestFinish),
        one.doneOn === null
          ? pen.text('plan.5.days', { days: String(one.slack) }).replace(' ', '\u00a0')
          : pen.text('plan.5.done', { date: pen.date(one.doneOn) }),
        when,
        `${proof}. ${one.owners.vendor}, ${one.owners.partner}`,
      ];
    }),
  );
}

function slackSentence(plan: Plan, pen: PlanPen): string {
  const open = plan.milestones.filter((one) => one.doneOn === null);
  const critical = open.filter((one) => one.isCritical).map((one) => one.id);
  if (critical.length > 0) return pen.text('plan.5.critical', { ids: critical.join(', ') });
  const tightest = open.toSorted((left, right) => left.slack - right.slack)[0];
  if (tightest === undefined) return pen.text('plan.5.allDone');
  return pen.text('plan.5.tightest', { id: tightest.id, days: pen.workingDays(tightest.slack) });
}

function customersSection(plan: Plan, pen: PlanPen): readonly Block[] {
  const source = answered('M1.Q2', 'firstCustomers');
  return pen.section('6', 'plan.6.title', [
    pen.say('plan.6.lead', {}, source),
    pen.table(
      ['plan.6.customer', 'plan.6.need', 'plan.by', 'plan.6.owner'],
      plan.firstCustomers.map((row) => [row.name, row.need, pen.date(row.by), row.owner]),
      source,
    ),
    pen.say('plan.6.register'),
  ]);
}

function enablementSection(plan: Plan, pen: PlanPen): readonly Block[] {
  const source = answered('M1.Q3', 'capabilities');
  const planned = plan.capabilities.filter((row) => row.inNinetyDays !== 'notPlanned');
  const paths = plan.enablement.map(({ person, roles, steps }) => [
    [bold(person)],
    roles.map((role) => pen.text(`plan.role.${role}`)).join(', '),
    steps.map(({ milestone, due }) => `${milestone}\u00a0${pen.date(due)}`).join(', '),
  ]);
  return pen.section('7', 'plan.7.title', [
    pen.say('plan.7.lead', {}, source),
    pen.table(
      ['plan.7.part', 'plan.7.now', 'plan.7.later', 'plan.7.people', 'plan.7.lead2', 'plan.7.learns'],
      planned.map((row) => [
        pen.text(`plan.part.${row.id}`),
        pen.text(`plan.now.${row.now}`),
        pen.text(`plan.later.${row.inNinetyDays}`),
        row.people === null ? pen.text('plan.7.notNamed') : String(row.people),
        row.lead ?? pen.text('plan.7.leadOpen'),
        pen.text(`plan.learns.${row.id}`),
      ]),
      source,
    ),
    ...(paths.length === 0
      ? []
      : [
          pen.say('plan.7.paths', {}, source),
          pen.table(
            [
              { id: 'plan.7.person', share: 24 },
              { id: 'plan.7.roles', share: 22 },
              { id: 'plan.7.steps', share: 54 },
            ],
            paths,
            source,
          ),
        ]),
    pen.say('plan.7.order'),
  ]);
}

const wayToProduction = ['R4', 'A2', 'A3'] as const;

function integrationSection(plan: Plan, pen: PlanPen): readonly Block[] {
  const steps = wayToProduction.flatMap((id) => plan.milestones.find((one) => one.id === id) ?? []);
  const source = term('integrationPath');
  const { integrationPath } = plan.said;
  return pen.section('8', 'plan.8.title', [
    ...(integrationPath === null
      ? [pen.say('plan.8.open', {}, source)]
      : [say(integrationPath, source), pen.say('plan.8.way')]),
    pen.list(
      steps.map((one) =>
        pen.rich('plan.0.by', { what: `${one.id} ${pen.milestone(one.id).title}`, date: pen.date(one.latestFinish) }),
      ),
    ),
  ]);
}

function marketingSection(plan: Plan, pen: PlanPen): readonly Block[] {
  const source = term('marketingPlay');
  return pen.section('9', 'plan.9.title', [
    plan.said.marketingPlay === null ? pen.say('plan.9.open', {}, source) : say(plan.said.marketingPlay, source),
    pen.list([pen.text('plan.9.proof')]),
  ]);
}

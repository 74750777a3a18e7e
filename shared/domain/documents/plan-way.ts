import { phases, phaseTitles, valueMilestone } from '#shared/domain/plans/milestones';
import type { Capability, OwnedMilestone, Plan } from '#shared/domain/plans/plan';
import { answered, bold, clause, heading, list, say, table, term } from './clause';
import type { Block } from './page';
import { printedDate } from './page-words';
import { counted } from './printed-figures';

/** Sections 5 to 9: the milestones and the four paths that lead along them. */
export function planWay(plan: Plan): readonly Block[] {
  return [
    ...milestonesSection(plan),
    ...customersSection(plan),
    ...enablementSection(plan),
    ...integrationSection(plan),
    ...marketingSection(plan),
  ];
}

function milestonesSection(plan: Plan): readonly Block[] {
  const toValue = wayToValue(plan).toSorted((left, right) => (left.latestFinish < right.latestFinish ? -1 : 1));
  return clause('5', 'Milestones', [
    say(
      `The dates are the latest ones at which “${titleOf(plan, valueMilestone)}” can still be reached on ${printedDate(plan.said.valueDate)}. A milestone is reached when its condition is true and its proof is accepted; no milestone is reached by waiting.`,
      answered('M1.Q5', 'valueDate'),
    ),
    {
      kind: 'timeline',
      marks: toValue.map((one) => ({
        date: one.latestFinish,
        label: `${one.id} ${one.title}`,
        phase: phaseTitles[one.phase],
      })),
    },
    ...phases.flatMap((phase, index) => [
      heading(2, `5.${String.fromCharCode(97 + index)}`, phaseTitles[phase]),
      milestoneTable(plan.milestones.filter((one) => one.phase === phase)),
    ]),
    say(
      `${slackSentence(plan)} Slack is counted in working days: from 5 on a milestone is on track, from 0 to 4 at risk, below 0 late.`,
    ),
  ]);
}

/** The value milestone and all that leads to it. */
function wayToValue(plan: Plan): readonly OwnedMilestone[] {
  const wanted = new Set<string>([valueMilestone]);
  // A milestone stands after all it depends on, so one walk from the end finds every ancestor.
  for (const one of plan.milestones.toReversed()) {
    if (wanted.has(one.id)) for (const id of one.dependsOn) wanted.add(id);
  }
  return plan.milestones.filter((one) => wanted.has(one.id));
}

function milestoneTable(milestones: readonly OwnedMilestone[]): Block {
  return table(
    [
      { title: 'Milestone', share: 20 },
      { title: 'Latest', share: 15 },
      { title: 'Slack', share: 9 },
      { title: 'Reached when', share: 30 },
      { title: 'Proof and owners', share: 26 },
    ],
    milestones.map((one) => [
      [bold(`${one.id} `), one.title, ...(one.dependsOn.length === 0 ? [] : [` (after ${one.dependsOn.join(', ')})`])],
      printedDate(one.latestFinish),
      one.doneOn === null ? `${one.slack}\u00a0d` : `Done ${printedDate(one.doneOn)}`,
      one.reachedWhen,
      `${one.proof}. ${one.owners.vendor}, ${one.owners.partner}`,
    ]),
  );
}

function slackSentence(plan: Plan): string {
  const open = plan.milestones.filter((one) => one.doneOn === null);
  const critical = open.filter((one) => one.isCritical).map((one) => one.id);
  if (critical.length > 0)
    return `Without slack are ${critical.join(', ')}: a day lost there is a day lost at the end.`;
  const tightest = open.toSorted((left, right) => left.slack - right.slack)[0];
  if (tightest === undefined) return 'Every milestone is reached.';
  return `No milestone is without slack; the tightest is ${tightest.id} with ${counted(tightest.slack, 'working day')}.`;
}

function titleOf(plan: Plan, id: string): string {
  return plan.milestones.find((one) => one.id === id)?.title ?? id;
}

function customersSection(plan: Plan): readonly Block[] {
  const source = answered('M1.Q2', 'firstCustomers');
  return clause('6', 'First customers', [
    say('We begin with these customers:', source),
    table(
      ['Customer', 'Need', 'By', 'Owner at the Partner'],
      plan.firstCustomers.map((row) => [row.name, row.need, printedDate(row.by), row.owner]),
      { source },
    ),
    say('A deal with one of them is registered as soon as it is an opportunity (milestone A5).'),
  ]);
}

const capabilityTitles = {
  market: 'Win attention',
  sell: 'Sell',
  implement: 'Put into service',
  support: 'Support',
  coInnovate: 'Develop together',
} as const satisfies Record<Capability, string>;
const nowTitles = { no: 'No', withHelp: 'With help', alone: 'Alone' } as const;
const laterTitles = { notPlanned: 'Not planned', wish: 'Wished for', withHelp: 'With help', alone: 'Alone' } as const;
const trainings = {
  market: 'Value story and the joint message',
  sell: 'Value story, discovery, rules for registering deals',
  implement: 'Product, method, sandbox, supervised go-live',
  support: 'Diagnosis, severity, escalation, recovery',
  coInnovate: 'Product and reference architecture',
} as const satisfies Record<Capability, string>;

function enablementSection(plan: Plan): readonly Block[] {
  const source = answered('M1.Q3', 'capabilities');
  const planned = plan.capabilities.filter((row) => row.inNinetyDays !== 'notPlanned');
  return clause('7', 'Who learns what', [
    say(
      'The Partner takes on these parts of the work. Whoever leads a part learns first and names the others:',
      source,
    ),
    table(
      ['Part', 'Today', 'In 90 days', 'People', 'Led by', 'Learns'],
      planned.map((row) => [
        capabilityTitles[row.id],
        nowTitles[row.now],
        laterTitles[row.inNinetyDays],
        row.people === null ? 'Not named' : String(row.people),
        row.lead ?? 'To be named by milestone R5',
        trainings[row.id],
      ]),
      { source },
    ),
    say(
      'Baseline training comes first (R5), then the certificate of the role (A1), then a first customer together (F1), then alone (A7).',
    ),
  ]);
}

function integrationSection(plan: Plan): readonly Block[] {
  return clause('8', 'How systems are connected', [
    say(
      plan.said.integrationPath ??
        'Which interfaces are needed is settled in the technical module. Whatever they are, the way goes over the sandbox (A2) and the reference architecture (A3) before anything runs in production.',
      term('integrationPath'),
    ),
  ]);
}

function marketingSection(plan: Plan): readonly Block[] {
  return clause('9', 'What we say together', [
    say(
      plan.said.marketingPlay ??
        'No joint campaign is agreed yet. It starts with one message that both sides have approved (A6) and one named customer, not with a launch.',
      term('marketingPlay'),
    ),
    list(['Nothing is claimed in public without a proof that both sides have accepted.']),
  ]);
}

import type { Plan } from '#shared/domain/plans/plan';
import { answered, clause, list, say, table, term } from './clause';
import { referenceOf } from './document-frame';
import type { Block } from './page';
import { printedDate } from './page-words';
import { printedValue } from './printed-figures';

/** Sections 10 to 14: what may stop us, what we watch, when we meet, what each side gives, and how the plan changes. */
export function planRhythm(plan: Plan): readonly Block[] {
  return [
    ...blockersSection(plan),
    ...metricsSection(plan),
    ...rhythmSection(plan),
    ...givesSection(plan),
    ...changeSection(plan),
  ];
}

const severityTitles = { low: 'A nuisance', medium: 'Costs weeks', high: 'Stops us' } as const;
/** More than five are a list, not a focus. */
const mostBlockers = 5;

function blockersSection(plan: Plan): readonly Block[] {
  const source = answered('M1.Q6', 'blockers');
  if (plan.blockers.length === 0)
    return clause('10', 'Risks and blockers', [
      say(
        'Nothing was named that could stop us in the first 90 days. The question is asked again in the 30-day review (D30).',
        source,
      ),
    ]);
  return clause('10', 'Risks and blockers', [
    say(
      plan.blockers.length > mostBlockers
        ? `The five most serious of ${plan.blockers.length}; the others are kept with the answers:`
        : 'These could stop us within the first 90 days:',
      source,
    ),
    table(
      ['What', 'How serious', 'Owner', 'By', 'Next step'],
      plan.blockers
        .slice(0, mostBlockers)
        .map((row) => [
          row.blocker,
          severityTitles[row.severity],
          row.owner,
          row.by === null ? 'Dated in the 30-day review' : printedDate(row.by),
          row.next ?? 'Named in the 30-day review',
        ]),
      { source },
    ),
  ]);
}

function metricsSection(plan: Plan): readonly Block[] {
  return clause('11', 'What we watch', [
    say('Beside the goals of section 3 these figures tell whether the partnership works:'),
    table(
      ['Figure', 'Counted', 'Today', 'Aim'],
      [
        [
          'Time to first value',
          'Days from the last signature under the base agreement (R2) to the first verified outcome (F2)',
          'Not yet reached',
          `First outcome by ${printedDate(plan.said.valueDate)}`,
        ],
        ...plan.goals.map((goal) => [
          goal.goal,
          `In ${goal.unit}, as agreed in section 3`,
          printedValue(goal.baseline, goal.unit),
          `${printedValue(goal.target, goal.unit)} by ${printedDate(goal.by)}`,
        ]),
      ],
      { source: answered('M1.Q5', 'goals') },
    ),
    say(
      'An outcome is verified when somebody other than the person who claims it has accepted the proof. Until there is one, time to first value is reported as “not yet”, never as an average of those who made it.',
    ),
  ]);
}

const reviewTitles = { month: 'Every month', quarter: 'Every quarter', halfYear: 'Twice a year' } as const;

function rhythmSection(plan: Plan): readonly Block[] {
  const { said } = plan;
  return clause('12', 'When we meet', [
    say('We keep this rhythm:', answered('M8.Q7', 'reviewEvery')),
    table(
      ['When', 'What', 'Who'],
      [
        ...(said.weeklyNote
          ? [['Every week until the first outcome', 'A note of half a page: done, next, stuck', 'Partner managers']]
          : []),
        ['Every month', 'Milestones, blockers, next steps', 'Partner managers and technical authorities'],
        [
          reviewTitles[said.reviewEvery],
          `Joint review of goals and service, first on ${printedDate(said.firstReview)}`,
          'All pairs of section 4',
        ],
        [
          'After 30, 60 and 90 days',
          'Reviews D30, D60 and D90 with signed minutes',
          'Partner managers; sponsors at D90',
        ],
      ],
      { source: answered('M8.Q7', 'reviewEvery') },
    ),
  ]);
}

function givesSection(plan: Plan): readonly Block[] {
  const gives = plan.said.partnerGives?.trim();
  return clause('13', 'What each side gives', [
    say('The Vendor gives:', term('vendorGives')),
    table(
      ['What', 'By'],
      plan.gives.map((row) => [row.what, printedDate(row.due)]),
      { source: term('vendorGives') },
    ),
    say(
      gives
        ? `The Partner gives: ${gives}`
        : 'The Partner gives the people of sections 4 and 7 and access to the customers of section 6. Nothing beyond that was named.',
      answered('M1.Q5', 'partnerGives'),
    ),
  ]);
}

function changeSection(plan: Plan): readonly Block[] {
  return clause('14', 'Changing and ending the plan', [
    say(
      'A date moves only in a review, with its reason; the plan is then computed anew, and a new version is signed when the value date itself moves.',
    ),
    say(
      'Either side may end the plan with a written word to the other sponsor. What customers were promised is finished first.',
    ),
    say(`If we part, this is in place for customers: ${plan.said.handover}`, answered('M8.Q8', 'handover')),
    list([
      `This is version ${plan.version}.`,
      plan.supersedesId === null
        ? 'It replaces no earlier plan.'
        : `It replaces ${referenceOf('plan', { id: plan.supersedesId, version: plan.version - 1 })}.`,
    ]),
  ]);
}

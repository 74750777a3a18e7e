import type { Plan } from '#shared/domain/plans/plan';
import { answered, term } from './clause';
import { referenceOf } from './document-frame';
import type { Block } from './page';
import type { PlanPen } from './plan-pen';

/** Sections 10 to 14: what may stop us, what we watch, when we meet, what each side gives, and how the plan changes. */
export function planRhythm(plan: Plan, pen: PlanPen): readonly Block[] {
  return [
    ...blockersSection(plan, pen),
    ...metricsSection(plan, pen),
    ...rhythmSection(plan, pen),
    ...givesSection(plan, pen),
    ...changeSection(plan, pen),
  ];
}

/** More than five are a list, not a focus. */
const mostBlockers = 5;

function blockersSection(plan: Plan, pen: PlanPen): readonly Block[] {
  const source = answered('M1.Q6', 'blockers');
  const { length } = plan.blockers;
  if (length === 0) return pen.section('10', 'plan.10.title', [pen.say('plan.10.none', {}, source)]);
  return pen.section('10', 'plan.10.title', [
    length > mostBlockers
      ? pen.say('plan.10.top', { count: String(length) }, source)
      : pen.say('plan.10.lead', {}, source),
    pen.table(
      ['plan.10.what', 'plan.10.severity', 'plan.owner', 'plan.by', 'plan.10.next'],
      plan.blockers
        .slice(0, mostBlockers)
        .map((row) => [
          row.blocker,
          pen.text(`plan.severity.${row.severity}`),
          row.owner,
          row.by === null ? pen.text('plan.10.undated') : pen.date(row.by),
          row.next ?? pen.text('plan.10.noNext'),
        ]),
      source,
    ),
  ]);
}

function metricsSection(plan: Plan, pen: PlanPen): readonly Block[] {
  return pen.section('11', 'plan.11.title', [
    pen.say('plan.11.lead'),
    pen.table(
      ['plan.11.figure', 'plan.11.counted', 'plan.11.start', 'plan.11.aim'],
      [
        [
          pen.text('plan.11.ttfv'),
          pen.text('plan.11.ttfvCounted'),
          pen.text('plan.11.notYet'),
          pen.text('plan.11.ttfvAim', { date: pen.date(plan.said.valueDate) }),
        ],
        ...plan.goals.map((goal) => [
          goal.goal,
          pen.text('plan.11.unit', { unit: goal.unit }),
          pen.value(goal.baseline, goal.unit),
          pen.text('plan.11.goalAim', { target: pen.value(goal.target, goal.unit), date: pen.date(goal.by) }),
        ]),
      ],
      answered('M1.Q5', 'goals'),
    ),
    pen.say('plan.11.verified'),
  ]);
}

function rhythmSection(plan: Plan, pen: PlanPen): readonly Block[] {
  const { said } = plan;
  const source = answered('M8.Q7', 'reviewEvery');
  const week = [pen.text('plan.12.week'), pen.text('plan.12.weekWhat'), pen.text('plan.12.managers')];
  return pen.section('12', 'plan.12.title', [
    pen.say('plan.12.lead', {}, source),
    pen.table(
      ['plan.12.when', 'plan.12.what', 'plan.12.who'],
      [
        ...(said.weeklyNote ? [week] : []),
        [pen.text('plan.12.month'), pen.text('plan.12.monthWhat'), pen.text('plan.12.managersAndTechnicians')],
        [
          pen.text(`plan.12.every.${said.reviewEvery}`),
          pen.text('plan.12.joint', { date: pen.date(said.firstReview) }),
          pen.text('plan.12.allPairs'),
        ],
        [pen.text('plan.12.days'), pen.text('plan.12.daysWhat'), pen.text('plan.12.daysWho')],
      ],
      source,
    ),
  ]);
}

function givesSection(plan: Plan, pen: PlanPen): readonly Block[] {
  const rows = (side: 'vendor' | 'partner') =>
    plan.gives
      .filter((give) => give.side === side)
      .map(({ what, milestone, due }) => [
        pen.stock(what),
        milestone === null ? '–' : `${milestone} ${pen.milestone(milestone).title}`,
        pen.date(due),
      ]);
  const columns = [
    { id: 'plan.10.what', share: 44 },
    { id: 'plan.13.for', share: 36 },
    { id: 'plan.by', share: 20 },
  ] as const;
  const said = plan.said.partnerGives?.trim() ?? '';
  const dated = rows('partner');
  const words = answered('M1.Q5', 'partnerGives');
  return pen.section('13', 'plan.13.title', [
    pen.say('plan.13.vendor', {}, term('vendorGives')),
    pen.table(columns, rows('vendor'), term('vendorGives')),
    said === '' ? pen.say('plan.13.partnerOpen', {}, words) : pen.say('plan.13.partner', { gives: said }, words),
    ...(dated.length === 0
      ? []
      : [
          pen.say('plan.13.partnerDated', {}, term('partnerGivesFor')),
          pen.table(columns, dated, term('partnerGivesFor')),
        ]),
  ]);
}

function changeSection(plan: Plan, pen: PlanPen): readonly Block[] {
  const before = plan.supersedesId;
  return pen.section('14', 'plan.14.title', [
    pen.say('plan.14.change'),
    pen.say('plan.14.end'),
    pen.say('plan.14.handover', { handover: plan.said.handover }, answered('M8.Q8', 'handover')),
    pen.list([
      pen.text('plan.14.version', { version: String(plan.version) }),
      before === null
        ? pen.text('plan.14.first')
        : pen.text('plan.14.replaces', { reference: referenceOf('plan', { id: before, version: plan.version - 1 }) }),
    ]),
  ]);
}

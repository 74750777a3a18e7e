import { addDays, addMonths } from '#shared/base/calendar-date';
import type { Commitment } from '#shared/domain/plans/commitments';
import type { MilestoneStanding, PlanStanding } from '#shared/domain/plans/plan-standing';
import { bold } from './clause';
import { figureBlock } from './figures/figure';
import { whyNotReached } from './missing-words';
import type { Block, Inline } from './page';
import { planCalendar } from './plan-calendar';
import type { PlanPen } from './plan-pen';
import { percentOf, shareOf } from './plan-review-figures';
import type { PlanReviewInputs } from './plan-review-inputs';

/** Sections 1 to 3: goals, milestones, forecast. */
export function reviewPartTwo(inputs: PlanReviewInputs, pen: PlanPen): readonly Block[] {
  return [...goalsPart(inputs, pen), ...milestonesPart(inputs, pen), ...forecastPart(inputs, pen)];
}

/** Sections 4 to 7: risks, commitments, reviews, the next quarter. */
export function reviewPartThree(inputs: PlanReviewInputs, pen: PlanPen): readonly Block[] {
  return [
    ...risksPart(inputs, pen),
    ...commitmentsPart(inputs, pen),
    ...reviewsPart(inputs, pen),
    ...nextPart(inputs, pen),
  ];
}

function goalsPart({ after }: PlanReviewInputs, pen: PlanPen): readonly Block[] {
  return pen.section('1', 'review.1.title', [
    pen.say('review.1.lead', { percent: percentOf(after.attainment, pen) }),
    pen.table(
      [
        { id: 'plan.goal', share: 26 },
        { id: 'plan.today', share: 14, align: 'end' },
        { id: 'review.1.now', share: 22, align: 'end' },
        { id: 'plan.target', share: 14, align: 'end' },
        { id: 'review.1.progress', share: 12, align: 'end' },
        { id: 'review.1.expected', share: 12, align: 'end' },
      ],
      after.goals.map(({ goal, reading, progress, expected }) => [
        goal.goal,
        pen.value(goal.baseline, goal.unit),
        reading === null
          ? pen.text('review.1.notRead')
          : pen.text('review.1.readOn', {
              actual: pen.value(reading.actual, goal.unit),
              date: pen.date(reading.readOn),
            }),
        pen.value(goal.target, goal.unit),
        progress === null ? '–' : [bold(shareOf(progress, pen))],
        shareOf(expected, pen),
      ]),
    ),
  ]);
}

function milestonesPart({ plan, after, from, to }: PlanReviewInputs, pen: PlanPen): readonly Block[] {
  const done = after.done.filter(({ doneOn }) => doneOn !== null && doneOn >= from);
  const late = after.milestones.filter(({ status }) => status === 'late').toSorted(mostLateFirst);
  const calendar = planCalendar(
    plan,
    after.milestones.map((one) => ({
      ...one.milestone,
      forecast: one.forecast,
      doneOn: one.doneOn,
      plannedOn: one.plannedOn,
    })),
    pen,
    {
      title: pen.text('review.2.figure', { date: pen.date(to) }),
      today: { date: to, text: pen.text('review.2.today') },
    },
  );
  return pen.section('2', 'review.2.title', [
    figureBlock(calendar, { caption: pen.text('plan.5.caption') }),
    ...(done.length === 0
      ? [pen.say('review.2.noneDone')]
      : [
          pen.say('review.2.done'),
          pen.table(
            [
              { id: 'plan.5.milestone', share: 32 },
              { id: 'review.2.planned', share: 18 },
              { id: 'review.2.doneOn', share: 22 },
              { id: 'review.2.proofs', share: 28 },
            ],
            done.map((one) => [titled(one, pen), pen.date(one.plannedOn), doneWords(one, pen), proofWords(one, pen)]),
          ),
        ]),
    ...(late.length === 0
      ? [pen.say('review.2.noneSlipped')]
      : [
          pen.say('review.2.slipped'),
          pen.table(
            [
              { id: 'plan.5.milestone', share: 26 },
              { id: 'review.2.planned', share: 15 },
              { id: 'review.2.forecast', share: 19 },
              { id: 'review.2.why', share: 28 },
              { id: 'review.2.turn', share: 12 },
            ],
            late.map((one) => [
              titled(one, pen),
              pen.date(one.plannedOn),
              pen.text('review.2.lateBy', { date: pen.date(one.forecast), days: pen.workingDays(one.slippedBy) }),
              whyNotReached(one, pen),
              pen.text(`plan.${one.turn}`),
            ]),
          ),
        ]),
  ]);
}

const mostLateFirst = (left: MilestoneStanding, right: MilestoneStanding) => right.slippedBy - left.slippedBy;

const titled = (one: MilestoneStanding, pen: PlanPen): readonly Inline[] => [
  bold(`${one.id} `),
  pen.milestone(one.id).title,
];

function doneWords(one: MilestoneStanding, pen: PlanPen): string {
  const kept =
    one.slippedBy > 0
      ? pen.text('review.2.doneLate', { days: pen.workingDays(one.slippedBy) })
      : pen.text('review.2.inTime');
  return `${pen.date(one.doneOn ?? one.forecast)}, ${kept}`;
}

function proofWords({ id, reading, closure }: MilestoneStanding, pen: PlanPen): string {
  if (!reading.reached) return closure?.proofNote || pen.milestone(id).proof;
  // What was computed out of many records is said by the plan's own word for its proof.
  const [only, ...others] = reading.proofs.filter((proof) => proof.kind !== 'record');
  return only !== undefined && others.length === 0 && only.kind !== 'minutes' ? only.what : pen.milestone(id).proof;
}

function forecastPart(inputs: PlanReviewInputs, pen: PlanPen): readonly Block[] {
  const { before, after, commitmentsBefore, commitments } = inputs;
  const { status, slack } = after.value;
  const late = (standing: PlanStanding) => String(standing.milestones.filter((one) => one.status === 'late').length);
  const overdue = (list: readonly Commitment[]) => String(list.filter(({ state }) => state === 'overdue').length);
  return pen.section('3', 'review.3.title', [
    pen.say(`review.3.status.${status}`, { days: pen.workingDays(Math.abs(slack)) }),
    ...(after.criticalPath.length === 0
      ? []
      : [
          pen.say('review.3.path', {
            ids: after.criticalPath.map((id) => `${id} ${pen.milestone(id).title}`).join(' → '),
          }),
        ]),
    pen.table(
      [
        { id: 'review.3.figure', share: 44 },
        { id: 'review.3.before', share: 28, align: 'end' },
        { id: 'review.3.after', share: 28, align: 'end' },
      ],
      [
        [pen.text('review.3.attainment'), percentOf(before.attainment, pen), percentOf(after.attainment, pen)],
        [pen.text('review.3.valueDate'), pen.date(before.value.forecast), pen.date(after.value.forecast)],
        [pen.text('review.3.doneCount'), String(before.done.length), String(after.done.length)],
        [pen.text('review.3.lateCount'), late(before), late(after)],
        [pen.text('review.3.overdue'), overdue(commitmentsBefore), overdue(commitments)],
      ],
    ),
  ]);
}

function risksPart({ plan, commitments }: PlanReviewInputs, pen: PlanPen): readonly Block[] {
  const solved = new Set(
    commitments.filter(({ kind, state }) => kind === 'action' && state === 'kept').map(({ key }) => key),
  );
  const open = plan.blockers.filter(({ blocker }) => !solved.has(`action/${blocker}`.slice(0, 300)));
  if (open.length === 0) return pen.section('4', 'review.4.title', [pen.say('review.4.none')]);
  return pen.section('4', 'review.4.title', [
    pen.say('review.4.lead'),
    pen.table(
      ['plan.10.what', 'plan.10.severity', 'plan.owner', 'plan.by', 'plan.10.next'],
      open.map((row) => [
        row.blocker,
        pen.text(`plan.severity.${row.severity}`),
        row.owner,
        row.by === null ? pen.text('review.5.noDay') : pen.date(row.by),
        row.next ?? '–',
      ]),
    ),
  ]);
}

function commitmentsPart({ commitments, from, to }: PlanReviewInputs, pen: PlanPen): readonly Block[] {
  const overdue = commitments.filter(({ state }) => state === 'overdue');
  const kept = commitments.filter(({ keptOn }) => keptOn !== null && keptOn >= from && keptOn <= to);
  const sides = (['vendor', 'partner', 'both'] as const).map((side) => {
    const own = commitments.filter((one) => one.side === side);
    const count = (state: Commitment['state']) => String(own.filter((one) => one.state === state).length);
    return [pen.text(`plan.${side}`), count('kept'), count('open'), count('overdue')];
  });
  return pen.section('5', 'review.5.title', [
    pen.table(
      [
        { id: 'review.5.side', share: 40 },
        { id: 'review.5.kept', share: 20, align: 'end' },
        { id: 'review.5.open', share: 20, align: 'end' },
        { id: 'review.5.overdue', share: 20, align: 'end' },
      ],
      sides,
    ),
    ...listed(overdue, pen, overdue.length === 0 ? 'review.5.noneOverdue' : 'review.5.overdueList'),
    ...(kept.length === 0
      ? [pen.say('review.5.noneKept')]
      : [
          pen.say('review.5.keptList'),
          pen.table(
            [
              { id: 'review.5.keptOn', share: 18 },
              { id: 'review.5.what', share: 50 },
              { id: 'review.5.side', share: 12 },
              { id: 'plan.owner', share: 20 },
            ],
            kept
              .toSorted((left, right) => ((left.keptOn ?? '') < (right.keptOn ?? '') ? -1 : 1))
              .map((one) => [
                pen.date(one.keptOn ?? ''),
                commitmentWords(one, pen),
                pen.text(`plan.${one.side}`),
                one.owner,
              ]),
          ),
        ]),
  ]);
}

function listed(
  commitments: readonly Commitment[],
  pen: PlanPen,
  lead: 'review.5.noneOverdue' | 'review.5.overdueList',
) {
  return commitments.length === 0 ? [pen.say(lead)] : [pen.say(lead), dueTable(commitments, pen)];
}

function dueTable(commitments: readonly Commitment[], pen: PlanPen): Block {
  return pen.table(
    [
      { id: 'review.5.due', share: 18 },
      { id: 'review.5.what', share: 50 },
      { id: 'review.5.side', share: 12 },
      { id: 'plan.owner', share: 20 },
    ],
    commitments.map((one) => [
      one.due === null ? pen.text('review.5.noDay') : pen.date(one.due),
      commitmentWords(one, pen),
      pen.text(`plan.${one.side}`),
      one.owner,
    ]),
  );
}

/** What was promised, in the words of the plan or the minutes. */
function commitmentWords(one: Commitment, pen: PlanPen): string {
  if (one.kind === 'review' && one.rhythm !== null) return pen.text(`review.5.${one.rhythm}`);
  if (one.kind === 'milestone' && one.milestoneId !== null)
    return `${one.milestoneId} ${pen.milestone(one.milestoneId).title}`;
  return pen.stock(one.what);
}

function reviewsPart({ reviews }: PlanReviewInputs, pen: PlanPen): readonly Block[] {
  if (reviews.length === 0) return pen.section('6', 'review.6.title', [pen.say('review.6.none')]);
  const held = reviews.toSorted((left, right) => (left.heldOn < right.heldOn ? -1 : 1));
  const decisions = held.flatMap((review) => review.decisions);
  return pen.section('6', 'review.6.title', [
    pen.table(
      [
        { id: 'review.6.held', share: 18 },
        { id: 'review.5.what', share: 18 },
        { id: 'review.6.who', share: 24 },
        { id: 'review.6.said', share: 40 },
      ],
      held.map((one) => [
        pen.date(one.heldOn),
        one.milestoneId === null ? pen.text(`review.6.kind.${one.kind}`) : one.milestoneId,
        one.attendees || '–',
        one.said || '–',
      ]),
    ),
    ...(decisions.length === 0
      ? [pen.say('review.6.noDecisions')]
      : [
          pen.say('review.6.decisions'),
          pen.table(
            ['review.5.what', 'review.5.side', 'plan.owner', 'review.5.due'],
            decisions.map((one) => [
              one.what,
              pen.text(`plan.${one.side}`),
              one.owner,
              one.due === null ? pen.text('review.5.noDay') : pen.date(one.due),
            ]),
          ),
        ]),
  ]);
}

function nextPart({ commitments, to }: PlanReviewInputs, pen: PlanPen): readonly Block[] {
  const first = addDays(to, 1);
  const last = addDays(addMonths(first, 3), -1);
  const days = { from: pen.date(first), to: pen.date(last) };
  const due = commitments.filter(
    ({ due: day, state }) => state !== 'kept' && day !== null && day >= first && day <= last,
  );
  if (due.length === 0) return pen.section('7', 'review.7.title', [pen.say('review.7.none', days)]);
  return pen.section('7', 'review.7.title', [pen.say('review.7.lead', days), dueTable(due, pen)]);
}

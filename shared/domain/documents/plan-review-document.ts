import { addDays, addMonths, type CalendarDate } from '#shared/base/calendar-date';
import type { Commitment } from '#shared/domain/plans/commitments';
import { valueMilestone } from '#shared/domain/plans/milestones';
import type { PlanStanding } from '#shared/domain/plans/plan-standing';
import { printedParties, referenceOf } from './document-frame';
import type { Block, DocumentPage, Inline } from './page';
import { type PlanPen, planPen } from './plan-pen';
import { percentOf } from './plan-review-figures';
import type { PlanReviewInputs } from './plan-review-inputs';
import { reviewPartThree, reviewPartTwo } from './plan-review-parts';

/** The three months of a quarter of the calendar in which a day lies, and the three that follow. */
export function quarterOf(day: CalendarDate): { readonly from: CalendarDate; readonly to: CalendarDate } {
  const month = Math.floor((Number(day.slice(5, 7)) - 1) / 3) * 3 + 1;
  const from = `${day.slice(0, 5)}${String(month).padStart(2, '0')}-01`;
  return { from, to: addDays(addMonths(from, 3), -1) };
}

/** What a quarter brought and where the plan stands: all of it computed from what is on record. */
export function planReviewDocument(inputs: PlanReviewInputs): DocumentPage {
  const { plan, language } = inputs;
  const pen = planPen(language);
  const reference = referenceOf('plan', { id: plan.agreementId, version: plan.version });
  return {
    kind: 'report',
    title: pen.text('review.title'),
    subtitle: pen.text('review.subtitle', {
      vendor: plan.vendor.name,
      partner: plan.partner.name,
      from: pen.date(inputs.from),
      to: pen.date(inputs.to),
    }),
    language,
    reference,
    version: plan.version,
    dataSha256: null,
    parties: printedParties(plan, language),
    notices: [pen.text('review.notice', { date: pen.date(inputs.to) }), pen.text('review.notice.plan', { reference })],
    date: inputs.to,
    blocks: [
      ...glance(inputs, pen),
      { kind: 'contents', title: pen.text('plan.contents') },
      { kind: 'pageBreak' },
      ...reviewPartTwo(inputs, pen),
      ...reviewPartThree(inputs, pen),
    ],
  };
}

function glance(inputs: PlanReviewInputs, pen: PlanPen): readonly Block[] {
  const { after, before, commitments, from } = inputs;
  const done = after.milestones.find(({ id }) => id === valueMilestone)?.doneOn ?? null;
  const dates = { forecast: pen.date(after.value.forecast), planned: pen.date(after.value.plannedOn) };
  const percent = percentOf(after.attainment, pen);
  const inQuarter = after.done.filter(({ doneOn }) => doneOn !== null && doneOn >= from);
  const late = after.milestones.filter(({ status }) => status === 'late').length;
  const behind = after.goals.filter(({ isBehind }) => isBehind).length;
  return [
    pen.heading(1, '', 'review.0.title'),
    done === null
      ? pen.paragraph('review.0.lead', { percent, ...dates }, 'lead')
      : pen.paragraph('review.0.leadDone', { percent, done: pen.date(done), planned: dates.planned }, 'lead'),
    {
      kind: 'cards',
      cards: [
        {
          title: pen.text('review.0.goals'),
          points: [
            pen.rich('review.0.attainment', { percent, before: percentOf(before.attainment, pen) }),
            pen.rich('review.0.behind', { count: behind }),
          ],
        },
        {
          title: pen.text('review.0.milestones'),
          points: [
            pen.rich('review.0.done', {
              done: String(after.done.length),
              all: String(after.milestones.length),
              quarter: String(inQuarter.length),
            }),
            pen.rich('review.0.late', { count: late }),
          ],
        },
        {
          title: pen.text('review.0.commitments'),
          points: (['vendor', 'partner', 'both'] as const).map((side) =>
            pen.rich('review.0.side', { side: pen.text(`plan.${side}`), ...countedBySide(commitments, side) }),
          ),
        },
        { title: pen.text('review.0.value'), points: [...nextPoint(after, pen), timePoint(after, pen)] },
      ],
    },
  ];
}

export function countedBySide(commitments: readonly Commitment[], side: Commitment['side']) {
  const count = (state: Commitment['state']) =>
    String(commitments.filter((one) => one.side === side && one.state === state).length);
  return { kept: count('kept'), open: count('open'), overdue: count('overdue') };
}

function nextPoint({ next }: PlanStanding, pen: PlanPen): readonly (readonly Inline[])[] {
  if (next === null) return [pen.rich('review.0.nothingNext')];
  const what = `${next.id} ${pen.milestone(next.id).title}`;
  return [pen.rich('review.0.turn', { what, side: pen.text(`plan.${next.turn}`) })];
}

function timePoint({ timeToValue: { firstValue } }: PlanStanding, pen: PlanPen): readonly Inline[] {
  if (firstValue.state === 'notStarted') return pen.rich('review.0.ttfvNotStarted');
  if (firstValue.state === 'censored') return pen.rich('review.0.ttfvOpen', { days: pen.days(firstValue.days) });
  return firstValue.isBeforeStart
    ? pen.rich('review.0.ttfvBefore')
    : pen.rich('review.0.ttfv', { days: pen.days(firstValue.days) });
}

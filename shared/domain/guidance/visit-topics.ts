import { addDays, type CalendarDate, daysBetween } from '#shared/base/calendar-date';
import type { Evidence } from '#shared/domain/evidence/evidence';
import type { MilestoneId } from '#shared/domain/plans/milestones';
import type { PackIndex } from '#shared/domain/playbook/pack-index';
import type { SurveyAnswer } from '#shared/domain/surveys/survey-answer';
import type { DatedCommitment } from './dated-commitments';
import type { PieceState } from './piece-states';

/** Something that belongs on the agenda of a visit besides the proofs of a gate. */
export type VisitTopic = { readonly minutes: number } & (
  | { readonly kind: 'renewal'; readonly evidence: Evidence; readonly until: CalendarDate }
  /** The review after thirty, sixty or ninety days of the plan. */
  | { readonly kind: 'planReview'; readonly agreementId: string; readonly milestoneId: MilestoneId }
  /** What both sides have promised and is due. */
  | { readonly kind: 'promises'; readonly promises: readonly DatedCommitment[] }
  /** Would they recommend working with us. */
  | { readonly kind: 'survey' }
);

export interface TopicRecords {
  readonly pieces: readonly PieceState[];
  readonly promises: readonly DatedCommitment[];
  readonly surveyAnswers: readonly SurveyAnswer[];
  readonly agreements: readonly { readonly state: string }[];
}

/** Whoever comes by looks so many days further for what lapses: it may be as long until they come again. */
const renewalDays = 60;
const promiseDays = 14;
const reviewDays = 7;
const surveyDays = 90;

const minutesFor = { renewal: 5, planReview: 20, promise: 3, fewestPromises: 5, mostPromises: 20, survey: 5 } as const;

const reviewMilestones: readonly string[] = ['D30', 'D60', 'D90'] satisfies readonly MilestoneId[];

/**
 * What is to be done on a visit whatever gate is shut: renew what lapses, hold the review that is due, go through what
 * is promised, ask whether they would recommend us. The most pressing first; what does not fit into the minutes is left
 * out from the end.
 *
 * @param budget minutes there are; null: as many as it takes
 */
export function visitTopics(
  records: TopicRecords,
  on: { readonly day: CalendarDate; readonly index: PackIndex; readonly budget: number | null },
): readonly VisitTopic[] {
  const found = [
    ...renewals(records, on),
    ...planReviews(records, on),
    ...promises(records, on),
    ...surveys(records, on),
  ];
  let left = on.budget ?? Number.POSITIVE_INFINITY;
  return found.filter(({ minutes }) => {
    if (minutes > left) return false;
    left -= minutes;
    return true;
  });
}

interface On {
  readonly day: CalendarDate;
  readonly index: PackIndex;
}

function renewals({ pieces }: TopicRecords, { day, index }: On): readonly VisitTopic[] {
  return pieces
    .flatMap(({ evidence, state }) => {
      const isHeld = state.state === 'accepted' && state.newer === null;
      const until = isHeld ? state.until : state.state === 'expired' ? state.until : null;
      if (until === null || until > addDays(day, renewalDays)) return [];
      // What lapsed long ago was let go.
      if (state.state === 'expired' && daysBetween(until, day) > renewalDays) return [];
      const minutes = Math.ceil(index.evidenceTypeById.get(evidence.typeId)?.minutes ?? minutesFor.renewal);
      return [{ kind: 'renewal' as const, evidence, until, minutes: Math.max(1, minutes) }];
    })
    .sort((left, right) => (left.until < right.until ? -1 : left.until > right.until ? 1 : 0));
}

function planReviews({ promises: all }: TopicRecords, { day }: On): readonly VisitTopic[] {
  return all.flatMap((one): readonly VisitTopic[] => {
    const milestoneId = reviewIn(one);
    if (milestoneId === null || one.agreementId === null || one.due > addDays(day, reviewDays)) return [];
    return [{ kind: 'planReview', agreementId: one.agreementId, milestoneId, minutes: minutesFor.planReview }];
  });
}

function reviewIn({ plan }: DatedCommitment): MilestoneId | null {
  const id = plan?.kind === 'milestone' ? plan.milestoneId : null;
  return id !== null && reviewMilestones.includes(id) ? id : null;
}

function promises({ promises: all }: TopicRecords, { day }: On): readonly VisitTopic[] {
  // What only we and headquarters owe each other is no topic for this room.
  const due = all.filter(
    (one) => reviewIn(one) === null && one.source !== 'handoff' && one.due <= addDays(day, promiseDays),
  );
  if (due.length === 0) return [];
  const { promise, fewestPromises, mostPromises } = minutesFor;
  const minutes = Math.min(mostPromises, Math.max(fewestPromises, promise * due.length));
  return [{ kind: 'promises', promises: due, minutes }];
}

/** Once a quarter, and only those who have signed something with us can say. */
function surveys({ surveyAnswers, agreements }: TopicRecords, { day }: On): readonly VisitTopic[] {
  const since = addDays(day, -surveyDays);
  const wasAsked = surveyAnswers.some(({ survey, answeredAt }) => survey === 'promoter' && answeredAt >= since);
  const hasSigned = agreements.some(({ state }) => state === 'signed');
  return hasSigned && !wasAsked ? [{ kind: 'survey', minutes: minutesFor.survey }] : [];
}

import type { CalendarDate } from '#shared/base/calendar-date';
import type { DocumentLanguage } from '#shared/domain/agreements/document-language';
import type { Commitment } from '#shared/domain/plans/commitments';
import type { Plan } from '#shared/domain/plans/plan';
import type { PlanReview } from '#shared/domain/plans/plan-progress';
import type { PlanStanding } from '#shared/domain/plans/plan-standing';

/** Everything a quarterly review is made from. */
export interface PlanReviewInputs {
  readonly plan: Plan;
  /** The first and last day of the quarter. */
  readonly from: CalendarDate;
  readonly to: CalendarDate;
  /** Where the plan stood on the day before the quarter, and on its last day. */
  readonly before: PlanStanding;
  readonly after: PlanStanding;
  readonly commitmentsBefore: readonly Commitment[];
  readonly commitments: readonly Commitment[];
  /** Reviews held within the quarter. */
  readonly reviews: readonly PlanReview[];
  readonly language: DocumentLanguage;
}

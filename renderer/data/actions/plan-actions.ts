import { ok, refuse } from '#shared/base/result';
import { readGoal as goalRead } from '#shared/domain/plans/goal-readings';
import {
  closeMilestone as milestoneClosed,
  reopenMilestone as milestoneReopened,
} from '#shared/domain/plans/milestone-commands';
import type { MilestoneProof } from '#shared/domain/plans/milestone-reading';
import { type NewReview, holdReview as reviewHeld } from '#shared/domain/plans/review-rules';
import { creation } from '../edits';
import { gatherPlanUnderWay } from '../plan-file';
import { contextOf, type Workspace } from '../workspace';
import { write } from '../writer';
import type { NotHere } from './partner-actions';

/** Closes a milestone with its proof. What is missing is computed anew from the records under the writer's lock. */
export function closeMilestone(
  workspace: Workspace,
  agreementId: string,
  closing: {
    readonly milestoneId: string;
    readonly proof: Pick<MilestoneProof, 'kind' | 'id'> | null;
    readonly note: string;
  },
) {
  return write(workspace, async () => {
    const found = await gatherPlanUnderWay(workspace, agreementId);
    if (!found) return refuse<NotHere>({ kind: 'not-here' });
    const closed = milestoneClosed({ ...closing, ...found }, contextOf(workspace));
    if (!closed.ok) return closed;
    return ok({ value: closed.value.closure, edits: [creation('milestoneClosure', closed.value.closure)] });
  });
}

/** Takes a milestone back that was reached. */
export function reopenMilestone(
  workspace: Workspace,
  agreementId: string,
  reopening: { readonly milestoneId: string; readonly reason: string },
) {
  return write(workspace, async () => {
    const found = await gatherPlanUnderWay(workspace, agreementId);
    if (!found) return refuse<NotHere>({ kind: 'not-here' });
    const reopened = milestoneReopened({ ...reopening, ...found }, contextOf(workspace));
    if (!reopened.ok) return reopened;
    return ok({ value: reopened.value.closure, edits: [creation('milestoneClosure', reopened.value.closure)] });
  });
}

/** Notes how far a goal has come. */
export function readGoal(
  workspace: Workspace,
  agreementId: string,
  reading: { readonly goal: string; readonly actual: string; readonly readOn: string; readonly source: string },
) {
  return write(workspace, async () => {
    const found = await gatherPlanUnderWay(workspace, agreementId);
    if (!found) return refuse<NotHere>({ kind: 'not-here' });
    const { agreement, underWay } = found;
    const read = goalRead({ ...reading, agreement, plan: underWay.plan }, contextOf(workspace));
    if (!read.ok) return read;
    return ok({ value: read.value.reading, edits: [creation('goalReading', read.value.reading)] });
  });
}

/** Keeps the minutes of a review that was held. */
export function holdReview(workspace: Workspace, agreementId: string, review: Omit<NewReview, 'agreement'>) {
  return write(workspace, async () => {
    const found = await gatherPlanUnderWay(workspace, agreementId);
    if (!found) return refuse<NotHere>({ kind: 'not-here' });
    const held = reviewHeld({ ...review, agreement: found.agreement }, contextOf(workspace));
    if (!held.ok) return held;
    return ok({ value: held.value.review, edits: [creation('planReview', held.value.review)] });
  });
}

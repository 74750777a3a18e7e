import { dayOf } from '#shared/base/calendar-date';
import { ok, refuse } from '#shared/base/result';
import {
  rateBehaviour as behaviourRated,
  closeDecision as decisionClosed,
  type JointReviewWords,
  holdJointReview as jointReviewHeld,
  openJointReview as jointReviewOpened,
  writeJointReview as jointReviewWritten,
  type NamedDecision,
  type NewBehaviourNote,
} from '#shared/domain/performance/joint-review-rules';
import { correction, creation } from '../edits';
import { record, recordsOf } from '../reading';
import { contextOf, type Workspace } from '../workspace';
import { write } from '../writer';
import type { NotHere } from './partner-actions';

/** Opens the joint review of a quarter. */
export function openJointReview(workspace: Workspace, agreementId: string, quarter: string) {
  return write(workspace, async () => {
    const agreement = await record(workspace.database, 'agreement', agreementId);
    if (!agreement) return refuse<NotHere>({ kind: 'not-here' });
    const known = await recordsOf(workspace.database, 'jointReview', agreement.partnerId);
    const input = { partnerId: agreement.partnerId, agreementId: agreement.id, quarter };
    const opened = jointReviewOpened(input, known, contextOf(workspace));
    if (!opened.ok) return opened;
    return ok({ value: opened.value, edits: [creation('jointReview', opened.value)] });
  });
}

export function writeJointReview(workspace: Workspace, reviewId: string, words: JointReviewWords) {
  return write(workspace, async () => {
    const review = await record(workspace.database, 'jointReview', reviewId);
    if (!review) return refuse<NotHere>({ kind: 'not-here' });
    const written = jointReviewWritten(review, words);
    if (!written.ok) return written;
    return ok({ value: written.value, edits: correction('jointReview', review, written.value) });
  });
}

/** Notes that what was decided is done today, or is not done after all. */
export function closeDecision(workspace: Workspace, reviewId: string, named: NamedDecision, isDone: boolean) {
  return write(workspace, async () => {
    const review = await record(workspace.database, 'jointReview', reviewId);
    if (!review) return refuse<NotHere>({ kind: 'not-here' });
    const closed = decisionClosed(review, named, isDone ? dayOf(contextOf(workspace).now) : null);
    if (!closed.ok) return closed;
    return ok({ value: closed.value, edits: correction('jointReview', review, closed.value) });
  });
}

/** Notes that the meeting was held. */
export function holdJointReview(
  workspace: Workspace,
  reviewId: string,
  held: { readonly on: string; readonly attendees: string },
) {
  return write(workspace, async () => {
    const review = await record(workspace.database, 'jointReview', reviewId);
    if (!review) return refuse<NotHere>({ kind: 'not-here' });
    const done = jointReviewHeld(review, held, contextOf(workspace));
    if (!done.ok) return done;
    return ok({ value: done.value, edits: correction('jointReview', review, done.value) });
  });
}

/** Rates one behaviour; a later rating of the same person takes its place. */
export function rateBehaviour(workspace: Workspace, reviewId: string, note: NewBehaviourNote) {
  return write(workspace, async () => {
    const review = await record(workspace.database, 'jointReview', reviewId);
    if (!review) return refuse<NotHere>({ kind: 'not-here' });
    const rated = behaviourRated(review, note, contextOf(workspace));
    if (!rated.ok) return rated;
    return ok({ value: rated.value, edits: [creation('behaviourNote', rated.value)] });
  });
}

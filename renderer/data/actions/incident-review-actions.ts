import { ok, refuse } from '#shared/base/result';
import type { PreventiveAction } from '#shared/domain/performance/incident';
import {
  closeAction as actionClosed,
  promiseAction as actionPromised,
  type NewAction,
  type ReviewWords,
  beginReview as reviewBegun,
  deliverReview as reviewDelivered,
  writeReview as reviewWritten,
} from '#shared/domain/performance/review-commands';
import { correction, creation } from '../edits';
import { record, recordsOf } from '../reading';
import { contextOf, type Workspace } from '../workspace';
import { write } from '../writer';
import type { NotHere } from './partner-actions';

/** Begins the review of an incident. */
export function beginReview(workspace: Workspace, incidentId: string, words: ReviewWords) {
  return write(workspace, async () => {
    const incident = await record(workspace.database, 'incident', incidentId);
    if (!incident) return refuse<NotHere>({ kind: 'not-here' });
    const known = await recordsOf(workspace.database, 'postIncidentReview', incident.partnerId);
    const begun = reviewBegun(incident, known, words, contextOf(workspace));
    if (!begun.ok) return begun;
    return ok({ value: begun.value, edits: [creation('postIncidentReview', begun.value)] });
  });
}

export function writeReview(workspace: Workspace, reviewId: string, words: ReviewWords) {
  return write(workspace, async () => {
    const review = await record(workspace.database, 'postIncidentReview', reviewId);
    if (!review) return refuse<NotHere>({ kind: 'not-here' });
    const written = reviewWritten(review, words);
    if (!written.ok) return written;
    return ok({ value: written.value, edits: correction('postIncidentReview', review, written.value) });
  });
}

/** Delivers a review: from now on it stays as it is. */
export function deliverReview(workspace: Workspace, reviewId: string, by: string) {
  return write(workspace, async () => {
    const review = await record(workspace.database, 'postIncidentReview', reviewId);
    if (!review) return refuse<NotHere>({ kind: 'not-here' });
    const delivered = reviewDelivered(review, { by }, contextOf(workspace));
    if (!delivered.ok) return delivered;
    return ok({ value: delivered.value, edits: correction('postIncidentReview', review, delivered.value) });
  });
}

/** Promises a preventive action. */
export function promiseAction(workspace: Workspace, reviewId: string, action: NewAction) {
  return write(workspace, async () => {
    const review = await record(workspace.database, 'postIncidentReview', reviewId);
    if (!review) return refuse<NotHere>({ kind: 'not-here' });
    const promised = actionPromised(review, action, contextOf(workspace));
    if (!promised.ok) return promised;
    return ok({ value: promised.value, edits: [creation('preventiveAction', promised.value)] });
  });
}

/** Closes an action by its proof. */
export function closeAction(
  workspace: Workspace,
  actionId: string,
  proof: { readonly words: string; readonly evidenceId: PreventiveAction['evidenceId'] },
) {
  return write(workspace, async () => {
    const action = await record(workspace.database, 'preventiveAction', actionId);
    if (!action) return refuse<NotHere>({ kind: 'not-here' });
    const closed = actionClosed(action, proof, contextOf(workspace));
    if (!closed.ok) return closed;
    return ok({ value: closed.value, edits: correction('preventiveAction', action, closed.value) });
  });
}

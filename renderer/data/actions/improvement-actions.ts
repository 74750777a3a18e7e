import { ok, type Result, refuse } from '#shared/base/result';
import { noteFriction as frictionNoted, type NewFriction } from '#shared/domain/improvements/friction-commands';
import type { Improvement } from '#shared/domain/improvements/improvement';
import {
  attachTo,
  type ImprovementChange,
  type ImprovementRefusal,
  type ImprovementStep,
  correctImprovement as improvementCorrected,
  raiseImprovement as improvementRaised,
  markSystemic as markedSystemic,
  type NewImprovement,
  takeStep,
  voteFor,
} from '#shared/domain/improvements/improvement-commands';
import { correction, creation } from '../edits';
import { allRecords, record } from '../reading';
import { contextOf, type Workspace } from '../workspace';
import { write } from '../writer';
import type { NotHere } from './partner-actions';

/** Notes what rubs. */
export function noteFriction(workspace: Workspace, input: NewFriction) {
  return write(workspace, async () => {
    const noted = frictionNoted(input, contextOf(workspace));
    if (!noted.ok) return noted;
    return ok({ value: noted.value, edits: [creation('frictionNote', noted.value)] });
  });
}

export function raiseImprovement(workspace: Workspace, input: NewImprovement) {
  return write(workspace, async () => {
    const raised = improvementRaised(input, contextOf(workspace));
    if (!raised.ok) return raised;
    return ok({ value: raised.value, edits: [creation('improvement', raised.value)] });
  });
}

export function correctImprovement(workspace: Workspace, improvementId: string, change: ImprovementChange) {
  return changeImprovement(workspace, improvementId, (before) => improvementCorrected(before, change));
}

/** Lets an improvement rest on notes, cases, reviews or answers. */
export function attachGrounds(workspace: Workspace, improvementId: string, ids: readonly string[]) {
  return changeImprovement(workspace, improvementId, (before) => attachTo(before, ids));
}

/** Marks an improvement as one for all partners; an empty reason takes the mark back. */
export function markSystemic(workspace: Workspace, improvementId: string, because: string) {
  return changeImprovement(workspace, improvementId, (before) => markedSystemic(before, because));
}

export function takeImprovementStep(workspace: Workspace, improvementId: string, step: ImprovementStep) {
  return changeImprovement(workspace, improvementId, (before) => takeStep(before, step, contextOf(workspace)));
}

/** Says that one wants an improvement, or no longer does. */
export function voteForImprovement(workspace: Workspace, improvementId: string, wants: boolean) {
  return write(workspace, async () => {
    const improvement = await record(workspace.database, 'improvement', improvementId);
    if (!improvement) return refuse<NotHere>({ kind: 'not-here' });
    const votes = await allRecords(workspace.database, 'improvementVote');
    const vote = voteFor(improvement, wants, votes, contextOf(workspace));
    if (!vote.ok) return vote;
    return ok({ value: vote.value, edits: [creation('improvementVote', vote.value)] });
  });
}

function changeImprovement(
  workspace: Workspace,
  improvementId: string,
  change: (before: Improvement) => Result<Improvement, ImprovementRefusal>,
) {
  return write(workspace, async () => {
    const before = await record(workspace.database, 'improvement', improvementId);
    if (!before) return refuse<NotHere>({ kind: 'not-here' });
    const changed = change(before);
    if (!changed.ok) return changed;
    return ok({ value: changed.value, edits: correction('improvement', before, changed.value) });
  });
}

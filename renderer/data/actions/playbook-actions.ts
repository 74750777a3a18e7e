import { ok, refuse } from '#shared/base/result';
import { moveInterview as interviewMoved } from '#shared/domain/interviews/interview-migration';
import {
  publishDraft as draftPublished,
  startDraft as draftStarted,
} from '#shared/domain/playbook/pack-editing-publish';
import { mayEditPlaybook } from '#shared/domain/playbook/pack-editing-rights';
import type { PackDraft, PackVersionId } from '#shared/domain/playbook/pack-version';
import { correction, creation } from '../edits';
import { organisationRole } from '../lanes';
import { signPack } from '../pack-signature';
import { record } from '../reading';
import { contextOf, type Workspace } from '../workspace';
import { write } from '../writer';
import type { NotHere } from './partner-actions';

/** The person's role at headquarters does not let them change the playbook. */
export interface NotAllowed {
  readonly kind: 'not-allowed';
}

/** Moves an interview that has begun to the version in force. No answer is touched. */
export function moveInterview(workspace: Workspace, interviewId: string) {
  return write(workspace, async () => {
    const interview = await record(workspace.database, 'interview', interviewId);
    if (!interview) return refuse<NotHere>({ kind: 'not-here' });
    const moved = interviewMoved(interview, workspace.playbooks.current(), contextOf(workspace));
    if (!moved.ok) return moved;
    return ok({ value: moved.value.interview, edits: correction('interview', interview, moved.value.interview) });
  });
}

/** Begins a draft of the version after the one in force. */
export function startDraft(workspace: Workspace) {
  return write(workspace, async () => {
    if (!mayEdit(workspace)) return refuse<NotAllowed>({ kind: 'not-allowed' });
    const draft = draftStarted(workspace.playbooks.current().pack, contextOf(workspace));
    return ok({ value: draft, edits: [creation('packDraft', draft)] });
  });
}

export type DraftChange = Partial<Pick<PackDraft, 'content' | 'version' | 'title'>>;

/** Keeps what was changed in a draft. One that has been published is not changed any more. */
export function changeDraft(workspace: Workspace, draftId: string, change: DraftChange) {
  return write(workspace, async () => {
    if (!mayEdit(workspace)) return refuse<NotAllowed>({ kind: 'not-allowed' });
    const draft = await record(workspace.database, 'packDraft', draftId);
    if (!draft) return refuse<NotHere>({ kind: 'not-here' });
    if (draft.publishedAs !== null) return refuse({ kind: 'already-published' } as const);
    const { by, now } = contextOf(workspace);
    const changed: PackDraft = { ...draft, ...change, changedBy: by, changedAt: now };
    return ok({ value: changed, edits: correction('packDraft', draft, changed) });
  });
}

/** Gives a draft up. Its history stays in the journal. */
export function giveUpDraft(workspace: Workspace, draftId: string) {
  return write(workspace, async () => {
    if (!mayEdit(workspace)) return refuse<NotAllowed>({ kind: 'not-allowed' });
    const draft = await record(workspace.database, 'packDraft', draftId);
    if (!draft) return refuse<NotHere>({ kind: 'not-here' });
    return ok({
      value: null,
      edits: [{ operation: 'delete' as const, entity: 'packDraft' as const, id: draftId, fields: {} }],
    });
  });
}

/** Publishes a draft: checked, signed by this device, and in force here at once. */
export function publishDraft(workspace: Workspace, draftId: string, notes: string) {
  return write(workspace, async () => {
    if (!mayEdit(workspace)) return refuse<NotAllowed>({ kind: 'not-allowed' });
    const draft = await record(workspace.database, 'packDraft', draftId);
    const base = draft && workspace.playbooks.ofVersion(draft.basedOn);
    if (!draft || !base) return refuse<NotHere>({ kind: 'not-here' });
    const inForce = workspace.playbooks.current().pack.version;
    const decided = draftPublished({ draft, base: base.pack, inForce, notes });
    if (!decided.ok) return decided;
    const context = contextOf(workspace);
    const { packId, version } = draft;
    const { content } = decided.value;
    const signed = await signPack(workspace.key, { packId, version, content });
    const published = {
      id: context.newId() as PackVersionId,
      packId,
      version,
      content,
      ...signed,
      notes: notes.trim(),
      by: context.by,
      at: context.now,
    };
    const done: PackDraft = { ...draft, publishedAs: version, changedBy: context.by, changedAt: context.now };
    return ok({
      value: published,
      edits: [creation('packVersion', published), ...correction('packDraft', draft, done)],
    });
  });
}

function mayEdit({ enrolment }: Workspace): boolean {
  return mayEditPlaybook(organisationRole(enrolment)) !== 'no';
}

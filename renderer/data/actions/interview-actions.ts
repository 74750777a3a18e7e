import { dayOf } from '#shared/base/calendar-date';
import type { Json } from '#shared/base/json';
import { ok, refuse } from '#shared/base/result';
import { factsOf } from '#shared/domain/gates/partner-records';
import {
  answerQuestion as answerGiven,
  type GivenAnswer,
  finishInterview as interviewFinished,
  startInterview as interviewStarted,
} from '#shared/domain/interviews/interview-commands';
import { interviewOutline } from '#shared/domain/interviews/interview-rules';
import type { PartnerId } from '#shared/domain/partners/partner';
import { builtInPack } from '#shared/domain/playbook/built-in-pack';
import type { VisitId } from '#shared/domain/visits/visit';
import { correction, creation } from '../edits';
import { gatherPartnerFile } from '../partner-file';
import { recordsFor } from '../partner-records';
import { record, recordsOf } from '../reading';
import { contextOf, type Workspace } from '../workspace';
import { type Edit, write } from '../writer';
import type { NotHere } from './partner-actions';

export function startInterview(
  workspace: Workspace,
  input: { readonly partnerId: PartnerId; readonly moduleId: string; readonly visitId: VisitId | null },
) {
  return write(workspace, async () => {
    const interviews = await recordsOf(workspace.database, 'interview', input.partnerId);
    const started = interviewStarted({ ...input, index: builtInPack(), interviews }, contextOf(workspace));
    if (!started.ok) return started;
    const { interview } = started.value;
    return ok({ value: interview, edits: [creation('interview', interview)] });
  });
}

/** Keeps an answer, and writes what it says about the partner itself onto the partner's record, in one step. */
export function answerQuestion(workspace: Workspace, interviewId: string, questionId: string, given: GivenAnswer) {
  return write(workspace, async () => {
    const context = contextOf(workspace);
    const index = builtInPack();
    const { interview, file } = await gatherInterview(workspace, interviewId);
    const question = index.questionById.get(questionId);
    if (!interview || !question || !file) return refuse<NotHere>({ kind: 'not-here' });
    const facts = factsOf(recordsFor(file), index, { asOf: dayOf(context.now) });
    const earlier = file.answers.filter((answer) => answer.questionId === questionId);
    const kept = answerGiven({ interview, question, given, facts, earlier }, context);
    if (!kept.ok) return kept;
    const { answer, partnerFields } = kept.value;
    const edits = [creation('answer', answer), ...partnerEdits(file.partner, partnerFields)];
    return ok({ value: answer, edits });
  });
}

export function finishInterview(workspace: Workspace, interviewId: string) {
  return write(workspace, async () => {
    const context = contextOf(workspace);
    const index = builtInPack();
    const { interview, file } = await gatherInterview(workspace, interviewId);
    if (!interview || !file) return refuse<NotHere>({ kind: 'not-here' });
    const facts = factsOf(recordsFor(file), index, { asOf: dayOf(context.now) });
    const outline = interviewOutline(index, interview.moduleId, { facts, answers: file.answers });
    const finished = interviewFinished(interview, outline, context);
    if (!finished.ok) return finished;
    return ok({ value: finished.value.interview, edits: correction('interview', interview, finished.value.interview) });
  });
}

/** The interview and the file of its partner, of one moment. */
function gatherInterview({ database }: Workspace, interviewId: string) {
  return database.transaction('r', database.rows, async () => {
    const interview = await record(database, 'interview', interviewId);
    return { interview, file: interview && (await gatherPartnerFile(database, interview.partnerId)) };
  });
}

// Only what differs is written: repeating a known fact must not look like an edit to somebody who edits it elsewhere.
function partnerEdits(partner: { readonly id: string }, fields: { readonly [field: string]: Json }): readonly Edit[] {
  const known = partner as unknown as { readonly [field: string]: Json };
  const differing = Object.entries(fields).filter(
    ([field, value]) => JSON.stringify(known[field]) !== JSON.stringify(value),
  );
  if (differing.length === 0) return [];
  return [{ operation: 'set', entity: 'partner', id: partner.id, fields: Object.fromEntries(differing) }];
}

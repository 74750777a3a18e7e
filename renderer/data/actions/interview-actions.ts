import { dayOf } from '#shared/base/calendar-date';
import type { Json } from '#shared/base/json';
import { ok, refuse } from '#shared/base/result';
import { factsOf } from '#shared/domain/gates/partner-records';
import type { Interview } from '#shared/domain/interviews/interview';
import {
  answerQuestion as answerGiven,
  type GivenAnswer,
  finishInterview as interviewFinished,
  startInterview as interviewStarted,
  changeTakingPart as takingPartChanged,
} from '#shared/domain/interviews/interview-commands';
import { interviewOutline } from '#shared/domain/interviews/interview-rules';
import { answersInPlay, isRecurring } from '#shared/domain/interviews/talk-rules';
import type { PartnerId } from '#shared/domain/partners/partner';
import type { PersonId } from '#shared/domain/partners/person';
import type { PackIndex } from '#shared/domain/playbook/pack-index';
import type { VisitId } from '#shared/domain/visits/visit';
import type { PartnerFile } from '#shared/records/partner-file';
import { recordsFor } from '#shared/records/partner-records';
import { correction, creation } from '../edits';
import { gatherPartnerFile } from '../partner-file';
import { record, recordsOf } from '../reading';
import { contextOf, type Workspace } from '../workspace';
import { type Edit, write } from '../writer';
import type { NotHere } from './partner-actions';

/** The version of the playbook in which an interview is asked is not on this device. */
export interface PlaybookMissing {
  readonly kind: 'playbook-missing';
  readonly version: string;
}

export function startInterview(
  workspace: Workspace,
  input: { readonly partnerId: PartnerId; readonly moduleId: string; readonly visitId: VisitId | null },
) {
  return write(workspace, async () => {
    const interviews = await recordsOf(workspace.database, 'interview', input.partnerId);
    const visit = input.visitId === null ? null : await record(workspace.database, 'visit', input.visitId);
    const started = interviewStarted(
      { ...input, index: workspace.playbooks.current(), interviews, personIds: visit?.attendeeIds ?? [] },
      contextOf(workspace),
    );
    if (!started.ok) return started;
    const { interview } = started.value;
    return ok({ value: interview, edits: [creation('interview', interview)] });
  });
}

/** Keeps an answer, and writes what it says about the partner itself onto the partner's record, in one step. */
export function answerQuestion(workspace: Workspace, interviewId: string, questionId: string, given: GivenAnswer) {
  return write(workspace, async () => {
    const context = contextOf(workspace);
    const gathered = await gatherInterview(workspace, interviewId);
    if (!gathered) return refuse<NotHere>({ kind: 'not-here' });
    const { interview, file } = gathered;
    const index = workspace.playbooks.ofVersion(interview.packVersion);
    if (!index) return refuse<PlaybookMissing>({ kind: 'playbook-missing', version: interview.packVersion });
    const question = index.questionById.get(questionId);
    if (!question) return refuse<NotHere>({ kind: 'not-here' });
    const earlier = file.answers.filter((answer) => answer.questionId === questionId);
    const { facts } = inPlay(interview, file, index, context.now);
    const kept = answerGiven(
      { interview, question, given, facts, earlier, isRecurring: isRecurring(index, interview.moduleId) },
      context,
    );
    if (!kept.ok) return kept;
    const { answer, partnerFields } = kept.value;
    const edits = [creation('answer', answer), ...partnerEdits(file.partner, partnerFields)];
    return ok({ value: answer, edits });
  });
}

export function finishInterview(workspace: Workspace, interviewId: string) {
  return write(workspace, async () => {
    const context = contextOf(workspace);
    const gathered = await gatherInterview(workspace, interviewId);
    if (!gathered) return refuse<NotHere>({ kind: 'not-here' });
    const { interview, file } = gathered;
    const index = workspace.playbooks.ofVersion(interview.packVersion);
    if (!index) return refuse<PlaybookMissing>({ kind: 'playbook-missing', version: interview.packVersion });
    const outline = interviewOutline(index, interview.moduleId, inPlay(interview, file, index, context.now));
    const finished = interviewFinished(interview, outline, context);
    if (!finished.ok) return finished;
    return ok({ value: finished.value.interview, edits: correction('interview', interview, finished.value.interview) });
  });
}

/** Notes who asks besides the one who began the interview, and who answers. */
export function changeTakingPart(
  workspace: Workspace,
  interviewId: string,
  change: { readonly interviewers: readonly string[]; readonly personIds: readonly PersonId[] },
) {
  return write(workspace, async () => {
    const interview = await record(workspace.database, 'interview', interviewId);
    if (!interview) return refuse<NotHere>({ kind: 'not-here' });
    const changed = takingPartChanged(interview, change);
    if (!changed.ok) return changed;
    return ok({ value: changed.value.interview, edits: correction('interview', interview, changed.value.interview) });
  });
}

/** The answers an interview works with, and the facts with those in them. */
function inPlay(interview: Interview, file: PartnerFile, index: PackIndex, now: string) {
  const answers = answersInPlay(index, interview, file.answers);
  return { answers, facts: factsOf({ ...recordsFor(file), answers }, index, { asOf: dayOf(now) }) };
}

/** The interview and the file of its partner, of one moment; null where one of them is not here. */
function gatherInterview({ database }: Workspace, interviewId: string) {
  return database.transaction('r', database.rows, async () => {
    const interview = await record(database, 'interview', interviewId);
    const file = interview && (await gatherPartnerFile(database, interview.partnerId));
    return interview && file ? { interview, file } : null;
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

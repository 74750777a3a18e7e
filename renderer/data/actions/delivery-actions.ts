import { ok, type Result, refuse } from '#shared/base/result';
import type { ServiceCase } from '#shared/domain/delivery/delivery';
import {
  type CaseCorrection,
  correctCase as caseCorrected,
  noteCase as caseNoted,
  reopenCase as caseReopened,
  resolveCase as caseResolved,
  correctDefect as defectCorrected,
  noteDefect as defectNoted,
  type EngagementCorrection,
  correctEngagement as engagementCorrected,
  recordEngagement as engagementRecorded,
  type NewDefect,
  type NewEngagement,
  type NewServiceCase,
} from '#shared/domain/delivery/delivery-commands';
import { correction, creation } from '../edits';
import { record } from '../reading';
import { contextOf, type Workspace } from '../workspace';
import { write } from '../writer';
import type { NotHere } from './partner-actions';

/** Writes down a piece of work at a customer. */
export function recordEngagement(workspace: Workspace, input: NewEngagement) {
  return write(workspace, async () => {
    const recorded = engagementRecorded(input, contextOf(workspace));
    if (!recorded.ok) return recorded;
    const { engagement } = recorded.value;
    return ok({ value: engagement, edits: [creation('engagement', engagement)] });
  });
}

/** Corrects an engagement; the day it went live is one of the things that are said later. */
export function correctEngagement(workspace: Workspace, engagementId: string, fields: EngagementCorrection) {
  return write(workspace, async () => {
    const engagement = await record(workspace.database, 'engagement', engagementId);
    if (!engagement) return refuse<NotHere>({ kind: 'not-here' });
    const corrected = engagementCorrected(engagement, fields, contextOf(workspace));
    if (!corrected.ok) return corrected;
    const after = corrected.value.engagement;
    return ok({ value: after, edits: correction('engagement', engagement, after) });
  });
}

export function noteDefect(workspace: Workspace, engagementId: string, input: NewDefect) {
  return write(workspace, async () => {
    const engagement = await record(workspace.database, 'engagement', engagementId);
    if (!engagement) return refuse<NotHere>({ kind: 'not-here' });
    const noted = defectNoted(engagement, input, contextOf(workspace));
    if (!noted.ok) return noted;
    return ok({ value: noted.value.defect, edits: [creation('defect', noted.value.defect)] });
  });
}

export function correctDefect(workspace: Workspace, defectId: string, fields: Partial<NewDefect>) {
  return write(workspace, async () => {
    const defect = await record(workspace.database, 'defect', defectId);
    if (!defect) return refuse<NotHere>({ kind: 'not-here' });
    const corrected = defectCorrected(defect, fields, contextOf(workspace));
    if (!corrected.ok) return corrected;
    return ok({ value: corrected.value.defect, edits: correction('defect', defect, corrected.value.defect) });
  });
}

export function noteCase(workspace: Workspace, input: NewServiceCase) {
  return write(workspace, async () => {
    const noted = caseNoted(input, contextOf(workspace));
    if (!noted.ok) return noted;
    return ok({ value: noted.value.serviceCase, edits: [creation('serviceCase', noted.value.serviceCase)] });
  });
}

export function correctCase(workspace: Workspace, caseId: string, fields: CaseCorrection) {
  return withCase(workspace, caseId, (serviceCase) => caseCorrected(serviceCase, fields, contextOf(workspace)));
}

/** `at` null: now. */
export function resolveCase(workspace: Workspace, caseId: string, at: string | null) {
  const context = contextOf(workspace);
  return withCase(workspace, caseId, (serviceCase) => caseResolved(serviceCase, at ?? context.now, context));
}

/** `at` null: now. */
export function reopenCase(workspace: Workspace, caseId: string, at: string | null) {
  const context = contextOf(workspace);
  return withCase(workspace, caseId, (serviceCase) => caseReopened(serviceCase, at ?? context.now, context));
}

function withCase<Refusal>(
  workspace: Workspace,
  caseId: string,
  change: (serviceCase: ServiceCase) => Result<{ readonly serviceCase: ServiceCase }, Refusal>,
) {
  return write(workspace, async () => {
    const before = await record(workspace.database, 'serviceCase', caseId);
    if (!before) return refuse<NotHere>({ kind: 'not-here' });
    const changed = change(before);
    if (!changed.ok) return changed;
    const after = changed.value.serviceCase;
    return ok({ value: after, edits: correction('serviceCase', before, after) });
  });
}

import { canonicalJson, type Json } from '#shared/base/json';
import { ok, refuse } from '#shared/base/result';
import { type Agreement, termFieldPrefix } from '#shared/domain/agreements/agreement';
import { setTerm as termSet } from '#shared/domain/agreements/agreement-commands';
import type { PerformanceFile } from '#shared/domain/performance/performance-file';
import { bringFile, type NewPerformanceFile, withdrawFile } from '#shared/domain/performance/performance-file-rules';
import { creation } from '../edits';
import { record, recordsOf } from '../reading';
import { contextOf, type Workspace } from '../workspace';
import { write } from '../writer';
import type { NotHere } from './partner-actions';

export type BroughtHistory = Omit<NewPerformanceFile, 'agreementId' | 'partnerId'> & { readonly partnerId: string };

/** Keeps a file of past months with the partner: what was negotiated on can be looked at, and measured again. */
export function bringHistory(workspace: Workspace, brought: BroughtHistory) {
  return write(workspace, async () => {
    const partner = await record(workspace.database, 'partner', brought.partnerId);
    if (!partner) return refuse<NotHere>({ kind: 'not-here' });
    const files = await recordsOf(workspace.database, 'performanceFile', partner.id);
    const file = bringFile({ ...brought, partnerId: partner.id, agreementId: null }, files, contextOf(workspace));
    if (!file.ok) return file;
    return ok({ value: file.value, edits: [creation('performanceFile', file.value)] });
  });
}

/** Leaves a file out of the negotiation from here on. It stays readable, with the reason. */
export function leaveOutHistory(workspace: Workspace, fileId: PerformanceFile['id'], reason: string) {
  return write(workspace, async () => {
    const before = await record(workspace.database, 'performanceFile', fileId);
    if (!before) return refuse<NotHere>({ kind: 'not-here' });
    const files = await recordsOf(workspace.database, 'performanceFile', before.partnerId);
    const left = withdrawFile(before, reason, { files, terms: null }, contextOf(workspace));
    if (!left.ok) return left;
    return ok({ value: left.value, edits: [creation('performanceFile', left.value)] });
  });
}

/** Terms by their ids as they stood before; null where nothing had been decided. */
export type TermsBefore = { readonly [termId: string]: Json };

/**
 * Decides several terms at once: all or none. Answers how they stood before, so that the same call with that answer
 * takes it back.
 */
export function decideTerms(workspace: Workspace, agreementId: string, decided: { readonly [termId: string]: Json }) {
  return write(workspace, async () => {
    const before = await record(workspace.database, 'agreement', agreementId);
    if (!before) return refuse<NotHere>({ kind: 'not-here' });
    let after: Agreement = before;
    for (const [termId, value] of Object.entries(decided)) {
      const set = termSet(after, termId, value);
      if (!set.ok) return set;
      after = set.value;
    }
    const changed = Object.keys(decided).filter(
      (id) => canonicalJson(before.terms[id] ?? null) !== canonicalJson(after.terms[id] ?? null),
    );
    const stood: TermsBefore = Object.fromEntries(changed.map((id) => [id, before.terms[id] ?? null]));
    if (changed.length === 0) return ok({ value: stood, edits: [] });
    const fields = Object.fromEntries(changed.map((id) => [termFieldPrefix + id, after.terms[id] ?? null]));
    return ok({
      value: stood,
      edits: [{ operation: 'set' as const, entity: 'agreement' as const, id: agreementId, fields }],
    });
  });
}

import { ok, refuse } from '#shared/base/result';
import type { EvidenceRevision } from '#shared/domain/evidence/evidence';
import { type Area, redactFile } from '#shared/domain/evidence/redaction-rules';
import { creation } from '../edits';
import { keepBlob } from '../keep-blob';
import { record } from '../reading';
import { contextOf, type Workspace } from '../workspace';
import { write } from '../writer';
import type { NotHere } from './partner-actions';

/** A copy with covered parts, as it was drawn. */
export interface GivenRedaction {
  readonly revisionId: EvidenceRevision['id'];
  /** SHA-256 of the original. */
  readonly original: string;
  readonly copy: { readonly bytes: Uint8Array<ArrayBuffer>; readonly mime: string; readonly name: string };
  readonly areas: readonly Area[];
  readonly reason: string;
}

/** Keeps a copy with covered parts beside its original, as bytes of its own. The original is not touched. */
export async function keepRedaction(workspace: Workspace, given: GivenRedaction) {
  const { copy, revisionId, original, areas, reason } = given;
  const revision = await record(workspace.database, 'evidenceRevision', revisionId);
  if (!revision) return refuse<NotHere>({ kind: 'not-here' });
  // Asked first with bytes that are certainly others: nothing is kept for a request that is refused.
  const { bytes, mime } = copy;
  const standIn = { sha256: '0'.repeat(64), bytes: bytes.byteLength, mime, name: copy.name };
  const asked = redactFile({ revision, original, copy: standIn, areas, reason }, contextOf(workspace));
  if (!asked.ok) return asked;
  const kept = await keepBlob(workspace, { bytes, mime, partnerId: revision.partnerId });
  if (!kept.ok) return kept;
  return write(workspace, async () => {
    const file = { ...standIn, sha256: kept.value.sha256 };
    const redacted = redactFile({ revision, original, copy: file, areas, reason }, contextOf(workspace));
    if (!redacted.ok) return redacted;
    const { redaction } = redacted.value;
    return ok({ value: redaction, edits: [creation('redaction', redaction)] });
  });
}

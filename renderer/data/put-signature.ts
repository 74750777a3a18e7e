import { ok, type Result, refuse } from '#shared/base/result';
import type { FileReference } from '#shared/domain/evidence/evidence';
import { type Bytes, sameBytes } from '#shared/proof/bytes';
import { keepBlob } from './keep-blob';
import { recallIdentity } from './signing-keys';
import type { CheckedAgainst, FieldToSign, SigningTools } from './signing-tools';
import { readTrust } from './signing-trust';
import { contextOf, type Workspace } from './workspace';
import type { StorageRefusal } from './writer';

/** The worker made no signed file; `detail` is for a report, not for the person. */
export interface NotSigned {
  readonly kind: 'notSigned';
  readonly detail: unknown;
}

/** A signed file was made, but it does not hold what it should; it was thrown away. */
export interface NotProven {
  readonly kind: 'notProven';
  readonly detail: 'earlierBytes' | 'notRead' | 'noSuchSignature' | 'invalid' | 'otherEvidence';
}

/** A file to be signed, and what the signed one is kept as. */
export interface ToBeSigned {
  readonly partnerId: string;
  readonly bytes: Bytes;
  readonly name: string;
  readonly request: FieldToSign;
}

/**
 * Puts one signature into a file and keeps the result: what comes out of the worker is read again before anything
 * names it. On any refusal the file before is as it was.
 */
export async function putSignature(
  workspace: Workspace,
  { partnerId, bytes, name, request }: ToBeSigned,
  tools: SigningTools,
): Promise<Result<FileReference, NotSigned | NotProven | StorageRefusal>> {
  const signed = await signedBytes(tools, bytes, request);
  if (!signed.ok) return signed;
  const proven = await prove(workspace, { before: bytes, after: signed.value, request }, tools);
  if (proven !== null) return refuse({ kind: 'notProven', detail: proven });
  const mime = 'application/pdf';
  const kept = await keepBlob(workspace, { bytes: signed.value, mime, partnerId });
  return kept.ok ? ok({ sha256: kept.value.sha256, bytes: signed.value.byteLength, mime, name }) : kept;
}

async function signedBytes(tools: SigningTools, bytes: Bytes, request: FieldToSign): Promise<Result<Bytes, NotSigned>> {
  try {
    // A copy: the worker takes the bytes it is given away from whoever gave them.
    const signed = await tools.sign(bytes.slice(), request);
    return signed.ok ? signed : refuse({ kind: 'notSigned', detail: signed.error });
  } catch (error) {
    // A token that was pulled out, a worker that died: nothing was written yet.
    return refuse({ kind: 'notSigned', detail: error });
  }
}

async function prove(
  workspace: Workspace,
  { before, after, request }: { readonly before: Bytes; readonly after: Bytes; readonly request: FieldToSign },
  tools: SigningTools,
): Promise<NotProven['detail'] | null> {
  if (after.length <= before.length || !sameBytes(before, after.subarray(0, before.length))) return 'earlierBytes';
  const checked = await tools.verify(after.slice(), await checkedAgainst(workspace));
  if (!checked.ok) return 'notRead';
  const { signatures } = checked.value;
  const made = signatures.find(({ field }) => field === request.field);
  if (!made || made.covers <= before.length) return 'noSuchSignature';
  if (made.evidenceSha256 !== request.evidenceSha256) return 'otherEvidence';
  return signatures.some(({ judgement }) => judgement === 'invalid') ? 'invalid' : null;
}

/** What this device believes: headquarters, and its own small authority. */
export async function checkedAgainst(workspace: Workspace): Promise<CheckedAgainst> {
  const trust = await readTrust(workspace);
  const own = await recallIdentity(workspace);
  const ownRoot = own?.origin === 'device' ? own.manager.chain.slice(-1) : [];
  const { now } = contextOf(workspace);
  return {
    anchors: [...(trust?.authorities.slice(0, 1) ?? []), ...ownRoot],
    timeAnchors: trust?.timeAuthorities ?? [],
    revocationLists: trust?.revocationLists ?? [],
    at: now,
  };
}

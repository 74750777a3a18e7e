import { ok, type Result, refuse } from '#shared/base/result';
import { documentFileName } from '#shared/domain/documents/file-name';
import type { DocumentPage } from '#shared/domain/documents/page';
import type { DocumentRevision, DocumentRevisionId, SignedDocument } from '#shared/domain/signing/signature';
import { sealLines } from '#shared/domain/signing/signature-caption';
import { doneOnce } from '../done-once';
import { creation } from '../edits';
import type { OwnKey } from '../own-key';
import { type NotProven, type NotSigned, putSignature } from '../put-signature';
import { record, recordsOf } from '../reading';
import type { IdentityRefusal } from '../signing-identity';
import type { SigningTools } from '../signing-tools';
import { readBeacon } from '../signing-trust';
import { tellingStorage } from '../storage-refusal';
import { contextOf, type Workspace } from '../workspace';
import { type StorageRefusal, write } from '../writer';
import type { NotHere } from './partner-actions';
import { authorOf, hostOf } from './signing-actions';

export type CompletionRefusal =
  | IdentityRefusal
  | NotHere
  | { readonly kind: 'notPrinted'; readonly detail: unknown }
  | NotSigned
  | NotProven
  | StorageRefusal;

/**
 * Makes the certificate of completion: prints it, signs it with the host's key, and files it with the document. Done
 * twice, the first stays and is answered.
 */
export function keepCompletion(
  workspace: Workspace,
  documentId: string,
  on: { readonly page: DocumentPage; readonly field: string; readonly pin: string | null; readonly hostKey?: OwnKey },
  tools: SigningTools,
): Promise<Result<DocumentRevision, CompletionRefusal>> {
  return doneOnce(workspace, `complete/${documentId}`, () =>
    tellingStorage(() => complete(workspace, documentId, on, tools)),
  );
}

async function complete(
  workspace: Workspace,
  documentId: string,
  { page, field, pin, hostKey }: Parameters<typeof keepCompletion>[2],
  tools: SigningTools,
): Promise<Result<DocumentRevision, CompletionRefusal>> {
  const document = await record(workspace.database, 'signedDocument', documentId);
  const session = document?.sessionId ? await record(workspace.database, 'signingSession', document.sessionId) : null;
  if (!document || !session) return refuse({ kind: 'not-here' });
  const made = await completionOf(workspace, document);
  if (made) return ok(made);
  const { host, partnerId, id } = session;
  const key = await hostOf(workspace, { host, pin, ...(hostKey ? { hostKey } : {}) });
  if (!key.ok) return key;
  const { newId, now, by } = contextOf(workspace);
  const printed = await tools.print(page, { createdAt: document.frozenAt, author: authorOf(page) });
  if (!printed.ok) return refuse({ kind: 'notPrinted', detail: printed.error });
  const { identity, signer } = key.value;
  const language = page.language === 'de' ? 'de' : 'en';
  const request = {
    field,
    signer,
    certifies: true,
    ink: null,
    lines: sealLines({ name: identity.name, organisation: identity.organisation, language, at: now, sessionId: id }),
    name: identity.name,
    reason: null,
    place: null,
    claimedAt: now,
    evidenceSha256: null,
    beacon: (await readBeacon(workspace))?.token ?? null,
  };
  const name = documentFileName(page);
  const kept = await putSignature(workspace, { partnerId, bytes: printed.value.bytes, name, request }, tools);
  if (!kept.ok) return kept;
  const revision: DocumentRevision = {
    id: newId() as DocumentRevisionId,
    partnerId,
    documentId: document.id,
    kind: 'completion',
    file: kept.value,
    at: now,
    holdsUntil: null,
    by,
  };
  return write(workspace, async () => {
    const before = await completionOf(workspace, document);
    return before
      ? ok({ value: before, edits: [] })
      : ok({ value: revision, edits: [creation('documentRevision', revision)] });
  });
}

async function completionOf(workspace: Workspace, document: SignedDocument): Promise<DocumentRevision | null> {
  const revisions = await recordsOf(workspace.database, 'documentRevision', document.partnerId);
  return revisions.find(({ documentId, kind }) => documentId === document.id && kind === 'completion') ?? null;
}

import { useLiveQuery } from 'dexie-react-hooks';
import { canonicalJson } from '#shared/base/json';
import { ok, type Result, refuse } from '#shared/base/result';
import { completionDocument, completionField } from '#shared/domain/documents/completion-document';
import type { DocumentPage } from '#shared/domain/documents/page';
import { completionInput } from '#shared/domain/signing/completion-input';
import { type EvidenceRecord, evidenceRecordSchema } from '#shared/domain/signing/evidence-record';
import { signingFrame } from '#shared/domain/signing/session-plan';
import type { DocumentRevision, SignedDocument } from '#shared/domain/signing/signature';
import { type ProvenSignature, signaturesIn } from '#shared/domain/signing/signing-standing';
import { type CompletionRefusal, keepCompletion } from './actions/completion-actions';
import type { NotHere } from './actions/partner-actions';
import { readAgreementText } from './agreement-file';
import { sha256Of } from './device-key';
import { allRecords, record } from './reading';
import { gatherSigningFile, keptBytes } from './signing-file';
import type { SigningTools } from './signing-tools';
import { readTrust } from './signing-trust';
import { useWorkspace } from './use-workspace';
import type { Workspace } from './workspace';

export type MakeCompletionRefusal =
  | CompletionRefusal
  /** The text that was signed is not on this device. */
  | { readonly kind: 'noText' }
  /** An evidence record is not on this device, or is not what it was. */
  | { readonly kind: 'fileLost' };

/**
 * Makes the certificate of completion of a signed document from its records, signs it with the host's key and keeps
 * it. It tells what is known when it is made, and is not changed afterwards. Done twice, the first stays.
 */
export async function makeCompletion(
  workspace: Workspace,
  documentId: string,
  { pin }: { readonly pin: string | null },
  tools: SigningTools,
): Promise<Result<DocumentRevision, MakeCompletionRefusal>> {
  const page = await completionPage(workspace, documentId);
  if (!page.ok) return page;
  return keepCompletion(workspace, documentId, { page: page.value, field: completionField, pin }, tools);
}

/** The pages of the certificate, with the SHA-256 of their data in the foot. */
export async function completionPage(
  workspace: Workspace,
  documentId: string,
): Promise<Result<DocumentPage, NotHere | { readonly kind: 'noText' } | { readonly kind: 'fileLost' }>> {
  const document = await record(workspace.database, 'signedDocument', documentId);
  const file = document?.sessionId ? await gatherSigningFile(workspace, document.sessionId) : null;
  if (!document || !file) return refuse({ kind: 'not-here' });
  const { agreement, session, partnerFile } = file;
  const text = await readAgreementText(workspace, file);
  if (!text.ok) return refuse({ kind: 'noText' });
  const given = signaturesIn(session, partnerFile.signatures);
  const signatures: { readonly signature: ProvenSignature; readonly record: EvidenceRecord }[] = [];
  for (const signature of given) {
    const kept = await readEvidenceRecord(workspace, signature);
    if (kept === null) return refuse({ kind: 'fileLost' });
    signatures.push({ signature, record: kept });
  }
  const input = completionInput({
    page: text.value.pages({ agreement, signatories: [], signing: signingFrame(session) }),
    document,
    session,
    signatures,
    events: file.sessionEvents,
    revisions: partnerFile.documentRevisions.filter((one) => one.documentId === document.id),
    timeStamper: await timeStamperName(workspace, session.host.organisation),
  });
  const bare = completionDocument(input, { dataSha256: null });
  const dataSha256 = await sha256Of(canonicalJson(bare.embedded?.data ?? null));
  return ok(completionDocument(input, { dataSha256 }));
}

async function readEvidenceRecord(workspace: Workspace, { proof }: ProvenSignature): Promise<EvidenceRecord | null> {
  const bytes = await keptBytes(workspace, proof.evidence);
  if (bytes === null) return null;
  const parsed = evidenceRecordSchema.safeParse(JSON.parse(new TextDecoder().decode(bytes)));
  return parsed.success ? parsed.data : null;
}

async function timeStamperName(workspace: Workspace, otherwise: string): Promise<string> {
  const trust = await readTrust(workspace);
  if (trust === null) return otherwise;
  const { readCertificate } = await import('#shared/proof/certificates/read-certificate');
  const read = await readCertificate(trust.timeStamper);
  return read.ok ? read.value.name : trust.organisation;
}

/** A document whose certificate of completion is still to be made: the program ended in between. */
export interface DueCompletion {
  readonly documentId: string;
  readonly agreementId: string;
  /** Who conducted the signing and certifies it. */
  readonly conductor: string;
}

/** Those of documents that were frozen on this device: its host conducted the signing and certifies it. */
export async function readDueCompletions({ database, key }: Workspace): Promise<readonly DueCompletion[]> {
  const documents = (await allRecords(database, 'signedDocument')).filter(({ sessionId }) => sessionId !== null);
  if (documents.length === 0) return [];
  const revisions = await allRecords(database, 'documentRevision');
  const due = documents.filter((document) => completionOf(document, revisions) === null);
  const here = await Promise.all(
    due.map(async ({ id }) => {
      const lines = await database.history.where('rowId').equals(id).toArray();
      return lines.some(({ dev }) => dev === key.deviceId);
    }),
  );
  const sessions = await allRecords(database, 'signingSession');
  return due
    .filter((_, at) => here[at])
    .map(({ id, agreementId, sessionId }) => ({
      documentId: id,
      agreementId,
      conductor: sessions.find((session) => session.id === sessionId)?.host.name ?? '',
    }));
}

export function useDueCompletions(): readonly DueCompletion[] | undefined {
  const workspace = useWorkspace();
  return useLiveQuery(() => readDueCompletions(workspace), [workspace]);
}

/** The certificate of completion of a document; null: there is none yet. */
export function completionOf(
  document: Pick<SignedDocument, 'id'>,
  revisions: readonly DocumentRevision[],
): DocumentRevision | null {
  return revisions.find(({ documentId, kind }) => documentId === document.id && kind === 'completion') ?? null;
}

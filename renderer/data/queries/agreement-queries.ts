import { useLiveQuery } from 'dexie-react-hooks';
import type { Result } from '#shared/base/result';
import type { AgreementText } from '#shared/domain/documents/agreement-document';
import type { FileReference } from '#shared/domain/evidence/evidence';
import type { Sla } from '#shared/domain/slas/sla';
import { slaOfAnyFormat } from '#shared/domain/slas/sla-formats';
import { draftSla } from '#shared/domain/slas/sla-rules';
import type { Records } from '#shared/records/records';
import {
  type AgreementFile,
  fingerprintOf,
  gatherAgreementFile,
  readAgreementText,
  type TextRefusal,
} from '../agreement-file';
import { hex } from '../device-key';
import { allRecords, record } from '../reading';
import type { BlobEntry } from '../stored';
import { useWorkspace } from '../use-workspace';
import type { Workspace } from '../workspace';

/** An agreement as it is shown. */
export interface ShownAgreement extends AgreementFile {
  readonly text: Result<AgreementText, TextRefusal>;
  /** SHA-256 of the data of the text as it stands; '' while there is none. Reviews are held against it. */
  readonly textSha256: string;
}

/** An agreement as it changes: undefined while it is being read, null where there is none. */
export function useAgreement(agreementId: string): ShownAgreement | null | undefined {
  const workspace = useWorkspace();
  return useLiveQuery(() => readAgreement(workspace, agreementId), [workspace, agreementId]);
}

// All tables are read before the text is: what is awaited outside the database ends the watching of a live query.
export async function readAgreement(workspace: Workspace, agreementId: string): Promise<ShownAgreement | null> {
  const file = await gatherAgreementFile(workspace.database, agreementId);
  if (!file) return null;
  const text = await readAgreementText(workspace, file);
  return { ...file, text, textSha256: text.ok ? await fingerprintOf(text.value) : '' };
}

/** An earlier or later version of a service level agreement as data; null where its text is not on this device. */
export async function readSlaVersion(workspace: Workspace, agreementId: string): Promise<Sla | null> {
  const file = await gatherAgreementFile(workspace.database, agreementId);
  if (file?.agreement.kind !== 'sla') return null;
  if (file.agreement.state === 'draft') {
    const draft = draftSla(file.inputs);
    return draft.ok ? draft.value : null;
  }
  const text = await readAgreementText(workspace, file);
  return text.ok ? slaOfAnyFormat(text.value.data) : null;
}

/** A frozen file in the list of documents, and where its bytes are. */
export interface KeptDocument {
  readonly document: Records['signedDocument'];
  readonly partnerName: string;
  /** `absent`: another device signed it, and its bytes have not arrived yet. */
  readonly bytes: BlobEntry['state'] | 'absent';
  /** What was made of it since: stronger files, the certificate of completion. */
  readonly revisions: readonly Records['documentRevision'][];
  readonly signatures: readonly Records['signature'][];
}

/** Every signed document on this device, the latest first; undefined while they are being read. */
export function useDocuments(): readonly KeptDocument[] | undefined {
  const { database } = useWorkspace();
  return useLiveQuery(async () => {
    const documents = await allRecords(database, 'signedDocument');
    const blobs = await database.blobs.bulkGet(documents.map(({ file }) => file.sha256));
    const revisions = await allRecords(database, 'documentRevision');
    const signatures = await allRecords(database, 'signature');
    const partnerIds = [...new Set(documents.map(({ partnerId }) => partnerId))];
    const partners = await Promise.all(partnerIds.map((id) => record(database, 'partner', id)));
    const nameOf = (id: string) => partners.find((partner) => partner?.id === id)?.legalName;
    return documents
      .map((document, index) => ({
        document,
        partnerName: nameOf(document.partnerId) ?? document.partnerId,
        bytes: blobs[index]?.state ?? ('absent' as const),
        revisions: revisions.filter(({ documentId }) => documentId === document.id),
        signatures: signatures.filter(({ id }) => document.signers.some(({ signatureId }) => signatureId === id)),
      }))
      .toSorted((left, right) => (left.document.frozenAt < right.document.frozenAt ? 1 : -1));
  }, [database]);
}

/** What became of the bytes: as they were frozen, different, or not on this device. */
export type Verification = 'unchanged' | 'changed' | 'not-here';

/** Reads the bytes again and compares their SHA-256 with the one in the record. */
export async function verifyBytes(workspace: Workspace, file: FileReference): Promise<Verification> {
  const bytes = await (await workspace.host.blobs.open(file.sha256))?.arrayBuffer();
  if (bytes === undefined) return 'not-here';
  return hex(await crypto.subtle.digest('SHA-256', bytes)) === file.sha256 ? 'unchanged' : 'changed';
}

import type { FileReference } from '#shared/domain/evidence/evidence';
import type { DocumentRevision, DocumentRevisionId, SignedDocument } from '#shared/domain/signing/signature';
import { sameBytes } from '#shared/proof/bytes';
import { creation } from './edits';
import { keepBlob } from './keep-blob';
import { allRecords, recordsOf } from './reading';
import { keptBytes } from './signing-file';
import { recallRegistrarList } from './signing-keys';
import type { ArchiveFile } from './signing-tools';
import { readTrust } from './signing-trust';
import { contextOf, type Workspace } from './workspace';
import { write } from './writer';

/** A time-stamp that ends sooner is renewed. */
const renewedBefore = 90 * 24 * 60 * 60_000;

/** A signed file to be made stronger: what the next time-stamp is put on. */
export interface DueArchive {
  readonly document: SignedDocument;
  readonly file: FileReference;
}

/**
 * Signed files of this device that are to be made stronger: headquarters holds them, and they have no document
 * time-stamp yet or one that ends soon. Files of other devices are theirs to make stronger, and headquarters'.
 */
export async function dueArchives(workspace: Workspace): Promise<readonly DueArchive[]> {
  const { database, key, surroundings } = workspace;
  const documents = (await allRecords(database, 'signedDocument')).filter(({ sessionId }) => sessionId !== null);
  if (documents.length === 0) return [];
  const revisions = await allRecords(database, 'documentRevision');
  const due: DueArchive[] = [];
  for (const document of documents) {
    const latest = latestArchival(revisions, document);
    const file = latest?.file ?? document.file;
    if (latest && Date.parse(latest.holdsUntil ?? '') - surroundings.now() > renewedBefore) continue;
    const blob = await database.blobs.get(file.sha256);
    if (blob?.state !== 'at-hq') continue;
    const lines = await database.history.where('rowId').equals(document.id).toArray();
    if (lines.some(({ dev }) => dev === key.deviceId)) due.push({ document, file });
  }
  return due;
}

function latestArchival(
  revisions: readonly DocumentRevision[],
  document: SignedDocument,
): DocumentRevision | undefined {
  return revisions
    .filter(({ documentId, kind }) => documentId === document.id && kind === 'archival')
    .toSorted((left, right) => (left.at < right.at ? -1 : 1))
    .at(-1);
}

/** Makes one signed file stronger and records it. False: it could not be done now; the file before stands. */
export async function archiveOne(
  workspace: Workspace,
  { document, file }: DueArchive,
  on: { readonly archive: ArchiveFile; readonly askForTime: Parameters<ArchiveFile>[1]['askForTime'] },
): Promise<boolean> {
  const before = await keptBytes(workspace, file);
  if (before === null) return false;
  const trust = await readTrust(workspace);
  const ownList = await recallRegistrarList(workspace);
  const made = await on.archive(before.slice(), {
    askForTime: on.askForTime,
    certificates: trust ? [...trust.authorities, trust.timeStamper] : [],
    revocationLists: [...(trust?.revocationLists ?? []), ...(ownList ? [ownList] : [])],
    now: contextOf(workspace).now,
  });
  if (!made.ok) return false;
  const { bytes, at, holdsUntil } = made.value;
  if (!sameBytes(before, bytes.subarray(0, before.length))) return false;
  const { partnerId } = document;
  const kept = await keepBlob(workspace, { bytes, mime: file.mime, partnerId });
  if (!kept.ok) return false;
  const { newId, by } = contextOf(workspace);
  const revision: DocumentRevision = {
    id: newId() as DocumentRevisionId,
    partnerId,
    documentId: document.id,
    kind: 'archival',
    file: { ...file, sha256: kept.value.sha256, bytes: bytes.byteLength },
    at,
    holdsUntil,
    by,
  };
  const written = await write(workspace, async () => {
    // Headquarters may have done it meanwhile, and its revision may have come in.
    const all = await recordsOf(workspace.database, 'documentRevision', partnerId);
    const latest = latestArchival(all, document);
    const isOvertaken = latest !== undefined && latest.file.sha256 !== file.sha256;
    return {
      ok: true,
      value: { value: null, edits: isOvertaken ? [] : [creation('documentRevision', revision)] },
    } as const;
  });
  return written.ok;
}

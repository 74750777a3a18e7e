import type { EntityName } from '#shared/sync/entities';
import { allRecords } from './reading';
import type { Records } from './records';
import type { BlobEntry } from './stored';
import type { Workspace } from './workspace';

/** What the sync engine may know and say of files. */

/** Files HQ does not have yet, oldest first. */
export async function blobsToSend(workspace: Workspace): Promise<readonly BlobEntry[]> {
  return (await workspace.database.blobs.where('state').equals('waiting').toArray()).sort(
    (left, right) => left.since - right.since,
  );
}

/** HQ has re-hashed the file and keeps it. */
export async function blobIsAtHq(workspace: Workspace, sha256: string): Promise<void> {
  await workspace.database.blobs.update(sha256, { state: 'at-hq' });
}

/** Files that records speak of and this device does not hold; they are entered as wanted. */
export async function findWantedBlobs(workspace: Workspace): Promise<readonly BlobEntry[]> {
  const { database, surroundings } = workspace;
  const references = [
    ...(await allRecords(database, 'evidenceRevision')).flatMap(({ partnerId, files }) =>
      files.map((file) => ({ partnerId, file })),
    ),
    ...(await allRecords(database, 'signedDocument')).map(({ partnerId, file }) => ({ partnerId, file })),
    ...(await allRecords(database, 'documentRevision')).map(({ partnerId, file }) => ({ partnerId, file })),
    // What another device shows of a signing: how each signature came about. The files in between it does not need.
    ...(await allRecords(database, 'signature')).flatMap(({ partnerId, proof }) =>
      proof ? [{ partnerId, file: proof.evidence }] : [],
    ),
    ...(await allRecords(database, 'agreement')).flatMap(lockedText),
  ];
  const known = new Set(await database.blobs.toCollection().primaryKeys());
  const wanted = new Map<string, BlobEntry>();
  for (const { partnerId, file } of references) {
    if (known.has(file.sha256)) continue;
    const { sha256, bytes, mime } = file;
    wanted.set(sha256, { sha256, bytes, mime, partnerId, state: 'wanted', since: surroundings.now() });
  }
  await database.blobs.bulkPut([...wanted.values()]);
  return (await database.blobs.where('state').equals('wanted').toArray()).sort(
    (left, right) => left.bytes - right.bytes,
  );
}

/** The kinds of record that speak of files; when one arrives the engine looks for wanted files. */
export const entitiesWithFiles: readonly EntityName[] = [
  'evidenceRevision',
  'signature',
  'signedDocument',
  'documentRevision',
  'agreement',
];

// The data of a locked text is kept as bytes under its hash, so that another device shows what was locked, and not
// what the answers say by now. How many bytes it has only HQ knows; it is always small.
function lockedText({ partnerId, dataSha256 }: Records['agreement']) {
  if (dataSha256 === null) return [];
  return [{ partnerId, file: { sha256: dataSha256, bytes: 0, mime: 'application/json' } }];
}

import type { Records } from '#shared/records/records';
import type { EntityName } from '#shared/sync/entities';
import { grantOf, spaceOf } from './lanes';
import { allRecords } from './reading';
import type { BlobEntry } from './stored';
import type { Workspace } from './workspace';

/** What the sync engine may know and say of files. */

/** Files HQ does not have yet and that nobody has stopped, oldest first. */
export async function blobsToSend(workspace: Workspace): Promise<readonly BlobEntry[]> {
  const waiting = await workspace.database.blobs.where('state').equals('waiting').toArray();
  return waiting.filter(({ held }) => held !== 1).sort((left, right) => left.since - right.since);
}

/** The person stops the sending of a file, or lets it go on. It stays on this device in any case. */
export async function holdBlob(workspace: Workspace, sha256: string, held: boolean): Promise<void> {
  await workspace.database.blobs
    .where('sha256')
    .equals(sha256)
    .modify((entry: { held?: 1 }) => {
      if (held) entry.held = 1;
      else delete entry.held;
    });
}

/** The territory through which HQ is asked for a file, or given it: that of its partner, where that is granted. */
export async function spaceOfBlob(
  workspace: Workspace,
  { partnerId }: { readonly partnerId: string },
): Promise<string> {
  const { database, enrolment } = workspace;
  const lane = (await database.rows.get(partnerId))?.space ?? '';
  const granted = grantOf(enrolment, lane) ?? grantOf(enrolment, '') ?? enrolment?.spaces[0];
  return granted?.id ?? spaceOf(enrolment, lane);
}

/** HQ has re-hashed the file and keeps it. */
export async function blobIsAtHq(workspace: Workspace, sha256: string): Promise<void> {
  await workspace.database.blobs.update(sha256, { state: 'at-hq' });
}

/**
 * HQ was restored: files it had may be gone with its old disk. Those that lie here are offered again; HQ is asked for
 * each first, so that nothing is sent twice.
 */
export async function offerBlobsAgain({ database, host }: Workspace): Promise<void> {
  for (const { sha256 } of await database.blobs.where('state').equals('at-hq').toArray()) {
    if ((await host.blobs.open(sha256)) !== null) await database.blobs.update(sha256, { state: 'waiting' });
  }
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

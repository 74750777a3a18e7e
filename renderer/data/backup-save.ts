import { groupBy } from '#shared/base/group-by';
import type { Json } from '#shared/base/json';
import { ok, type Result, refuse } from '#shared/base/result';
import { schemaVersion } from '#shared/sync/schema-version';
import { type BackupAbout, type BackupEntry, entryBytes } from './backup-content';
import { sealBackup } from './backup-format';
import { ledgerEntry } from './backup-ledger';
import { leastPassphrase } from './backup-passphrase';
import { figuresTold } from './figures-told';
import { putMeta } from './identity';
import { journalText } from './journal-record';
import { spaceOf } from './lanes';
import { readPastHoles } from './past-holes';
import { readPreferences } from './preferences';
import { type RowWithPast, readPastDevices } from './restore-past';
import { storageRefusal } from './storage-refusal';
import type { BlobEntry, StoredRow } from './stored';
import type { Workspace } from './workspace';
import type { StorageRefusal } from './writer';

/** Why no backup was made. `passphrase`: it is too short to guard anything. */
export type BackupSaveRefusal = StorageRefusal | { readonly kind: 'passphrase'; readonly least: number };

export interface BackupWish {
  readonly passphrase: string;
  /** `waiting`: only the files HQ does not have. */
  readonly files: 'waiting' | 'all';
  readonly progress?: ((share: number) => void) | undefined;
  readonly signal?: AbortSignal | undefined;
  /** For tests: fewer, so that they do not take a second each. */
  readonly rounds?: number;
}

/**
 * Hands the person one encrypted file with everything on this device: changes, rows with all they ever
 * were, figures, unfinished forms, preferences and files. Private keys are not in it: a second device with the same key would read as a copied one.
 */
export async function saveBackup(
  workspace: Workspace,
  wish: BackupWish,
): Promise<Result<'saved' | 'cancelled', BackupSaveRefusal>> {
  const { host, surroundings, database } = workspace;
  if ([...wish.passphrase].length < leastPassphrase) return refuse({ kind: 'passphrase', least: leastPassphrase });
  const made = new Date(surroundings.now()).toISOString();
  try {
    const content = await sealBackup(contentOf(workspace, made, wish), { ...wish, made, random: surroundings.random });
    wish.signal?.throwIfAborted();
    const name = `fieldpact-backup-${made.slice(0, 10)}.fieldpact`;
    const saved = await host.files.save({ name, mime: 'application/octet-stream', content });
    if (saved === 'saved') await putMeta(database, 'lastBackup', surroundings.now());
    return ok(saved);
  } catch (error) {
    if (wish.signal?.aborted) return ok('cancelled');
    const refusal = storageRefusal(error);
    if (refusal === null) throw error;
    return refuse(refusal);
  }
}

/** When a backup was last saved from here, ms; 0: never. */
export async function lastBackupAt({ database }: Workspace): Promise<number> {
  const kept = (await database.meta.get('lastBackup'))?.value;
  return typeof kept === 'number' ? kept : 0;
}

/** Milliseconds: after a week with work that HQ does not have, the person is reminded. */
const backupIsOldAfter = 7 * 24 * 60 * 60_000;

/** Whether to remind of a backup: work waits, the oldest of it for some days, and the last backup is older than that. */
export async function backupIsDue(workspace: Workspace): Promise<boolean> {
  const { database, surroundings } = workspace;
  const oldest = await database.outbox.orderBy('at').first();
  if (!oldest) return false;
  const safeSince = Math.max(await lastBackupAt(workspace), oldest.at);
  return surroundings.now() - safeSince > backupIsOldAfter;
}

async function* contentOf(
  workspace: Workspace,
  made: string,
  wish: BackupWish,
): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  const { database, host } = workspace;
  const files = await filesFor(workspace, wish.files);
  const about = await aboutOf(workspace, made, files);
  const { counts } = about;
  const ofPast = (await database.pastRows.count()) + (await database.ledgers.count());
  const whole = counts.changes + counts.rows + ofPast + counts.drafts + counts.fileBytes / 1_000 + 1;
  let done = 0;
  const step = (by: number) => {
    wish.signal?.throwIfAborted();
    done += by;
    wish.progress?.(Math.min(done / whole, 1));
  };
  yield entryBytes(about);
  yield entryBytes(await pastOf(workspace));
  for await (const entry of recordsOf(workspace)) {
    step(1);
    yield entryBytes(entry);
  }
  for (const file of files) {
    const bytes = await host.blobs.open(file.sha256);
    const { sha256, mime, partnerId } = file;
    const held = bytes !== null;
    yield entryBytes({
      ...{ kind: 'file', sha256, mime, partnerId, held },
      ...{ bytes: bytes?.size ?? file.bytes, atHq: file.state === 'at-hq' },
    });
    for (let at = 0; bytes && at < bytes.size; at += 1 << 20) {
      const part = new Uint8Array(await bytes.slice(at, at + (1 << 20)).arrayBuffer());
      step(part.length / 1_000);
      yield part;
    }
  }
  // The last word: an empty table of drafts is no reason to leave the bar short of its end.
  await database.meta.count();
  wish.progress?.(1);
}

async function filesFor({ database }: Workspace, which: BackupWish['files']): Promise<readonly BlobEntry[]> {
  const kept = await database.blobs.toArray();
  return kept.filter(({ state }) => state === 'waiting' || (which === 'all' && state === 'at-hq'));
}

async function aboutOf(workspace: Workspace, made: string, files: readonly BlobEntry[]): Promise<BackupAbout> {
  const { database, host, key, enrolment } = workspace;
  const { deviceName } = await readPreferences(workspace);
  const [changes, rows, drafts] = await Promise.all([
    database.history.count(),
    database.rows.count(),
    database.drafts.count(),
  ]);
  return {
    kind: 'about',
    made,
    program: host.version,
    schema: schemaVersion,
    device: { id: key.deviceId, tag: key.tag, publicKey: key.publicKey, name: deviceName },
    person: enrolment?.user ?? null,
    hq: enrolment && {
      ...{ address: enrolment.hq, server: enrolment.server },
      ...{ space: enrolment.space.id, spaceName: enrolment.space.name },
    },
    counts: { changes, rows, drafts, files: files.length, fileBytes: files.reduce((sum, { bytes }) => sum + bytes, 0) },
  };
}

const portion = 500;

async function* recordsOf(workspace: Workspace): AsyncGenerator<BackupEntry> {
  const { database, enrolment } = workspace;
  const waits = new Set((await database.outbox.toArray()).map(({ id }) => id));
  for (const keys of portions((await database.history.orderBy('[space+dev+n]').primaryKeys()) as string[]))
    for (const line of await database.history.bulkGet(keys))
      if (line && line.content.body !== '')
        yield {
          kind: 'change',
          record: journalText({ ...line.content, tag: line.tag }),
          waits: waits.has(line.id),
        };
  for (const keys of portions((await database.rows.toCollection().primaryKeys()) as string[]))
    for (const { row, before } of await rowsWithPast(workspace, keys)) {
      yield { kind: 'row', ...versionEntry(enrolment, row) };
      for (const past of before) yield { kind: 'pastRow', ...versionEntry(enrolment, past), until: past.until };
    }
  for (const keys of portions(await database.ledgers.toCollection().primaryKeys()))
    for (const ledger of await database.ledgers.bulkGet(keys)) if (ledger) yield ledgerEntry(ledger);
  for (const { key, at, figures } of await database.keptFigures.toArray()) yield { kind: 'figures', key, at, figures };
  for (const { key, savedAt, content } of await database.drafts.toArray())
    yield { kind: 'draft', key, savedAt, content };
  yield { kind: 'preferences', value: (await readPreferences(workspace)) as unknown as Json };
  for (const { id, name } of await database.colleagues.toArray()) yield { kind: 'colleague', id, name };
}

async function pastOf(workspace: Workspace): Promise<BackupEntry> {
  const { database } = workspace;
  const told = (await database.meta.get(figuresTold)) !== undefined;
  const [holes, devices] = [await readPastHoles(database), await readPastDevices(workspace)];
  return { kind: 'past', told, holes: [...holes], devices: [...devices] };
}

/** In one look: a save in between would put a version into neither. */
function rowsWithPast({ database }: Workspace, ids: readonly string[]): Promise<readonly RowWithPast[]> {
  const { rows, pastRows } = database;
  return database.transaction('r', [rows, pastRows], async () => {
    const found = (await rows.bulkGet([...ids])).filter((row) => row !== undefined);
    const before = new Map(
      groupBy(
        await pastRows
          .where('id')
          .anyOf([...ids])
          .toArray(),
        ({ id }) => id,
      ),
    );
    return found.map((row) => ({ row, before: before.get(row.id) ?? [] }));
  });
}

function versionEntry(enrolment: Workspace['enrolment'], { id, entity, space, content, since }: StoredRow) {
  const fields = content as unknown as { readonly [field: string]: Json[] };
  return { id, entity, space: spaceOf(enrolment, space), content: fields, ...(since === undefined ? {} : { since }) };
}

function* portions(keys: readonly string[]): Generator<string[]> {
  for (let at = 0; at < keys.length; at += portion) yield keys.slice(at, at + portion);
}

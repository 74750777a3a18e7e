import { ok, type Result, refuse } from '#shared/base/result';
import type { RowState } from '#shared/sync/row';
import { schemaVersion } from '#shared/sync/schema-version';
import { type BackupAbout, type BackupEntry, type ReadEntry, readEntries } from './backup-content';
import { type BackupRefusal, BackupUnreadable, openBackup } from './backup-format';
import { readJournalText } from './journal-record';
import { type PastFate, wayOfPast } from './restore-past';
import type { StoredRow } from './stored';
import type { Workspace } from './workspace';

type PastEntry = Extract<BackupEntry, { kind: 'past' }>;

/** What a backup would bring, before anything is done with it. */
export interface BackupPreview {
  readonly about: BackupAbout;
  readonly changes: Share;
  readonly rows: Share;
  readonly drafts: Share;
  readonly files: Share;
  /** Rows that are here in a newer form; they stay as they are. */
  readonly newerHere: number;
  /** Changes under a number that another change has here; they cannot both be told to HQ and are left out. */
  readonly clashing: number;
  readonly past: PastFate;
  /** Whether this device wrote the backup. */
  readonly isThisDevice: boolean;
}

/** How much of something is new to this device, and how much is here already. */
export interface Share {
  readonly toCome: number;
  readonly here: number;
}

/**
 * Why a backup is not restored. `other-person`: it belongs to somebody else than this device. `newer-records`: a newer
 * program wrote it.
 */
export type RestoreRefusal =
  | BackupRefusal
  | { readonly kind: 'other-person'; readonly name: string }
  | { readonly kind: 'other-hq'; readonly address: string }
  | { readonly kind: 'newer-records'; readonly program: string }
  | { readonly kind: 'empty' }
  | { readonly kind: 'cancelled' };

export interface BackupFile {
  readonly file: Blob;
  readonly passphrase: string;
  readonly progress?: ((share: number) => void) | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** Reads a backup from end to end, so that what the preview says is whole and undamaged, and changes nothing. */
export async function previewBackup(
  workspace: Workspace,
  from: BackupFile,
): Promise<Result<BackupPreview, RestoreRefusal>> {
  return readBackup(workspace, from, async (about, past, entries) => {
    const { database, host, key } = workspace;
    const here = await whatIsHere(workspace);
    const { fate } = await wayOfPast(workspace, about, past);
    const counts = {
      changes: { toCome: 0, here: 0 },
      rows: { toCome: 0, here: 0 },
      drafts: { toCome: 0, here: 0 },
      files: { toCome: 0, here: 0 },
    };
    const count = (what: keyof typeof counts, isHere: boolean) => {
      counts[what][isHere ? 'here' : 'toCome'] += 1;
    };
    let newerHere = 0;
    let clashing = 0;
    for await (const { entry } of entries) {
      if (entry.kind === 'change') {
        const read = readJournalText(entry.record);
        if (!read) continue;
        if (here.clashes(read.body)) clashing += 1;
        else count('changes', here.changes.has(read.body.id));
      } else if (entry.kind === 'row') {
        const row = await database.rows.get(entry.id);
        count('rows', row !== undefined);
        if (row && isNewer(row, entry.content as unknown as RowState['fields'])) newerHere += 1;
      } else if (entry.kind === 'draft') count('drafts', (await database.drafts.get(entry.key)) !== undefined);
      else if (entry.kind === 'file' && entry.held) count('files', (await host.blobs.open(entry.sha256)) !== null);
    }
    return { about, ...counts, past: fate, newerHere, clashing, isThisDevice: about.device.id === key.deviceId };
  });
}

export interface HereAlready {
  /** Ids of the changes in the history. */
  readonly changes: ReadonlySet<string>;
  /** Whether another change has the number of this one. */
  clashes(change: { readonly id: string; readonly sp: string; readonly dev: string; readonly n: number }): boolean;
}

export async function whatIsHere({ database, enrolment }: Workspace): Promise<HereAlready> {
  const lines = new Map<string, string>();
  await database.history.each(({ id, space, dev, n }) => lines.set(`${space} ${dev} ${n}`, id));
  const changes = new Set(lines.values());
  return {
    changes,
    clashes: ({ id, sp, dev, n }) => {
      const lane = sp === enrolment?.space.id ? '' : sp;
      const other = lines.get(`${lane} ${dev} ${n}`);
      return other !== undefined && other !== id;
    },
  };
}

/** Whether what is here has seen something the backup has not. */
function isNewer(row: StoredRow, kept: RowState['fields']): boolean {
  const known = new Set(Object.values(kept).flatMap((heads) => heads.map(({ change }) => change)));
  return Object.values(row.content).some((heads) => heads.some(({ change }) => !known.has(change)));
}

/** Opens a backup, looks whether it may be restored here, and hands its entries on. Refusals come as values. */
export async function readBackup<Value>(
  workspace: Workspace,
  from: BackupFile,
  read: (about: BackupAbout, past: PastEntry | null, entries: AsyncIterable<ReadEntry>) => Promise<Value>,
): Promise<Result<Value, RestoreRefusal>> {
  try {
    const entries = readEntries(openBackup(from.file, from.passphrase, from));
    const first = await entries.next();
    if (first.done || first.value.entry.kind !== 'about') return refuse({ kind: 'empty' });
    const about = first.value.entry;
    const refusal = refusalOf(workspace, about);
    if (refusal) return refuse(refusal);
    const second = await entries.next();
    const past = !second.done && second.value.entry.kind === 'past' ? second.value.entry : null;
    return ok(await read(about, past, past || second.done ? entries : beginningWith(second.value, entries)));
  } catch (error) {
    if (from.signal?.aborted) return refuse({ kind: 'cancelled' });
    if (error instanceof BackupUnreadable) return refuse(error.refusal);
    throw error;
  }
}

async function* beginningWith(first: ReadEntry, rest: AsyncIterable<ReadEntry>): AsyncGenerator<ReadEntry> {
  yield first;
  yield* rest;
}

function refusalOf({ enrolment }: Workspace, { person, hq, schema, program }: BackupAbout): RestoreRefusal | null {
  if (schema > schemaVersion) return { kind: 'newer-records', program };
  if (!enrolment) return null;
  if (hq && hq.server !== enrolment.server) return { kind: 'other-hq', address: hq.address };
  if (person && person.id !== enrolment.user.id) return { kind: 'other-person', name: person.name };
  return null;
}

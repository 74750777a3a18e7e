import { z } from 'zod';
import type { RowState } from '#shared/sync/row';
import type { BackupAbout, BackupEntry } from './backup-content';
import { ledgerOfEntry } from './backup-ledger';
import { figuresTold } from './figures-told';
import { putMeta, readMeta } from './identity';
import { laneOf } from './lanes';
import { mergeVersions, type Version } from './merge-versions';
import { holesAfter, notePastHole, putPastHoles, readPastHoles } from './past-holes';
import type { BroughtRow } from './past-rows';
import { type PastRow, type StoredLedger, type StoredRow, storedRow } from './stored';
import type { Workspace } from './workspace';

type PastEntry = Extract<BackupEntry, { kind: 'past' }>;

/**
 * What becomes of the past when a backup is restored.
 * - `comes`: days gone by are then told as the backup knows them.
 * - `missing`: the backup holds none, and this device has none of its own.
 * - `stays`: figures have been told here; what the backup brings counts as known from now on.
 * - `none`: the backup holds none, and what it brings is told by its own times.
 */
export type PastFate = 'comes' | 'missing' | 'stays' | 'none';

export interface PastWay {
  readonly fate: PastFate;
  readonly wasEmpty: boolean;
  /** Whether figures were told here before. */
  readonly wasTold: boolean;
  /** Whether the backup is of this device, or of one whose past this device has taken over. */
  readonly isOwn: boolean;
}

const underWay = 'past/restoring';
const underWaySchema = z.object({ of: z.string(), wasEmpty: z.boolean(), wasTold: z.boolean() });

/** Looks, before anything is taken in, what becomes of the past. A restore that goes on goes on as it began. */
export async function wayOfPast(workspace: Workspace, about: BackupAbout, past: PastEntry | null): Promise<PastWay> {
  const { database, key } = workspace;
  const kept = await readMeta(database, underWay, underWaySchema);
  const begun = kept?.of === nameOf(about) ? kept : await standing(workspace);
  const own = new Set([key.deviceId, ...(await readPastDevices(workspace))]);
  const isOwn = [about.device.id, ...(past?.devices ?? [])].some((id) => own.has(id));
  const takes = begun.wasEmpty || !begun.wasTold || isOwn;
  const fate = !takes ? 'stays' : past ? 'comes' : begun.wasEmpty ? 'missing' : 'none';
  return { fate, isOwn, wasEmpty: begun.wasEmpty, wasTold: begun.wasTold };
}

async function standing({ database }: Workspace) {
  const wasEmpty = (await database.rows.count()) === 0 && (await database.pastRows.count()) === 0;
  const isTold = (await database.meta.get(figuresTold)) !== undefined;
  return { wasEmpty, wasTold: isTold && (await database.ledgers.count()) > 0 };
}

const nameOf = ({ made, device }: BackupAbout) => `${made} ${device.id}`;

const devicesKey = 'past/devices';

/** Devices whose past this one has taken over. */
export async function readPastDevices({ database }: Workspace): Promise<readonly string[]> {
  return (await readMeta(database, devicesKey, z.array(z.string()))) ?? [];
}

/** A row of a backup with what it was before. */
export interface RowWithPast {
  readonly row: StoredRow;
  readonly before: readonly PastRow[];
}

export function versionOf(
  { enrolment }: Workspace,
  { id, entity, space, content, since }: Extract<BackupEntry, { kind: 'row' | 'pastRow' }>,
): StoredRow {
  const fields = content as unknown as RowState['fields'];
  const row = storedRow({ entity, id, fields }, laneOf(enrolment, space));
  return since === undefined ? row : { ...row, since };
}

/** Takes the past of a backup in, beside the rows. */
export class PastRestoring {
  readonly way: PastWay;
  readonly #workspace: Workspace;
  readonly #about: BackupAbout;
  readonly #past: PastEntry | null;

  constructor(workspace: Workspace, on: { about: BackupAbout; past: PastEntry | null; way: PastWay }) {
    this.#workspace = workspace;
    this.#about = on.about;
    this.#past = on.past;
    this.way = on.way;
  }

  async begin(): Promise<void> {
    const { wasEmpty, wasTold } = this.way;
    await putMeta(this.#workspace.database, underWay, { of: nameOf(this.#about), wasEmpty, wasTold });
  }

  /** Inside the transaction that takes rows in: those that were not here, each as it stood. */
  async addRows(missing: readonly RowWithPast[]): Promise<void> {
    const { rows, pastRows } = this.#workspace.database;
    await rows.bulkPut(missing.map(({ row }): BroughtRow => ({ ...row, stood: row.since ?? null })));
    await pastRows.bulkAdd(missing.flatMap(({ before }) => before));
  }

  /** What rows that are here were in the time before this device knew them. */
  async addPast(known: readonly RowWithPast[]): Promise<void> {
    if (this.way.fate !== 'comes' || known.length === 0) return;
    const { rows, pastRows } = this.#workspace.database;
    const ids = known.map(({ row }) => row.id);
    const [here, before] = [await rows.bulkGet(ids), await pastRows.where('id').anyOf(ids).toArray()];
    const made = Date.parse(this.#about.made);
    for (const [at, row] of here.entries()) {
      const backup = known[at];
      if (!row || !backup) continue;
      const own: readonly Version[] = [...before.filter(({ id }) => id === row.id), row];
      const { earlier, dated } = mergeVersions(own, [...backup.before, backup.row], made);
      await pastRows.bulkAdd([...earlier]);
      if (dated?.version === row) await rows.put({ ...row, stood: dated.since } as BroughtRow);
      else if (dated) await pastRows.put({ ...(dated.version as PastRow), since: dated.since });
    }
  }

  /** Ledgers, once all rows are here. What this device has told figures from stays. */
  async takeLedgers(entries: readonly Extract<BackupEntry, { kind: 'ledger' }>[]): Promise<void> {
    if (this.way.fate !== 'comes') return;
    const { database, surroundings } = this.#workspace;
    const { rows, ledgers, dueLedgers } = database;
    const found = entries.map(ledgerOfEntry).filter((ledger): ledger is StoredLedger => ledger !== null);
    const due = { from: Date.parse(this.#about.made), at: surroundings.now() };
    await database.transaction('rw', [rows, ledgers, dueLedgers], async () => {
      const ids = found.map(({ partnerId }) => partnerId);
      const [partners, here] = [await rows.bulkGet(ids), await ledgers.bulkGet(ids)];
      const taken = found.filter((_, at) => partners[at] && (!here[at] || !this.way.wasTold));
      await ledgers.bulkPut(taken);
      // What came after the backup is not in them.
      await dueLedgers.bulkPut(taken.map(({ partnerId }) => ({ partnerId, ...due, from: Math.min(due.from, due.at) })));
    });
  }

  async takeFigures({ key, at, figures }: Extract<BackupEntry, { kind: 'figures' }>): Promise<void> {
    const { keptFigures } = this.#workspace.database;
    if (this.way.fate !== 'comes' || !this.way.wasEmpty || (await keptFigures.get(key))) return;
    await keptFigures.put({ key, at, figures });
  }

  async finish(): Promise<void> {
    const { database } = this.#workspace;
    const made = Date.parse(this.#about.made);
    if (this.way.fate === 'missing') await notePastHole(database, { from: 0, to: made, why: 'backup' });
    if (this.way.fate === 'comes' && this.#past) await this.#takeOver(this.#past, made);
    await database.meta.delete(underWay);
  }

  async #takeOver({ holes, told, devices }: PastEntry, made: number): Promise<void> {
    const { database } = this.#workspace;
    const here = await readPastHoles(database);
    if (this.way.wasEmpty || !this.way.isOwn) await putPastHoles(database, [...here, ...holes]);
    else await putPastHoles(database, holesAfter(here, { holes, made }));
    if (told) await putMeta(database, figuresTold, true);
    const all = new Set([...(await readPastDevices(this.#workspace)), ...devices, this.#about.device.id]);
    await putMeta(database, devicesKey, [...all]);
  }
}

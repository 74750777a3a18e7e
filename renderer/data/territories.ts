import { z } from 'zod';
import type { Space } from '#shared/contracts/hq-api';
import { changeEnrolment, grantFrom } from './enrolment';
import { type Enrolment, metaKey, putMeta, readMeta } from './identity';
import { laneOf, spaceOf } from './lanes';
import type { StoredRow } from './stored';
import type { Workspace } from './workspace';

/*
 * Which territories are on this device. HQ says in every round what is granted; what is new is pulled, and what was
 * withdrawn leaves the device once everything of it that waits has been handed over.
 */

/** Lanes that this device holds and HQ does not grant any more. */
export function withdrawnLanes(enrolment: Enrolment, spaces: readonly Space[]): readonly string[] {
  const granted = new Set(spaces.map(({ id }) => id));
  return enrolment.spaces.filter(({ id }) => !granted.has(id)).map(({ id }) => laneOf(enrolment, id));
}

/** Lanes whose log HQ has begun anew, with their new epoch. */
export function renewedLanes(
  enrolment: Enrolment,
  spaces: readonly Space[],
): readonly { readonly lane: string; readonly epoch: string }[] {
  return spaces.flatMap(({ id, epoch }) => {
    const known = enrolment.spaces.find((grant) => grant.id === id);
    return known && known.epoch !== epoch ? [{ lane: laneOf(enrolment, id), epoch }] : [];
  });
}

/** Takes over names, roles and new territories; those withdrawn stay until they are let go of. */
export async function takeGrants(workspace: Workspace, spaces: readonly Space[]): Promise<void> {
  const { enrolment } = workspace;
  if (!enrolment) return;
  const granted = new Set(spaces.map(({ id }) => id));
  const next = [...spaces.map(grantFrom), ...enrolment.spaces.filter(({ id }) => !granted.has(id))];
  const home = next.find(({ id }) => id === enrolment.space.id);
  const space = home ? { ...enrolment.space, name: home.name } : enrolment.space;
  if (JSON.stringify([next, space]) === JSON.stringify([enrolment.spaces, enrolment.space])) return;
  await changeEnrolment(workspace, { spaces: next, space, role: home?.role ?? enrolment.role });
}

/**
 * Takes everything of a withdrawn territory off this device, except what this device wrote itself: its history, its
 * journal, and files that HQ does not have yet. Answers false while something of it still waits.
 */
export async function letGoOfTerritory(workspace: Workspace, lane: string): Promise<boolean> {
  const { database, enrolment } = workspace;
  const { rows, bases, outbox, meta, pastRows, ledgers, dueLedgers, keptFigures } = database;
  const gone = await workspace.lock(() =>
    database.transaction('rw', [rows, bases, outbox, meta, pastRows, ledgers, dueLedgers, keptFigures], async () => {
      const waits = await outbox.where(':id').between([lane, '', 0], [lane, '\uffff', 0]).count();
      if (waits > 0) return null;
      const held = await rows.filter(({ space }) => space === lane).toArray();
      const ids = held.map(({ id }) => id);
      await rows.bulkDelete(ids);
      await bases.bulkDelete(ids);
      // Neither what was there nor what was reckoned from it may still be looked at.
      await pastRows.filter(({ space }) => space === lane).delete();
      await ledgers.bulkDelete(partnersAmong(held));
      await dueLedgers.bulkDelete(partnersAmong(held));
      await keptFigures.clear();
      await meta.bulkDelete(namesKept(lane));
      return held;
    }),
  );
  if (gone === null || !enrolment) return false;
  const spaces = enrolment.spaces.filter(({ id }) => laneOf(enrolment, id) !== lane);
  await changeEnrolment(workspace, { spaces });
  workspace.changed.tell(gone, 'hq');
  return true;
}

function partnersAmong(rows: readonly StoredRow[]): string[] {
  return rows.filter(({ entity }) => entity === 'partner').map(({ id }) => id);
}

function namesKept(lane: string): string[] {
  return [metaKey('cursor', lane), ...['durable', 'followed', 'rewritten', 'looking'].map((name) => `${name}/${lane}`)];
}

const rewrittenSchema = z.object({ seq: z.int(), name: z.string() });

/** HQ's log of the lane is not the one it told of before; nothing more is received of it. */
export async function freeze(workspace: Workspace, lane: string, seq: number): Promise<void> {
  const { enrolment, database } = workspace;
  const name = enrolment?.spaces.find(({ id }) => laneOf(enrolment, id) === lane)?.name ?? '';
  await putMeta(database, `rewritten/${lane}`, { seq, name });
}

export async function isFrozen({ database }: Workspace, lane: string): Promise<boolean> {
  return (await readMeta(database, `rewritten/${lane}`, rewrittenSchema)) !== undefined;
}

/** HQ has said, with a new epoch, that its log begins anew: then the old one is no measure any more. */
export async function thaw({ database }: Workspace, lane: string): Promise<void> {
  await database.meta.bulkDelete([`rewritten/${lane}`, `followed/${lane}`]);
}

/** The territories whose log could not be followed. */
export async function frozenTerritories({ database, enrolment }: Workspace) {
  const kept = await database.meta.where('key').startsWith('rewritten/').toArray();
  return kept.flatMap(({ key, value }) => {
    const read = rewrittenSchema.safeParse(value);
    return read.success ? [{ space: spaceOf(enrolment, key.slice('rewritten/'.length)), ...read.data }] : [];
  });
}

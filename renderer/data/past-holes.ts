import { z } from 'zod';
import type { Database } from './database';
import { putMeta, readMeta } from './identity';

/**
 * A time that this device cannot be looked back to, from `from` until before `to` (ms).
 * - `lost`: what was kept of it is damaged or gone, as was found at `to`.
 * - `backup`: this device was restored from a backup, made at `to`, that holds no past.
 */
const holeSchema = z.object({ from: z.number(), to: z.number(), why: z.enum(['lost', 'backup']) });
export type PastHole = z.infer<typeof holeSchema>;

export const pastHoleSchema = holeSchema;

const holesKey = 'past/holes';

export async function readPastHoles(database: Database): Promise<readonly PastHole[]> {
  return (await readMeta(database, holesKey, z.array(holeSchema))) ?? [];
}

/** The hole an instant lies in; null: it can be looked back to. */
export function holeAt(holes: readonly PastHole[], at: number): PastHole | null {
  return holes.find(({ from, to }) => from <= at && at < to) ?? null;
}

/** Notes that a time cannot be looked back to. What is known of an earlier hole is part of a larger one. */
export async function notePastHole(database: Database, hole: PastHole): Promise<void> {
  const holes = await readPastHoles(database);
  const others = holes.filter(({ from, to }) => from < hole.from || to > hole.to);
  await putPastHoles(database, [...others, hole]);
}

export async function putPastHoles(database: Database, holes: readonly PastHole[]): Promise<void> {
  await putMeta(database, holesKey, [...holes]);
}

/**
 * What is left of the holes of this device once it has the past of a backup of its own work: what came after the backup,
 * and what the backup could not tell either.
 */
export function holesAfter(
  here: readonly PastHole[],
  backup: { readonly holes: readonly PastHole[]; readonly made: number },
): readonly PastHole[] {
  const both = here.flatMap((own) => backup.holes.flatMap((other) => shared(own, other)));
  const later = here.flatMap((own) => shared(own, { ...own, from: backup.made }));
  return [...both, ...later];
}

function shared(left: PastHole, right: PastHole): readonly PastHole[] {
  const [from, to] = [Math.max(left.from, right.from), Math.min(left.to, right.to)];
  return from < to ? [{ ...left, from, to }] : [];
}

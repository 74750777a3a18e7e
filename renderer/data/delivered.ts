import { z } from 'zod';
import type { Database } from './database';
import { metaKey, putMeta, readDurable, readMeta } from './identity';

/*
 * How far HQ has come with the changes of a device, in pairs of counter and place in HQ's log. Both only rise, so a few
 * pairs say of every change whether HQ holds a backup of it: until then this device is the only other place that has it.
 */
const pairsSchema = z.array(z.tuple([z.int(), z.int()]));

/** More pairs are thinned out; that only makes this device keep a change longer. */
const mostPairs = 100;

const keyOf = (dev: string, lane: string) => metaKey(`delivered/${dev}`, lane);

/** Notes that HQ has everything of this device up to the counter `n`, the last of it at `seq`. */
export async function noteDelivered(
  database: Database,
  { dev, lane, n, seq }: { readonly dev: string; readonly lane: string; readonly n: number; readonly seq: number },
): Promise<void> {
  const durable = await readDurable(database, lane);
  const pairs = (await readPairs(database, dev, lane)).filter(([before, at]) => before < n && at < seq);
  const needed = pairs.filter(
    ([, at], place) => at > durable || place === pairs.length - 1 || isLast(pairs, place, durable),
  );
  const thinned = needed.length < mostPairs ? needed : needed.filter((_, place) => place % 2 === 0);
  await putMeta(database, keyOf(dev, lane), [...thinned, [n, seq]]);
}

// Of those HQ has a backup of, the latest says everything.
function isLast(pairs: readonly (readonly [number, number])[], place: number, durable: number): boolean {
  return (pairs[place + 1]?.[1] ?? Number.POSITIVE_INFINITY) > durable;
}

/** The highest counter up to which HQ holds a backup of this device's changes in a territory; 0: of none. */
export async function deliveredUpTo(database: Database, dev: string, lane: string): Promise<number> {
  const durable = await readDurable(database, lane);
  const pairs = await readPairs(database, dev, lane);
  return Math.max(0, ...pairs.filter(([, seq]) => seq <= durable).map(([n]) => n));
}

/** The highest counter up to which HQ has acknowledged this device's changes in a territory. */
export async function sentUpTo(database: Database, dev: string, lane: string): Promise<number> {
  return (await readPairs(database, dev, lane)).at(-1)?.[0] ?? 0;
}

/** Later than any place in a log: of what stands there HQ has no backup. */
const never = Number.MAX_SAFE_INTEGER;

/** Changes from a counter on wait again. */
export async function takeBackDelivered(
  database: Database,
  { dev, lane, from }: { readonly dev: string; readonly lane: string; readonly from: number },
): Promise<void> {
  const pairs = await readPairs(database, dev, lane);
  const before = pairs.filter(([n]) => n < from);
  const last = before.at(-1);
  const between = from > 1 && last?.[0] !== from - 1 ? [[from - 1, never] as [number, number]] : [];
  await putMeta(database, keyOf(dev, lane), [...before, ...between]);
}

/** HQ speaks of a new log; which of its places are in a backup has to be learned again. */
export async function forgetDelivered(database: Database, dev: string, lane: string): Promise<void> {
  const sent = await sentUpTo(database, dev, lane);
  await putMeta(database, keyOf(dev, lane), sent === 0 ? [] : [[sent, never]]);
}

async function readPairs(database: Database, dev: string, lane: string) {
  return (await readMeta(database, keyOf(dev, lane), pairsSchema)) ?? [];
}

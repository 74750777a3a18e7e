import { z } from 'zod';
import type { Json } from '#shared/base/json';
import { roles } from '#shared/contracts/hq-api';
import type { Database } from './database';

const homeSchema = z.object({ id: z.string(), name: z.string(), epoch: z.string() });

/** A territory that HQ has granted to the person. */
const grantSchema = homeSchema.extend({ kind: z.enum(['territory', 'organisation']), role: z.enum(roles) });
export type Grant = z.infer<typeof grantSchema>;

/** Whom this device speaks for, once HQ has enrolled it. */
export const enrolmentSchema = z
  .object({
    hq: z.string(),
    server: z.string(),
    user: z.object({ id: z.string(), name: z.string() }),
    /** The first territory, fixed when the device was enrolled: what it wrote before belongs there. */
    space: homeSchema,
    /** In the first territory. */
    role: z.string(),
    /** Everything granted now. Written by an earlier program there is only the first. */
    spaces: z.array(grantSchema).optional(),
    /** Raw Ed25519 public key of HQ's log, base64; empty where HQ has not told it. */
    logKey: z.string().default(''),
  })
  .transform((kept) => ({ ...kept, spaces: kept.spaces ?? [soleGrant(kept)] }));
export type Enrolment = z.infer<typeof enrolmentSchema>;

function soleGrant({ space, role }: { readonly space: z.infer<typeof homeSchema>; readonly role: string }): Grant {
  return { ...space, kind: 'territory', role: roles.find((each) => each === role) ?? 'manager' };
}

/** Where the device's own chain of changes stands in one territory. */
const chainSchema = z.object({ n: z.int(), prev: z.string(), clock: z.int() });
export type Chain = z.infer<typeof chainSchema>;

/** How far HQ's rows of one territory have been taken over. `hash`: of the entry at `after`; empty: not known. */
const cursorSchema = z.object({ after: z.int(), hash: z.string(), lastSyncAt: z.number() });
export type Cursor = z.infer<typeof cursorSchema>;

export const noChain: Chain = { n: 0, prev: '', clock: 0 };
export const noCursor: Cursor = { after: 0, hash: '', lastSyncAt: 0 };

export async function readEnrolment(database: Database): Promise<Enrolment | null> {
  return (await readMeta(database, 'enrolment', enrolmentSchema)) ?? null;
}

/** The name of something that is kept per territory. The first one has the names it had when it was the only one. */
export function metaKey(name: string, lane: string): string {
  return lane === '' ? name : `${name}/${lane}`;
}

export async function readChain(database: Database, deviceId: string, lane = ''): Promise<Chain> {
  return (await readMeta(database, metaKey(`chain/${deviceId}`, lane), chainSchema)) ?? noChain;
}

/** Where the device's chains stand in every territory, by lane. */
export async function readChains(database: Database, deviceId: string): Promise<ReadonlyMap<string, Chain>> {
  const start = `chain/${deviceId}`;
  const kept = await database.meta.where('key').between(start, `${start}0`, true, false).toArray();
  return new Map(
    kept.flatMap(({ key, value }) => {
      const parsed = chainSchema.safeParse(value);
      return parsed.success ? [[key.slice(start.length + 1), parsed.data] as const] : [];
    }),
  );
}

export async function putChain(database: Database, deviceId: string, chain: Chain, lane = ''): Promise<void> {
  await database.meta.put({ key: metaKey(`chain/${deviceId}`, lane), value: chain });
}

export async function readCursor(database: Database, lane = ''): Promise<Cursor> {
  return (await readMeta(database, metaKey('cursor', lane), cursorSchema)) ?? noCursor;
}

export async function putCursor(database: Database, lane: string, cursor: Cursor): Promise<void> {
  await putMeta(database, metaKey('cursor', lane), cursor);
}

/** Up to which entry of a territory HQ holds a backup; 0: none that it told of. */
export async function readDurable(database: Database, lane: string): Promise<number> {
  return (await readMeta(database, `durable/${lane}`, z.int())) ?? 0;
}

export async function putDurable(database: Database, lane: string, seq: number): Promise<void> {
  await putMeta(database, `durable/${lane}`, seq);
}

export async function readMeta<Value>(
  database: Database,
  key: string,
  schema: z.ZodType<Value>,
): Promise<Value | undefined> {
  return schema.safeParse((await database.meta.get(key))?.value).data;
}

export async function putMeta(database: Database, key: string, value: Json): Promise<void> {
  await database.meta.put({ key, value });
}

import { z } from 'zod';
import type { Json } from '#shared/base/json';
import type { Database } from './database';

/** Whom this device speaks for, once HQ has enrolled it. */
const enrolmentSchema = z.object({
  hq: z.string(),
  server: z.string(),
  user: z.object({ id: z.string(), name: z.string() }),
  space: z.object({ id: z.string(), name: z.string(), epoch: z.string() }),
  role: z.string(),
});
export type Enrolment = z.infer<typeof enrolmentSchema>;

/** Where the device's own chain of changes stands. */
const chainSchema = z.object({ n: z.int(), prev: z.string(), clock: z.int() });
export type Chain = z.infer<typeof chainSchema>;

/** How far HQ's rows have been taken over. */
const cursorSchema = z.object({ after: z.int(), hash: z.string(), lastSyncAt: z.number() });
export type Cursor = z.infer<typeof cursorSchema>;

const noChain: Chain = { n: 0, prev: '', clock: 0 };

export async function readEnrolment(database: Database): Promise<Enrolment | null> {
  const parsed = enrolmentSchema.safeParse((await database.meta.get('enrolment'))?.value);
  return parsed.success ? parsed.data : null;
}

export async function readChain(database: Database, deviceId: string): Promise<Chain> {
  const parsed = chainSchema.safeParse((await database.meta.get(`chain/${deviceId}`))?.value);
  return parsed.success ? parsed.data : noChain;
}

export async function putChain(database: Database, deviceId: string, chain: Chain): Promise<void> {
  await database.meta.put({ key: `chain/${deviceId}`, value: chain });
}

export async function readCursor(database: Database): Promise<Cursor> {
  const parsed = cursorSchema.safeParse((await database.meta.get('cursor'))?.value);
  return parsed.success ? parsed.data : { after: 0, hash: '', lastSyncAt: 0 };
}

export async function putMeta(database: Database, key: string, value: Json): Promise<void> {
  await database.meta.put({ key, value });
}

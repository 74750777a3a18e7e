import { createHash } from 'node:crypto';
import type { Queries } from '../db/database';
import { type DeviceKey, readDeviceKey } from '../enrolment/device-key';
import type { Report } from './finding';

/** The keys whose checkpoints count, by their id. */
export async function logKeysOf(
  database: Queries,
  given: readonly string[],
  report: Report,
): Promise<{ readonly server: string; readonly keys: ReadonlyMap<string, DeviceKey> }> {
  const rows = await database.query<{ key: string; value: string }>('select key, value from headquarters');
  const said = (name: string) => rows.find(({ key }) => key === name)?.value ?? '';
  const named = said('log-key');
  if (given.length > 0 && named !== '' && !given.includes(named))
    report({
      ...{ what: 'log-key', territory: null, entry: null },
      sentence:
        'The database names another key of its log than the one that is known: the log may have been made anew.',
    });
  const texts = given.length > 0 ? given : [named];
  return { server: said('server'), keys: keysById(texts) };
}

/** Public keys (base64) by the id that stands beside a checkpoint. */
export function keysById(texts: readonly string[]): ReadonlyMap<string, DeviceKey> {
  return new Map(
    texts.flatMap((text) => {
      const key = readDeviceKey(text);
      return key ? [[logKeyId(text), key] as const] : [];
    }),
  );
}

export function logKeyId(text: string): string {
  return createHash('sha256').update(Buffer.from(text, 'base64')).digest('hex').slice(0, 32);
}

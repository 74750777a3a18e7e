import { createHash, createPublicKey, type KeyObject, sign } from 'node:crypto';
import { join } from 'node:path';
import { ok, type Result, refuse } from '#shared/base/result';
import { newKey, readKeyFile, writeKeyFile } from '../authority/key-file';
import type { Queries } from '../db/database';

/** The key with which headquarters signs what its log says. Devices remember its public part for good. */
export interface LogKey {
  /** First half of the SHA-256 of the public part, hexadecimal. */
  readonly id: string;
  /** Raw Ed25519 public key, base64. */
  readonly publicKey: string;
  /** Signature of a text's UTF-8 bytes, base64. */
  sign(text: string): string;
}

export const logKeyFile = 'log-key.pem';

/** Name of the environment variable that allows a new key where the old one was lost. Every device will notice. */
export const newLogKeyVariable = 'FIELDPACT_NEW_LOG_KEY';

/**
 * Opens the key of the log in a data folder, making it for a database that has none. A database whose log another key
 * signs is refused: several headquarters on one database need the same key, or devices would take them for forgers.
 */
export async function openLogKey(
  database: Queries,
  folder: string,
  passphrase: string | null,
  mayReplace = false,
): Promise<Result<LogKey, string>> {
  const path = join(folder, logKeyFile);
  const read = readKeyFile(path, passphrase);
  if (!read.ok) return read;
  const key = read.value ?? newKey('ed25519');
  const shown = logKeyOf(key);
  if (mayReplace) await database.query(`delete from headquarters where key = 'log-key'`);
  await database.query(`insert into headquarters values ('log-key', $1) on conflict do nothing`, [shown.publicKey]);
  const [known] = await database.query<{ value: string }>(`select value from headquarters where key = 'log-key'`);
  if (known?.value !== shown.publicKey) {
    return refuse(
      `The log of this database is signed with another key. Put ${logKeyFile} of its first data folder, or of your backup, into ${folder}. If it is lost for good, start once with ${newLogKeyVariable}=yes; every device will then warn its person.`,
    );
  }
  if (!read.value) await writeKeyFile(path, key, passphrase);
  return ok(shown);
}

export function logKeyOf(key: KeyObject): LogKey {
  const { x = '' } = createPublicKey(key).export({ format: 'jwk' });
  const raw = Buffer.from(x, 'base64url');
  return {
    id: createHash('sha256').update(raw).digest('hex').slice(0, 32),
    publicKey: raw.toString('base64'),
    sign: (text) => sign(null, Buffer.from(text, 'utf8'), key).toString('base64'),
  };
}

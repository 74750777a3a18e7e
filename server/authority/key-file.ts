import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject, randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { ok, type Result, refuse } from '#shared/base/result';
import { toPem } from '#shared/proof/certificates/pem';
import { sealKey } from '#shared/proof/certificates/sealed-key';
import { writeDurably } from '../folder/data-folder';

/** Name of the environment variable that holds the passphrase of the keys. Not an option: others could read those. */
export const passphraseVariable = 'FIELDPACT_AUTHORITY_PASSPHRASE';

/** Kinds of key that headquarters makes for itself. */
export type KeyKind = 'ecdsa-p256' | 'rsa' | 'ed25519';

export function newKey(kind: KeyKind): KeyObject {
  if (kind === 'ed25519') return generateKeyPairSync('ed25519').privateKey;
  if (kind === 'rsa') return generateKeyPairSync('rsa', { modulusLength: 3072 }).privateKey;
  return generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey;
}

/** Writes a key as PKCS #8, readable by its owner only, and sealed where there is a passphrase. */
export async function writeKeyFile(path: string, key: KeyObject, passphrase: string | null): Promise<void> {
  const plain = pkcs8Of(key);
  if (passphrase === null) return writeDurably(path, toPem(plain, 'PRIVATE KEY'));
  const random = (bytes: number) => new Uint8Array(randomBytes(bytes));
  writeDurably(path, toPem(await sealKey(plain, passphrase, random), 'ENCRYPTED PRIVATE KEY'));
}

export function pkcs8Of(key: KeyObject): Uint8Array<ArrayBuffer> {
  return new Uint8Array(key.export({ type: 'pkcs8', format: 'der' }));
}

/** Reads a key; null where there is no such file. The refusal is a sentence for whoever starts headquarters. */
export function readKeyFile(path: string, passphrase: string | null): Result<KeyObject | null, string> {
  let pem: string;
  try {
    pem = readFileSync(path, 'utf8');
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT') return ok(null);
    return refuse(`The key ${path} cannot be read (${code ?? 'unknown reason'}). Change its permissions.`);
  }
  const sealed = pem.includes('ENCRYPTED PRIVATE KEY');
  if (sealed && passphrase === null) {
    return refuse(`The key ${path} is protected by a passphrase. Give it in ${passphraseVariable} and start again.`);
  }
  try {
    return ok(createPrivateKey({ key: pem, ...(sealed && { passphrase: passphrase ?? '' }) }));
  } catch {
    return refuse(
      sealed
        ? `The passphrase in ${passphraseVariable} does not open the key ${path}. Check it, or put ${basename(path)} back from your backup.`
        : `The key ${path} is damaged. Put it back from your backup.`,
    );
  }
}

/** DER of the public part of a key (SubjectPublicKeyInfo). */
export function publicKeyOf(key: KeyObject): Uint8Array<ArrayBuffer> {
  return new Uint8Array(createPublicKey(key).export({ type: 'spki', format: 'der' }));
}

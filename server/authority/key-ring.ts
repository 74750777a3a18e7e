import { ok, type Result, refuse } from '#shared/base/result';
import { importSigningKey } from '#shared/proof/certificates/keys';
import { type SigningKey, signerOf } from '#shared/proof/certificates/signer-of';
import type { AuthorityFolder, AuthorityKey } from './authority-folder';
import { newKey, pkcs8Of, readKeyFile, writeKeyFile } from './key-file';
import { keysOnToken, readTokenConfiguration } from './token-keys';

/** Keys that sign for an authority, wherever they are. Refusals are sentences. */
export interface KeyRing {
  find(name: AuthorityKey): Promise<Result<SigningKey | null, string>>;
  make(name: AuthorityKey): Promise<Result<SigningKey, string>>;
}

/** The keys of a folder: on the token that its token.json names, the others in files beside it. */
export async function openKeyRing(
  folder: AuthorityFolder,
  passphrase: string | null,
  pin: string | null,
): Promise<Result<KeyRing, string>> {
  const files = keysInFiles(folder, passphrase);
  const configuration = readTokenConfiguration(folder.tokenPath);
  if (!configuration.ok) return configuration;
  if (configuration.value === null) return ok(files);
  const labels: Readonly<Partial<Record<AuthorityKey, string | undefined>>> = configuration.value.labels;
  const token = await keysOnToken(configuration.value, pin);
  if (!token.ok) return token;
  return ok({
    find: (name) => {
      const label = labels[name];
      return label === undefined ? files.find(name) : token.value.find(label);
    },
    make: async (name) => {
      const label = labels[name];
      if (label === undefined) return files.make(name);
      const found = await token.value.find(label);
      if (!found.ok) return found;
      return found.value
        ? ok(found.value)
        : refuse(`The token holds no key with the label “${label}”. Make it there first.`);
    },
  });
}

function keysInFiles(folder: AuthorityFolder, passphrase: string | null): KeyRing {
  const find: KeyRing['find'] = async (name) => {
    const path = folder.keyPath(name);
    const read = readKeyFile(path, passphrase);
    if (!read.ok || read.value === null) return read.ok ? ok(null) : read;
    const key = await importSigningKey(pkcs8Of(read.value));
    if (!key.ok) return refuse(`The key ${path} is not one that headquarters can sign with.`);
    const { algorithm, publicKey, privateKey } = key.value;
    // Nothing of a signer but its signing is needed here: the certificate may not be there yet.
    const { sign } = signerOf(privateKey, new Uint8Array(), []);
    return ok({ algorithm, publicKey, sign });
  };
  return {
    find,
    make: async (name) => {
      await writeKeyFile(folder.keyPath(name), newKey('ecdsa-p256'), passphrase);
      const made = await find(name);
      if (!made.ok) return made;
      if (made.value === null) throw new Error('A key that was just written is gone.');
      return ok(made.value);
    },
  };
}

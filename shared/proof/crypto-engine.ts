import { CryptoEngine, type ICryptoEngine, setEngine } from 'pkijs';
import { type Bytes, ownBytes } from './bytes';

/** Gives so many bytes nobody can guess. */
export type Random = (length: number) => Bytes;

/** WebCrypto's functions; named here because shared code has no DOM types. */
export type WebCrypto = typeof globalThis.crypto.subtle;

let engine: ICryptoEngine | null = null;

/** The cryptography of the place this runs in: window, worker, Node, or the stand-alone page. */
export function webCrypto(): WebCrypto {
  return globalThis.crypto.subtle;
}

/** What pkijs computes with. It looks for one by itself only where a `window` or `self` is; here it is always told. */
export function pkiEngine(): ICryptoEngine {
  if (!engine) {
    engine = new CryptoEngine({ name: 'webcrypto', crypto: globalThis.crypto });
    setEngine('webcrypto', engine);
  }
  return engine;
}

export const randomBytes: Random = (length) => globalThis.crypto.getRandomValues(new Uint8Array(length));

export async function sha256(bytes: Bytes): Promise<Bytes> {
  return ownBytes(await webCrypto().digest('SHA-256', bytes));
}

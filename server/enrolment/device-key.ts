import { createHash, createPublicKey, type KeyObject, verify } from 'node:crypto';
import { deviceTag } from '#shared/sync/change';

const keyLength = 32;
const signatureLength = 64;

/** The public key of a device, ready to check signatures. */
export interface DeviceKey {
  readonly key: KeyObject;
  /** Its raw bytes, base64. */
  readonly text: string;
  readonly tag: string;
}

/** Reads a raw Ed25519 public key in base64; null when it is not one. */
export function readDeviceKey(text: string): DeviceKey | null {
  const raw = Buffer.from(text, 'base64');
  if (raw.length !== keyLength) return null;
  try {
    const key = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x: raw.toString('base64url') }, format: 'jwk' });
    const tag = deviceTag(createHash('sha256').update(raw).digest());
    return { key, text: raw.toString('base64'), tag };
  } catch {
    return null;
  }
}

/** Whether the device signed exactly this text. */
export function signed(key: DeviceKey, text: string, signature: string): boolean {
  const bytes = Buffer.from(signature, 'base64');
  return bytes.length === signatureLength && verify(null, Buffer.from(text, 'utf8'), key.key, bytes);
}

/** The same beside the other work of this process: a delivery of hundreds is checked on every core. */
export function signedBeside(key: DeviceKey, text: string, signature: string): Promise<boolean> {
  const bytes = Buffer.from(signature, 'base64');
  if (bytes.length !== signatureLength) return Promise.resolve(false);
  return new Promise((done) => {
    verify(null, Buffer.from(text, 'utf8'), key.key, bytes, (error, good) => done(error === null && good));
  });
}

import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import { deviceTag } from '#shared/sync/change';
import type { Host } from '../host/host';
import { base64OfBytes, bytesOfBase64 } from './base64';

/** What signs this device's changes. The private key cannot be read back out of `signingKey`. */
export interface DeviceKey {
  readonly deviceId: string;
  readonly tag: string;
  /** Raw 32 bytes, base64. */
  readonly publicKey: string;
  readonly signingKey: CryptoKey;
}

/** The key kept with the host's secrets, or null on a device that has none. */
export async function recallDeviceKey(host: Host): Promise<DeviceKey | null> {
  const kept = await host.secrets.recall('device-key');
  if (kept === null) return null;
  const { deviceId, publicKey, privateKey } = JSON.parse(kept) as {
    deviceId: string;
    publicKey: string;
    privateKey: string;
  };
  const signingKey = await crypto.subtle.importKey('pkcs8', bytesOfBase64(privateKey), 'Ed25519', false, ['sign']);
  return { deviceId, publicKey, tag: await tagOf(publicKey), signingKey };
}

/**
 * Makes a key and keeps it with the host's secrets. It is readable only while it is being made: kept outside
 * IndexedDB, because a damaged IndexedDB must not cost the device its name.
 */
export async function makeDeviceKey(host: Host, deviceId: string): Promise<DeviceKey> {
  const pair = (await crypto.subtle.generateKey('Ed25519', true, ['sign', 'verify'])) as CryptoKeyPair;
  const publicKey = base64(await crypto.subtle.exportKey('raw', pair.publicKey));
  const privateKey = base64(await crypto.subtle.exportKey('pkcs8', pair.privateKey));
  await host.secrets.keep('device-key', JSON.stringify({ deviceId, publicKey, privateKey }));
  const made = await recallDeviceKey(host);
  if (made === null) throw new Error('The key of this device was not kept.');
  return made;
}

/** Ed25519 signature of the text's UTF-8 bytes, base64. */
export async function sign(key: DeviceKey, text: string): Promise<string> {
  return base64(await crypto.subtle.sign('Ed25519', key.signingKey, new TextEncoder().encode(text)));
}

/** SHA-256 of the text's UTF-8 bytes, hex. */
export async function sha256Of(text: string): Promise<string> {
  return hex(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text)));
}

/** The same at once: for a text of a kilobyte the way to WebCrypto and back takes longer than the hash. */
export function sha256Now(text: string): string {
  return bytesToHex(sha256(new TextEncoder().encode(text)));
}

export function hex(bytes: ArrayBuffer | Uint8Array): string {
  return [...new Uint8Array(bytes)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

async function tagOf(publicKey: string): Promise<string> {
  return deviceTag(new Uint8Array(await crypto.subtle.digest('SHA-256', bytesOfBase64(publicKey))));
}

const base64 = (bytes: ArrayBuffer) => base64OfBytes(new Uint8Array(bytes));

import {
  compactJws,
  packText,
  publicJwk,
  rawKey,
  signatureOver,
  signedPart,
} from '#shared/domain/playbook/pack-digest';
import type { PackVersion } from '#shared/domain/playbook/pack-version';
import { type DeviceKey, sha256Of, sign } from './device-key';

type Signed = Pick<PackVersion, 'sha256' | 'signature' | 'key'>;

/** Signs a pack with the key of this device. */
export async function signPack(
  key: DeviceKey,
  pack: Pick<PackVersion, 'packId' | 'version' | 'content'>,
): Promise<Signed> {
  const sha256 = await sha256Of(packText(pack.content));
  const claims = { packId: pack.packId, version: pack.version, sha256 };
  const signature = compactJws(claims, await sign(key, signedPart(claims)));
  return { sha256, signature, key: publicJwk(key.publicKey) };
}

/** Why a published version is not taken. */
export type PackProblem =
  /** The content is not what the digest says: it was damaged or changed on the way. */
  | 'content-changed'
  /** The signature is not one over this version by the key that stands beside it. */
  | 'signature-wrong';

/**
 * Checks content and signature of a version. Whose key it is, is headquarters' to know: it refuses what comes from
 * somebody who may not publish, before other devices see it.
 */
export async function packProblem(pack: PackVersion): Promise<PackProblem | null> {
  const { packId, version, content, sha256 } = pack;
  if ((await sha256Of(packText(content))) !== sha256) return 'content-changed';
  const claims = { packId, version, sha256 };
  const signature = signatureOver(claims, pack.signature);
  const key = rawKey(pack.key);
  if (signature === null || key === null) return 'signature-wrong';
  return (await isSignedBy(key, signedPart(claims), signature)) ? null : 'signature-wrong';
}

async function isSignedBy(key: string, text: string, signature: string): Promise<boolean> {
  try {
    const imported = await crypto.subtle.importKey('raw', bytesOf(key), 'Ed25519', false, ['verify']);
    return await crypto.subtle.verify('Ed25519', imported, bytesOf(signature), new TextEncoder().encode(text));
  } catch {
    // A key of the wrong length, a signature that is not base64: neither signs anything.
    return false;
  }
}

function bytesOf(text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
}

import { ContentInfo, EnvelopedData } from 'pkijs';
import { ok, type Result, refuse } from '#shared/base/result';
import { type Bytes, ownBytes } from '../bytes';
import { pkiEngine } from '../crypto-engine';
import { derOf, readBlock } from './der';
import type { Key } from './keys';

const contentCipher = { name: 'AES-CBC', length: 256 };

/**
 * Encrypts bytes so that only the holder of the escrow key reads them: a CMS EnvelopedData (RSA-OAEP with SHA-256,
 * AES-256), which `openssl cms -decrypt -inform DER` opens.
 */
export async function encryptTo(certificate: Bytes, bytes: Bytes): Promise<Bytes> {
  const recipient = readBlock(certificate, 'Certificate');
  if (!recipient) throw new Error('The escrow certificate cannot be read.');
  // In one piece: what pkijs splits by itself is no DER any more.
  const enveloped = new EnvelopedData({ disableSplit: true });
  enveloped.addRecipientByCertificate(recipient, { oaepHashAlgorithm: 'SHA-256' }, 1, pkiEngine());
  await enveloped.encrypt(contentCipher, ownBytes(bytes).buffer, pkiEngine());
  return derOf(new ContentInfo({ contentType: ContentInfo.ENVELOPED_DATA, content: enveloped.toSchema() }));
}

/** Opens what was encrypted to a certificate. Whether the bytes are the right ones, their hash in the record tells. */
export async function decryptWith(
  privateKey: Key,
  certificate: Bytes,
  bytes: Bytes,
): Promise<Result<Bytes, 'damaged'>> {
  const content = readBlock(bytes, 'ContentInfo');
  const recipientCertificate = readBlock(certificate, 'Certificate');
  if (!content || !recipientCertificate) return refuse('damaged');
  try {
    const enveloped = new EnvelopedData({ schema: content.content });
    const asked = { recipientCertificate, recipientPrivateKey: privateKey };
    return ok(ownBytes(await enveloped.decrypt(0, asked, pkiEngine())));
  } catch {
    return refuse('damaged');
  }
}

import { Integer, Null, ObjectIdentifier, OctetString, Sequence } from 'asn1js';
import { webCrypto } from '../crypto-engine';

const pbes2 = '1.2.840.113549.1.5.13';
const pbkdf2 = '1.2.840.113549.1.5.12';
const hmacWithSha256 = '1.2.840.113549.2.9';
const aes256Cbc = '2.16.840.1.101.3.4.1.42';

/** So that a stolen file costs a guesser a third of a second per try. What tools write by themselves is 2048. */
const rounds = 600_000;

/**
 * Seals a PKCS #8 key with a passphrase: an EncryptedPrivateKeyInfo (RFC 5958, PBES2 of RFC 8018) that every tool opens.
 */
export async function sealKey(
  pkcs8: Uint8Array<ArrayBuffer>,
  passphrase: string,
  random: (bytes: number) => Uint8Array<ArrayBuffer>,
): Promise<Uint8Array<ArrayBuffer>> {
  const subtle = webCrypto();
  const salt = random(16);
  const iv = random(16);
  const password = new TextEncoder().encode(passphrase);
  const base = await subtle.importKey('raw', password, 'PBKDF2', false, ['deriveKey']);
  const derivation = { name: 'PBKDF2', salt, iterations: rounds, hash: 'SHA-256' };
  const key = await subtle.deriveKey(derivation, base, { name: 'AES-CBC', length: 256 }, false, ['encrypt']);
  const sealed = await subtle.encrypt({ name: 'AES-CBC', iv }, key, pkcs8);
  const derivedBy = new Sequence({
    value: [new OctetString({ valueHex: salt }), new Integer({ value: rounds }), algorithm(hmacWithSha256, new Null())],
  });
  const how = new Sequence({
    value: [algorithm(pbkdf2, derivedBy), algorithm(aes256Cbc, new OctetString({ valueHex: iv }))],
  });
  const whole = new Sequence({ value: [algorithm(pbes2, how), new OctetString({ valueHex: sealed })] });
  return new Uint8Array(whole.toBER());
}

function algorithm(id: string, parameters: Sequence | OctetString | Null): Sequence {
  return new Sequence({ value: [new ObjectIdentifier({ value: id }), parameters] });
}

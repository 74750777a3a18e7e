import { Set as AsnSet, BitString, Integer, ObjectIdentifier, Sequence, Utf8String } from 'asn1js';
import { Certificate, type Extension, RelativeDistinguishedNames, Time } from 'pkijs';
import { ownBytes } from '#shared/proof/bytes';
import { derOf, readBlock } from '#shared/proof/certificates/der';
import { authority, extendedKeyUsage, keyUsage, purposes } from '#shared/proof/certificates/extensions';
import { generateKeys, type KeyPair, publicKeyInfo } from '#shared/proof/certificates/keys';
import { nameTypes } from '#shared/proof/certificates/names';
import { signatureIdentifier } from '#shared/proof/certificates/signature-algorithms';
import { signerOf, signingKeyOf } from '#shared/proof/certificates/signer-of';
import type { Signer } from '#shared/proof/signer';
import { longValidity } from './an-authority';

/** One step of a name: `{ organisation: 'Acme' }`; several parts in one step are one step. */
export type ForgedStep = Partial<Record<keyof typeof nameTypes, string>>;

/** What a person may sign documents with. */
export const forSigning: readonly Extension[] = [
  authority(false, null),
  keyUsage('digitalSignature', 'nonRepudiation'),
  extendedKeyUsage(false, purposes.documentSigning, purposes.emailProtection),
];

/** A certificate whose issuer signs whatever he is told, as somebody would who stole his key. */
export async function aForgedCertificate(
  issuer: Signer,
  subject: readonly ForgedStep[],
  extensions: readonly Extension[] = forSigning,
  given?: KeyPair,
): Promise<Signer> {
  const keys = given ?? (await generateKeys('ecdsa-p256', false));
  const above = readBlock(issuer.certificate, 'Certificate');
  if (!above) throw new Error('The issuer has no certificate.');
  const steps = subject.map((step) => {
    const values = Object.entries(step).map(([part, value]) => {
      const type = new ObjectIdentifier({ value: nameTypes[part as keyof typeof nameTypes] });
      return new Sequence({ value: [type, new Utf8String({ value })] });
    });
    return new AsnSet({ value: values });
  });
  const certificate = new Certificate({
    version: 2,
    serialNumber: new Integer({ value: 4711 }),
    issuer: above.subject,
    subject: RelativeDistinguishedNames.fromBER(new Sequence({ value: steps }).toBER(false)),
    notBefore: new Time({ type: 0, value: new Date(longValidity.notBefore) }),
    notAfter: new Time({ type: 0, value: new Date(longValidity.notAfter) }),
    subjectPublicKeyInfo: publicKeyInfo((await signingKeyOf(keys)).publicKey),
    extensions: [...extensions],
    signature: signatureIdentifier(issuer.algorithm),
    signatureAlgorithm: signatureIdentifier(issuer.algorithm),
  });
  certificate.tbsView = new Uint8Array(certificate.encodeTBS().toBER(false));
  certificate.signatureValue = new BitString({ valueHex: (await issuer.sign(ownBytes(certificate.tbsView))).buffer });
  return signerOf(keys.privateKey, derOf(certificate), [issuer.certificate, ...issuer.chain]);
}

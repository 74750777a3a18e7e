import { type AsnType, Constructed, ObjectIdentifier, OctetString, Sequence } from 'asn1js';
import { ContentInfo, IssuerAndSerialNumber, SignedData, type SignerInfo, type TSTInfo } from 'pkijs';
import { type Bytes, ownBytes, sameBytes } from '../bytes';
import { derOf, membersOf, readAsn, readBlock } from '../certificates/der';
import { digestNames } from '../certificates/signature-check';
import { strictLength } from '../verify/strict-der';

/** Names of the parts of a token (RFC 3161, RFC 5652, RFC 5035). */
export const tokenTypes = {
  signedData: '1.2.840.113549.1.7.2',
  timeStamp: '1.2.840.113549.1.9.16.1.4',
  contentType: '1.2.840.113549.1.9.3',
  messageDigest: '1.2.840.113549.1.9.4',
  signingCertificate: '1.2.840.113549.1.9.16.2.12',
  signingCertificateV2: '1.2.840.113549.1.9.16.2.47',
} as const;

/** A token taken apart. Nothing in it is believed yet. */
export interface SignedToken {
  readonly info: TSTInfo;
  /** The statement about the time, as it was signed. */
  readonly content: Bytes;
  readonly signer: SignerInfo;
  readonly signedAttributes: Bytes;
  readonly certificates: readonly Bytes[];
  /** What the attributes say of the content. */
  readonly contentType: string | null;
  readonly messageDigest: Bytes | null;
  /** How the signature names its certificate. */
  readonly named: { readonly algorithm: string; readonly digest: Bytes } | null;
}

/** Takes a token apart; null when it is none, or could be read in two ways. */
export function openToken(der: Bytes): SignedToken | null {
  if (strictLength(der) !== der.length) return null;
  try {
    const whole = readAsn(der);
    const outer = whole && new ContentInfo({ schema: whole });
    if (!outer || outer.contentType !== tokenTypes.signedData) return null;
    const message = new SignedData({ schema: outer.content });
    const { eContentType, eContent } = message.encapContentInfo;
    const [signer, ...more] = message.signerInfos;
    if (eContentType !== tokenTypes.timeStamp || !eContent || !signer?.signedAttrs || more.length > 0) return null;
    const content = ownBytes(eContent.getValue());
    const info = readBlock(content, 'TSTInfo');
    if (!info || Number.isNaN(info.genTime.getTime())) return null;
    const attributes = attributesOf(signer);
    if (!attributes) return null;
    const digest = attributes.get(tokenTypes.messageDigest);
    const type = attributes.get(tokenTypes.contentType);
    return {
      info,
      content,
      signer,
      signedAttributes: ownBytes(signer.signedAttrs.encodedValue),
      certificates: certificatesIn(whole),
      contentType: type instanceof ObjectIdentifier ? type.valueBlock.toString() : null,
      messageDigest: digest instanceof OctetString ? ownBytes(digest.valueBlock.valueHexView) : null,
      named: namedIn(attributes),
    };
  } catch {
    return null;
  }
}

/** Whether a certificate is the one the signature speaks of by issuer and number, or by its key. */
export function fitsSigner(der: Bytes, { sid }: SignerInfo): boolean {
  const certificate = readBlock(der, 'Certificate');
  if (!certificate) return false;
  const named: unknown = sid;
  if (named instanceof IssuerAndSerialNumber) {
    const serials = [certificate.serialNumber, named.serialNumber].map(({ valueBlock }) => valueBlock.valueHexView);
    const [own, said] = serials;
    if (!own || !said) return false;
    return sameBytes(derOf(certificate.issuer), derOf(named.issuer)) && sameBytes(own, said);
  }
  const key = certificate.extensions?.find(({ extnID }) => extnID === '2.5.29.14')?.parsedValue;
  if (!(key instanceof OctetString) || !(named instanceof OctetString)) return false;
  return sameBytes(key.valueBlock.valueHexView, named.valueBlock.valueHexView);
}

/** Attributes by their kind; null where one stands twice or has several values. */
function attributesOf(signer: SignerInfo): ReadonlyMap<string, AsnType> | null {
  const found = new Map<string, AsnType>();
  for (const { type, values } of signer.signedAttrs?.attributes ?? []) {
    const [value, ...more] = values as readonly AsnType[];
    if (!value || more.length > 0 || found.has(type)) return null;
    found.set(type, value);
  }
  return found;
}

/** The first certificate named is the signer's; the second form says with which digest, and SHA-256 where it does not. */
function namedIn(attributes: ReadonlyMap<string, AsnType>): SignedToken['named'] {
  const second = attributes.get(tokenTypes.signingCertificateV2);
  const [list] = membersOf(second ?? attributes.get(tokenTypes.signingCertificate));
  const parts = membersOf(membersOf(list)[0]);
  const stated = second && parts[0] instanceof Sequence ? membersOf(parts[0])[0] : undefined;
  const digest = stated ? parts[1] : parts[0];
  if (!(digest instanceof OctetString)) return null;
  const algorithm = stated
    ? stated instanceof ObjectIdentifier
      ? digestNames[stated.valueBlock.toString()]
      : undefined
    : second
      ? 'SHA-256'
      : 'SHA-1';
  if (algorithm === undefined || algorithm === 'weak') return null;
  return { algorithm, digest: ownBytes(digest.valueBlock.valueHexView) };
}

/** The certificates beside the signature, byte for byte as they lie there. */
function certificatesIn(whole: AsnType): readonly Bytes[] {
  const message = membersOf(membersOf(whole)[1])[0];
  return membersOf(message)
    .filter((part) => part instanceof Constructed && part.idBlock.tagClass === 3 && part.idBlock.tagNumber === 0)
    .flatMap(membersOf)
    .flatMap((part) => (part instanceof Sequence ? [ownBytes(part.valueBeforeDecodeView)] : []));
}

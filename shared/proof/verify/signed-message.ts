import { type AsnType, Constructed, ObjectIdentifier, OctetString, Sequence } from 'asn1js';
import { type AlgorithmIdentifier, type Attribute, ContentInfo, IssuerAndSerialNumber, SignedData } from 'pkijs';
import { ok, type Result, refuse } from '#shared/base/result';
import { type Bytes, ownBytes, sameBytes } from '../bytes';
import { derOf, readAsn, readBlock } from '../certificates/der';
import type { Reason } from '../file-report';
import { isBare, isPlain } from './plain-message';
import { reason } from './reason';
import { areInOrder, claimedLength, strictLength } from './strict-der';

export type Sha2 = 'SHA-256' | 'SHA-384' | 'SHA-512';

/** A signature as it lies in the file (CMS, RFC 5652), taken apart and held to one reading. */
export interface SignedMessage {
  readonly digestAlgorithm: Sha2;
  readonly digestOid: string;
  readonly messageDigest: Bytes;
  /** The attributes as they were signed. */
  readonly signedAttributes: Bytes;
  readonly signatureAlgorithm: AlgorithmIdentifier;
  readonly signature: Bytes;
  /** Certificates that fit the name and number the signature gives of its own. */
  readonly candidates: readonly Bytes[];
  /** How the signature names its certificate; null where it does not. */
  readonly named: { readonly algorithm: 'SHA-1' | Sha2; readonly digest: Bytes } | null;
  readonly certificates: readonly Bytes[];
  readonly revocationLists: readonly Bytes[];
  /** Nothing lies beside the signature but certificates and a time-stamp. */
  readonly isBare: boolean;
  /** Kinds of signed attributes that no signature of ours has. */
  readonly otherAttributes: readonly string[];
  /** A time-stamp over the signature (RFC 3161), as DER. */
  readonly timeStamp: Bytes | null;
}

const oids = {
  data: '1.2.840.113549.1.7.1',
  signedData: '1.2.840.113549.1.7.2',
  contentType: '1.2.840.113549.1.9.3',
  messageDigest: '1.2.840.113549.1.9.4',
  signingCertificate: '1.2.840.113549.1.9.16.2.12',
  signingCertificateV2: '1.2.840.113549.1.9.16.2.47',
  timeStamp: '1.2.840.113549.1.9.16.2.14',
  adobeRevocation: '1.2.840.113583.1.1.8',
} as const;

const digests: Readonly<Record<string, Sha2>> = {
  '2.16.840.1.101.3.4.2.1': 'SHA-256',
  '2.16.840.1.101.3.4.2.2': 'SHA-384',
  '2.16.840.1.101.3.4.2.3': 'SHA-512',
};
const brokenDigests: Readonly<Record<string, string>> = {
  '1.3.14.3.2.26': 'SHA-1',
  '1.2.840.113549.2.5': 'MD5',
  '1.2.840.113549.2.2': 'MD2',
};

/** The message in the place kept free for it: one DER value, and behind it nothing but zeros. */
export function unpadded(contents: Uint8Array): Result<Bytes, Reason> {
  if (contents.every((byte) => byte === 0)) return refuse(reason('contentsEmpty'));
  const length = strictLength(contents);
  if (length === null)
    return refuse(reason(claimedLength(contents) === null ? 'messageMalformed' : 'messageNotStrict'));
  if (contents.subarray(length).some((byte) => byte !== 0)) return refuse(reason('paddingNotEmpty'));
  return ok(ownBytes(contents.subarray(0, length)));
}

/** Reads a detached signature. Whatever could be read in two ways is refused. */
export function readMessage(der: Bytes): Result<SignedMessage, Reason> {
  try {
    return readStrictly(der);
  } catch {
    // The library throws on structures that are DER but no signature.
    return refuse(reason('messageMalformed'));
  }
}

function readStrictly(der: Bytes): Result<SignedMessage, Reason> {
  const block = readAsn(der);
  const info = block && new ContentInfo({ schema: block });
  if (!info || info.contentType !== oids.signedData) return refuse(reason('messageMalformed'));
  const message = new SignedData({ schema: info.content });
  const [signer, ...others] = message.signerInfos;
  if (signer === undefined || others.length > 0)
    return refuse(reason('signersNotOne', { count: message.signerInfos.length }));
  if (message.encapContentInfo.eContent !== undefined) return refuse(reason('contentInside'));

  const digestOid = signer.digestAlgorithm.algorithmId;
  const digestAlgorithm = digests[digestOid];
  if (digestAlgorithm === undefined) {
    const broken = brokenDigests[digestOid];
    return refuse(broken ? reason('algorithmWeak', { algorithm: broken }) : unknownAlgorithm(digestOid));
  }
  if (!isPlain(message, digestOid)) return refuse(reason('messageNotStrict'));
  if (!signer.signedAttrs) return refuse(reason('attributesMissing', { what: 'signedAttrs' }));
  const signedAttributes = ownBytes(signer.signedAttrs.encodedValue);
  if (!areInOrder(membersOf(signedAttributes))) return refuse(reason('messageNotStrict'));
  const signed = attributesIn(signer.signedAttrs.attributes);
  if (!signed.ok) return signed;
  const unsigned = attributesIn(signer.unsignedAttrs?.attributes ?? []);
  if (!unsigned.ok) return unsigned;

  const type = signed.value.get(oids.contentType);
  if (!(type instanceof ObjectIdentifier) || type.valueBlock.toString() !== message.encapContentInfo.eContentType)
    return refuse(reason(type ? 'attributesOdd' : 'attributesMissing', { what: 'contentType' }));
  const digest = signed.value.get(oids.messageDigest);
  if (!(digest instanceof OctetString))
    return refuse(reason(digest ? 'attributesOdd' : 'attributesMissing', { what: 'messageDigest' }));
  const named = namedCertificate(signed.value);
  if (named === 'odd') return refuse(reason('attributesOdd', { what: 'signingCertificate' }));

  const { certificates, revocationLists } = carriedIn(block);
  const archived = archivedLists(signed.value.get(oids.adobeRevocation));
  const stamp = unsigned.value.get(oids.timeStamp);
  return ok({
    digestAlgorithm,
    digestOid,
    messageDigest: ownBytes(digest.valueBlock.valueHexView),
    signedAttributes,
    signatureAlgorithm: signer.signatureAlgorithm,
    signature: ownBytes(signer.signature.valueBlock.valueHexView),
    candidates: certificates.filter((certificate) => fitsName(certificate, signer.sid)),
    named,
    certificates,
    revocationLists: [...revocationLists, ...archived],
    otherAttributes: [...signed.value.keys()].filter((type) => !usualAttributes.has(type)),
    isBare: isBare(message, certificates.length, [oids.timeStamp]),
    timeStamp: stamp ? rawOf(stamp) : null,
  });
}

/** What a signature of ours signs besides the document; PAdES forbids it to say an hour (ETSI EN 319 142-1, 6.3). */
const usualAttributes: ReadonlySet<string> = new Set([oids.contentType, oids.messageDigest, oids.signingCertificateV2]);

const unknownAlgorithm = (algorithm: string) => reason('algorithmUnknown', { algorithm });
const rawOf = (block: AsnType): Bytes => ownBytes(block.valueBeforeDecodeView);
const childrenOf = (block: AsnType | undefined): readonly AsnType[] =>
  block instanceof Constructed || block instanceof Sequence ? block.valueBlock.value : [];

function membersOf(set: Bytes): readonly Bytes[] {
  const block = readAsn(set);
  return block ? childrenOf(block).map(rawOf) : [];
}

/** Attributes by their kind. One that stands twice, or has several values, is read differently by different programs. */
function attributesIn(attributes: readonly Attribute[]): Result<ReadonlyMap<string, AsnType>, Reason> {
  const found = new Map<string, AsnType>();
  for (const { type, values } of attributes) {
    const [value] = values as readonly AsnType[];
    if (found.has(type) || value === undefined || (type !== oids.timeStamp && values.length !== 1))
      return refuse(reason('attributesOdd', { what: type }));
    found.set(type, value);
  }
  return ok(found);
}

/** signing-certificate and signing-certificate-v2 (RFC 5035): the first certificate named is the signer's. */
function namedCertificate(attributes: ReadonlyMap<string, AsnType>): SignedMessage['named'] | 'odd' {
  const second = attributes.get(oids.signingCertificateV2);
  const block = second ?? attributes.get(oids.signingCertificate);
  if (block === undefined) return null;
  const [list] = childrenOf(block);
  const parts = childrenOf(childrenOf(list)[0]);
  const [first] = parts;
  const stated = second !== undefined && first instanceof Sequence ? childrenOf(first)[0] : undefined;
  const digest = stated === undefined ? first : parts[1];
  if (!(digest instanceof OctetString)) return 'odd';
  const algorithm =
    stated === undefined
      ? second === undefined
        ? 'SHA-1'
        : 'SHA-256'
      : stated instanceof ObjectIdentifier
        ? digests[stated.valueBlock.toString()]
        : undefined;
  return algorithm === undefined ? 'odd' : { algorithm, digest: ownBytes(digest.valueBlock.valueHexView) };
}

/** The certificates and lists beside the signature, byte for byte as they lie there. */
function carriedIn(info: AsnType): Pick<SignedMessage, 'certificates' | 'revocationLists'> {
  const signedData = childrenOf(childrenOf(info)[1])[0];
  const tagged = (tag: number) =>
    childrenOf(signedData)
      .filter(({ idBlock }) => idBlock.tagClass === 3 && idBlock.tagNumber === tag)
      .flatMap((block) => childrenOf(block).filter((child) => child instanceof Sequence))
      .map(rawOf);
  return { certificates: tagged(0), revocationLists: tagged(1) };
}

/** Lists that Adobe's programs put into the signature itself. */
function archivedLists(block: AsnType | undefined): readonly Bytes[] {
  return childrenOf(block)
    .filter(({ idBlock }) => idBlock.tagClass === 3 && idBlock.tagNumber === 0)
    .flatMap((lists) => childrenOf(childrenOf(lists)[0]))
    .map(rawOf);
}

function fitsName(der: Bytes, sid: unknown): boolean {
  const certificate = readBlock(der, 'Certificate');
  if (!certificate) return false;
  if (sid instanceof IssuerAndSerialNumber)
    return (
      // To the letter: the library takes names for the same that differ in case.
      sameBytes(derOf(certificate.issuer), derOf(sid.issuer)) &&
      sameBytes(certificate.serialNumber.valueBlock.valueHexView, sid.serialNumber.valueBlock.valueHexView)
    );
  const key = certificate.extensions?.find(({ extnID }) => extnID === '2.5.29.14')?.parsedValue;
  return key instanceof OctetString && sid instanceof OctetString && key.isEqual(sid);
}

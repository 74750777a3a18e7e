import { Null } from 'asn1js';
import { type AlgorithmIdentifier, ContentInfo, IssuerAndSerialNumber, SignedData } from 'pkijs';
import { type Bytes, hex } from '../bytes';
import { readAsn } from '../certificates/der';

/**
 * What surrounds the signed part is signed by nobody. Only one way of writing it is taken, so that nothing in it can be
 * changed unnoticed: the versions that belong to its contents, one digest, no parameters where there are none to give.
 */
export function isPlain(message: SignedData, digestOid: string): boolean {
  const [signer] = message.signerInfos;
  const [digest, ...more] = message.digestAlgorithms;
  if (signer === undefined || digest === undefined || more.length > 0) return false;
  const byName = signer.sid instanceof IssuerAndSerialNumber;
  const isKnownVersion = signer.version === (byName ? 1 : 3) && message.version >= 1 && message.version <= 5;
  const isPss = signer.signatureAlgorithm.algorithmId === '1.2.840.113549.1.1.10';
  return (
    isKnownVersion &&
    digest.algorithmId === digestOid &&
    [digest, signer.digestAlgorithm, ...(isPss ? [] : [signer.signatureAlgorithm])].every(hasNoParameters)
  );
}

function hasNoParameters({ algorithmParams }: AlgorithmIdentifier): boolean {
  const given: unknown = algorithmParams;
  return given === undefined || (given instanceof Null && given.lenBlock.length === 0);
}

/** Whether a message of ours carries its path and nothing else. Nobody signs that part; so there is but one way for it. */
export function carriesOnly(der: Bytes, certificates: readonly Bytes[], path: readonly Bytes[]): boolean {
  const block = readAsn(der);
  if (block === null) return false;
  const message = new SignedData({ schema: new ContentInfo({ schema: block }).content });
  const digest = message.signerInfos[0]?.digestAlgorithm.algorithmId ?? '';
  return isPlain(message, digest) && isBare(message, certificates.length, []) && areOfPath(certificates, path);
}

/** Whether nothing lies beside the signature but so many certificates and attributes of these kinds. */
export function isBare(message: SignedData, certificates: number, unsignedTypes: readonly string[]): boolean {
  const unsigned = message.signerInfos[0]?.unsignedAttrs?.attributes ?? [];
  return (
    message.version === versionOf(message) &&
    (message.certificates?.length ?? 0) === certificates &&
    message.crls === undefined &&
    unsigned.every(({ type, values }) => unsignedTypes.includes(type) && values.length === 1)
  );
}

/** The version that belongs to the contents (RFC 5652, 5.1), as far as ours and time-stamps have them. */
function versionOf({ signerInfos, encapContentInfo }: SignedData): number {
  const byName = signerInfos.every(({ sid }) => sid instanceof IssuerAndSerialNumber);
  return byName && encapContentInfo.eContentType === '1.2.840.113549.1.7.1' ? 1 : 3;
}

export function areOfPath(certificates: readonly Bytes[], path: readonly Bytes[]): boolean {
  const known = new Set(path.map(hex));
  return certificates.every((certificate) => known.has(hex(certificate)));
}

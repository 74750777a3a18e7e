import { ok, type Result, refuse } from '#shared/base/result';
import { type Bytes, ownBytes, sameBytes } from '../bytes';
import { type PathVerdict, validatePath } from '../certificates/path';
import { type CertificateFacts, readCertificate, serialText } from '../certificates/read-certificate';
import { checkSignature, digestNames } from '../certificates/signature-check';
import { webCrypto } from '../crypto-engine';
import { fitsSigner, openToken, type SignedToken, tokenTypes } from './signed-token';

/** What a time-stamp token says. Whether it is to be believed, `checkToken` tells. */
export interface TokenFacts {
  /** ISO moment, to the millisecond. */
  readonly at: string;
  /** How far off the time may be; null: not said. */
  readonly accuracyMillis: number | null;
  /** Digest of what was stamped: `SHA-256`, `SHA-384`, `SHA-512`; `weak` for those that can be forged, `other` else. */
  readonly digestAlgorithm: string;
  readonly digest: Bytes;
  /** Hexadecimal. */
  readonly serial: string;
  readonly nonce: string | null;
  /** Object identifier of the authority's rules. */
  readonly policy: string;
  /** Whose key signed it; null where the token does not bring the certificate along. */
  readonly signer: CertificateFacts | null;
  readonly certificates: readonly Bytes[];
}

export type TokenReasonCode =
  | 'unreadable'
  | 'wrongDigest'
  | 'weakAlgorithm'
  | 'unsupportedAlgorithm'
  | 'noSigner'
  | 'wrongSigner'
  | 'badSignature'
  | 'path';

export interface TokenReason {
  readonly code: TokenReasonCode;
  /** The code of the path's first reason; empty else. */
  readonly detail: string;
}

export interface TokenVerdict {
  readonly standing: 'trusted' | 'refused' | 'unknown';
  readonly reasons: readonly TokenReason[];
  readonly facts: TokenFacts | null;
  /** Null where there is no certificate to judge. */
  readonly path: PathVerdict | null;
}

export interface TokenQuestion {
  /** Digest of what it must have been made over, by the algorithm it names; null: over anything. */
  readonly digest: Bytes | null;
  readonly anchors: readonly Bytes[];
  /** Certificates from elsewhere that may belong to its path. */
  readonly others?: readonly Bytes[] | undefined;
  readonly revocationLists?: readonly Bytes[] | undefined;
  /** The moment for which the path is judged; left out: the token's own. */
  readonly at?: string | undefined;
}

/** Reads a time-stamp token. */
export async function readToken(der: Bytes): Promise<Result<TokenFacts, 'unreadable'>> {
  const token = openToken(der);
  return token ? ok(await factsOf(token, [])) : refuse('unreadable');
}

/** Judges a time-stamp token: what it speaks of, its signature, whose it is, and the path of that unit. */
export async function checkToken(der: Bytes, question: TokenQuestion): Promise<TokenVerdict> {
  const token = openToken(der);
  if (!token) return verdict([{ code: 'unreadable', detail: '' }], null, null);
  const others = [...token.certificates, ...(question.others ?? [])];
  const facts = await factsOf(token, others);
  const codes: TokenReasonCode[] = [];
  if (digestNames[token.info.messageImprint.hashAlgorithm.algorithmId] === 'weak') codes.push('weakAlgorithm');
  if (question.digest !== null && !sameBytes(question.digest, facts.digest)) codes.push('wrongDigest');
  if (!facts.signer) return verdict([...codes.map(plain), plain('noSigner')], facts, null);
  codes.push(...(await signatureReasons(token, facts.signer)));
  const path = await validatePath({
    leaf: facts.signer.der,
    others,
    anchors: question.anchors,
    at: question.at ?? facts.at,
    revocationLists: question.revocationLists ?? [],
    use: 'timeStamping',
  });
  const reasons = codes.map(plain);
  if (path.standing !== 'trusted') reasons.push({ code: 'path', detail: path.reasons[0]?.code ?? '' });
  return verdict(reasons, facts, path);
}

function plain(code: TokenReasonCode): TokenReason {
  return { code, detail: '' };
}

/** What keeps us from judging, rather than speaks against. */
const undecidable: readonly TokenReasonCode[] = ['weakAlgorithm', 'unsupportedAlgorithm', 'noSigner'];

function verdict(reasons: readonly TokenReason[], facts: TokenFacts | null, path: PathVerdict | null): TokenVerdict {
  const isOpen = ({ code }: TokenReason): boolean => {
    return code === 'path' ? path?.standing === 'unknown' : undecidable.includes(code);
  };
  const standing = reasons.length === 0 ? 'trusted' : reasons.every(isOpen) ? 'unknown' : 'refused';
  return { standing, reasons, facts, path };
}

async function factsOf(token: SignedToken, others: readonly Bytes[]): Promise<TokenFacts> {
  const { info, certificates } = token;
  const { hashAlgorithm, hashedMessage } = info.messageImprint;
  return {
    at: info.genTime.toISOString(),
    accuracyMillis: accuracyOf(token),
    digestAlgorithm: digestNames[hashAlgorithm.algorithmId] ?? 'other',
    digest: ownBytes(hashedMessage.valueBlock.valueHexView),
    serial: serialText(info.serialNumber.valueBlock.valueHexView),
    nonce: info.nonce ? serialText(info.nonce.valueBlock.valueHexView) : null,
    policy: info.policy,
    signer: await signerIn(token, [...certificates, ...others]),
    certificates,
  };
}

function accuracyOf({ info: { accuracy } }: SignedToken): number | null {
  if (!accuracy) return null;
  const { seconds = 0, millis = 0, micros = 0 } = accuracy;
  return seconds * 1000 + millis + Math.ceil(micros / 1000);
}

/** The certificate the signature names. Two may have the same issuer and number; then the hash in the signature decides. */
async function signerIn(token: SignedToken, certificates: readonly Bytes[]): Promise<CertificateFacts | null> {
  let fitting: CertificateFacts | null = null;
  for (const der of certificates) {
    if (!fitsSigner(der, token.signer)) continue;
    const read = await readCertificate(der);
    if (!read.ok) continue;
    if (await isNamed(token, der)) return read.value;
    fitting ??= read.value;
  }
  return fitting;
}

async function isNamed({ named }: SignedToken, certificate: Bytes): Promise<boolean> {
  if (!named) return false;
  return sameBytes(ownBytes(await webCrypto().digest(named.algorithm, certificate)), named.digest);
}

async function signatureReasons(token: SignedToken, signer: CertificateFacts): Promise<TokenReasonCode[]> {
  const { digestAlgorithm, signatureAlgorithm, signature } = token.signer;
  const digest = digestNames[digestAlgorithm.algorithmId];
  if (digest === undefined) return ['unsupportedAlgorithm'];
  if (digest === 'weak') return ['weakAlgorithm'];
  // Without this attribute, a certificate with the same key and other rights could take the place of the signer's.
  if (!(await isNamed(token, signer.der))) return ['wrongSigner'];
  const content = ownBytes(await webCrypto().digest(digest, token.content));
  const fits = token.messageDigest !== null && sameBytes(content, token.messageDigest);
  if (!fits || token.contentType !== tokenTypes.timeStamp) return ['badSignature'];
  const standing = await checkSignature({
    publicKey: signer.publicKey,
    algorithm: signatureAlgorithm,
    digest: digestAlgorithm.algorithmId,
    data: token.signedAttributes,
    signature: ownBytes(signature.valueBlock.valueHexView),
  });
  if (standing === 'good') return [];
  return [standing === 'bad' ? 'badSignature' : standing === 'weak' ? 'weakAlgorithm' : 'unsupportedAlgorithm'];
}

import type { Bytes } from '../bytes';
import type { PathReason } from '../certificates/link-rules';
import { type PathVerdict, validatePath } from '../certificates/path';
import { type CertificateFacts, readCertificate } from '../certificates/read-certificate';
import { readRevocationList } from '../certificates/revocation-list';
import type { Reason } from '../file-report';
import { type ReasonCode, reason, sayable } from './reason';
import type { TrustGiven } from './stamped-time';

export interface SignerStanding {
  readonly isTrusted: boolean;
  readonly reasons: readonly Reason[];
  readonly chain: readonly Bytes[];
}

/** Judges the certificate of a signer at the moment its signature is proven to have existed; else now. */
export async function signerStanding(
  leaf: CertificateFacts,
  proof: { readonly at: string } | null,
  trust: TrustGiven,
): Promise<SignerStanding> {
  const { anchors, revocationLists, others } = trust;
  const asked = { leaf: leaf.der, anchors, revocationLists, others, use: 'signing' } as const;
  const verdict = await validatePath({ ...asked, at: proof?.at ?? trust.at });
  const name = sayable(leaf.name);
  const reasons = new Map<ReasonCode, Reason>();
  for (const said of verdict.reasons) {
    const why = pathReason(said, name, proof?.at ?? null, trust.at, sayable(await topIssuer(verdict, leaf)));
    reasons.set(why.code, why);
  }
  if (reasons.has('issuerUnknown')) {
    const pretended = await pretendedIssuer(verdict, anchors);
    if (pretended !== null) reasons.set('issuerUnknown', reason('impostor', { name, issuer: sayable(pretended) }));
  }
  if (verdict.standing === 'trusted') {
    if (verdict.revocation === 'unknown') reasons.set('revocationUnknown', reason('revocationUnknown', { name }));
    const later = proof === null ? null : await revokedSince(asked, trust.at);
    if (later !== null) reasons.set('revokedLater', reason('revokedLater', { name, at: day(later) }));
  }
  return { isTrusted: verdict.standing === 'trusted', reasons: [...reasons.values()], chain: verdict.chain };
}

async function revokedSince(
  asked: Omit<Parameters<typeof validatePath>[0], 'at'>,
  now: string,
): Promise<string | null> {
  // Where nobody was withdrawn, looking again would cost as much as the first look and find nothing.
  const lists = asked.revocationLists.map(readRevocationList);
  if (!lists.some((list) => list.ok && list.value.revoked.length > 0)) return null;
  const { reasons } = await validatePath({ ...asked, at: now });
  return reasons.find(({ code }) => code === 'revoked')?.detail ?? null;
}

/** Whoever would have to be trusted for the path to be. */
async function topIssuer({ chain }: PathVerdict, leaf: CertificateFacts): Promise<string> {
  const top = chain.at(-1);
  const facts = top === undefined ? null : await readCertificate(top);
  return facts?.ok ? facts.value.issuer : leaf.issuer;
}

/** The name of an anchor that the path leads to without having been issued by it. */
async function pretendedIssuer({ chain }: PathVerdict, anchors: readonly Bytes[]): Promise<string | null> {
  const read = async (list: readonly Bytes[]) =>
    (await Promise.all(list.map(readCertificate))).flatMap((one) => (one.ok ? [one.value] : []));
  const trusted = new Map((await read(anchors)).map(({ subject, sha256 }) => [subject, sha256]));
  for (const { subject, issuer, sha256 } of await read(chain)) {
    if (trusted.has(issuer)) return issuer;
    if (trusted.has(subject) && trusted.get(subject) !== sha256) return subject;
  }
  return null;
}

export const day = (iso: string) => iso.slice(0, 10);
export const minute = (iso: string) => `${iso.slice(0, 10)} ${iso.slice(11, 16)} UTC`;

function pathReason(
  { code, detail }: PathReason,
  name: string,
  proofAt: string | null,
  now: string,
  issuer: string,
): Reason {
  switch (code) {
    case 'expired':
      return proofAt === null
        ? reason('certificateExpired', { name, until: day(detail) })
        : reason('expiredBeforeProof', { name, until: day(detail), at: day(proofAt) });
    case 'notYetValid':
      return reason('certificateNotYet', { name, from: day(detail), at: day(proofAt ?? now) });
    case 'revoked':
      return reason('revoked', { name, at: day(detail) });
    case 'unknownIssuer':
    case 'tooLong':
      return reason('issuerUnknown', { name, issuer });
    case 'badSignature':
      return reason('chainWrong', { name });
    case 'weakAlgorithm':
    case 'unsupportedAlgorithm':
      return reason(code === 'weakAlgorithm' ? 'algorithmWeak' : 'algorithmUnknown', { algorithm: 'X.509' });
    case 'notAnAuthority':
    case 'pathLength':
      return reason('chainTooLong', { name });
    case 'keyUsage':
    case 'extendedKeyUsage':
      return reason('usageNotAllowed', { name });
    case 'nameConstraint':
      return reason('nameNotAllowed', { name });
    case 'unsupportedConstraint':
    case 'unknownExtension':
    case 'emptySubject':
      return reason('algorithmUnknown', { algorithm: detail === '' ? code : detail });
    case 'unreadable':
      return reason('certificateUnreadable');
  }
}

import { type Bytes, hex, ownBytes } from '../bytes';
import { signatureRole } from '../certificates/read-certificate';
import { webCrypto } from '../crypto-engine';
import type { Certified, ChangeAfter, Reason, SignatureReport, SignatureRole } from '../file-report';
import type { PdfFile } from '../reader/pdf-file';
import { entryOf } from '../reader/pdf-value';
import { signatureKeys } from '../signer';
import { coveredDigest, type ExaminedSignature } from './examined-signature';
import type { Permissions } from './found-signature';
import { areOfPath } from './plain-message';
import { reason, sayable, worstOf } from './reason';
import { minute, signerStanding } from './signer-path';
import { bracket, claimedTime, timeReasons } from './signing-time';
import { beaconStanding, type StampedTime, stampStanding, type TrustGiven } from './stamped-time';
import { storedSince } from './validation-store';

/** A signature with everything about it judged but what came after. */
export interface JudgedSignature {
  readonly examined: ExaminedSignature;
  readonly role: SignatureRole;
  readonly isTrusted: boolean;
  readonly certified: Certified | null;
  readonly reasons: readonly Reason[];
  readonly notBefore: StampedTime | null;
  readonly notAfter: StampedTime | null;
}

/**
 * Judges the signatures from the newest to the oldest, because a time-stamp proves everything before it: each is
 * judged at the earliest moment at which it is proven to have existed.
 */
export async function judgeSignatures(
  file: PdfFile,
  examined: readonly ExaminedSignature[],
  trust: TrustGiven,
  isOurs: boolean,
): Promise<readonly JudgedSignature[]> {
  const judged: JudgedSignature[] = [];
  let proof: StampedTime | null = null;
  for (const one of [...examined].reverse()) {
    const next: JudgedSignature =
      one.kind === 'timeStamp'
        ? await judgeTimeStamp(file, one, proof, trust, isOurs)
        : await judgeSigner(one, proof, trust, isOurs);
    // Only what is a time-stamp in every respect proves anything of what it covers.
    if (one.kind === 'timeStamp' && next.notAfter !== null && worstOf(next.reasons) === 'valid')
      proof = earlier(proof, next.notAfter);
    judged.unshift(next);
  }
  return judged;
}

const earlier = (one: StampedTime | null, other: StampedTime): StampedTime =>
  one !== null && Date.parse(one.at) < Date.parse(other.at) ? one : other;

async function judgeTimeStamp(
  file: PdfFile,
  examined: ExaminedSignature,
  proof: StampedTime | null,
  trust: TrustGiven,
  isOurs: boolean,
): Promise<JudgedSignature> {
  const { covered, der } = examined;
  const nothing = { examined, role: 'timeStamp', isTrusted: false, certified: null, notBefore: null } as const;
  if (covered === null || der === null) return { ...nothing, reasons: examined.reasons, notAfter: null };
  const digestOf = (algorithm: string) => coveredDigest(file, covered, algorithm);
  const stamp = await stampStanding(der, digestOf, proof?.at ?? trust.at, trust);
  return {
    ...nothing,
    isTrusted: stamp.time !== null,
    certified: stamp.facts?.signer ? certifiedOf(stamp.facts.signer) : null,
    reasons: [
      ...examined.reasons,
      ...stamp.reasons,
      ...(isOurs && stamp.time && stamp.hasStrays ? [reason('certificateStray')] : []),
    ],
    notAfter: stamp.time,
  };
}

async function judgeSigner(
  examined: ExaminedSignature,
  proof: StampedTime | null,
  given: TrustGiven,
  isOurs: boolean,
): Promise<JudgedSignature> {
  const { found, message, certificate } = examined;
  const reasons: Reason[] = [...examined.reasons];
  const empty = { examined, role: 'other', isTrusted: false, certified: null } as const;
  if (message === null || certificate === null) return { ...empty, reasons, notBefore: null, notAfter: proof };
  const trust: TrustGiven = {
    ...given,
    others: [...message.certificates, ...given.others],
    revocationLists: [...given.revocationLists, ...message.revocationLists],
  };
  const stamp =
    message.timeStamp === null ? null : await signatureStamp(message.timeStamp, message.signature, proof, trust);
  reasons.push(...(stamp?.reasons ?? []));
  const notAfter = stamp?.time ? earlier(proof, stamp.time) : proof;
  const beacon = await beaconTime(examined, notAfter, trust);
  reasons.push(...beacon.reasons);

  const standing = await signerStanding(certificate, notAfter, trust);
  reasons.push(...standing.reasons);
  const isTidy = message.isBare && areOfPath(message.certificates, standing.chain);
  if (isOurs && standing.isTrusted && (!isTidy || stamp?.hasStrays)) reasons.push(reason('certificateStray'));
  // Whoever may issue certificates may not sign for himself: no certificate of ours does both.
  if (isOurs && standing.isTrusted && certificate.isAuthority)
    reasons.push(reason('usageNotAllowed', { name: sayable(certificate.name) }));
  if (isOurs && message.otherAttributes.length > 0)
    reasons.push(reason('attributesOdd', { what: message.otherAttributes.join(', ') }));
  const since = { name: sayable(certificate.name), from: certificate.notBefore };
  reasons.push(...timeReasons(claimedTime(found), beacon.time, notAfter, since, given.at));
  return {
    examined,
    // A name is only worth something if somebody we trust stands for it.
    role: standing.isTrusted ? signatureRole(certificate) : 'other',
    isTrusted: standing.isTrusted,
    certified: certifiedOf(certificate),
    reasons,
    notBefore: beacon.time,
    notAfter,
  };
}

async function signatureStamp(token: Bytes, signature: Bytes, proof: StampedTime | null, trust: TrustGiven) {
  const digestOf = async (algorithm: string) => ownBytes(await webCrypto().digest(algorithm, signature));
  return stampStanding(token, digestOf, proof?.at ?? trust.at, trust);
}

/** The latest time-stamp of headquarters that the device held when it signed. */
async function beaconTime({ found }: ExaminedSignature, notAfter: StampedTime | null, trust: TrustGiven) {
  const said = entryOf(found.dict, signatureKeys.beacon);
  if (said.kind !== 'string') return { time: null, reasons: [] as readonly Reason[] };
  const stamp = await beaconStanding(ownBytes(said.bytes), notAfter?.at ?? trust.at, trust);
  const from = stamp.isFromLater ? stamp.facts?.at : undefined;
  if (from !== undefined && notAfter !== null) {
    const values = { from: minute(from), until: minute(notAfter.at) };
    return { time: null, reasons: [reason('proofBeforeBeacon', values)] };
  }
  const reasons = stamp.reasons.map(({ code }) =>
    reason(code === 'timeStampUnproven' ? 'beaconUnproven' : 'beaconWrong'),
  );
  return { time: stamp.time, reasons };
}

function certifiedOf(facts: Certified): Certified {
  const { name, organisation, unit, email, issuer, serial, sha256, notBefore, notAfter } = facts;
  return { name, organisation, unit, email, issuer, serial, sha256, notBefore, notAfter };
}

/** Puts the judgement of a signature together with what came after it. */
export function signatureReport(
  number: number,
  judged: JudgedSignature,
  permissions: Permissions,
  changesAfter: readonly ChangeAfter[],
  kept: KeptFor,
): SignatureReport {
  const { examined, reasons, notBefore, notAfter } = judged;
  const { found, covered } = examined;
  const evidence = entryOf(found.dict, signatureKeys.evidence);
  const isStamp = examined.kind === 'timeStamp';
  const claimed = isStamp ? null : claimedTime(found);
  return {
    number,
    field: sayable(found.field ?? '-'),
    kind: isStamp ? 'timeStamp' : permissions.certifies === null ? 'approval' : 'certification',
    role: judged.role,
    certified: judged.certified,
    judgement: worstOf([...reasons, ...changesAfter.map(({ reason: why }) => why)]),
    reasons,
    algorithm: examined.algorithm,
    level: isStamp ? null : levelOf(judged, kept),
    time: bracket(claimed, notBefore, notAfter),
    covers: covered?.end ?? 0,
    changesAfter,
    evidenceSha256: evidence.kind === 'string' ? hex(evidence.bytes) : null,
  };
}

/** What the file holds for later checks. */
export interface KeptFor {
  /** Revision since which certificates and lists lie in it. */
  readonly storedSince: number | null;
  /** Revision of the newest time-stamp over the whole file that holds. */
  readonly stampedAt: number | null;
}

export function keptFor(file: PdfFile, judged: readonly JudgedSignature[]): KeptFor {
  const stamps = judged.filter(({ examined, isTrusted }) => examined.kind === 'timeStamp' && isTrusted);
  return { storedSince: storedSince(file), stampedAt: stamps.at(-1)?.examined.found.revision.number ?? null };
}

/** The level of ETSI EN 319 142-1 that the file reaches for a signature by what it holds. */
function levelOf(
  { examined, notAfter }: JudgedSignature,
  { storedSince: stored, stampedAt }: KeptFor,
): SignatureReport['level'] {
  if (examined.message === null || examined.message.named === null) return null;
  if (notAfter === null) return 'B-B';
  if (stored === null) return 'B-T';
  return stampedAt !== null && stampedAt >= stored ? 'B-LTA' : 'B-LT';
}

import { type Bytes, hex, sameBytes } from '../bytes';
import type { Reason } from '../file-report';
import { checkToken } from '../time/token';
import { carriesOnly } from './plain-message';
import { reason, sayable } from './reason';

/** A moment somebody we trust has put under something. */
export interface StampedTime {
  readonly at: string;
  /** Name of whoever says so. */
  readonly by: string;
}

export interface StampStanding {
  readonly time: StampedTime | null;
  readonly reasons: readonly Reason[];
  readonly facts: Awaited<ReturnType<typeof checkToken>>['facts'];
  /** Whether it carries anything but its path; nobody signs that part. */
  readonly hasStrays: boolean;
  /** Believed, and yet from after the moment by which it is proven to have existed. */
  readonly isFromLater?: true;
}

/** Whom the reader trusts, what is known of withdrawn certificates, and what lies in the file to help. */
export interface TrustGiven {
  readonly anchors: readonly Bytes[];
  /** Believed about the time only. */
  readonly timeAnchors: readonly Bytes[];
  readonly revocationLists: readonly Bytes[];
  readonly others: readonly Bytes[];
  /** Now, as ISO. */
  readonly at: string;
  /** Beacons judged already. */
  readonly beacons: Map<string, Promise<StampStanding>>;
}

/** The same beacon stands in several signatures. */
export async function beaconStanding(token: Bytes, knownBy: string, trust: TrustGiven): Promise<StampStanding> {
  const key = `${knownBy} ${hex(token)}`;
  const known = trust.beacons.get(key) ?? stampStanding(token, null, knownBy, trust);
  trust.beacons.set(key, known);
  return known;
}

/**
 * Judges a time-stamp (RFC 3161) over something.
 * @param digestOf what it must have been made over, by the digest it names; null: over anything (a beacon)
 * @param knownBy the moment by which it is proven to have existed itself, so that its certificate is judged then
 */
export async function stampStanding(
  token: Bytes,
  digestOf: ((algorithm: string) => Promise<Bytes>) | null,
  knownBy: string,
  trust: TrustGiven,
): Promise<StampStanding> {
  const checked = await checkToken(token, {
    ...trust,
    anchors: [...trust.anchors, ...trust.timeAnchors],
    digest: null,
    at: knownBy,
  });
  const { facts, path } = checked;
  if (facts === null) return unproven(reason('timeStampWrong'));
  const { digestAlgorithm } = facts;
  if (!digestAlgorithm.startsWith('SHA-'))
    return unproven(
      reason(digestAlgorithm === 'weak' ? 'algorithmWeak' : 'algorithmUnknown', { algorithm: 'RFC 3161' }),
    );
  if (digestOf !== null && !sameBytes(await digestOf(digestAlgorithm), facts.digest))
    return { ...unproven(reason('timeStampWrong')), facts };
  // A beacon lies within what is signed; a time-stamp over the signature does not.
  const hasStrays = digestOf !== null && !carriesOnly(token, facts.certificates, path?.chain ?? []);
  if (checked.standing === 'trusted') {
    // A unit that did not exist yet proves nothing.
    if (later(facts.signer?.notBefore ?? '', facts.at))
      return { time: null, reasons: [reason('timeStampWrong')], facts, hasStrays };
    // The clock of whoever checks may be behind as well.
    if (later(facts.at, knownBy, tolerance))
      return {
        time: null,
        reasons: [reason('timeStampUnproven', { authority: sayable(facts.signer?.name ?? '') })],
        facts,
        hasStrays,
        isFromLater: true,
      };
    const by = sayable(facts.signer?.name ?? '');
    return { time: { at: facts.at, by }, reasons: [], facts, hasStrays };
  }
  const authority = sayable(facts.signer?.name ?? '?');
  // Expired or withdrawn since: once it was right, but nobody can say that now.
  const isOnlyOld = checked.reasons.every(({ code }) => code === 'path') && path?.reasons.every(isExpiry) === true;
  const isUndecided = checked.standing === 'unknown' || isOnlyOld;
  const why = isUndecided ? reason('timeStampUnproven', { authority }) : reason('timeStampWrong');
  return { time: null, reasons: [why], facts, hasStrays };
}

/** Clocks of honest authorities and devices differ by some minutes. */
const tolerance = 5 * 60_000;
const later = (one: string, other: string, by = 0) => Date.parse(one) > Date.parse(other) + by;
const isExpiry = ({ code }: { readonly code: string }) => code === 'expired';
const unproven = (why: Reason): StampStanding => ({ time: null, reasons: [why], facts: null, hasStrays: false });

import type { Reason, TimeBracket } from '../file-report';
import { entryOf } from '../reader/pdf-value';
import { textOf } from '../reader/text-string';
import type { FoundSignature } from './found-signature';
import { reason } from './reason';
import { minute } from './signer-path';
import type { StampedTime } from './stamped-time';

/** Clocks of honest devices differ by some minutes. */
const tolerance = 5 * 60_000;

/** What the signer's device said its clock was (`/M`), as an ISO moment; null where it said nothing that can be read. */
export function claimedTime({ dict, revision }: FoundSignature): string | null {
  const said = textOf(revision.resolve(entryOf(dict, 'M'))) ?? '';
  const parts = /^D:(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)?(?:Z|([+-])(\d\d)'?(\d\d)?'?)?/.exec(said);
  if (parts === null) return null;
  const [, year, month, day, hour, minutes, seconds = '00', sign, hoursOff = '00', minutesOff = '00'] = parts;
  const offset = sign === undefined ? 'Z' : `${sign}${hoursOff}:${minutesOff}`;
  const moment = Date.parse(`${year}-${month}-${day}T${hour}:${minutes}:${seconds}${offset}`);
  return Number.isNaN(moment) ? null : `${new Date(moment).toISOString().slice(0, 19)}Z`;
}

/** Whether the claimed moment can be true, as far as others have proven when the signature was not made. */
export function timeReasons(
  claimed: string | null,
  notBefore: StampedTime | null,
  notAfter: StampedTime | null,
  certificateFrom: { readonly name: string; readonly from: string } | null,
  now: string,
): readonly Reason[] {
  const reasons: Reason[] = [];
  if (notBefore !== null && notAfter !== null && later(notBefore.at, notAfter.at))
    reasons.push(reason('proofBeforeBeacon', { from: minute(notBefore.at), until: minute(notAfter.at) }));
  if (claimed === null) return [...reasons, reason('claimedMissing')];
  if (notBefore !== null && later(notBefore.at, claimed))
    reasons.push(reason('claimedTooEarly', { claimed: minute(claimed), from: minute(notBefore.at) }));
  const until = notAfter?.at ?? now;
  if (later(claimed, until)) reasons.push(reason('claimedTooLate', { claimed: minute(claimed), until: minute(until) }));
  if (certificateFrom !== null && later(certificateFrom.from, claimed)) {
    const { name, from } = certificateFrom;
    reasons.push(reason('certificateNotYet', { name, from: from.slice(0, 10), at: minute(claimed) }, 'undecided'));
  }
  return reasons;
}

const later = (one: string, other: string) => Date.parse(one) > Date.parse(other) + tolerance;

export function bracket(
  claimed: string | null,
  notBefore: StampedTime | null,
  notAfter: StampedTime | null,
): TimeBracket {
  return { claimed, notBefore, notAfter };
}

import type { DocumentRevision, SignatureLevel, SignatureProof } from '#shared/domain/signing/signature';
import type { MessageId, MessageValues } from '../ui/use-text';

/** The name of a kind of signature. */
export const levelWords = {
  advanced: 'signing.level.advanced',
  simple: 'signing.level.simple',
} as const satisfies Record<SignatureLevel, MessageId>;

/** Between which moments something was signed, as far as headquarters' clock can prove it. ISO. */
export interface ProvenTime {
  /** Headquarters' clock inside the signature; null: it was never heard. */
  readonly notBefore: string | null;
  /** The time-stamp over the signed file; null: it comes with the next sync. */
  readonly notAfter: string | null;
}

/** The sentence about when something was signed; `moment` writes a moment in the language of the person. */
export function timeWords(
  { notBefore, notAfter }: ProvenTime,
  moment: (at: string) => string,
): readonly [MessageId, MessageValues] {
  if (notBefore !== null && notAfter !== null)
    return ['signing.time.between', { from: moment(notBefore), until: moment(notAfter) }];
  if (notBefore !== null) return ['signing.time.not-before', { from: moment(notBefore) }];
  if (notAfter !== null) return ['signing.time.not-after', { until: moment(notAfter) }];
  return ['signing.time.device-only', {}];
}

/** The time of a signature: not before the beacon inside it, not after the first time-stamp over the file. */
export function provenTime(
  proof: Pick<SignatureProof, 'notBefore'> | null,
  revisions: readonly DocumentRevision[],
): ProvenTime {
  const stamped = archival(revisions).map(({ at }) => at);
  return { notBefore: proof?.notBefore ?? null, notAfter: stamped[0] ?? null };
}

/** The last time a file was made to last, and until when that holds. */
export interface Strength {
  readonly at: string;
  readonly holdsUntil: string | null;
}

/** Null: it was not made to last yet. */
export function strengthOf(revisions: readonly DocumentRevision[]): Strength | null {
  return archival(revisions).at(-1) ?? null;
}

/** The sentence about how long the file can be checked; `day` writes a day in the language of the person. */
export function strengthWords(
  strength: Strength | null,
  day: (at: string) => string,
): readonly [MessageId, MessageValues] {
  if (strength === null) return ['signing.strength.waits', {}];
  const { at, holdsUntil } = strength;
  if (holdsUntil === null) return ['signing.strength.since', { at: day(at) }];
  return ['signing.strength.until', { at: day(at), until: day(holdsUntil) }];
}

const archival = (revisions: readonly DocumentRevision[]) =>
  revisions.filter(({ kind }) => kind === 'archival').toSorted((left, right) => (left.at < right.at ? -1 : 1));

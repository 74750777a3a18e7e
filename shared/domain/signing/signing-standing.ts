import type { Agreement } from '#shared/domain/agreements/agreement';
import type { Signature, SignatureProof, SignedDocument } from './signature';
import type { PlannedSigner, SigningEvent, SigningSession } from './signing-session';

/** A signature with its cryptographic part. */
export type ProvenSignature = Signature & { readonly proof: SignatureProof };

/** Where a signing stands. Computed, never stored: what happened is the truth. */
export type SessionState =
  | { readonly kind: 'open'; readonly next: PlannedSigner; readonly signed: readonly ProvenSignature[] }
  /** Everybody has signed. Whether the document is frozen already is another question. */
  | { readonly kind: 'complete'; readonly signed: readonly ProvenSignature[] }
  | {
      readonly kind: 'declined';
      readonly field: string;
      readonly personName: string;
      readonly reason: string;
      readonly at: string;
      readonly signed: readonly ProvenSignature[];
    }
  | {
      readonly kind: 'ended';
      readonly reason: string;
      readonly at: string;
      readonly signed: readonly ProvenSignature[];
    };

/** The signatures of a signing, in the order in which its file carries them. */
export function signaturesIn(session: SigningSession, signatures: readonly Signature[]): readonly ProvenSignature[] {
  return session.signers.flatMap(({ field }) => {
    const found = signatures.find(({ proof }) => proof?.sessionId === session.id && proof.field === field);
    return found && isProven(found) ? [found] : [];
  });
}

/** Whoever is to sign now; null once all have. */
export function nextSigner(session: SigningSession, signatures: readonly Signature[]): PlannedSigner | null {
  const given = new Set(signaturesIn(session, signatures).map(({ proof }) => proof.field));
  return session.signers.find(({ field }) => !given.has(field)) ?? null;
}

/**
 * Where a signing stands. A file that everybody has signed is complete whatever was said elsewhere meanwhile: another
 * device may have ended the signing without knowing of the last signature.
 */
export function sessionState(
  session: SigningSession,
  signatures: readonly Signature[],
  events: readonly SigningEvent[],
): SessionState {
  const signed = signaturesIn(session, signatures);
  const next = nextSigner(session, signatures);
  if (next === null) return { kind: 'complete', signed };
  const [end] = events.filter((one) => one.sessionId === session.id && isEnd(one)).toSorted(earliestFirst);
  if (end?.event.kind === 'declined') {
    const { field, reason } = end.event;
    const personName = session.signers.find((signer) => signer.field === field)?.personName ?? '';
    return { kind: 'declined', field, personName, reason, at: end.at, signed };
  }
  if (end?.event.kind === 'ended') return { kind: 'ended', reason: end.event.reason, at: end.at, signed };
  return { kind: 'open', next, signed };
}

/**
 * The signing of an agreement that counts: the one that is complete, else the one under way; null without either. One
 * that was begun over a text that has been fixed anew since counts no more.
 */
export function sessionInForce(on: {
  readonly agreement: Pick<Agreement, 'id' | 'dataSha256'>;
  readonly sessions: readonly SigningSession[];
  readonly signatures: readonly Signature[];
  readonly events: readonly SigningEvent[];
  readonly documents: readonly SignedDocument[];
}): { readonly session: SigningSession; readonly state: SessionState } | null {
  const standing = on.sessions
    .filter(({ agreementId, dataSha256 }) => agreementId === on.agreement.id && dataSha256 === on.agreement.dataSha256)
    // Of two begun on two devices that did not know of each other, every device takes the same one.
    .toSorted((left, right) => compare(left.startedAt, right.startedAt) || compare(left.id, right.id))
    .map((session) => ({ session, state: sessionState(session, on.signatures, on.events) }));
  const frozen = on.documents.find(({ agreementId }) => agreementId === on.agreement.id)?.sessionId;
  return (
    standing.find(({ session }) => session.id === frozen) ??
    standing.find(({ state }) => state.kind === 'complete') ??
    standing.find(({ state }) => state.kind === 'open') ??
    null
  );
}

/** Signatures that count: drawn ones, and those in the signing that counts. Those of a signing that ended are void. */
export function signaturesInForce(
  signatures: readonly Signature[],
  inForce: { readonly session: SigningSession } | null,
): readonly Signature[] {
  return signatures.filter(({ proof }) => proof === null || proof.sessionId === inForce?.session.id);
}

function isProven(signature: Signature): signature is ProvenSignature {
  return signature.proof !== null;
}

const isEnd = ({ event }: SigningEvent) => event.kind === 'declined' || event.kind === 'ended';
const compare = (left: string, right: string) => (left < right ? -1 : left > right ? 1 : 0);
const earliestFirst = (left: SigningEvent, right: SigningEvent) =>
  compare(left.at, right.at) || compare(left.id, right.id);

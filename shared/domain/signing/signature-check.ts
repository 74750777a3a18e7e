import type { Ink } from '#shared/base/ink';
import { ok, type Result, refuse } from '#shared/base/result';
import type { Agreement } from '#shared/domain/agreements/agreement';
import type { Person, PersonId } from '#shared/domain/partners/person';
import type { EvidenceRecord } from './evidence-record';
import { checkSigner, type SignerRefusal } from './signing-rules';
import type { PlannedSigner, SigningSession } from './signing-session';
import type { SessionState } from './signing-standing';

/** What was done before the pen: who looked at whom, what was shown, and what was agreed to. */
export interface CeremonyFacts {
  readonly identity: EvidenceRecord['identity'];
  readonly shown: EvidenceRecord['shown'];
  readonly consent: EvidenceRecord['consent'];
  /** SHA-256 of the file whose pages were shown. */
  readonly shownFileSha256: string;
  /** The moment that stands under the signature, as the signer saw it. */
  readonly at: string;
}

export type SignatureRefusal =
  | SignerRefusal
  | { readonly kind: 'notLocked'; readonly state: Agreement['state'] }
  | { readonly kind: 'sessionNotOpen'; readonly state: 'complete' | 'declined' | 'ended' }
  /** Somebody else signs first. */
  | { readonly kind: 'notYourTurn'; readonly next: PlannedSigner }
  | { readonly kind: 'alreadySigned'; readonly field: string }
  /** What was shown is not what is signed; it has to be shown again. */
  | { readonly kind: 'differentText'; readonly fixed: string | null; readonly shown: string }
  | { readonly kind: 'notWhollyShown' }
  | { readonly kind: 'identityMissing' }
  /** The words agreed to are not the words this signature stands on; they have to be shown again. */
  | { readonly kind: 'differentConsent' }
  | { readonly kind: 'nothingDrawn' }
  /** The moment under the signature is not now any more, or lies before what came before it. */
  | { readonly kind: 'staleMoment'; readonly at: string };

/** So long may a signer look at the line with the minute before they press. */
const longestPause = 2 * 60_000;

/** Whether a signature may be taken now, or the first thing that stands in its way. */
export function checkSignature(request: {
  readonly agreement: Agreement;
  readonly session: SigningSession;
  readonly state: SessionState;
  readonly field: string;
  readonly person: Person;
  readonly mayBind: readonly PersonId[] | null;
  readonly facts: CeremonyFacts;
  /** The words that belong to this signer, signature and agreement. */
  readonly consentText: string;
  readonly ink: Ink;
  readonly now: string;
}): Result<PlannedSigner, SignatureRefusal> {
  const { agreement, session, state, field, facts } = request;
  if (state.signed.some(({ proof }) => proof.field === field)) return refuse({ kind: 'alreadySigned', field });
  if (state.kind !== 'open') return refuse({ kind: 'sessionNotOpen', state: state.kind });
  if (agreement.state !== 'locked') return refuse({ kind: 'notLocked', state: agreement.state });
  const { next } = state;
  if (next.field !== field) return refuse({ kind: 'notYourTurn', next });
  const fixed = agreement.dataSha256;
  if (fixed !== session.dataSha256) return refuse({ kind: 'differentText', fixed, shown: session.dataSha256 });
  if (facts.shownFileSha256 !== session.original.sha256)
    return refuse({ kind: 'differentText', fixed: session.original.sha256, shown: facts.shownFileSha256 });
  const { refusal } = checkSigner(request.person, next.party, request.mayBind);
  if (refusal !== null) return refuse(refusal);
  if (!isIdentityGiven(facts.identity)) return refuse({ kind: 'identityMissing' });
  const { from, allSeenAt } = facts.shown;
  if (from > allSeenAt || allSeenAt > facts.consent.agreedAt || allSeenAt < session.startedAt)
    return refuse({ kind: 'notWhollyShown' });
  if (facts.consent.text !== request.consentText) return refuse({ kind: 'differentConsent' });
  if (!isDrawn(request.ink)) return refuse({ kind: 'nothingDrawn' });
  const last = state.signed.at(-1)?.signedAt ?? session.startedAt;
  const away = Math.abs(Date.parse(request.now) - Date.parse(facts.at));
  if (away > longestPause || facts.at < last) return refuse({ kind: 'staleMoment', at: facts.at });
  return ok(next);
}

/** Whoever looked is named, and so is what they looked at, where there is something to look at. */
function isIdentityGiven({ check, detail, by }: EvidenceRecord['identity']): boolean {
  if (by.trim() === '') return false;
  return check === 'none' || check === 'knownPerson' || detail.trim() !== '';
}

/** Two points make a line; a single dot is a slip of the pen. */
function isDrawn(ink: Ink): boolean {
  return ink.strokes.some((stroke) => stroke.length >= 2);
}

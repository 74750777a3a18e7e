import type { Ink } from '#shared/base/ink';
import { ok, type Result, refuse } from '#shared/base/result';
import type { Agreement } from '#shared/domain/agreements/agreement';
import type { FileReference } from '#shared/domain/evidence/evidence';
import type { Party, Person, PersonId } from '#shared/domain/partners/person';
import type { Signature, SignatureId, SignedDocument, SignedDocumentId } from './signature';
import { checkSigner, missingSides, type SignerRefusal, signingRole } from './signing-rules';

export type SigningRefusal =
  | SignerRefusal
  | { readonly kind: 'notLocked'; readonly state: Agreement['state'] }
  /** The text on the screen is not the text that was fixed; it has to be shown again. */
  | { readonly kind: 'differentText'; readonly fixed: string | null; readonly shown: string }
  | { readonly kind: 'alreadySigned'; readonly party: Party }
  | { readonly kind: 'nothingDrawn' }
  | { readonly kind: 'notSignedBy'; readonly parties: readonly Party[] }
  | { readonly kind: 'notADocument' };

export interface SignRequest {
  readonly id: SignatureId;
  readonly agreement: Agreement;
  /** Signatures this agreement already has. */
  readonly signatures: readonly Signature[];
  readonly person: Person;
  readonly party: Party;
  /** Who can bind this side; null while nobody has asked. */
  readonly mayBind: readonly PersonId[] | null;
  /** SHA-256 of the data of the pages the signer was shown. */
  readonly shownSha256: string;
  readonly consentText: string;
  readonly ink: Ink;
  readonly now: string;
}

/** Takes a drawn signature of one side, or says why not. Either side may be first. */
export function signAgreement(request: SignRequest): Result<Signature, SigningRefusal> {
  const { agreement, person, party } = request;
  if (agreement.state !== 'locked') return refuse({ kind: 'notLocked', state: agreement.state });
  const fixed = agreement.dataSha256;
  if (fixed === null || fixed !== request.shownSha256)
    return refuse({ kind: 'differentText', fixed, shown: request.shownSha256 });
  if (ofAgreement(request.signatures, agreement).some((signature) => signature.party === party))
    return refuse({ kind: 'alreadySigned', party });
  const check = checkSigner(person, party, request.mayBind);
  if (check.refusal !== null) return refuse(check.refusal);
  if (!isDrawn(request.ink)) return refuse({ kind: 'nothingDrawn' });
  return ok({
    id: request.id,
    partnerId: agreement.partnerId,
    agreementId: agreement.id,
    dataSha256: fixed,
    party,
    personName: person.name,
    role: signingRole(person),
    consentText: request.consentText,
    ink: request.ink,
    signedAt: request.now,
    proof: null,
  });
}

/**
 * Ends the signing: the finished file and both signatures become one record, and the agreement is signed. From here
 * nothing changes any more; whatever differs is a new version.
 */
export function freeze(request: {
  readonly id: SignedDocumentId;
  readonly agreement: Agreement;
  readonly signatures: readonly Signature[];
  readonly file: FileReference;
  readonly now: string;
}): Result<{ readonly agreement: Agreement; readonly document: SignedDocument }, SigningRefusal> {
  const { agreement, file } = request;
  if (agreement.state !== 'locked') return refuse({ kind: 'notLocked', state: agreement.state });
  const signatures = ofAgreement(request.signatures, agreement);
  const missing = missingSides(signatures);
  if (missing.length > 0) return refuse({ kind: 'notSignedBy', parties: missing });
  const fixed = agreement.dataSha256;
  const other = signatures.find((signature) => signature.dataSha256 !== fixed);
  if (fixed === null || other !== undefined)
    return refuse({ kind: 'differentText', fixed, shown: other?.dataSha256 ?? '' });
  if (file.mime !== 'application/pdf' || file.bytes === 0) return refuse({ kind: 'notADocument' });
  return ok({
    agreement: { ...agreement, state: 'signed' },
    document: {
      id: request.id,
      partnerId: agreement.partnerId,
      agreementId: agreement.id,
      kind: agreement.kind,
      version: agreement.version,
      file,
      dataSha256: fixed,
      signers: signatures.map(({ id, party, personName, role, signedAt }) => ({
        signatureId: id,
        party,
        personName,
        role,
        signedAt,
        level: null,
      })),
      frozenAt: request.now,
      sessionId: null,
    },
  });
}

function ofAgreement(signatures: readonly Signature[], agreement: Agreement): readonly Signature[] {
  return signatures.filter((signature) => signature.agreementId === agreement.id);
}

/** Two points make a line; a single dot is a slip of the pen. */
function isDrawn(ink: Ink): boolean {
  return ink.strokes.some((stroke) => stroke.length >= 2);
}

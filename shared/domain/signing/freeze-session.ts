import { ok, type Result, refuse } from '#shared/base/result';
import type { Agreement } from '#shared/domain/agreements/agreement';
import type { SignedDocument, SignedDocumentId } from './signature';
import type { PlannedSigner, SigningSession } from './signing-session';
import type { SessionState } from './signing-standing';

export type FreezeRefusal =
  | { readonly kind: 'notLocked'; readonly state: Agreement['state'] }
  /** The text was fixed anew since the signing began. */
  | { readonly kind: 'differentText'; readonly fixed: string | null; readonly shown: string }
  | { readonly kind: 'notSignedBy'; readonly next: PlannedSigner }
  | { readonly kind: 'sessionNotOpen'; readonly state: 'declined' | 'ended' };

/**
 * Ends a signing: the file with the last signature is the document, and the agreement is signed. From here nothing
 * changes any more; whatever differs is a new version.
 */
export function freezeSession(request: {
  readonly id: SignedDocumentId;
  readonly agreement: Agreement;
  readonly session: SigningSession;
  readonly state: SessionState;
  readonly now: string;
}): Result<{ readonly agreement: Agreement; readonly document: SignedDocument }, FreezeRefusal> {
  const { agreement, session, state } = request;
  if (agreement.state !== 'locked') return refuse({ kind: 'notLocked', state: agreement.state });
  if (state.kind === 'open') return refuse({ kind: 'notSignedBy', next: state.next });
  if (state.kind !== 'complete') return refuse({ kind: 'sessionNotOpen', state: state.kind });
  const fixed = agreement.dataSha256;
  const last = state.signed.at(-1);
  if (fixed === null || fixed !== session.dataSha256 || !last)
    return refuse({ kind: 'differentText', fixed, shown: session.dataSha256 });
  return ok({
    agreement: { ...agreement, state: 'signed' },
    document: {
      id: request.id,
      partnerId: agreement.partnerId,
      agreementId: agreement.id,
      kind: agreement.kind,
      version: agreement.version,
      file: last.proof.file,
      dataSha256: fixed,
      signers: state.signed.map(({ id, party, personName, role, signedAt, proof }) => ({
        signatureId: id,
        party,
        personName,
        role,
        signedAt,
        level: proof.level,
      })),
      frozenAt: request.now,
      sessionId: session.id,
    },
  });
}

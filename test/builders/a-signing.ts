import type { Agreement } from '#shared/domain/agreements/agreement';
import type { Party, PersonId } from '#shared/domain/partners/person';
import type { IdentityCheck } from '#shared/domain/signing/evidence-record';
import type { KeyHome, SigningSession } from '#shared/domain/signing/signing-session';
import { lockAgreement } from '../../renderer/data/actions/agreement-actions';
import { type GivenSignature, prepareSignature, signInSession } from '../../renderer/data/actions/signature-actions';
import { type SessionWish, startSession } from '../../renderer/data/actions/signing-actions';
import type { OwnKey } from '../../renderer/data/own-key';
import type { SigningTools } from '../../renderer/data/signing-tools';
import { contextOf, type Workspace } from '../../renderer/data/workspace';
import { keepVisit } from './a-kept-visit';
import { nodeSigningTools } from './node-signing-tools';
import { someInk } from './some-ink';

/** A plan whose text is fixed. */
export async function aLockedPlan(workspace: Workspace): Promise<Agreement> {
  const { agreement } = await keepVisit(workspace, 'plan');
  const done = await lockAgreement(workspace, agreement.id);
  if (!done.ok) throw new Error(done.error.kind);
  return done.value;
}

const sideOf: Readonly<Record<string, Party>> = { ruth: 'vendor', ines: 'vendor', eva: 'partner', jonas: 'partner' };

/** Somebody of the visit who is to sign. */
export function wanted(personId: string, keyHome: KeyHome = 'inPerson'): SessionWish['signers'][number] {
  return { personId: personId as PersonId, party: sideOf[personId] ?? 'partner', language: 'de', keyHome };
}

/** Ruth of the vendor conducts and signs, then Eva of the partner. */
export const ruthAndEva: SessionWish = {
  signers: [wanted('ruth'), wanted('eva')],
  host: { name: 'Ruth Baumann', organisation: 'Sentinel GmbH' },
  pin: null,
};

/** A signing that has begun. */
export async function begun(
  workspace: Workspace,
  agreementId: string,
  wish: SessionWish = ruthAndEva,
  tools: SigningTools = nodeSigningTools,
): Promise<SigningSession> {
  const session = await startSession(workspace, agreementId, wish, tools);
  if (!session.ok) throw new Error(JSON.stringify(session.error));
  return session.value;
}

/** What the next signer gives after they were shown everything, now. */
export async function givenNow(
  workspace: Workspace,
  session: SigningSession,
  differs: { readonly check?: IdentityCheck; readonly key?: OwnKey; readonly pin?: string } = {},
): Promise<GivenSignature> {
  const { now } = contextOf(workspace);
  const { key, pin, check = 'document' } = differs;
  const prepared = await prepareSignature(workspace, session.id, { identityCheck: check, at: now, key });
  if (!prepared.ok) throw new Error(prepared.error.kind);
  return {
    field: prepared.value.signer.field,
    ceremony: {
      identity: { check, detail: 'Passport', by: session.host.name, at: now },
      shown: { from: now, allSeenAt: now, pages: 5 },
      consent: { text: prepared.value.consentText, agreedAt: now },
      shownFileSha256: prepared.value.originalSha256,
      at: now,
    },
    ink: someInk(),
    key,
    ...(pin === undefined ? {} : { pin }),
  };
}

/** The next signer signs. */
export async function signedNext(
  workspace: Workspace,
  session: SigningSession,
  differs: Parameters<typeof givenNow>[2] = {},
  tools: SigningTools = nodeSigningTools,
) {
  return signInSession(workspace, session.id, await givenNow(workspace, session, differs), tools);
}

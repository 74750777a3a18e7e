import { z } from 'zod';
import { identityChecks } from '#shared/domain/signing/evidence-record';
import type { PlannedSigner, SigningSession } from '#shared/domain/signing/signing-session';
import { dropDraft, putDraft, readDraft } from '../../data/drafts';
import type { Workspace } from '../../data/workspace';

/**
 * Who has been handed the screen in which session, and what was written down before. Kept, so that a reload or a pause
 * loses none of it. `shown` begins when the person has said who they are.
 */
const placeSchema = z.object({
  sessionId: z.string(),
  field: z.string(),
  check: z.object({ check: z.enum(identityChecks), detail: z.string(), at: z.iso.datetime() }),
  shown: z.object({ from: z.iso.datetime(), allSeenAt: z.iso.datetime().nullable() }).nullable(),
});
export type CeremonyPlace = z.infer<typeof placeSchema>;

const keyOf = (agreementId: string) => `signing/${agreementId}`;

export async function readPlace(workspace: Workspace, agreementId: string): Promise<CeremonyPlace | null> {
  const parsed = placeSchema.safeParse(await readDraft(workspace, keyOf(agreementId)));
  return parsed.success ? parsed.data : null;
}

export async function keepPlace(workspace: Workspace, agreementId: string, place: CeremonyPlace | null): Promise<void> {
  if (place === null) await dropDraft(workspace, keyOf(agreementId));
  else await putDraft(workspace, keyOf(agreementId), place);
}

/** Where the signing stands, from what is kept and who holds the screen. */
export type CeremonyStep =
  | { readonly step: 'prepare' }
  /** Whoever conducts writes down how they know the person. */
  | { readonly step: 'check'; readonly signer: PlannedSigner }
  | { readonly step: 'turn'; readonly signer: PlannedSigner; readonly place: CeremonyPlace }
  | { readonly step: 'sign'; readonly signer: PlannedSigner; readonly place: CeremonyPlace | null }
  /** Somebody has signed a moment ago and still holds the screen. */
  | { readonly step: 'back'; readonly signed: PlannedSigner; readonly next: PlannedSigner }
  | { readonly step: 'finish' }
  | { readonly step: 'done' };

/** The step that is due. `isHere`: the person has said who they are since the screen was last opened. */
export function ceremonyStep(on: {
  readonly isFrozen: boolean;
  /** The session under way; null: none, or the last one was ended. */
  readonly session: Pick<SigningSession, 'id' | 'host' | 'signers'> | null;
  readonly signedFields: readonly string[];
  readonly place: CeremonyPlace | null;
  readonly justSigned: string | null;
  readonly isHere: boolean;
}): CeremonyStep {
  const { session, place } = on;
  if (on.isFrozen) return { step: 'done' };
  if (!session) return { step: 'prepare' };
  const next = session.signers.find(({ field }) => !on.signedFields.includes(field));
  if (!next) return { step: 'finish' };
  const signed = session.signers.find(({ field }) => field === on.justSigned);
  if (signed) return { step: 'back', signed, next };
  const held = place?.sessionId === session.id && place.field === next.field ? place : null;
  // Whoever conducts signs with the key of this device: nobody has to recognise them, and no screen is turned.
  if (next.field === session.host.field) return { step: 'sign', signer: next, place: held };
  if (!held) return { step: 'check', signer: next };
  return { step: on.isHere && held.shown ? 'sign' : 'turn', signer: next, place: held };
}

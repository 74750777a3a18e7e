import { z } from 'zod';
import { type Party, parties } from '#shared/domain/partners/person';
import { dropDraft, putDraft, readDraft } from '../../data/drafts';
import type { Workspace } from '../../data/workspace';

/** Who has been handed the screen. Kept, so that a reload in the middle hands it back to the same person. */
const placeSchema = z.object({ party: z.enum(parties), personId: z.string() });
export type SigningPlace = z.infer<typeof placeSchema>;

const keyOf = (agreementId: string) => `signing/${agreementId}`;

export async function readPlace(workspace: Workspace, agreementId: string): Promise<SigningPlace | null> {
  const parsed = placeSchema.safeParse(await readDraft(workspace, keyOf(agreementId)));
  return parsed.success ? parsed.data : null;
}

export async function keepPlace(workspace: Workspace, agreementId: string, place: SigningPlace | null): Promise<void> {
  if (place === null) await dropDraft(workspace, keyOf(agreementId));
  else await putDraft(workspace, keyOf(agreementId), place);
}

/** Where the signing stands, from what is kept and who holds the screen. */
export type SigningStep =
  | { readonly step: 'who'; readonly party: Party; readonly other: Party | null }
  | { readonly step: 'sign'; readonly party: Party; readonly personId: string }
  | { readonly step: 'turn'; readonly signed: Party; readonly next: Party }
  | { readonly step: 'finish' }
  | { readonly step: 'done' };

/** The step that is due. `justSigned`: that side has signed a moment ago and still holds the screen. */
export function signingStep(on: {
  readonly isFrozen: boolean;
  readonly missing: readonly Party[];
  readonly place: SigningPlace | null;
  readonly justSigned: Party | null;
  readonly first: Party;
}): SigningStep {
  const { missing, place, justSigned } = on;
  if (on.isFrozen) return { step: 'done' };
  const [only] = missing;
  if (only === undefined) return { step: 'finish' };
  if (justSigned !== null) return { step: 'turn', signed: justSigned, next: only };
  if (place && missing.includes(place.party)) return { step: 'sign', ...place };
  if (missing.length === 1) return { step: 'who', party: only, other: null };
  return { step: 'who', party: on.first, other: missing.find((party) => party !== on.first) ?? null };
}

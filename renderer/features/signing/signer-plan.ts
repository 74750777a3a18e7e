import { type DocumentLanguage, documentLanguages } from '#shared/domain/agreements/document-language';
import { type Party, type Person, type PersonId, parties } from '#shared/domain/partners/person';
import { isSameName, mostSigners } from '#shared/domain/signing/session-plan';
import type { KeyHome } from '#shared/domain/signing/signing-session';

/** Somebody who is going to sign, while the signing is being prepared. */
export interface SignerDraft {
  readonly person: Person;
  readonly language: DocumentLanguage;
  readonly keyHome: KeyHome;
}

/** Whoever conducts the signing, by the name in the certificate of this device. */
export interface ConductedBy {
  readonly name: string;
}

/** Why a file cannot be prepared for these signers. */
export type PlanProblem =
  | { readonly kind: 'nobody'; readonly party: Party }
  | { readonly kind: 'tooMany'; readonly most: number };

/** Whether a person is the one who conducts: of our side, and named like the certificate. */
export function isConductor(person: Pick<Person, 'party' | 'name'>, by: ConductedBy | null): boolean {
  return by !== null && person.party === 'vendor' && isSameName(person.name, by.name);
}

/** A person as a signer, with the language they are known to speak and the key that fits. */
export function draftOf(person: Person, by: ConductedBy | null, fallback: DocumentLanguage): SignerDraft {
  const spoken = documentLanguages.find((language) => person.language.toLowerCase().startsWith(language));
  return { person, language: spoken ?? fallback, keyHome: isConductor(person, by) ? 'manager' : 'inPerson' };
}

/**
 * Whom to propose: one of each side, those with a proof of authority before executive sponsors, those before the rest.
 * A proposal only; the person who prepares changes it.
 */
export function proposedSigners(request: {
  readonly people: readonly Person[];
  readonly proven: readonly PersonId[];
  readonly by: ConductedBy | null;
  readonly language: DocumentLanguage;
}): readonly SignerDraft[] {
  const { people, proven, by } = request;
  const weight = (person: Person) => {
    if (proven.includes(person.id)) return 0;
    if (person.role === 'sponsor') return 1;
    return isConductor(person, by) ? 2 : 3;
  };
  const first = (party: Party) =>
    people
      .filter((person) => person.party === party)
      .toSorted((left, right) => weight(left) - weight(right) || left.name.localeCompare(right.name))
      .slice(0, 1);
  // Guests first, unless ours conducts: whoever certifies the file signs before all others.
  return conductorFirst(
    [...first('partner'), ...first('vendor')].map((person) => draftOf(person, by, request.language)),
  );
}

/** The list as it fits whoever conducts: they sign with the key of this device and first, and nobody else does. */
export function fitted(drafts: readonly SignerDraft[], by: ConductedBy | null): readonly SignerDraft[] {
  return conductorFirst(
    drafts.map((draft) => {
      if (isConductor(draft.person, by)) return { ...draft, keyHome: 'manager' };
      return draft.keyHome === 'manager' ? { ...draft, keyHome: 'inPerson' } : draft;
    }),
  );
}

/** The conductor's own signature certifies the file, so it has to be the first. */
export function conductorFirst(drafts: readonly SignerDraft[]): readonly SignerDraft[] {
  return [
    ...drafts.filter(({ keyHome }) => keyHome === 'manager'),
    ...drafts.filter(({ keyHome }) => keyHome !== 'manager'),
  ];
}

/** The list with one signer a place earlier or later; the very same list where that cannot be. */
export function moved(drafts: readonly SignerDraft[], personId: PersonId, by: -1 | 1): readonly SignerDraft[] {
  const from = drafts.findIndex(({ person }) => person.id === personId);
  const one = drafts[from];
  const to = from + by;
  if (!one || to < 0 || to >= drafts.length) return drafts;
  const after = conductorFirst(drafts.toSpliced(from, 1).toSpliced(to, 0, one));
  return after.every((draft, at) => draft === drafts[at]) ? drafts : after;
}

/** The list with something of one signer changed. */
export function changed(
  drafts: readonly SignerDraft[],
  personId: PersonId,
  change: Partial<Pick<SignerDraft, 'language' | 'keyHome'>>,
): readonly SignerDraft[] {
  return conductorFirst(drafts.map((draft) => (draft.person.id === personId ? { ...draft, ...change } : draft)));
}

/** What stands in the way of preparing the file for these signers. */
export function planProblems(drafts: readonly SignerDraft[]): readonly PlanProblem[] {
  const nobody = parties
    .filter((party) => !drafts.some(({ person }) => person.party === party))
    .map((party) => ({ kind: 'nobody' as const, party }));
  return [...nobody, ...(drafts.length > mostSigners ? [{ kind: 'tooMany' as const, most: mostSigners }] : [])];
}

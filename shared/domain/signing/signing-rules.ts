import type { Signatory } from '#shared/domain/documents/document-frame';
import { type Party, type Person, type PersonId, type PersonRole, parties } from '#shared/domain/partners/person';
import type { Signature } from './signature';

/** Why somebody may not sign for a side. */
export type SignerRefusal =
  | { readonly kind: 'otherSide'; readonly party: Party }
  /** The list of those who can bind the partner is known, and this person is not on it. */
  | { readonly kind: 'noAuthority'; readonly personName: string };

export interface SignerCheck {
  readonly refusal: SignerRefusal | null;
  /** True while nobody has recorded who can bind this side: the signer is asked, and the record says so. */
  readonly authorityUnknown: boolean;
}

/** Whether a person may sign for a side. `mayBind` is null as long as nobody has asked who can. */
export function checkSigner(person: Person, party: Party, mayBind: readonly PersonId[] | null): SignerCheck {
  const authorityUnknown = mayBind === null;
  if (person.party !== party) return { refusal: { kind: 'otherSide', party: person.party }, authorityUnknown };
  if (mayBind !== null && !mayBind.includes(person.id))
    return { refusal: { kind: 'noAuthority', personName: person.name }, authorityUnknown };
  return { refusal: null, authorityUnknown };
}

/** Sides that have not signed yet. The order in which they sign is free. */
export function missingSides(signatures: readonly Pick<Signature, 'party'>[]): readonly Party[] {
  return parties.filter((party) => !signatures.some((signature) => signature.party === party));
}

/** Title of a person as it stands beside the signature: their own, else what they do here. */
export function signingRole(person: Pick<Person, 'title' | 'role'>): string {
  return person.title === '' ? roleTitles[person.role] : person.title;
}

/** Signatures in the form in which a document prints them. */
export function signatoriesOf(signatures: readonly Signature[]): readonly Signatory[] {
  return signatures.map(({ party, personName, role, ink, signedAt }) => ({
    party,
    personName,
    role,
    signed: { ink, at: signedAt },
  }));
}

const roleTitles = {
  partnerManager: 'Partner manager',
  customerSuccessLeader: 'Customer success leader',
  technicalAuthority: 'Technical authority',
  sponsor: 'Executive sponsor',
  legal: 'Legal',
  security: 'Security',
  sales: 'Sales',
  solution: 'Solution',
  delivery: 'Delivery',
  support: 'Support',
  contact: 'Contact',
} as const satisfies Record<PersonRole, string>;

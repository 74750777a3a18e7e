import { type Party, type Person, type PersonRole, parties } from '#shared/domain/partners/person';

/** The three who answer for an escalation at each side: one partner manager, one customer success leader, one technical authority. */
export const accountableRoles = [
  'partnerManager',
  'customerSuccessLeader',
  'technicalAuthority',
] as const satisfies readonly PersonRole[];
export type AccountableRole = (typeof accountableRoles)[number];

export interface AccountablePlace {
  readonly party: Party;
  readonly role: AccountableRole;
  /** Nobody: missing. More than one: nobody knows whom to call. */
  readonly people: readonly Person[];
  /** Whether exactly one is named and can be reached by telephone. */
  readonly settled: boolean;
}

/** The six places, our side first, each with who stands in it. */
export function accountablePeople(people: readonly Person[]): readonly AccountablePlace[] {
  return parties.flatMap((party) =>
    accountableRoles.map((role) => {
      const named = people.filter((person) => person.party === party && person.role === role);
      const [only] = named;
      return { party, role, people: named, settled: named.length === 1 && (only?.phone ?? '').trim() !== '' };
    }),
  );
}

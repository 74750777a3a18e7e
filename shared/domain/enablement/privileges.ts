import type { Curriculum, LearnerRole } from '#shared/domain/playbook/pack-enablement';

/** A credential somebody holds, as far as rights follow from it. */
export interface CredentialHolder {
  readonly role: LearnerRole;
  readonly personId: string;
}

/** What the credentials of a partner's people give the partner. */
export interface Privileges {
  /** Badges of the directory listing; listed while there is at least one. */
  readonly badges: readonly { readonly role: LearnerRole; readonly badge: string; readonly heads: number }[];
  /** Roles whose holders give the partner deal privileges. */
  readonly dealRoles: readonly LearnerRole[];
  /** Roles whose content is open, and for whom. */
  readonly content: readonly { readonly role: LearnerRole; readonly personIds: readonly string[] }[];
}

/**
 * The rights that follow from credentials. A right of the partner needs as many holders as the curriculum asks for;
 * content is opened to each holder alone. Nothing is granted by hand.
 */
export function privilegesOf(curricula: readonly Curriculum[], holders: readonly CredentialHolder[]): Privileges {
  const staffed = curricula.flatMap((curriculum) => {
    const personIds = [
      ...new Set(holders.filter(({ role }) => role === curriculum.role).map(({ personId }) => personId)),
    ];
    return personIds.length === 0 ? [] : [{ curriculum, personIds, isFull: personIds.length >= curriculum.heads }];
  });
  const granting = (grant: Curriculum['credential']['grants'][number]) =>
    staffed.filter(({ curriculum }) => curriculum.credential.grants.includes(grant));
  return {
    badges: granting('directory')
      .filter(({ isFull }) => isFull)
      .map(({ curriculum, personIds }) => ({
        role: curriculum.role,
        badge: curriculum.credential.badge,
        heads: personIds.length,
      })),
    dealRoles: granting('dealPrivilege')
      .filter(({ isFull }) => isFull)
      .map(({ curriculum }) => curriculum.role),
    content: granting('content').map(({ curriculum, personIds }) => ({ role: curriculum.role, personIds })),
  };
}

/** Whether the partner has deal privileges; null where no credential of the playbook brings any, so that nobody needs them. */
export function hasDealPrivilege(
  curricula: readonly Curriculum[],
  holders: readonly CredentialHolder[],
): boolean | null {
  if (!curricula.some(({ credential }) => credential.grants.includes('dealPrivilege'))) return null;
  return privilegesOf(curricula, holders).dealRoles.length > 0;
}

/** Where what a partner has differs from what its credentials allow. */
export type PrivilegeFinding =
  | { readonly kind: 'listedWithoutCredential' }
  | { readonly kind: 'badgeWithoutCredential'; readonly role: string }
  /** The right is there and the listing has not been asked for or is not done. */
  | { readonly kind: 'notListedYet' };

/** Holds what stands in the directory against the credentials of the day. Empty: they are equal. */
export function auditPrivileges(
  privileges: Privileges,
  actual: { readonly isListed: boolean; readonly shownRoles: readonly string[] },
): readonly PrivilegeFinding[] {
  const may = privileges.badges.length > 0;
  if (!actual.isListed) return may ? [{ kind: 'notListedYet' }] : [];
  const held: ReadonlySet<string> = new Set(privileges.badges.map(({ role }) => role));
  return [
    ...(may ? [] : [{ kind: 'listedWithoutCredential' } as const]),
    ...actual.shownRoles
      .filter((role) => !held.has(role))
      .map((role) => ({ kind: 'badgeWithoutCredential', role }) as const),
  ];
}

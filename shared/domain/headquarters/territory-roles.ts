/** What a person may be in a territory. */
export type TerritoryRole = 'manager' | 'lead' | 'headquarters' | 'auditor';

/** A territory as it was granted to one person. `organisation`: the one place for what belongs to no partner. */
export interface GrantedTerritory {
  readonly id: string;
  readonly name: string;
  readonly kind: 'territory' | 'organisation';
  readonly role: TerritoryRole;
}

/** Whether the headquarters page is for this person: whoever is more than a manager somewhere. */
export function seesHeadquarters(granted: readonly GrantedTerritory[]): boolean {
  return granted.some(({ role }) => role !== 'manager');
}

/** An auditor reads and never writes. */
export function mayWrite(role: TerritoryRole): boolean {
  return role !== 'auditor';
}

/** Whether this person decides for headquarters: reviews, waivers, appeals, changes set aside. */
export function mayDecide(role: TerritoryRole): boolean {
  return role === 'lead' || role === 'headquarters';
}

/** Whose device a person in this role may let in with a code. */
export function rolesToInvite(role: TerritoryRole): readonly TerritoryRole[] {
  if (role === 'headquarters') return ['manager', 'lead', 'headquarters', 'auditor'];
  return role === 'lead' ? ['manager'] : [];
}

/** Whether this person gives and takes grants and makes territories. */
export function mayGrant(role: TerritoryRole): boolean {
  return role === 'headquarters';
}

/** Whether this person may report devices of the territory lost, or retire them. */
export function mayWithdrawDevices(role: TerritoryRole): boolean {
  return mayDecide(role);
}

/** Where a partner of one territory may be moved to by this person: both sides need somebody who decides there. */
export function territoriesToMoveTo(granted: readonly GrantedTerritory[], from: string): readonly GrantedTerritory[] {
  const here = granted.find(({ id }) => id === from);
  if (!here || !mayDecide(here.role)) return [];
  return granted.filter(({ id, kind, role }) => id !== from && kind === 'territory' && mayDecide(role));
}

import type { ConsoleOverview } from '#shared/contracts/hq-console';
import {
  mayGrant,
  mayWithdrawDevices,
  rolesToInvite,
  type TerritoryRole,
} from '#shared/domain/headquarters/territory-roles';

type Territories = ConsoleOverview['territories'];

/** A territory for whose people this person may issue codes, and in which roles. */
export interface Invitation {
  readonly id: string;
  readonly name: string;
  readonly roles: readonly TerritoryRole[];
}

/** Where this person may let devices in. Nobody is enrolled in the organisation itself: everybody has it. */
export function invitations(territories: Territories): readonly Invitation[] {
  return territories.flatMap(({ id, name, kind, role }) => {
    const roles = rolesToInvite(role);
    return kind === 'territory' && roles.length > 0 ? [{ id, name, roles }] : [];
  });
}

/** The territories whose grants this person gives and takes. */
export function territoriesToGrant(territories: Territories): Territories {
  return territories.filter(({ kind, role }) => kind === 'territory' && mayGrant(role));
}

export function mayMakeTerritories(territories: Territories): boolean {
  return territories.some(({ role }) => mayGrant(role));
}

/** Whether this person may withdraw a device: its person works in a territory that this person leads, or belongs to headquarters. */
export function mayWithdraw(overview: ConsoleOverview, device: ConsoleOverview['devices'][number]): boolean {
  if (device.withdrawn !== null) return false;
  const grants = overview.people.find(({ id }) => id === device.user)?.grants ?? [];
  return overview.territories.some(
    ({ id, role }) => mayWithdrawDevices(role) && (mayGrant(role) || grants.some(({ space }) => space === id)),
  );
}

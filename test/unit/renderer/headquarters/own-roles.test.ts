import { describe, expect, test } from 'vitest';
import type { Role } from '#shared/contracts/hq-api';
import type { ConsoleOverview } from '#shared/contracts/hq-console';
import {
  invitations,
  mayMakeTerritories,
  mayWithdraw,
  territoriesToGrant,
} from '../../../../renderer/features/headquarters/own-roles';
import { overview } from '../../../../renderer/features/headquarters/sample-headquarters';

const as = (role: Role): ConsoleOverview => ({
  ...overview,
  territories: overview.territories.map((one) => ({ ...one, role: one.id === 'north' ? role : 'manager' })),
});
const withdrawable = (seen: ConsoleOverview) =>
  seen.devices.filter((device) => mayWithdraw(seen, device)).map(({ user }) => user);

describe('at the console', () => {
  test('headquarters lets in everybody everywhere, grants, makes territories and withdraws every device in use', () => {
    expect(invitations(overview.territories).map(({ id, roles }) => [id, roles.length])).toEqual([
      ['north', 4],
      ['south', 4],
    ]);
    expect(territoriesToGrant(overview.territories).map(({ id }) => id)).toEqual(['north', 'south']);
    expect(mayMakeTerritories(overview.territories)).toBe(true);
    expect(withdrawable(overview)).toEqual(['ana', 'ben']);
  });

  test('a lead lets managers into the own territory and withdraws devices of its people', () => {
    const { territories } = as('lead');

    expect(invitations(territories)).toEqual([{ id: 'north', name: 'North', roles: ['manager'] }]);
    expect(territoriesToGrant(territories)).toEqual([]);
    expect(mayMakeTerritories(territories)).toBe(false);
    expect(withdrawable(as('lead'))).toEqual(['ana', 'ben']);
  });

  test('an auditor only looks', () => {
    const { territories } = as('auditor');

    expect([invitations(territories), territoriesToGrant(territories), withdrawable(as('auditor'))]).toEqual([
      [],
      [],
      [],
    ]);
  });
});

import { describe, expect, test } from 'vitest';
import {
  type GrantedTerritory,
  mayDecide,
  mayGrant,
  mayWrite,
  rolesToInvite,
  seesHeadquarters,
  type TerritoryRole,
  territoriesToMoveTo,
} from '#shared/domain/headquarters/territory-roles';

const roles: readonly TerritoryRole[] = ['manager', 'lead', 'headquarters', 'auditor'];

function granted(id: string, role: TerritoryRole, kind: GrantedTerritory['kind'] = 'territory'): GrantedTerritory {
  return { id, name: id, kind, role };
}

describe('in a territory', () => {
  test('everybody but an auditor writes, leads and headquarters decide, and headquarters grants', () => {
    expect(roles.map((role) => [role, mayWrite(role), mayDecide(role), mayGrant(role)])).toEqual([
      ['manager', true, false, false],
      ['lead', true, true, false],
      ['headquarters', true, true, true],
      ['auditor', false, false, false],
    ]);
  });

  test('a lead lets in managers, headquarters everybody, and the others nobody', () => {
    expect(roles.map((role) => rolesToInvite(role))).toEqual([
      [],
      ['manager'],
      ['manager', 'lead', 'headquarters', 'auditor'],
      [],
    ]);
  });
});

describe('the page of headquarters', () => {
  test('is for whoever is more than a manager in some territory', () => {
    expect(seesHeadquarters([])).toBe(false);
    expect(seesHeadquarters([granted('north', 'manager'), granted('all', 'manager', 'organisation')])).toBe(false);
    expect(seesHeadquarters([granted('north', 'manager'), granted('south', 'auditor')])).toBe(true);
  });
});

describe('a partner', () => {
  const all = [
    granted('north', 'lead'),
    granted('south', 'headquarters'),
    granted('east', 'manager'),
    granted('west', 'auditor'),
    granted('all', 'headquarters', 'organisation'),
  ];

  test('is moved only between territories in which one decides, and never to the organisation', () => {
    expect(territoriesToMoveTo(all, 'north').map(({ id }) => id)).toEqual(['south']);
  });

  test('stays where one is a manager, and where nothing is granted', () => {
    expect(territoriesToMoveTo(all, 'east')).toEqual([]);
    expect(territoriesToMoveTo(all, 'elsewhere')).toEqual([]);
  });
});

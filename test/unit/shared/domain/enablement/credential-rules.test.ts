import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { brand } from '#shared/base/brand';
import { credentialBuffer } from '#shared/domain/enablement/credential-buffer';
import { certifiedHeads, credentialOf, credentialsOf, holdersByRole } from '#shared/domain/enablement/credential-rules';
import type { Learner } from '#shared/domain/enablement/learner';
import { auditPrivileges, hasDealPrivilege, privilegesOf } from '#shared/domain/enablement/privileges';
import { piecesOf } from '#shared/domain/evidence/evidence-rules';
import { aCurriculum } from '../../../../builders/a-curriculum';
import { aCase, type Brought, partnerId } from '../../../../builders/a-partner-case';

const tom = brand<'Person'>('tom');
const evidenceTypeById = new Map([
  ['E6.1', { validMonths: 12 }],
  ['E6.6', { validMonths: 24 }],
]);
const baseline = (facts = {}, over: Partial<Brought> = {}): Brought => ({
  typeId: 'E6.1',
  facts: { person: 'tom', role: 'sales', score: 91, ...facts },
  ...over,
});
const ofRole = (facts = {}, over: Partial<Brought> = {}): Brought => ({
  typeId: 'E6.6',
  facts: { person: 'tom', role: 'sales', score: 88, ...facts },
  ...over,
});

function read(brought: readonly Brought[], asOf = '2026-11-20', curriculum = aCurriculum()) {
  const pieces = piecesOf(aCase({ brought }));
  return credentialOf(curriculum, tom, { pieces, evidenceTypeById, asOf });
}

function aLearner(personId: string, over: Partial<Learner> = {}): Learner {
  return {
    id: brand<'Learner'>(`${personId}-learner`),
    partnerId,
    personId: brand<'Person'>(personId),
    role: 'sales',
    since: '2026-09-01',
    left: null,
    courses: {},
    ...over,
  };
}

describe('a credential', () => {
  test('is held while every proof it requires holds, and ends with the first of them', () => {
    expect(read([baseline(), ofRole()])).toMatchObject({ holds: true, until: '2027-11-01' });
    expect(read([baseline(), ofRole()], '2027-11-02')).toMatchObject({ holds: false, until: null });
  });

  test('ends with its own validity where the proofs hold longer', () => {
    const short = aCurriculum({}, { validMonths: 6 });
    expect(read([baseline(), ofRole({}, { from: '2026-10-01' })], '2026-11-20', short)).toMatchObject({
      holds: true,
      until: '2027-05-01',
    });
  });

  test('says of each proof what is missing', () => {
    const proofs = (brought: readonly Brought[]) => read(brought).proofs.map(({ state }) => state);
    expect(proofs([])).toEqual(['missing', 'missing']);
    expect(proofs([baseline({ score: 79.99 }), ofRole({}, { verdict: 'pending' })])).toEqual(['short', 'pending']);
    expect(proofs([baseline({}, { to: '2026-11-10' }), ofRole({ role: 'support' })])).toEqual(['expired', 'missing']);
    expect(proofs([baseline({ person: 'ana' }), ofRole({}, { verdict: 'rejected' })])).toEqual(['missing', 'missing']);
  });

  test('is not lost by a later attempt that failed', () => {
    expect(read([baseline(), ofRole(), ofRole({ score: 40 })]).holds).toBe(true);
  });

  test('does not depend on the order in which proofs were brought', () => {
    const pool = [
      baseline(),
      baseline({ score: 50 }),
      ofRole(),
      ofRole({}, { to: '2026-12-24' }),
      ofRole({ person: 'ana' }),
    ];
    fc.assert(
      fc.property(fc.shuffledSubarray(pool), (some) => {
        const { holds, until } = read(some);
        expect(read([...some].reverse())).toMatchObject({ holds, until });
      }),
    );
  });
});

describe('the people of a partner', () => {
  const brought = [baseline(), ofRole(), baseline({ person: 'ana' }), ofRole({ person: 'ana' })];
  const ground = { pieces: piecesOf(aCase({ brought })), evidenceTypeById, asOf: '2026-11-20' };

  test('count while they are in the role, each once', () => {
    const learners = [
      aLearner('tom'),
      aLearner('tom', { id: brand<'Learner'>('again') }),
      aLearner('ana', { left: '2026-11-19' }),
      aLearner('kim'),
    ];
    const readings = credentialsOf([aCurriculum()], learners, ground);
    expect(holdersByRole(readings)).toEqual(new Map([['sales', 1]]));
    expect(certifiedHeads(readings)).toBe(1);
  });
});

describe('rights', () => {
  const sales = aCurriculum({ heads: 2 });
  const support = aCurriculum({ role: 'support' }, { badge: 'Support', grants: ['directory', 'content'] });
  const holders = [
    { role: 'sales', personId: 'tom' },
    { role: 'sales', personId: 'tom' },
    { role: 'support', personId: 'ana' },
  ] as const;

  test('of the partner need as many holders as the curriculum asks for; content is opened to each holder', () => {
    expect(privilegesOf([sales, support], holders)).toEqual({
      badges: [{ role: 'support', badge: 'Support', heads: 1 }],
      dealRoles: [],
      content: [
        { role: 'sales', personIds: ['tom'] },
        { role: 'support', personIds: ['ana'] },
      ],
    });
    expect(hasDealPrivilege([sales, support], [...holders, { role: 'sales', personId: 'kim' }])).toBe(true);
    expect(hasDealPrivilege([sales, support], holders)).toBe(false);
    expect(hasDealPrivilege([support], holders)).toBeNull();
  });

  test('are held against what stands in the directory', () => {
    const some = privilegesOf([sales, support], holders);
    const none = privilegesOf([sales, support], []);
    expect(auditPrivileges(some, { isListed: true, shownRoles: ['support'] })).toEqual([]);
    expect(auditPrivileges(some, { isListed: false, shownRoles: [] })).toEqual([{ kind: 'notListedYet' }]);
    expect(auditPrivileges(some, { isListed: true, shownRoles: ['sales'] })).toEqual([
      { kind: 'badgeWithoutCredential', role: 'sales' },
    ]);
    expect(auditPrivileges(none, { isListed: true, shownRoles: [] })).toEqual([{ kind: 'listedWithoutCredential' }]);
    expect(auditPrivileges(none, { isListed: false, shownRoles: ['sales'] })).toEqual([]);
  });
});

describe('the spare credentials of a role', () => {
  test.each([
    [2, 2, 0, 'enough'],
    [2, 2, 20, 'thin'],
    [3, 2, 20, 'enough'],
    [3, 2, 40, 'thin'],
    [1, 2, 0, 'missing'],
    [2, 2, null, 'unknown'],
  ] as const)('%i held of %i needed at %s %% turnover are %s', (held, needed, turnover, verdict) => {
    expect(credentialBuffer(held, needed, turnover).verdict).toBe(verdict);
  });
});

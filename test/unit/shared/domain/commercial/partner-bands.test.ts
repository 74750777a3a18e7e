import { describe, expect, test } from 'vitest';
import { brand } from '#shared/base/brand';
import { partnerBands } from '#shared/domain/commercial/partner-bands';
import { satisfactionOn } from '#shared/domain/commercial/satisfaction';
import { piecesOf } from '#shared/domain/evidence/evidence-rules';
import { builtInPack } from '#shared/domain/playbook/built-in-pack';
import { aCase, aPartner, type Brought, partnerId } from '../../../../builders/a-partner-case';

const index = builtInPack();
const learners = ['tom', 'ana'].map((id) => ({
  id: brand<'Learner'>(id),
  partnerId,
  personId: brand<'Person'>(id),
  role: 'sales' as const,
  since: '2026-01-01',
  left: null,
  courses: {},
}));
const exams = ['tom', 'ana'].flatMap((person): readonly Brought[] => [
  { typeId: 'E6.1', from: '2026-06-01', facts: { person, role: 'sales', score: 90 } },
  { typeId: 'E6.6', from: '2026-06-01', facts: { person, role: 'sales', score: 90 } },
]);

function bands(programTier: 'entry' | 'silver', createdAt: string, brought: readonly Brought[], today = '2026-11-20') {
  const ground = { ...aCase({ brought, learners }), partner: aPartner({ programTier, createdAt }) };
  return partnerBands(ground, index, today);
}

describe('the band of a partner', () => {
  test('is the one it came with until the first quarter begins', () => {
    const read = bands('silver', '2026-11-01T08:00:00Z', []);
    expect(read).toMatchObject({ quarter: '2026-Q4', isStart: true, current: { band: { id: 'silver' } } });
    expect(read?.outlook).toMatchObject({ band: { id: 'silver' }, why: 'grace' });
    expect(read?.outlookFrom).toBe('2027-01-01');
  });

  test('is lost by quarters without certified people: after one of grace', () => {
    expect(bands('silver', '2026-05-01T08:00:00Z', [], '2026-08-01')?.current).toMatchObject({
      band: { id: 'silver' },
      why: 'grace',
    });
    expect(bands('silver', '2026-05-01T08:00:00Z', [])?.current).toMatchObject({ band: { id: 'entry' }, why: 'lost' });
  });

  // The exams were held in June; that they were, was written down on 1 November.
  test('of a quarter behind it is not changed by a proof that comes later', () => {
    const before = bands('silver', '2026-05-01T08:00:00Z', []);
    const after = bands('silver', '2026-05-01T08:00:00Z', exams);
    expect(after?.current.band).toEqual(before?.current.band);
    expect(after?.figures.certifiedHeads).toBe(2);
  });

  test('is kept, and none gained, while nobody has asked the customers', () => {
    const read = bands('silver', '2026-11-02T08:00:00Z', exams, '2027-01-02');
    expect(read?.current).toMatchObject({ band: { id: 'silver' }, why: 'keptUnknown' });
  });
});

test('satisfaction is read from evidence whose kind carries it, and is otherwise not known', () => {
  const { evidenceTypes } = index.pack;
  const brought = [{ typeId: 'E8.9', from: '2026-10-01', facts: { csat90: 87.5, responses: 24 } }];
  const pieces = piecesOf(aCase({ brought }));
  expect(satisfactionOn(pieces, evidenceTypes, '2026-11-20')).toEqual({ percent: '87.5', responses: 24 });
  expect(satisfactionOn(pieces, evidenceTypes, '2027-06-01')).toBeNull();
  expect(
    satisfactionOn(
      pieces,
      evidenceTypes.filter(({ id }) => id !== 'E8.9'),
      '2026-11-20',
    ),
  ).toBeNull();
});

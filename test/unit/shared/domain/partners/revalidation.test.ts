import { describe, expect, test } from 'vitest';
import { revalidationSchedule } from '#shared/domain/partners/revalidation';

const on = '2026-01-15';

describe('a partner is looked at again', () => {
  test('after twelve months in tier 1 and after six in tier 3, and attests nothing in between', () => {
    expect(revalidationSchedule({ tier: 'T1', on }, [], '2026-11-20')).toEqual([
      { what: 'tier', due: '2027-01-15', state: 'planned' },
    ]);
    expect(revalidationSchedule({ tier: 'T3', on }, [], '2026-11-20')).toEqual([
      { what: 'tier', due: '2026-07-15', state: 'overdue' },
    ]);
  });

  test('after twelve months in tier 2, with an attestation each quarter', () => {
    expect(revalidationSchedule({ tier: 'T2', on }, ['2026-04-01'], '2026-07-01')).toEqual([
      { what: 'attestation', due: '2026-04-15', state: 'done' },
      { what: 'attestation', due: '2026-07-15', state: 'soon' },
      { what: 'attestation', due: '2026-10-15', state: 'planned' },
      { what: 'tier', due: '2027-01-15', state: 'planned' },
    ]);
  });

  test('and a late attestation makes good the quarters before it, but not the ones after', () => {
    const states = revalidationSchedule({ tier: 'T2', on }, ['2026-08-01'], '2026-11-20').map(({ state }) => state);
    expect(states).toEqual(['done', 'done', 'done', 'planned']);
    const none = revalidationSchedule({ tier: 'T2', on }, ['2026-08-01'], '2026-07-20').map(({ state }) => state);
    expect(none).toEqual(['overdue', 'overdue', 'planned', 'planned']);
  });

  test('with no attestation of before its tier was accepted', () => {
    const states = revalidationSchedule({ tier: 'T2', on }, ['2026-01-15'], '2026-05-01').map(({ state }) => state);
    expect(states).toEqual(['overdue', 'planned', 'planned', 'planned']);
  });
});

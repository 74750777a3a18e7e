import { describe, expect, test } from 'vitest';
import { brand } from '#shared/base/brand';
import { evidenceState, lastDay, sameBytes } from '#shared/domain/evidence/evidence-rules';
import { anEvidence, aReview, aRevision } from '../../../../builders/a-partner-case';

const yearly = { validMonths: 12 };
const evidence = anEvidence('E1.1');
const first = aRevision();
const second = aRevision({ id: brand('second'), number: 2, effectiveFrom: '2027-06-01' });
const accepted = aReview('accepted');

function stateOn(asOf: string, revisions = [first], reviews = [accepted]) {
  return evidenceState({ evidence, revisions, reviews }, yearly, asOf);
}

describe('a piece of evidence', () => {
  test('proves nothing before somebody has looked at it', () => {
    expect(stateOn('2026-11-20', [first], [])).toEqual({ state: 'pendingReview', revision: first });
    expect(stateOn('2026-11-20', [], [])).toEqual({ state: 'empty' });
  });

  test('holds from its effective date for as long as its kind holds, the last day included', () => {
    const holding = { state: 'accepted', revision: first, until: '2027-11-20', newer: null };
    expect(stateOn('2026-11-19')).toEqual({ state: 'notYetEffective', revision: first, from: '2026-11-20' });
    expect(stateOn('2026-11-20')).toEqual(holding);
    expect(stateOn('2027-11-20')).toEqual(holding);
    expect(stateOn('2027-11-21')).toEqual({ state: 'expired', revision: first, until: '2027-11-20' });
  });

  test('ends on its own date where it has one, and never where its kind does not expire', () => {
    expect(lastDay({ effectiveFrom: '2026-11-20', effectiveTo: '2027-01-31' }, yearly)).toBe('2027-01-31');
    expect(lastDay({ effectiveFrom: '2026-11-20', effectiveTo: null }, { validMonths: null })).toBeNull();
    expect(lastDay({ effectiveFrom: '2026-08-31', effectiveTo: null }, { validMonths: 6 })).toBe('2027-02-28');
  });

  test('goes on holding while its renewal waits, is refused, or lies ahead', () => {
    const rejected = aReview('rejected', { revisionId: second.id });
    const renewed = aReview('accepted', { id: brand('renewed'), revisionId: second.id });
    expect(stateOn('2026-12-01', [first, second])).toMatchObject({ state: 'accepted', revision: first, newer: second });
    expect(stateOn('2026-12-01', [first, second], [accepted, rejected])).toMatchObject({
      revision: first,
      newer: null,
    });
    expect(stateOn('2026-12-01', [first, second], [accepted, renewed])).toMatchObject({
      state: 'accepted',
      revision: first,
    });
    expect(stateOn('2027-06-01', [first, second], [accepted, renewed])).toMatchObject({
      state: 'accepted',
      revision: second,
    });
  });

  test('follows its latest review; of two at the same instant the stricter', () => {
    const later = aReview('rejected', { at: '2026-11-21T08:00:00Z' });
    const meanwhile = aReview('withdrawn');
    expect(stateOn('2026-11-20', [first], [later, accepted])).toEqual({
      state: 'rejected',
      revision: first,
      reason: 'not legible',
    });
    expect(stateOn('2026-11-20', [first], [meanwhile, accepted])).toMatchObject({ state: 'withdrawn' });
    expect(stateOn('2026-11-20', [first], [accepted, meanwhile])).toMatchObject({ state: 'withdrawn' });
  });
});

describe('a file', () => {
  test('that is kept already is recognised by its bytes, whatever it is called', () => {
    expect(sameBytes('a'.repeat(64), [first])).toEqual([
      { evidenceId: 'evidence', revisionId: 'revision', name: 'extract.pdf' },
    ]);
    expect(sameBytes('b'.repeat(64), [first])).toEqual([]);
  });
});

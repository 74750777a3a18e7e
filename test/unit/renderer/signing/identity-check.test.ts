import { describe, expect, test } from 'vitest';
import { checkProblem } from '../../../../renderer/features/signing/identity-check';

describe('how somebody was recognised', () => {
  test('has to be said, and what was looked at where there is something to look at', () => {
    expect(checkProblem({ check: null, detail: '' })).toBe('notSaid');
    expect(checkProblem({ check: 'document', detail: ' ' })).toBe('detailMissing');
    expect(checkProblem({ check: 'badge', detail: '' })).toBe('detailMissing');
    expect(checkProblem({ check: 'document', detail: 'Austrian passport, valid until 2030' })).toBeNull();
    expect(checkProblem({ check: 'knownPerson', detail: '' })).toBeNull();
    expect(checkProblem({ check: 'none', detail: '' })).toBeNull();
  });

  test('holds no number of a document, however it is written', () => {
    for (const detail of ['Passport P1234567', 'ID 12 34 56', 'no. 123-456'])
      expect(checkProblem({ check: 'document', detail })).toBe('numberInDetail');
  });
});

import { describe, expect, test } from 'vitest';
import { signingStep } from '../../../../renderer/features/signing/signing-place';

const beginning = {
  isFrozen: false,
  missing: ['vendor', 'partner'],
  place: null,
  justSigned: null,
  first: 'partner',
} as const;
const eva = { party: 'partner', personId: 'eva' } as const;

describe('the step of a signing', () => {
  test('begins with who signs for the partner, unless our side goes first', () => {
    expect(signingStep(beginning)).toEqual({ step: 'who', party: 'partner', other: 'vendor' });
    expect(signingStep({ ...beginning, first: 'vendor' })).toEqual({ step: 'who', party: 'vendor', other: 'partner' });
  });

  test('is resumed with the person who held the screen', () => {
    expect(signingStep({ ...beginning, place: eva })).toEqual({ step: 'sign', ...eva });
  });

  test('forgets who held the screen once that side has signed', () => {
    expect(signingStep({ ...beginning, missing: ['vendor'], place: eva })).toEqual({
      step: 'who',
      party: 'vendor',
      other: null,
    });
  });

  test('turns the screen between the two', () => {
    expect(signingStep({ ...beginning, missing: ['vendor'], justSigned: 'partner' })).toEqual({
      step: 'turn',
      signed: 'partner',
      next: 'vendor',
    });
  });

  test('finishes the file when both have signed, also after a crash, and is done when it is frozen', () => {
    expect(signingStep({ ...beginning, missing: [], justSigned: 'vendor' })).toEqual({ step: 'finish' });
    expect(signingStep({ ...beginning, missing: [] })).toEqual({ step: 'finish' });
    expect(signingStep({ ...beginning, missing: [], isFrozen: true })).toEqual({ step: 'done' });
  });
});

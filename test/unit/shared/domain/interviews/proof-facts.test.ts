import { describe, expect, test } from 'vitest';
import { proofFacts, rubricPoints } from '#shared/domain/interviews/proof-facts';
import { builtInPack } from '#shared/domain/playbook/built-in-pack';

const question = builtInPack().questionById.get('M6.Q6');
if (!question) throw new Error('The playbook has no M6.Q6.');

describe('what was observed', () => {
  test('gives nothing for all ones, everything for all fives, and the half for all threes', () => {
    expect([1, 3, 5].map((mark) => rubricPoints({ clear: mark, short: mark }))).toEqual([0, 50, 100]);
  });

  test('gives no points while nobody has marked anything', () => {
    expect([undefined, {}, null].map(rubricPoints)).toEqual([undefined, undefined, undefined]);
  });

  test('goes into the proof that the answer asks for, so that nobody types it again', () => {
    expect(proofFacts(question, 'E6.5', { who: 'ada', rubric: { clear: 5, short: 4 } })).toEqual({
      person: 'ada',
      score: 88,
      exercise: 'value',
    });
  });

  test('takes nothing for a proof of another kind', () => {
    expect(proofFacts(question, 'E1.1', { who: 'ada' })).toEqual({});
  });
});

import { describe, expect, test } from 'vitest';
import { factsOf } from '#shared/domain/gates/partner-records';
import type { Answer } from '#shared/domain/interviews/answer';
import { consequencesOf, isNothing } from '#shared/domain/interviews/consequences';
import { builtInPack } from '#shared/domain/playbook/built-in-pack';
import { noFacts } from '#shared/domain/playbook/partner-facts';
import { aCase, anAnswer } from '../../../../builders/a-partner-case';
import { aQuestion, aSmallPlaybook } from '../../../../builders/a-small-playbook';

const words = { id: 'words', label: 'Words', type: 'text' } as const;
const index = aSmallPlaybook({
  m1: [aQuestion('M1.Q1', [words]), aQuestion('M1.Q2', [words], { appliesIf: "riskTier == 'T3'" })],
  m2: [aQuestion('M2.Q1', [words], { appliesIf: "answer('M1.Q1.words') == 'no'" })],
});
const facts = (answers: readonly Answer[] = []) => factsOf(aCase({ answers }), index, { asOf: '2026-11-20' });
const ids = (questions: readonly { readonly id: string }[]) => questions.map(({ id }) => id);

describe('what follows', () => {
  test('from nothing is nothing', () => {
    expect(isNothing(consequencesOf(index, facts(), facts()))).toBe(true);
  });

  test('from a higher risk tier are the questions of that tier, at once', () => {
    const followed = consequencesOf(index, { ...facts(), riskTier: 'T1' }, { ...facts(), riskTier: 'T3' });
    expect([followed.tier, ids(followed.added), ids(followed.gone)]).toEqual([{ from: 'T1', to: 'T3' }, ['M1.Q2'], []]);
  });

  test('from an answer are questions that come and go, in whatever module they stand', () => {
    const no = facts([anAnswer('M1.Q1', { words: 'no' })]);
    const yes = facts([anAnswer('M1.Q1', { words: 'yes' })]);
    expect(ids(consequencesOf(index, facts(), no).added)).toEqual(['M2.Q1']);
    expect(ids(consequencesOf(index, no, yes).gone)).toEqual(['M2.Q1']);
    expect(isNothing(consequencesOf(index, no, yes))).toBe(false);
  });

  test('at the gates are the criteria that are met now, or no longer', () => {
    const pack = builtInPack();
    const empty = noFacts('2026-11-20');
    const rated = { ...empty, riskTier: 'T1' as const, riskTierAccepted: true };
    const criteria = (from: typeof empty, to: typeof empty) =>
      consequencesOf(pack, from, to).criteria.map(({ criterion, isMet }) => [criterion.id, isMet]);
    expect(criteria(empty, rated).every(([, isMet]) => isMet)).toBe(true);
    expect(criteria(empty, rated).length).toBeGreaterThan(0);
    expect(criteria(rated, empty)).toEqual(criteria(empty, rated).map(([id]) => [id, false]));
  });
});

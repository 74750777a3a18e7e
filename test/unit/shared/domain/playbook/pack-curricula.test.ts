import { describe, expect, test } from 'vitest';
import { checkExpression, holds } from '#shared/domain/playbook/expression';
import { capabilities, evidenceTypeOf, factsWith, pack } from '../../../../builders/a-playbook';

describe('curricula and exams', () => {
  test('give each role its courses, its own exam and its credential', () => {
    const plan = pack.curricula.map(({ role, heads, courses, examId, credential }) => ({
      role,
      heads,
      courses: courses.length,
      exam: pack.exams.find(({ id }) => id === examId)?.role,
      grants: credential.grants,
    }));
    expect(plan).toEqual([
      { role: 'sales', heads: 1, courses: 4, exam: 'sales', grants: ['directory', 'dealPrivilege', 'content'] },
      { role: 'solution', heads: 1, courses: 5, exam: 'solution', grants: ['directory', 'dealPrivilege', 'content'] },
      { role: 'delivery', heads: 2, courses: 5, exam: 'delivery', grants: ['directory', 'content'] },
      { role: 'support', heads: 2, courses: 5, exam: 'support', grants: ['directory', 'content'] },
    ]);
  });

  test.each([
    ['nothing planned', {}, []],
    ['wins attention', { market: 'withHelp' }, ['sales']],
    ['only wishes to sell', { sell: 'wish' }, []],
    ['sells and supports', { sell: 'alone', support: 'withHelp' }, ['sales', 'support']],
    ['develops with us and implements', { coInnovate: 'withHelp', implement: 'alone' }, ['solution', 'delivery']],
  ])('are needed by what the partner will do: %s', (_, planned, roles) => {
    const facts = factsWith({ answers: { 'M1.Q3': { capabilities: capabilities(planned) } } });
    expect(pack.curricula.filter(({ neededIf }) => holds(neededIf, facts)).map(({ role }) => role)).toEqual(roles);
  });

  test('are needed by a rule that can be read', () => {
    expect(pack.curricula.filter(({ neededIf }) => !checkExpression(neededIf, 'partner').ok)).toEqual([]);
  });

  test('give the credential for two exams with eighty points, so that Gate 2 need not wait for the go-live it opens', () => {
    for (const { role, credential } of pack.curricula) {
      expect(
        credential.requires.map(({ evidenceTypeId, where, minScore }) => ({ evidenceTypeId, where, minScore })),
      ).toEqual([
        { evidenceTypeId: 'E6.1', where: {}, minScore: 80 },
        { evidenceTypeId: 'E6.6', where: { role }, minScore: 80 },
      ]);
    }
  });

  test.each(pack.exams.map((exam) => [exam.title, exam] as const))(
    '%s can be passed, but not by guessing',
    (_, exam) => {
      expect(exam.questions).toHaveLength(exam.role === 'baseline' ? 10 : 8);
      expect([exam.passAt, exam.evidenceTypeId]).toEqual([80, exam.role === 'baseline' ? 'E6.1' : 'E6.6']);
      for (const { options, right, because, text } of exam.questions) {
        const ids = options.map(({ id }) => id);
        expect(ids.length).toBeGreaterThanOrEqual(3);
        expect(ids.length).toBeLessThanOrEqual(4);
        expect(ids).toEqual(expect.arrayContaining(right));
        expect(right.length).toBeLessThan(ids.length);
        expect(because.length).toBeGreaterThan(20);
        // Who does not know that several are right cannot give the right answer.
        expect(text.endsWith('Choose all that are right.')).toBe(right.length > 1);
      }
      // Nor by taking the longest answer, which tends to be the careful one.
      const longest = exam.questions.filter(({ options, right }) => {
        const byLength = options.toSorted((one, other) => other.label.length - one.label.length);
        return right.length === 1 && right[0] === byLength[0]?.id;
      }).length;
      expect(longest / exam.questions.length).toBeLessThan(0.5);
      for (const letter of ['a', 'b', 'c', 'd']) {
        const guessed = exam.questions.filter(({ right }) => right.length === 1 && right[0] === letter).length;
        expect(guessed / exam.questions.length).toBeLessThan(exam.passAt / 100);
      }
    },
  );

  test('keep the same certificate two years, while the baseline is shown again every year', () => {
    const months = ['E6.1', 'E6.2', 'E6.6'].map((id) => evidenceTypeOf(id).validMonths);
    expect([...months, ...pack.curricula.map(({ credential }) => credential.validMonths)]).toEqual([
      12, 24, 24, 24, 24, 24, 24,
    ]);
  });
});

describe('a drill', () => {
  test('writes its minutes where the evidence takes them, and is a way that evidence may come', () => {
    const drills = pack.drills.map(({ id, evidenceTypeId, minutesFact, limitMinutes, steps }) => {
      const type = evidenceTypeOf(evidenceTypeId);
      const fact = type.facts.find((one) => one.id === minutesFact);
      return {
        id,
        evidenceTypeId,
        limitMinutes,
        steps: steps.length,
        fact: fact?.type,
        bySource: type.sources.includes('drill'),
      };
    });
    expect(drills).toEqual([
      { id: 'callTree', evidenceTypeId: 'E8.3', limitMinutes: 60, steps: 7, fact: 'number', bySource: true },
      { id: 'restore', evidenceTypeId: 'E3.6', limitMinutes: 240, steps: 7, fact: 'number', bySource: true },
    ]);
  });
});

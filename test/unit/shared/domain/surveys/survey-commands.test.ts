import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { brand } from '#shared/base/brand';
import { surveyScales, surveys } from '#shared/domain/surveys/survey-answer';
import { type NewSurveyAnswer, noteSurveyAnswer } from '#shared/domain/surveys/survey-commands';
import { answerPlace, answersInOrder, countingAnswers } from '#shared/domain/surveys/survey-rules';
import { anEngagement, aSurveyAnswer } from '../../../../builders/a-delivery';
import { aContext } from '../../../../builders/a-partner-case';

const partnerId = brand<'Partner'>('partner');
const ada = { id: brand<'Person'>('ada') };
const ground = { people: [ada], engagements: [anEngagement()], answers: [] };
const asked: NewSurveyAnswer = { partnerId, survey: 'promoter', score: 9, how: 'here', personId: ada.id };

describe('an answer', () => {
  test('is kept as of now, with who wrote it down', () => {
    expect(noteSurveyAnswer(asked, ground, aContext())).toMatchObject({
      ok: true,
      value: {
        answer: { score: 9, personId: 'ada', answeredAt: '2026-11-20T09:00:00Z', recordedBy: 'ines' },
        before: null,
        counts: true,
      },
    });
  });

  test('off its scale is refused, and every mark on it is taken', () => {
    fc.assert(
      fc.property(fc.constantFrom(...surveys), fc.integer({ min: -3, max: 13 }), (survey, score) => {
        const { from, to } = surveyScales[survey];
        const given = { ...asked, survey, score, engagementId: anEngagement().id };
        const noted = noteSurveyAnswer(given, ground, aContext());
        expect(noted.ok).toBe(score >= from && score <= to);
        if (!noted.ok) expect(noted.error).toEqual({ kind: 'off-the-scale', from, to });
      }),
    );
  });

  test.each([
    [{ personId: null }, 'respondent-missing'],
    [{ personId: null, contact: '  ' }, 'respondent-missing'],
    [{ personId: brand<'Person'>('somebody of another partner') }, 'respondent-missing'],
    [{ survey: 'satisfaction', score: 4 }, 'engagement-missing'],
    [{ survey: 'satisfaction', score: 4, engagementId: brand<'Engagement'>('other') }, 'engagement-missing'],
    [{ answeredAt: '2026-11-22T00:00:00.000Z' }, 'in-the-future'],
    [{ answeredAt: '1989-11-22T00:00:00.000Z' }, 'too-early'],
  ] as const)('with %j is refused as %s', (differs, kind) => {
    expect(noteSurveyAnswer({ ...asked, ...differs }, ground, aContext())).toMatchObject({
      ok: false,
      error: { kind },
    });
  });

  test('may come from where it is tomorrow already', () => {
    expect(noteSurveyAnswer({ ...asked, answeredAt: '2026-11-21T08:00:00.000Z' }, ground, aContext()).ok).toBe(true);
  });
});

describe('a second answer of the same person', () => {
  const first = aSurveyAnswer({ personId: ada.id, contact: '' });

  test('counts instead of the first, which stays on record', () => {
    const noted = noteSurveyAnswer({ ...asked, score: 3 }, { ...ground, answers: [first] }, aContext());
    if (!noted.ok) throw new Error('It was not kept.');
    expect(noted.value).toMatchObject({ before: { id: first.id }, counts: true });
    expect(answersInOrder([first, noted.value.answer]).map(({ answer, counts }) => [answer.score, counts])).toEqual([
      [3, true],
      [9, false],
    ]);
  });

  test('that was given before the first and told later does not count', () => {
    const told = { ...asked, score: 3, answeredAt: '2026-11-01T08:00:00.000Z' };
    expect(noteSurveyAnswer(told, { ...ground, answers: [first] }, aContext())).toMatchObject({
      ok: true,
      value: { counts: false },
    });
  });

  test('about another engagement is a first answer', () => {
    const about = { survey: 'satisfaction', score: 4 } as const;
    const one = aSurveyAnswer({ ...about, engagementId: brand<'Engagement'>('one') });
    const other = aSurveyAnswer({ ...about, engagementId: brand<'Engagement'>('other') });
    expect(countingAnswers([one, other], 'satisfaction')).toHaveLength(2);
  });

  test('is known by the address, whatever its letters', () => {
    const one = aSurveyAnswer({ contact: 'Ada@Nordlys.example ' });
    expect(answerPlace(one)).toBe(answerPlace({ ...one, contact: 'ada@nordlys.example' }));
  });

  test('leaves exactly one that counts for each person, the latest, in whatever order they came', () => {
    const answer = fc.record({ who: fc.constantFrom('a', 'b', 'c'), minute: fc.integer({ min: 0, max: 59 }) });
    fc.assert(
      fc.property(fc.array(answer, { maxLength: 12 }), (given) => {
        const answers = given.map(({ who, minute }) =>
          aSurveyAnswer({ contact: who, answeredAt: `2026-11-10T10:${String(minute).padStart(2, '0')}:00.000Z` }),
        );
        const counting = countingAnswers(answers, 'promoter');
        expect(counting.map(({ contact }) => contact).sort()).toEqual([...new Set(given.map(({ who }) => who))].sort());
        for (const { contact, answeredAt } of counting) {
          const latest = answers
            .filter((one) => one.contact === contact)
            .map((one) => one.answeredAt)
            .sort()
            .at(-1);
          expect(answeredAt).toBe(latest);
        }
        expect(new Set(countingAnswers(answers.toReversed(), 'promoter'))).toEqual(new Set(counting));
      }),
    );
  });
});

import { describe, expect, test } from 'vitest';
import { brand } from '#shared/base/brand';
import type { Answer } from '#shared/domain/interviews/answer';
import { builtInPack } from '#shared/domain/playbook/built-in-pack';
import { frictionSigns } from '#shared/domain/readiness/friction-signs';
import { anAnswer, aReview, aRevision } from '../../../../builders/a-partner-case';

const index = builtInPack();
const none = { answers: [], revisions: [], reviews: [] };

/** An answer to the question about competitors, given in an interview at an hour of 20 November. */
function said(id: string, hour: number, over: Partial<Answer> = {}): Answer {
  return anAnswer(
    'M1.Q8',
    { competing: 'none' },
    {
      id: brand<'Answer'>(id),
      interviewId: brand<'Interview'>(`interview ${id}`),
      at: `2026-11-20T${String(hour).padStart(2, '0')}:00:00Z`,
      secondsSpent: 90,
      ...over,
    },
  );
}

const first = said('first', 9);
const replaces = [first.id];

describe('the signs of friction', () => {
  test('are all at nothing while nothing was done', () => {
    expect(frictionSigns(index, none)).toEqual({
      submitted: 0,
      redone: 0,
      askedTwice: [],
      minutesSpent: 0,
      minutesPlanned: 0,
    });
  });

  test('count a rejected piece and a corrected answer as work done again', () => {
    const corrected = said('second', 10, { replaces, reason: 'The register said otherwise.' });
    const signs = frictionSigns(index, {
      answers: [first, corrected],
      revisions: [aRevision()],
      reviews: [aReview('rejected'), aReview('rejected', { id: brand<'EvidenceReview'>('again') })],
    });
    expect(signs).toEqual({
      submitted: 2,
      redone: 2,
      askedTwice: [],
      minutesSpent: 3,
      minutesPlanned: index.questionById.get('M1.Q8')?.minutes,
    });
  });

  test('do not count an accepted piece, nor an answer that was made fuller while it was given', () => {
    const fuller = said('second', 10, { replaces, value: { competing: 'sells', which: 'One', separation: 'Two' } });
    const signs = frictionSigns(index, { ...none, answers: [first, fuller], reviews: [aReview('accepted')] });
    expect(signs.redone).toBe(0);
  });

  test.each<[string, Partial<Answer>, readonly string[]]>([
    ['asked again in another interview, with the same answer', {}, ['M1.Q8']],
    ['asked again in another interview, with another answer', { value: { competing: 'sells' } }, []],
    ['asked again because something was wrong', { reason: 'Asked to be sure.' }, []],
    ['asked again in the same interview', { interviewId: first.interviewId }, []],
    ['asked again, and nobody wished to answer', { state: 'declined' }, []],
  ])('see a question that was %s', (_, over, askedTwice) => {
    const signs = frictionSigns(index, { ...none, answers: [first, said('second', 10, over)] });
    expect(signs.askedTwice).toEqual(askedTwice);
  });

  test('do not count a friction interview, which is held every quarter on purpose', () => {
    const [question] = index.pack.talks.flatMap(({ questions }) => questions);
    if (!question) throw new Error('The playbook has no talks.');
    const every = [said('first', 9, { questionId: question.id }), said('second', 10, { questionId: question.id })];
    expect(frictionSigns(index, { ...none, answers: every }).askedTwice).toEqual([]);
  });
});

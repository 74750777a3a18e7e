import { describe, expect, test } from 'vitest';
import { brand } from '#shared/base/brand';
import {
  activeLearners,
  addLearner,
  endRole,
  learnersNamed,
  noteCourse,
} from '#shared/domain/enablement/learner-commands';
import { aCurriculum } from '../../../../builders/a-curriculum';
import { aContext, partnerId } from '../../../../builders/a-partner-case';

const given = { partnerId, personId: brand<'Person'>('tom'), role: 'sales', since: '2026-11-01' } as const;
const tom = { ...given, id: brand<'Learner'>('id-1'), left: null, courses: {} };

describe('a role that is learned', () => {
  test('is taken by a person once at a time', () => {
    expect(addLearner({ ...given, known: [] }, aContext())).toEqual({ ok: true, value: { learner: tom } });
    expect(addLearner({ ...given, known: [tom] }, aContext())).toEqual({
      ok: false,
      error: { kind: 'learner-exists', learnerId: 'id-1' },
    });
    expect(addLearner({ ...given, known: [{ ...tom, left: '2026-11-10' }] }, aContext()).ok).toBe(true);
  });

  test('ends on a day, not before it began', () => {
    expect(endRole(tom, '2026-10-31')).toEqual({
      ok: false,
      error: { kind: 'ends-before-it-began', since: '2026-11-01' },
    });
    const ended = endRole(tom, '2026-11-10');
    expect(ended).toEqual({ ok: true, value: { learner: { ...tom, left: '2026-11-10' } } });
    expect(ended.ok && activeLearners([ended.value.learner], '2026-11-10').length).toBe(1);
    expect(ended.ok && activeLearners([ended.value.learner], '2026-11-11').length).toBe(0);
  });

  test('has courses that are noted on the day they were done, and can be taken back', () => {
    const course = { curriculum: aCurriculum(), courseId: 'basics', on: '2026-11-20' };
    const noted = noteCourse(tom, course, '2026-11-20');
    expect(noted).toEqual({ ok: true, value: { learner: { ...tom, courses: { basics: '2026-11-20' } } } });
    expect(noted.ok && noteCourse(noted.value.learner, { ...course, on: null }, '2026-11-20')).toEqual({
      ok: true,
      value: { learner: tom },
    });
    expect(noteCourse(tom, { ...course, on: '2026-11-21' }, '2026-11-20')).toEqual({
      ok: false,
      error: { kind: 'not-yet', today: '2026-11-20' },
    });
    expect(noteCourse(tom, { ...course, courseId: 'juggling' }, '2026-11-20')).toEqual({
      ok: false,
      error: { kind: 'course-unknown', courseId: 'juggling' },
    });
  });
});

test('people an interview named for a role are offered once, and only those who are on record', () => {
  const rows = [
    { person: 'tom', role: 'sales', from: '2026-12-01' },
    { person: 'ana', role: 'support' },
    { person: 'ana', role: 'support', from: '2027-01-01' },
    { person: 'kim', role: 'pilot' },
    { person: 'nobody', role: 'sales' },
    'nonsense',
  ];
  const people = new Set(['tom', 'ana', 'kim']);
  expect(learnersNamed(rows, { known: [tom], people, today: '2026-11-20' })).toEqual([
    { personId: 'ana', role: 'support', since: '2026-11-20' },
  ]);
  expect(learnersNamed(undefined, { known: [], people, today: '2026-11-20' })).toEqual([]);
});

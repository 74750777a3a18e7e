import { describe, expect, test } from 'vitest';
import { draftExperiment, startExperiment, stopExperiment } from '#shared/domain/improvements/experiment-commands';
import { builtInPack } from '#shared/domain/playbook/built-in-pack';
import { aContext } from '../../../../builders/a-partner-case';
import { anExperiment } from '../../../../builders/an-improvement';

/** Ids as they are made: one after the other, alike in all but a few letters. */
describe('an experiment', () => {
  const index = builtInPack();
  const courses = index.pack.curricula.find(({ role }) => role === 'sales')?.courses.map(({ id }) => id) ?? [];
  const input = {
    title: 'Courses the other way round',
    expects: '',
    kind: 'courseSequence',
    subject: 'sales',
    other: courses.toReversed(),
    goal: 'roleCertified',
    withinDays: 60,
    leastPerArm: 20,
    startsOn: '2026-12-01',
    endsOn: '2027-12-01',
  } as const;
  const draft = (over: Partial<Parameters<typeof draftExperiment>[0]> = {}) =>
    draftExperiment({ ...input, ...over }, index, aContext());

  test('is drafted with the way it is now taken from the playbook', () => {
    const drafted = draft();
    expect(drafted.ok && drafted.value).toMatchObject({ state: 'draft', now: courses, other: courses.toReversed() });
  });

  test('is refused where nothing differs, where things are missing or unknown, and for a goal that cannot tell', () => {
    const kindOf = (over: Partial<Parameters<typeof draftExperiment>[0]>) => {
      const drafted = draft(over);
      return drafted.ok ? 'drafted' : drafted.error.kind;
    };
    expect([
      kindOf({ other: courses }),
      kindOf({ other: courses.slice(1) }),
      kindOf({ other: [...courses.slice(1), 'x'] }),
      kindOf({ subject: 'marketing' }),
      kindOf({ goal: 'moduleDone' }),
      kindOf({ endsOn: '2026-12-01' }),
      kindOf({ title: '' }),
      kindOf({ leastPerArm: 4 }),
    ]).toEqual([
      'nothing-differs',
      'not-the-same-things',
      'order-unknown',
      'subject-unknown',
      'goal-does-not-fit',
      'days-reversed',
      'fields-refused',
      'fields-refused',
    ]);
  });

  test('may leave questions of an exam out, but not all of them', () => {
    const exam = index.pack.exams[0];
    if (!exam) throw new Error('no exam');
    const design = { kind: 'certificationDesign', subject: exam.id, goal: 'examPassedFirst' } as const;
    expect(draft({ ...design, other: exam.questions.slice(2).map(({ id }) => id) }).ok).toBe(true);
    expect(draft({ ...design, other: [] })).toEqual({ ok: false, error: { kind: 'not-the-same-things' } });
  });

  test('may not ask a question before one on which its rule looks', () => {
    const found = index.pack.modules.flatMap(({ id, questions }) =>
      questions.flatMap((question) => {
        const needs = questions.find(
          (other) => question.appliesIf?.includes(`"${other.id}`) || question.appliesIf?.includes(`'${other.id}`),
        );
        return needs ? [{ moduleId: id, question, needs, questions }] : [];
      }),
    )[0];
    if (!found) throw new Error('no rule looks back within a module');
    const ids = found.questions.map(({ id }) => id).filter((id) => id !== found.question.id);
    const drafted = draft({
      kind: 'contentLayout',
      subject: found.moduleId,
      goal: 'moduleDone',
      other: [found.question.id, ...ids],
    });
    expect(drafted).toMatchObject({ ok: false, error: { kind: 'order-breaks-rule', questionId: found.question.id } });
  });

  test('starts once, on a day to come, and only one runs about a subject at a time', () => {
    const drafted = draft();
    if (!drafted.ok) throw new Error('refused');
    const start = (known: readonly ReturnType<typeof anExperiment>[], now = '2026-11-20T09:00:00Z') =>
      startExperiment(drafted.value, known, aContext({ now }));
    const running = anExperiment({ startsOn: '2026-01-01', endsOn: '2026-12-02' });
    expect(start([running])).toEqual({ ok: false, error: { kind: 'subject-taken', experimentId: running.id } });
    expect(start([{ ...running, endsOn: '2026-12-01' }]).ok).toBe(true);
    expect(start([{ ...running, subject: 'support' }]).ok).toBe(true);
    expect(start([], '2026-12-02T09:00:00Z')).toEqual({ ok: false, error: { kind: 'begins-in-the-past' } });
    expect(startExperiment(running, [], aContext())).toEqual({ ok: false, error: { kind: 'not-a-draft' } });
  });

  test('is stopped with what was learned from it', () => {
    const running = anExperiment();
    expect(stopExperiment(running, ' ', aContext())).toEqual({ ok: false, error: { kind: 'conclusion-missing' } });
    const stopped = stopExperiment(running, ' Both are as good ', aContext());
    expect(stopped.ok && stopped.value).toMatchObject({
      state: 'stopped',
      conclusion: 'Both are as good',
      stoppedAt: '2026-11-20T09:00:00Z',
    });
    expect(stopExperiment(anExperiment({ state: 'draft' }), 'x', aContext())).toEqual({
      ok: false,
      error: { kind: 'not-running' },
    });
  });
});

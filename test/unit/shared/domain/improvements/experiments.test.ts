import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays } from '#shared/base/calendar-date';
import { draftExperiment, startExperiment, stopExperiment } from '#shared/domain/improvements/experiment-commands';
import { metOn, participantOf } from '#shared/domain/improvements/experiment-participants';
import { boundaries, experimentResult, type Participant } from '#shared/domain/improvements/experiment-result';
import { isAssigned, orderFor, wayOf } from '#shared/domain/improvements/experiment-rules';
import { newcombe, wilson } from '#shared/domain/improvements/two-shares';
import { builtInPack } from '#shared/domain/playbook/built-in-pack';
import { aCase, aContext, aPartner, aRevision } from '../../../../builders/a-partner-case';
import { aReadyPartner, readyOn } from '../../../../builders/a-ready-partner';
import { anExperiment } from '../../../../builders/an-improvement';

const rounded = ({ low, high }: { low: number; high: number }) => [low.toFixed(4), high.toFixed(4)];
/** Ids as they are made: one after the other, alike in all but a few letters. */
const idAt = (at: number) => `01930000-0000-7000-8000-${at.toString(16).padStart(12, '0')}`;

describe('shares', () => {
  test('have the interval of Wilson', () => {
    // Newcombe 1998, Statistics in Medicine 17:857, table I, method 3.
    expect(rounded(wilson({ done: 81, of: 263 }))).toEqual(['0.2553', '0.3662']);
    expect(rounded(wilson({ done: 15, of: 148 }))).toEqual(['0.0624', '0.1605']);
    expect(rounded(wilson({ done: 0, of: 20 }))).toEqual(['0.0000', '0.1611']);
    expect(rounded(wilson({ done: 1, of: 29 }))).toEqual(['0.0061', '0.1718']);
  });

  test('differ by the interval of Newcombe', () => {
    // Newcombe 1998, Statistics in Medicine 17:873, table II, method 10; his difference is the first minus the second.
    const his = (a: number, m: number, b: number, n: number) =>
      rounded(newcombe({ done: b, of: n }, { done: a, of: m }));
    expect(his(56, 70, 48, 80)).toEqual(['0.0524', '0.3339']);
    expect(his(9, 10, 3, 10)).toEqual(['0.1705', '0.8090']);
    expect(his(5, 56, 0, 29)).toEqual(['-0.0381', '0.1926']);
    expect(his(10, 10, 0, 10)).toEqual(['0.6075', '1.0000']);
  });

  test('always lie in their interval, and nothing is known of nothing', () => {
    const counts = fc.integer({ min: 1, max: 500 }).chain((of) => fc.record({ of: fc.constant(of), done: fc.nat(of) }));
    fc.assert(
      fc.property(counts, counts, (first, second) => {
        const { low, high } = newcombe(first, second);
        const difference = second.done / second.of - first.done / first.of;
        expect(low).toBeLessThanOrEqual(difference + 1e-12);
        expect(high).toBeGreaterThanOrEqual(difference - 1e-12);
        expect(low).toBeGreaterThanOrEqual(-1 - 1e-12);
        expect(high).toBeLessThanOrEqual(1 + 1e-12);
      }),
    );
    expect(wilson({ done: 0, of: 0 })).toEqual({ low: 0, high: 1 });
  });
});

describe('the way of a partner', () => {
  test('is the same on every device and in every version of the program', () => {
    // These are promises: another formula would move partners that are under way.
    expect([0, 1, 2, 3, 4, 5, 6, 7].map((at) => wayOf(idAt(at), idAt(1000)))).toMatchInlineSnapshot(`
      [
        "now",
        "now",
        "other",
        "other",
        "other",
        "now",
        "other",
        "now",
      ]
    `);
  });

  test('falls evenly, for ids made one after the other as for any others, and for every experiment', () => {
    fc.assert(
      fc.property(fc.uuid(), fc.integer({ min: 0, max: 1_000_000 }), (experimentId, from) => {
        const n = 2000;
        const others = Array.from({ length: n }, (_, at) => wayOf(idAt(from + at), experimentId)).filter(
          (way) => way === 'other',
        ).length;
        // Five standard deviations of a fair coin: by chance missed once in two million.
        expect(Math.abs(others - n / 2)).toBeLessThan(5 * Math.sqrt(n / 4));
      }),
      { seed: 20261121, numRuns: 60 },
    );
  });

  test('in one experiment says nothing about the way in another', () => {
    const n = 4000;
    const same = Array.from({ length: n }, (_, at) => idAt(at)).filter(
      (id) => wayOf(id, idAt(1)) === wayOf(id, idAt(2)),
    ).length;
    expect(Math.abs(same - n / 2)).toBeLessThan(5 * Math.sqrt(n / 4));
  });
});

const [inOther = '', inNow = ''] = ['other', 'now'].map((way) =>
  Array.from({ length: 50 }, (_, at) => idAt(at)).find((id) => wayOf(id, 'experiment') === way),
);
const about = { kind: 'courseSequence', subject: 'sales' } as const;

describe('an order', () => {
  const order = (
    id: string,
    ids: readonly string[] = ['a', 'b', 'c'],
    over: Parameters<typeof anExperiment>[0] = {},
    met: string | null = null,
  ) => orderFor([anExperiment(over)], { id, metOn: met }, about, ids, '2026-06-01');

  test('is the other one for half of the partners, and the playbook’s for everybody without an experiment', () => {
    expect([order(inOther), order(inNow)]).toEqual([
      ['c', 'b', 'a'],
      ['a', 'b', 'c'],
    ]);
    const elsewhere = { kind: 'contentLayout', subject: 'M1' } as const;
    expect(orderFor([anExperiment()], { id: inOther, metOn: null }, elsewhere, ['a', 'b'], '2026-06-01')).toEqual([
      'a',
      'b',
    ]);
  });

  test('stays for good: after the end, after it was stopped, and whatever day it is', () => {
    const stopped = { state: 'stopped', stoppedAt: '2026-05-01T12:00:00Z' } as const;
    const met = (on: string, over: Parameters<typeof anExperiment>[0]) => order(inOther, ['a', 'b', 'c'], over, on);
    expect(met('2026-04-30', stopped)).toEqual(['c', 'b', 'a']);
    expect(met('2026-04-30', { endsOn: '2026-05-01' })).toEqual(['c', 'b', 'a']);
    // Who comes later is not in it.
    expect(met('2026-05-01', stopped)).toEqual(['a', 'b', 'c']);
    expect(met('2026-05-01', { endsOn: '2026-05-01' })).toEqual(['a', 'b', 'c']);
  });

  test('does not change for who met the subject before the experiment began, nor by a draft', () => {
    expect(order(inOther, ['a', 'b', 'c'], {}, '2025-12-31')).toEqual(['a', 'b', 'c']);
    expect(order(inOther, ['a', 'b', 'c'], { state: 'draft' })).toEqual(['a', 'b', 'c']);
  });

  test('follows a playbook that went on: what is new keeps its neighbour, what is gone is gone', () => {
    expect(order(inOther, ['new', 'a', 'b', 'more', 'c'])).toEqual(['new', 'c', 'b', 'more', 'a']);
    expect(order(inOther, ['a', 'c'])).toEqual(['c', 'a']);
  });

  test('leaves out what the experiment leaves out, and only that', () => {
    const shorter = { other: ['b', 'c'] };
    expect(order(inOther, ['a', 'b', 'c', 'd'], shorter)).toEqual(['b', 'c', 'd']);
    expect(order(inNow, ['a', 'b', 'c', 'd'], shorter)).toEqual(['a', 'b', 'c', 'd']);
  });

  test('never invents a thing nor shows one twice', () => {
    const ids = fc.uniqueArray(fc.constantFrom(...'abcdefgh'.split('')));
    fc.assert(
      fc.property(ids, ids, ids, fc.constantFrom(inOther, inNow), (now, other, current, id) => {
        const shown = orderFor([anExperiment({ now, other })], { id, metOn: null }, about, current, '2026-06-01');
        expect(new Set(shown).size).toBe(shown.length);
        expect(shown.every((one) => current.includes(one))).toBe(true);
        const left = current.filter((one) => !shown.includes(one));
        expect(left.every((one) => now.includes(one) || other.includes(one))).toBe(true);
      }),
    );
  });

  test('is that of the experiment that began first, where two are about the same', () => {
    const later = anExperiment({ id: anExperiment().id, startsOn: '2026-03-01', other: ['b', 'a', 'c'] });
    expect(
      orderFor([later, anExperiment()], { id: inOther, metOn: null }, about, ['a', 'b', 'c'], '2026-06-01'),
    ).toEqual(['c', 'b', 'a']);
    expect(isAssigned(later, '2026-02-28')).toBe(false);
  });
});

/** So many partners of each way, of whom so many got there, one a day. */
function participants(n: number, now: number, other: number): readonly Participant[] {
  const ids = Array.from({ length: n * 4 + 200 }, (_, at) => idAt(at));
  const ofWay = (way: 'now' | 'other', done: number) =>
    ids
      .filter((id) => wayOf(id, 'experiment') === way)
      .slice(0, n)
      .map((partnerId, at) => ({ partnerId, metOn: addDays('2026-01-01', at), gotThere: at < done }));
  return [...ofWay('now', now), ...ofWay('other', other)];
}

describe('the result of an experiment', () => {
  const experiment = { id: anExperiment().id, withinDays: 30, leastPerArm: 10 };
  const result = (some: readonly Participant[], today = '2030-01-01') => experimentResult(experiment, some, today);

  test('uses the boundaries of O’Brien and Fleming for four looks', () => {
    expect(boundaries.map((one) => one.toFixed(3))).toEqual(['4.048', '2.862', '2.337', '2.024']);
  });

  test('says nothing before each way has its least number of partners whose window is over', () => {
    expect(result(participants(9, 0, 9))).toMatchObject({ verdict: 'notYet', looks: [], nextAt: 10 });
    // The window of the last of ten ends with 9 February.
    expect(result(participants(10, 0, 10), '2026-02-09')).toMatchObject({
      verdict: 'notYet',
      assigned: { now: 10, other: 10 },
      counted: { now: 9, other: 9 },
    });
    expect(result(participants(10, 0, 10), '2026-02-10').looks).toHaveLength(1);
  });

  test('is found at the first look when the difference is plain, and that look is the last one', () => {
    const plain = result(participants(40, 0, 40));
    expect(plain).toMatchObject({ verdict: 'otherBetter', nextAt: null });
    expect(plain.looks.length).toBeLessThan(4);
    expect(result(participants(40, 40, 0)).verdict).toBe('nowBetter');
  });

  test('is undecided after four looks without a difference, and no fifth is taken', () => {
    const alike = participants(80, 0, 0);
    expect(result(alike)).toMatchObject({ verdict: 'undecided', nextAt: null });
    expect(result(alike).looks).toHaveLength(4);
    expect(result(participants(25, 0, 0))).toMatchObject({ verdict: 'goesOn', nextAt: 30 });
  });

  test('is the same between two looks, however many partners came in since', () => {
    fc.assert(
      fc.property(fc.integer({ min: 10, max: 19 }), fc.nat(10), fc.nat(10), (n, now, other) => {
        const looksOf = (count: number) => result(participants(count, now, other)).looks;
        expect(looksOf(n)).toEqual(looksOf(10));
      }),
    );
  });

  test('fools nobody who peeks: without a difference it speaks up in at most five of a hundred experiments', () => {
    let seed = 20261121;
    const dice = () => {
      // Mulberry32: the same throws in every run.
      seed = (seed + 0x6d2b79f5) | 0;
      let mixed = Math.imul(seed ^ (seed >>> 15), 1 | seed);
      mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed);
      return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
    };
    const base = participants(160, 0, 0);
    const large = { ...experiment, leastPerArm: 40 };
    const runs = 1000;
    let spoke = 0;
    for (let run = 0; run < runs; run += 1) {
      const thrown = base.map((one) => ({ ...one, gotThere: dice() < 0.4 }));
      const { verdict } = experimentResult(large, thrown, '2030-01-01');
      if (verdict === 'otherBetter' || verdict === 'nowBetter') spoke += 1;
    }
    // Five in a hundred, and three standard deviations of the throws.
    expect(spoke / runs).toBeLessThan(0.05 + 3 * Math.sqrt((0.05 * 0.95) / runs));
    expect(spoke).toBeGreaterThan(0);
  });
});

describe('who is in an experiment', () => {
  const meetings = {
    interviews: [
      { moduleId: 'M1', startedAt: '2026-03-02T08:00:00Z' },
      { moduleId: 'M1', startedAt: '2026-03-01T08:00:00Z' },
    ],
    learners: [{ role: 'sales', since: '2026-04-01' }] as const,
    revisions: [aRevision({ facts: { exam: 'sales', passed: false }, capturedAt: '2026-05-01T08:00:00Z' })],
  };

  test('is told by the first interview, the first person in a role, the first sitting of an exam', () => {
    expect([
      metOn(meetings, { kind: 'contentLayout', subject: 'M1' }),
      metOn(meetings, { kind: 'courseSequence', subject: 'sales' }),
      metOn(meetings, { kind: 'certificationDesign', subject: 'sales' }),
      metOn(meetings, { kind: 'contentLayout', subject: 'M2' }),
    ]).toEqual(['2026-03-01', '2026-04-01', '2026-05-01', null]);
  });

  test('got there if the module was done at the end of its days, with what was known then', () => {
    const layout = anExperiment({ kind: 'contentLayout', subject: 'M1', goal: 'moduleDone', withinDays: 10 });
    const ready = { ...aReadyPartner(), interviews: [] as { moduleId: string; startedAt: string }[] };
    const met = (startedAt: string) =>
      participantOf(layout, { ...ready, interviews: [{ moduleId: 'M1', startedAt }] }, builtInPack());
    expect(met('2026-11-15T08:00:00Z')).toMatchObject({ metOn: '2026-11-15', gotThere: true });
    expect(met('2026-11-01T08:00:00Z')).toMatchObject({ gotThere: false });
    expect(met('2025-11-01T08:00:00Z')).toBeNull();
    expect(participantOf(layout, ready, builtInPack())).toBeNull();
    expect(readyOn > '2026-11-15').toBe(true);
  });

  test('passed an exam at the first sitting, and not at a later one', () => {
    const exam = anExperiment({ kind: 'certificationDesign', subject: 'sales', goal: 'examPassedFirst' });
    const sat = (passed: boolean, at: string) =>
      aRevision({ facts: { exam: 'sales', passed }, capturedAt: `${at}T08:00:00Z` });
    const of = (...revisions: ReturnType<typeof sat>[]) =>
      participantOf(exam, { ...aCase({ partner: aPartner() }), revisions, interviews: [] }, builtInPack());
    expect(of(sat(true, '2026-05-02'), sat(false, '2026-05-01'))).toMatchObject({ gotThere: false });
    expect(of(sat(true, '2026-05-01'))).toMatchObject({ gotThere: true });
  });

  test('has somebody with the credential of the role within the days', () => {
    const courses = anExperiment({ withinDays: 3, startsOn: '2026-11-01' });
    const ready = { ...aReadyPartner(), interviews: [] };
    const since = (day: string) => ({ ...ready, learners: ready.learners.map((one) => ({ ...one, since: day })) });
    expect(participantOf(courses, since('2026-11-17'), builtInPack())).toMatchObject({ gotThere: true });
    expect(participantOf(courses, since('2026-11-03'), builtInPack())).toMatchObject({ gotThere: false });
  });
});

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

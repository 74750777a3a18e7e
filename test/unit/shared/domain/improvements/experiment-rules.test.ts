import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { metOn, participantOf } from '#shared/domain/improvements/experiment-participants';
import { isAssigned, orderFor, wayOf } from '#shared/domain/improvements/experiment-rules';
import { builtInPack } from '#shared/domain/playbook/built-in-pack';
import { aCase, aPartner, aRevision } from '../../../../builders/a-partner-case';
import { aReadyPartner, readyOn } from '../../../../builders/a-ready-partner';
import { anExperiment } from '../../../../builders/an-improvement';

/** Ids as they are made: one after the other, alike in all but a few letters. */
const idAt = (at: number) => `01930000-0000-7000-8000-${at.toString(16).padStart(12, '0')}`;

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

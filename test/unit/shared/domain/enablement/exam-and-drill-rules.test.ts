import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type DrillMoment,
  drillOutcome,
  elapsed,
  endCall,
  minutesOf,
  newRun,
  placeCall,
  runTime,
  startRun,
  stopRun,
  tickStep,
} from '#shared/domain/enablement/drill-rules';
import { examAsked, examRecords, examResult, scoreIsGenuine } from '#shared/domain/enablement/exam-rules';
import { aDrill, anExam } from '../../../../builders/a-curriculum';

const allRight = { one: ['a'], two: ['b'], three: ['c', 'a'] };

describe('an exam', () => {
  test('counts a question when exactly the right options were chosen', () => {
    expect(examResult(anExam, allRight)).toMatchObject({ score: 100, passed: true, rightCount: 3 });
    expect(examResult(anExam, { ...allRight, three: ['a'] })).toMatchObject({ score: 66.66, passed: true });
    expect(examResult(anExam, { ...allRight, three: ['a', 'b', 'c'] }).questions[2]?.right).toBe(false);
    expect(examResult(anExam, { one: ['a'] })).toMatchObject({ score: 33.33, passed: false });
  });

  test('is never passed by rounding', () => {
    expect(examResult({ ...anExam, passAt: 66.67 }, { ...allRight, three: [] }).passed).toBe(false);
  });

  test('leaves a record with the answers in it, from which the score follows', () => {
    const sitting = {
      personId: 'tom',
      roles: ['sales', 'support'],
      answers: allRight,
      seconds: 245.6,
      packVersion: '2.0.0',
    } as const;
    expect(examRecords(anExam, sitting)).toMatchObject({
      ok: true,
      value: {
        records: [
          {
            person: 'tom',
            role: 'sales',
            score: 100,
            exam: 'exam-sales',
            passed: true,
            seconds: 246,
            packVersion: '2.0.0',
            answers: { one: ['a'], two: ['b'], three: ['c', 'a'] },
          },
        ],
      },
    });
    const baseline = examRecords({ ...anExam, role: 'baseline' }, sitting);
    expect(baseline.ok && baseline.value.records.map(({ role }) => role)).toEqual(['sales', 'support']);
  });

  test('is for people in the role, and only knows its own answers', () => {
    const sitting = {
      personId: 'tom',
      roles: ['support'],
      answers: allRight,
      seconds: 1,
      packVersion: '2.0.0',
    } as const;
    expect(examRecords(anExam, sitting)).toEqual({ ok: false, error: { kind: 'not-a-learner' } });
    expect(examRecords(anExam, { ...sitting, roles: ['sales'], answers: { one: ['z'] } })).toEqual({
      ok: false,
      error: { kind: 'answer-unknown', questionId: 'one' },
    });
  });

  test('whose score was changed afterwards is found out', () => {
    const marked = examRecords(anExam, {
      personId: 'tom',
      roles: ['sales'],
      answers: { one: ['a'] },
      seconds: 9,
      packVersion: '2.0.0',
    });
    const facts = marked.ok ? (marked.value.records[0] ?? {}) : {};
    expect(scoreIsGenuine(anExam, facts)).toBe(true);
    expect(scoreIsGenuine(anExam, { ...facts, score: 100 })).toBe(false);
    expect(scoreIsGenuine(anExam, { person: 'tom', score: 100 })).toBeNull();
  });

  test('that an experiment shortens is judged by the questions it asked', () => {
    const short = examAsked(anExam, ['two', 'one', 'unknown']);
    expect(short.questions.map(({ id }) => id)).toEqual(['two', 'one']);
    const marked = examRecords(short, {
      personId: 'tom',
      roles: ['sales'],
      answers: { one: ['a'], two: ['b'] },
      seconds: 61,
      packVersion: '2.0.0',
    });
    const facts = marked.ok ? (marked.value.records[0] ?? {}) : {};
    expect(facts['score']).toBe(100);
    expect(scoreIsGenuine(short, facts)).toBe(true);
    expect(scoreIsGenuine(anExam, facts)).toBe(false);
    // Whoever strikes the wrong answers out has not answered all that was asked, or something else.
    expect(scoreIsGenuine(short, { ...facts, answers: { one: ['a'] } })).toBe(false);
    expect(scoreIsGenuine(examAsked(anExam, ['one']), facts)).toBe(false);
  });
});

const at = (ms: number, over: Partial<DrillMoment> = {}): DrillMoment => ({
  boot: 'run-1',
  steady: 5_000 + ms,
  wall: Date.parse('2026-11-20T09:00:00Z') + ms,
  ...over,
});

describe('the clock of a drill', () => {
  test('is the one that nobody can set', () => {
    expect(elapsed(at(0), at(90_000))).toEqual({ ms: 90_000, clock: 'steady' });
    expect(elapsed(at(0), at(90_000, { wall: at(91_500).wall }))).toEqual({ ms: 90_000, clock: 'steady' });
  });

  test('gives the longer time where the two clocks disagree, and says so', () => {
    expect(elapsed(at(0), at(90_000, { wall: at(0).wall - 3_600_000 }))).toEqual({ ms: 90_000, clock: 'disagreed' });
    expect(elapsed(at(0), at(90_000, { wall: at(600_000).wall }))).toEqual({ ms: 600_000, clock: 'disagreed' });
  });

  test('goes on by the wall clock when the program was started anew', () => {
    expect(elapsed(at(0), at(90_000, { boot: 'run-2', steady: 12 }))).toEqual({ ms: 90_000, clock: 'restarted' });
  });

  test('never runs backwards', () => {
    const anyMoment = fc.record({ boot: fc.constantFrom('a', 'b'), steady: fc.nat(), wall: fc.nat() });
    fc.assert(fc.property(anyMoment, anyMoment, (from, to) => elapsed(from, to).ms >= 0));
  });

  test('rounds minutes up', () => {
    expect([0, 1, 6_000, 6_001, 3_600_001].map(minutesOf)).toEqual([0, 0.1, 0.1, 0.2, 60.1]);
  });
});

describe('a call tree', () => {
  test('is stopped by the first person who answers', () => {
    let run = placeCall(newRun, 'eva', at(0));
    run = endCall(run, false, at(900_000));
    run = placeCall(run, 'tom', at(910_000));
    run = tickStep(endCall(run, true, at(960_000)), 'call', true);
    expect(runTime(run, at(9_999_999))).toEqual({ ms: 960_000, clock: 'steady' });
    expect(drillOutcome(aDrill, run, {})).toEqual({
      ok: true,
      value: {
        minutes: 16,
        withinLimit: true,
        facts: {
          called: 'tom',
          minutes: 16,
          drill: 'callTree',
          withinLimit: true,
          clock: 'steady',
          steps: ['call'],
          calls: [
            { person: 'eva', calledAfter: 0, rang: 15, answered: false },
            { person: 'tom', calledAfter: 15.2, rang: 0.9, answered: true },
          ],
        },
      },
    });
  });

  test('proves nothing while nobody has answered', () => {
    const run = stopRun(placeCall(newRun, 'eva', at(0)), at(60_000));
    expect(drillOutcome(aDrill, run, {})).toEqual({ ok: false, error: { kind: 'nobody-answered' } });
  });
});

test('a drill that took too long is recorded as it was', () => {
  const run = stopRun(startRun(newRun, at(0)), at(61 * 60_000));
  expect(drillOutcome(aDrill, run, { called: 'tom' })).toMatchObject({
    ok: true,
    value: { minutes: 61, withinLimit: false, facts: { called: 'tom', minutes: 61 } },
  });
  expect(drillOutcome(aDrill, startRun(newRun, at(0)), {})).toEqual({ ok: false, error: { kind: 'not-stopped' } });
});

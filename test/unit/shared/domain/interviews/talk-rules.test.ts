import { describe, expect, test } from 'vitest';
import { brand } from '#shared/base/brand';
import { factsOf } from '#shared/domain/gates/partner-records';
import type { Interview } from '#shared/domain/interviews/interview';
import { startInterview } from '#shared/domain/interviews/interview-commands';
import { interviewOutline } from '#shared/domain/interviews/interview-rules';
import { answersInPlay, quarterOf, talkStandings } from '#shared/domain/interviews/talk-rules';
import { aCase, aContext, anAnswer, partnerId } from '../../../../builders/a-partner-case';
import { aSmallPlaybook } from '../../../../builders/a-small-playbook';

const index = aSmallPlaybook();

function held(id: string, moduleId: string, startedAt: string, finishedAt: string | null): Interview {
  return {
    id: brand<'Interview'>(id),
    partnerId,
    visitId: null,
    moduleId,
    interviewers: [],
    personIds: [],
    packId: 'small',
    packVersion: '1.0.0',
    movedFrom: [],
    startedAt,
    finishedAt,
  };
}

const summer = held('summer', 'F1', '2026-08-12T09:00:00Z', '2026-08-12T09:40:00Z');
const states = (interviews: readonly Interview[], asOf: string) =>
  talkStandings(index, interviews, asOf).map(({ talk, state }) => [talk.id, state]);

describe('a talk', () => {
  test.each([
    ['2026-01-01', '2026-Q1'],
    ['2026-03-31', '2026-Q1'],
    ['2026-04-01', '2026-Q2'],
    ['2026-12-31', '2026-Q4'],
  ])('on %s belongs to %s', (day, quarter) => {
    expect(quarterOf(day)).toBe(quarter);
  });

  test('of each quarter is due until it was held in that quarter, and due again in the next', () => {
    expect(states([], '2026-08-01')).toEqual([
      ['F1', 'due'],
      ['N1', 'due'],
    ]);
    expect(states([summer], '2026-09-30')[0]).toEqual(['F1', 'held']);
    expect(states([summer], '2026-10-01')[0]).toEqual(['F1', 'due']);
  });

  test('that is held once stays held', () => {
    expect(states([held('legal', 'N1', '2025-02-01T09:00:00Z', '2025-02-01T09:30:00Z')], '2026-11-20')[1]).toEqual([
      'N1',
      'held',
    ]);
  });

  test('under way is gone on with, also in the next quarter', () => {
    const begun = held('begun', 'F1', '2026-09-30T16:00:00Z', null);
    expect(talkStandings(index, [summer, begun], '2026-10-01')[0]).toMatchObject({
      state: 'underWay',
      underWay: begun,
      held: [summer],
    });
  });
});

describe('a talk held again', () => {
  const autumn = held('autumn', 'F1', '2026-11-20T09:00:00Z', null);
  const then = anAnswer('F1.Q1', { words: 'slow' }, { id: brand('then'), interviewId: summer.id });

  const outline = (interview: Interview, answers: readonly ReturnType<typeof anAnswer>[]) => {
    const own = answersInPlay(index, interview, answers);
    const facts = factsOf(aCase({ answers: own }), index, { asOf: '2026-11-20' });
    return interviewOutline(index, 'F1', { facts, answers: own }).map(({ state, versions }) => [
      state,
      versions?.shown.id ?? null,
    ]);
  };

  test('begins a new interview, and with the people of the visit', () => {
    const started = startInterview(
      { index, partnerId, moduleId: 'F1', visitId: null, interviews: [summer], personIds: [brand('mira')] },
      aContext(),
    );
    expect(started).toEqual({
      ok: true,
      value: {
        interview: {
          ...held('id-1', 'F1', '2026-11-20T09:00:00Z', null),
          personIds: ['mira'],
        },
      },
    });
  });

  test('asks everything anew, while what was said last quarter stays readable where it was said', () => {
    expect(outline(autumn, [then])).toEqual([['open', null]]);
    expect(outline(summer, [then])).toEqual([['answered', 'then']]);
  });

  test('takes its new answer for its own and leaves the old one in its quarter', () => {
    const now = anAnswer(
      'F1.Q1',
      { words: 'quick' },
      { id: brand('now'), interviewId: autumn.id, replaces: [then.id], at: '2026-11-20T09:30:00Z' },
    );
    expect(outline(autumn, [then, now])).toEqual([['answered', 'now']]);
    expect(outline(summer, [then, now])).toEqual([['answered', 'then']]);
  });

  test('keeps apart nothing of a module: a module has one answer, whoever asks', () => {
    const said = anAnswer('M1.Q1', { words: 'yes' }, { interviewId: brand('another') });
    expect(answersInPlay(index, { id: brand('new'), moduleId: 'M1' }, [said, then])).toEqual([said, then]);
  });
});

import { describe, expect, test } from 'vitest';
import { brand } from '#shared/base/brand';
import { agendaClock } from '#shared/domain/visits/agenda-clock';
import {
  addToAgenda,
  moveInAgenda,
  removeFromAgenda,
  setAgendaMinutes,
  stillProposed,
  tickAgendaItem,
} from '#shared/domain/visits/agenda-rules';
import type { AgendaItem, Visit } from '#shared/domain/visits/visit';
import { aContext, partnerId } from '../../../../builders/a-partner-case';

function box(id: string, minutes: number, doneAt: string | null = null): AgendaItem {
  return { id, kind: 'evidence', ref: id, title: `Bring ${id}`, minutes, doneAt };
}

function aVisit(agenda: readonly AgendaItem[], over: Partial<Visit> = {}): Visit {
  return {
    id: brand<'Visit'>('visit'),
    partnerId,
    siteId: null,
    purpose: '',
    plannedFor: '2026-11-20T09:00:00Z',
    startedAt: null,
    endedAt: null,
    agenda: [...agenda],
    attendeeIds: [],
    ...over,
  };
}

const planned = aVisit([box('a', 10), box('b', 20), box('c', 15)]);
const underWay = { ...planned, startedAt: '2026-11-20T09:00:00Z' };
const ended = { ...underWay, endedAt: '2026-11-20T10:00:00Z' };
const order = (outcome: ReturnType<typeof removeFromAgenda>) =>
  outcome.ok ? outcome.value.visit.agenda.map(({ id }) => id) : outcome.error;

describe('an agenda', () => {
  test('takes a new item at its end, with an id of its own', () => {
    const added = addToAgenda(planned, { kind: 'talk', ref: '', title: ' Lunch ', minutes: 30 }, aContext());
    expect(added.ok && added.value.visit.agenda.at(-1)).toEqual({
      id: 'id-1',
      kind: 'talk',
      ref: '',
      title: 'Lunch',
      minutes: 30,
      doneAt: null,
    });
  });

  test.each([
    [{ title: ' ', minutes: 5 }, { kind: 'title-missing' }],
    [
      { title: 'x', minutes: 0 },
      { kind: 'minutes-out-of-range', fewest: 1, most: 480 },
    ],
    [
      { title: 'x', minutes: 2.5 },
      { kind: 'minutes-out-of-range', fewest: 1, most: 480 },
    ],
    [
      { title: 'x', minutes: 481 },
      { kind: 'minutes-out-of-range', fewest: 1, most: 480 },
    ],
  ])('refuses %j with %j', (item, error) => {
    expect(addToAgenda(planned, { kind: 'talk', ref: '', ...item }, aContext())).toEqual({ ok: false, error });
  });

  test('takes the same thing twice only when the first is done', () => {
    const again = { kind: 'evidence', ref: 'a', title: 'Bring a', minutes: 5 } as const;
    expect(addToAgenda(planned, again, aContext())).toEqual({
      ok: false,
      error: { kind: 'item-there-already', itemId: 'a' },
    });
    const done = aVisit([box('a', 10, '2026-11-20T09:05:00Z')]);
    expect(addToAgenda(done, again, aContext()).ok).toBe(true);
  });

  test('is put in order item by item, and never beyond its ends', () => {
    expect(order(moveInAgenda(planned, 'c', 0))).toEqual(['c', 'a', 'b']);
    expect(order(moveInAgenda(planned, 'a', 1))).toEqual(['b', 'a', 'c']);
    expect(order(moveInAgenda(planned, 'a', 99))).toEqual(['b', 'c', 'a']);
    expect(order(moveInAgenda(planned, 'b', -1))).toEqual(['b', 'a', 'c']);
    expect(order(moveInAgenda(planned, 'z', 0))).toEqual({ kind: 'item-unknown' });
  });

  test('loses an item, and gives one other minutes', () => {
    expect(order(removeFromAgenda(planned, 'b'))).toEqual(['a', 'c']);
    const changed = setAgendaMinutes(planned, 'b', 45);
    expect(changed.ok && changed.value.visit.agenda.map(({ minutes }) => minutes)).toEqual([10, 45, 15]);
  });

  test('is ticked only while the visit is under way, and the tick can be taken back', () => {
    expect(tickAgendaItem(planned, 'a', true, aContext())).toEqual({
      ok: false,
      error: { kind: 'visit-not-in-state', state: 'planned' },
    });
    const ticked = tickAgendaItem(underWay, 'a', true, { now: '2026-11-20T09:12:00Z' });
    if (!ticked.ok) throw new Error('It was not ticked.');
    expect(ticked.value.visit.agenda[0]?.doneAt).toBe('2026-11-20T09:12:00Z');
    const again = tickAgendaItem(ticked.value.visit, 'a', true, { now: '2026-11-20T09:30:00Z' });
    expect(again).toEqual({ ok: true, value: { visit: ticked.value.visit } });
    expect(tickAgendaItem(ticked.value.visit, 'a', false, aContext())).toEqual({
      ok: true,
      value: { visit: underWay },
    });
  });

  test('stays as it was once the visit has ended', () => {
    const error = { kind: 'visit-not-in-state', state: 'ended' };
    expect([
      order(removeFromAgenda(ended, 'a')),
      order(moveInAgenda(ended, 'a', 2)),
      order(setAgendaMinutes(ended, 'a', 5)),
      order(tickAgendaItem(ended, 'a', true, aContext())),
    ]).toEqual([error, error, error, error]);
  });

  test('is offered only what is not on it', () => {
    expect(stillProposed(planned, [box('b', 5), box('d', 5)]).map(({ id }) => id)).toEqual(['d']);
  });
});

describe('the clock of an agenda', () => {
  const inFull = { ...underWay, plannedMinutes: 60 };

  test('before the visit counts only what is planned', () => {
    expect(agendaClock({ ...planned, plannedMinutes: 60 }, '2026-11-20T08:00:00Z')).toMatchObject({
      planned: 45,
      left: 45,
      elapsed: null,
      length: 60,
      over: 0,
      boxes: [{ state: 'waiting', spent: null }, { state: 'waiting' }, { state: 'waiting' }],
    });
  });

  test('runs on the first box that is not done, from the last tick', () => {
    const agenda = [box('a', 10, '2026-11-20T09:14:30Z'), box('b', 20), box('c', 15)];
    const { boxes, left, elapsed } = agendaClock({ ...inFull, agenda }, '2026-11-20T09:20:00Z');
    expect(boxes.map(({ state, spent, over }) => [state, spent, over])).toEqual([
      ['done', 14, 4],
      ['running', 5, 0],
      ['waiting', null, 0],
    ]);
    expect([elapsed, left]).toEqual([20, 30]);
  });

  test('counts a box that was done out of turn from the tick before it', () => {
    const agenda = [box('a', 10), box('b', 20, '2026-11-20T09:08:00Z'), box('c', 15, '2026-11-20T09:20:00Z')];
    const { boxes } = agendaClock({ ...inFull, agenda }, '2026-11-20T09:21:00Z');
    expect(boxes.map(({ spent }) => spent)).toEqual([1, 8, 12]);
  });

  test('says by how much the visit will be too long, and which boxes could go: the last, as few as do', () => {
    const { over, couldGo } = agendaClock(inFull, '2026-11-20T09:40:00Z');
    expect([over, couldGo.map(({ id }) => id)]).toEqual([15, ['c']]);
    const late = agendaClock(inFull, '2026-11-20T09:55:00Z');
    expect([late.over, late.couldGo.map(({ id }) => id)]).toEqual([30, ['b', 'c']]);
  });

  test('asks nothing of a visit whose length nobody said, or that has ended', () => {
    expect(agendaClock(underWay, '2026-11-20T14:00:00Z').over).toBe(0);
    const over = agendaClock({ ...ended, plannedMinutes: 30 }, '2026-11-20T14:00:00Z');
    expect([over.over, over.elapsed, over.boxes.map(({ state }) => state)]).toEqual([
      0,
      60,
      ['waiting', 'waiting', 'waiting'],
    ]);
  });

  test('never runs backwards, also when the clock was set back', () => {
    expect(agendaClock(inFull, '2026-11-19T09:00:00Z')).toMatchObject({ elapsed: 0, boxes: [{ spent: 0 }, {}, {}] });
  });
});

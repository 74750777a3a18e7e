import { describe, expect, test } from 'vitest';
import { brand } from '#shared/base/brand';
import type { Handoff, HandoffEvent } from '#shared/domain/handoffs/handoff';
import { requestHandoff, takeHandoffStep } from '#shared/domain/handoffs/handoff-commands';
import { doneHandoffs, handoffStanding, waitingHandoffs } from '#shared/domain/handoffs/handoff-rules';
import { aContext, partnerId } from '../../../../builders/a-partner-case';

const handoff: Handoff = {
  id: brand<'Handoff'>('handoff'),
  partnerId,
  kind: 'provisionEnvironment',
  note: '',
  personId: null,
  targetHours: 8,
  requestedBy: 'ines',
  requestedAt: '2026-11-19T09:00:00Z',
};
const event = (kind: HandoffEvent['kind'], at: string, note = ''): HandoffEvent => ({
  id: brand<'HandoffEvent'>(`${kind}-${at}`),
  partnerId,
  handoffId: handoff.id,
  kind,
  note,
  by: 'omar',
  at,
});
const standing = (events: readonly HandoffEvent[], asOf: string, isQueued = false) =>
  handoffStanding(handoff, events, asOf, isQueued);

describe('a handoff', () => {
  test('waits on the device until headquarters has it, and its clock runs all the same', () => {
    expect(standing([], '2026-11-19T20:30:00Z', true)).toEqual({
      state: 'queued',
      due: '2026-11-19T17:00:00.000Z',
      overdue: true,
      waitedHours: 11,
    });
    expect(standing([], '2026-11-19T17:00:00Z')).toMatchObject({ state: 'sent', overdue: false });
  });

  test('is done with its proof, in time or not', () => {
    const done = event('done', '2026-11-19T18:00:00Z', 'First record read.');
    expect(standing([event('accepted', '2026-11-19T10:00:00Z'), done], '2026-11-20T00:00:00Z')).toEqual({
      state: 'done',
      at: '2026-11-19T18:00:00Z',
      proof: 'First record read.',
      inTime: false,
    });
  });

  test('that was answered twice keeps the first answer', () => {
    const refused = event('refused', '2026-11-19T10:00:00Z', 'No contract yet.');
    const done = event('done', '2026-11-19T11:00:00Z', 'There it is.');
    expect(standing([done, refused], '2026-11-20T00:00:00Z').state).toBe('refused');
  });

  test('counts for the playbook when it is done, not when it is asked for', () => {
    const done = event('done', '2026-11-19T11:00:00Z', 'There it is.');
    expect(doneHandoffs([handoff], [done], '2026-11-19T10:59:59Z')).toEqual([]);
    expect(doneHandoffs([handoff], [done], '2026-11-19T11:00:00Z')).toEqual(['provisionEnvironment']);
  });
});

test('what is waited for is listed by age', () => {
  const older = { ...handoff, id: brand<'Handoff'>('older'), requestedAt: '2026-11-02T09:00:00Z' };
  const closed = { ...handoff, id: brand<'Handoff'>('closed') };
  const withdrawn = { ...event('withdrawn', '2026-11-19T10:00:00Z', 'Not needed.'), handoffId: closed.id };
  const waiting = waitingHandoffs([handoff, closed, older], [withdrawn], '2026-11-20T09:00:00Z', new Set([handoff.id]));
  expect(waiting.map(({ handoff: { id }, standing: { state, waitedHours } }) => [id, state, waitedHours])).toEqual([
    ['older', 'sent', 432],
    ['handoff', 'queued', 24],
  ]);
});

describe('what may be done with a handoff', () => {
  const kind = {
    id: 'provisionEnvironment',
    title: 'Sandbox',
    doneBy: 'product',
    targetHours: 8,
    proof: 'A record was read.',
  } as const;
  const input = { partnerId, kind, personId: null, note: ' ', events: [] };

  test('it is asked for with the hours of the playbook, once at a time', () => {
    expect(requestHandoff({ ...input, known: [] }, aContext())).toEqual({
      ok: true,
      value: { handoff: { ...handoff, id: 'id-1', requestedAt: '2026-11-20T09:00:00Z' } },
    });
    expect(requestHandoff({ ...input, known: [handoff] }, aContext())).toEqual({
      ok: false,
      error: { kind: 'waits-already', handoffId: 'handoff' },
    });
  });

  test('nothing is done without what shows it, or refused without a reason', () => {
    expect(takeHandoffStep(handoff, [], { kind: 'done', note: ' ' }, aContext())).toEqual({
      ok: false,
      error: { kind: 'note-missing' },
    });
    expect(takeHandoffStep(handoff, [], { kind: 'accepted', note: '' }, aContext()).ok).toBe(true);
  });

  test('nothing more is done once it is closed', () => {
    const done = event('done', '2026-11-19T11:00:00Z', 'There it is.');
    expect(takeHandoffStep(handoff, [done], { kind: 'refused', note: 'No' }, aContext())).toEqual({
      ok: false,
      error: { kind: 'not-now', state: 'done' },
    });
  });
});

import { describe, expect, test } from 'vitest';
import { disputeSchema } from '#shared/domain/performance/dispute';
import { type DisputeMove, raiseDispute, takeDisputeMove } from '#shared/domain/performance/dispute-commands';
import { disputeStory } from '#shared/domain/performance/dispute-rules';
import type { DisputeStep } from '#shared/domain/slas/sla-parts';
import { anAgreement, at } from '../../../../builders/an-incident';

const ladder: readonly DisputeStep[] = [
  { step: 'notice', workingDays: 10, decidedBy: 'Whoever disagrees', cost: 'own' },
  { step: 'answer', workingDays: 5, decidedBy: 'The other side', cost: 'own' },
  { step: 'managers', workingDays: 5, decidedBy: 'Partner managers', cost: 'own' },
  { step: 'sponsors', workingDays: 10, decidedBy: 'Sponsors', cost: 'own' },
  { step: 'mediation', workingDays: 20, decidedBy: 'Mediator', cost: 'half' },
  { step: 'decision', workingDays: 30, decidedBy: 'Arbitrator', cost: 'loser' },
];
const terms = { zone: 'Europe/Vienna', calendars: anAgreement().calendars, dispute: ladder };

const fields = {
  partnerId: 'partner',
  agreementId: 'sla',
  subject: 'Availability in March',
  measure: 'S1',
  window: '2026-03',
  claim: 'The maintenance of 12 March had not been announced.',
  cost: '5 % of the fee of March',
  raisedBySide: 'partner',
  raisedBy: 'Tom Berger',
};
const dispute = disputeSchema.parse({ ...fields, id: 'dispute', raisedAt: '2026-04-07T08:00:00Z' });
const { id: _id, raisedAt: _at, ...input } = dispute;

const story = (events: Parameters<typeof disputeStory>[1], asOf: string) => disputeStory(dispute, events, terms, asOf);
const move = (step: DisputeMove, events: Parameters<typeof disputeStory>[1], now: string) =>
  takeDisputeMove(step, { dispute, events, terms }, at(now));

describe('raising a dispute', () => {
  test('is refused while it is not said what it costs', () => {
    expect(raiseDispute({ ...input, cost: '' }, at('2026-04-07T08:00:00Z'))).toEqual({
      ok: false,
      error: { kind: 'cost-missing' },
    });
    expect(raiseDispute({ ...input, claim: ' ' }, at('2026-04-07T08:00:00Z'))).toEqual({
      ok: false,
      error: { kind: 'fields-refused', fields: ['claim'] },
    });
  });

  test('leaves the other side the agreed days to answer', () => {
    expect(story([], '2026-04-07T09:00:00Z').standing).toEqual({
      state: 'open',
      rung: ladder[1],
      since: '2026-04-07T08:00:00Z',
      due: '2026-04-14',
      overdue: false,
      mustAct: 'vendor',
    });
  });
});

describe('the ladder', () => {
  test('is climbed by silence, rung by rung, and stays on the last', () => {
    const { standing, lines } = story([], '2026-04-22T08:00:00Z');
    expect(lines).toEqual([{ kind: 'clock', at: '2026-04-14T22:00:00.000Z', from: 'answer', to: 'managers' }]);
    expect(standing).toMatchObject({ state: 'open', rung: { step: 'managers' }, due: '2026-04-22', mustAct: 'both' });
    const last = story([], '2027-01-01T00:00:00Z').standing;
    expect(last).toMatchObject({ state: 'open', rung: { step: 'decision' }, overdue: true });
  });

  test('begins anew on each rung when somebody acts before', () => {
    const answered = move({ do: 'answer', side: 'vendor', note: 'It had been announced.' }, [], '2026-04-08T08:00:00Z');
    if (!answered.ok) throw new Error('refused');
    expect(story([answered.value], '2026-04-08T09:00:00Z').standing).toMatchObject({
      rung: { step: 'managers' },
      due: '2026-04-15',
    });
    const mediated = move({ do: 'mediate', side: 'both', note: 'Agreed' }, [answered.value], '2026-04-09T08:00:00Z');
    if (!mediated.ok) throw new Error('refused');
    expect(story([answered.value, mediated.value], '2026-04-09T09:00:00Z').standing).toMatchObject({
      rung: { step: 'mediation' },
    });
  });

  test('does not move by evidence, nor by an answer of the side that raised it', () => {
    const shown = move(
      { do: 'bringEvidence', side: 'partner', evidenceKind: 'uptimeDashboard', evidenceId: null, note: 'Picture' },
      [],
      '2026-04-08T08:00:00Z',
    );
    expect(shown.ok && story([shown.value], '2026-04-08T09:00:00Z').standing).toMatchObject({
      rung: { step: 'answer' },
    });
    expect(move({ do: 'answer', side: 'partner', note: 'So it is' }, [], '2026-04-08T08:00:00Z')).toEqual({
      ok: false,
      error: { kind: 'other-side-acts' },
    });
  });
});

describe('an end', () => {
  test('is settled by both, or decided by somebody who is named', () => {
    const settled = move({ do: 'settle', outcome: 'partlyUpheld', note: 'Half' }, [], '2026-04-08T08:00:00Z');
    if (!settled.ok) throw new Error('refused');
    expect(story([settled.value], '2026-05-08T08:00:00Z').standing).toEqual({
      state: 'settled',
      outcome: 'partlyUpheld',
      at: '2026-04-08T08:00:00Z',
      note: 'Half',
      by: 'mira',
    });
    const decide = { do: 'decide', outcome: 'upheld', note: 'No announcement was found' } as const;
    expect(move(decide, [], '2026-04-16T08:00:00Z')).toEqual({ ok: false, error: { kind: 'decider-missing' } });
    expect(move({ ...decide, personName: 'Ruth Adler' }, [], '2026-04-08T08:00:00Z')).toEqual({
      ok: false,
      error: { kind: 'not-now', state: 'open' },
    });
    expect(move({ ...decide, personName: 'Ruth Adler' }, [], '2026-04-16T08:00:00Z').ok).toBe(true);
    expect(move({ do: 'withdraw', side: 'partner', note: 'Late' }, [settled.value], '2026-05-08T08:00:00Z')).toEqual({
      ok: false,
      error: { kind: 'not-now', state: 'settled' },
    });
  });

  test('is never reached where the agreement names no steps', () => {
    expect(disputeStory(dispute, [], { ...terms, dispute: [] }, '2026-05-01T00:00:00Z').standing).toEqual({
      state: 'noLadder',
    });
  });
});

import { describe, expect, test } from 'vitest';
import { disputeStory } from '#shared/domain/performance/dispute-rules';
import { raiseDispute, takeDisputeMove } from '../../../../renderer/data/actions/dispute-actions';
import { recordsOf } from '../../../../renderer/data/reading';
import { readSignedTerms } from '../../../../renderer/data/signed-terms';
import { aLockedSla } from '../../../builders/a-locked-sla';

async function aDispute() {
  const { workspace, agreement } = await aLockedSla();
  const raised = await raiseDispute(workspace, {
    partnerId: agreement.partnerId,
    agreementId: agreement.id,
    subject: 'Availability in October',
    measure: 'S1',
    window: '2026-10',
    claim: 'Forty minutes were announced maintenance.',
    cost: 'EUR 500.00',
    raisedBySide: 'vendor',
    raisedBy: 'Ruth Adler',
  });
  if (!raised.ok) throw new Error(raised.error.kind);
  const eventsOf = () => recordsOf(workspace.database, 'disputeEvent', agreement.partnerId);
  const standing = async () => {
    const terms = await readSignedTerms(workspace, agreement.id);
    if (!terms) throw new Error('The terms are not there.');
    const asOf = new Date(workspace.surroundings.now()).toISOString();
    return disputeStory(raised.value, await eventsOf(), terms.sla, asOf).standing.state;
  };
  return { workspace, dispute: raised.value, eventsOf, standing };
}

describe('a dispute on this device', () => {
  test('keeps evidence of the partner as proof, with words or without', async () => {
    const { workspace, dispute, eventsOf } = await aDispute();
    const proof = { do: 'bringEvidence', side: 'partner', evidenceKind: 'uptimeDashboard' } as const;
    expect((await takeDisputeMove(workspace, dispute.id, { ...proof, evidenceId: 'piece-1', note: '' })).ok).toBe(true);
    expect(
      (await takeDisputeMove(workspace, dispute.id, { ...proof, evidenceId: null, note: 'See the log.' })).ok,
    ).toBe(true);
    expect(await takeDisputeMove(workspace, dispute.id, { ...proof, evidenceId: null, note: ' ' })).toEqual({
      ok: false,
      error: { kind: 'reason-missing' },
    });
    const events = await eventsOf();
    expect(
      events.map(({ kind, evidenceKind, evidenceId, note }) => ({ kind, evidenceKind, evidenceId, note })),
    ).toEqual([
      { kind: 'evidence', evidenceKind: 'uptimeDashboard', evidenceId: 'piece-1', note: '' },
      { kind: 'evidence', evidenceKind: 'uptimeDashboard', evidenceId: null, note: 'See the log.' },
    ]);
  });

  test('is answered by the other side, settled by both, and then stands', async () => {
    const { workspace, dispute, eventsOf, standing } = await aDispute();
    expect(
      await takeDisputeMove(workspace, dispute.id, { do: 'answer', side: 'vendor', note: 'We answer ourselves.' }),
    ).toEqual({ ok: false, error: { kind: 'other-side-acts' } });
    expect(
      (await takeDisputeMove(workspace, dispute.id, { do: 'answer', side: 'partner', note: 'It came late.' })).ok,
    ).toBe(true);
    expect(await standing()).toBe('open');
    const settled = { do: 'settle', outcome: 'partlyUpheld', note: 'Twenty of forty minutes.' } as const;
    expect((await takeDisputeMove(workspace, dispute.id, settled)).ok).toBe(true);
    expect(await standing()).toBe('settled');
    expect(await takeDisputeMove(workspace, dispute.id, settled)).toEqual({
      ok: false,
      error: { kind: 'not-now', state: 'settled' },
    });
    expect((await eventsOf()).map(({ kind }) => kind).toSorted()).toEqual(['answered', 'settled']);
  });

  test('is decided only by somebody who is named', async () => {
    const { workspace, dispute, standing } = await aDispute();
    await takeDisputeMove(workspace, dispute.id, { do: 'answer', side: 'partner', note: 'It came late.' });
    const decided = { do: 'decide', outcome: 'upheld', note: 'It had been announced.' } as const;
    expect(await takeDisputeMove(workspace, dispute.id, decided)).toEqual({
      ok: false,
      error: { kind: 'decider-missing' },
    });
    expect((await takeDisputeMove(workspace, dispute.id, { ...decided, personName: 'Jonas Weber' })).ok).toBe(true);
    expect(await standing()).toBe('decided');
  });

  test('is not raised without its cost on the table', async () => {
    const { workspace, dispute } = await aDispute();
    const { id: _id, raisedAt: _raisedAt, ...again } = dispute;
    expect(await raiseDispute(workspace, { ...again, cost: ' ' })).toEqual({
      ok: false,
      error: { kind: 'cost-missing' },
    });
  });
});

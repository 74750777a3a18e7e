import { describe, expect, test } from 'vitest';
import { brand } from '#shared/base/brand';
import { latestDecision } from '#shared/domain/gates/criterion-rules';
import { confirmGate, unconfirmedDecisions } from '#shared/domain/headquarters/confirm-gate';
import { aDecision } from '../../../../builders/a-guided-case';
import { aContext } from '../../../../builders/a-partner-case';

const taken = aDecision('passed', { provisional: true, by: 'ines', asOf: '2026-11-18T09:00:00Z' });
const byTom = aContext({ by: 'tom', newId: () => '~later' });

describe('a gate decision taken in the field', () => {
  test('is confirmed by somebody else, on the same proofs and as of the same moment', () => {
    expect(confirmGate(taken, [taken], 'Seen.', byTom)).toEqual({
      ok: true,
      value: {
        decision: { ...taken, id: brand<'GateDecision'>('~later'), provisional: false, by: 'tom', reason: 'Seen.' },
      },
    });
  });

  test('then counts as confirmed, and waits no more', () => {
    const confirmed = confirmGate(taken, [taken], '', byTom);
    const all = confirmed.ok ? [taken, confirmed.value.decision] : [];

    expect(latestDecision(taken.gateId, all)).toMatchObject({ provisional: false, asOf: taken.asOf });
    expect(unconfirmedDecisions(all)).toEqual([]);
    expect(confirmGate(taken, all, '', byTom)).toEqual({ ok: false, error: { kind: 'already-confirmed' } });
  });

  test('is not confirmed by whoever took it', () => {
    expect(confirmGate(taken, [taken], '', aContext({ by: 'ines' }))).toEqual({
      ok: false,
      error: { kind: 'own-decision' },
    });
  });

  test('waits no more once somebody has decided anew', () => {
    const anew = aDecision('suspended', {
      ...{ id: brand<'GateDecision'>('anew'), provisional: true, asOf: '2026-11-19T09:00:00Z' },
    });

    expect(unconfirmedDecisions([taken, anew])).toEqual([anew]);
  });
});

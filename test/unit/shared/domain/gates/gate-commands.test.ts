import { describe, expect, test } from 'vitest';
import { passGate, refuseGate, suspendGate } from '#shared/domain/gates/gate-commands';
import type { GateDecision } from '#shared/domain/gates/gate-decision';
import { explainGate, type MissingProof } from '#shared/domain/gates/gate-explanation';
import { evaluateGate } from '#shared/domain/gates/gate-rules';
import { proofName } from '#shared/domain/gates/missing-proof';
import type { PartnerRecords } from '#shared/domain/gates/partner-records';
import {
  aCase,
  aContext,
  aPartner,
  type Brought,
  gateOneProofs,
  partnerId,
  ratedPartner,
  sellsAndSupports,
} from '../../../../builders/a-partner-case';
import { firstPack } from '../../../../builders/first-pack';

const index = firstPack();
const moment = { asOf: '2026-11-20' };

function given(records: PartnerRecords) {
  return { records, index, decisions: [] as readonly GateDecision[], moment };
}

function explain(records: PartnerRecords) {
  const gate = index.gateById.get('G1');
  if (!gate) throw new Error('The pack has no G1.');
  return explainGate(evaluateGate(gate, given(records)), given(records));
}

/** A missing proof in one line. */
function line(proof: MissingProof): string {
  const place = proof.inRoom ? 'here' : 'elsewhere';
  const tail = `${proof.whose}, ${proof.minutes} min, ${place}`;
  if (proof.kind === 'evidence')
    return `${[proof.type.id, proof.what].filter(Boolean).join(' ')} ${proof.situation}: ${tail}`;
  if (proof.kind === 'riskTier') return `risk tier, ${proof.step}: ${tail}`;
  return `${proofName(proof)}: ${tail}`;
}

const complete = aCase({ partner: ratedPartner, answers: [sellsAndSupports], brought: gateOneProofs });
const rest = (typeId: string, ...instead: readonly Brought[]) =>
  aCase({
    partner: ratedPartner,
    answers: [sellsAndSupports],
    brought: [...gateOneProofs.filter((one) => one.typeId !== typeId), ...instead],
  });

describe('explaining a gate', () => {
  test('lists what is missing, whose it is, how long it takes, and whether it can be done here', () => {
    const explanation = explain(aCase({ partner: aPartner() }));
    expect(
      explanation.criteria.map(({ criterionId, missing, minutes, canCloseInRoom }) => [
        criterionId,
        missing.map(line),
        minutes,
        canCloseInRoom,
      ]),
    ).toEqual([
      [
        'G1.1',
        [
          'E1.1 missing: partner, 5 min, here',
          'E1.2 missing: partner, 5 min, here',
          'E1.6 missing: vendor, 10 min, elsewhere',
        ],
        20,
        false,
      ],
      ['G1.2', ['E2.1 missing: both, 15 min, here', 'E2.2 missing: partner, 5 min, here'], 20, true],
      ['G1.3', ['E3.1 missing: partner, 10 min, here', 'E3.4 missing: partner, 10 min, here'], 20, true],
      ['G1.4', ['M1.Q3: partner, 6 min, here'], 6, true],
      ['G1.5', ['E8.3 missing: both, 15 min, here'], 15, true],
      ['G1.6', ['risk tier, rate: vendor, 10 min, here'], 10, true],
    ]);
    expect([explanation.canCloseInRoom, explanation.minutesInRoom]).toEqual([false, 81]);
    expect(explanation.route.map(line).at(-1)).toBe('E1.6 missing: vendor, 10 min, elsewhere');
  });

  test('knows the exams that are still missing role by role', () => {
    const sales = { typeId: 'E6.1', facts: { person: 'tom', role: 'sales', score: 91 } };
    const failed = { typeId: 'E6.1', facts: { person: 'ana', role: 'support', score: 60 } };
    expect(explain(rest('E6.1')).route.map(line)).toEqual([
      'E6.1 Sales missing: partner, 25 min, here',
      'E6.1 Support missing: partner, 25 min, here',
    ]);
    expect(explain(rest('E6.1', sales)).route.map(line)).toEqual(['E6.1 Support missing: partner, 25 min, here']);
    expect(explain(rest('E6.1', sales, failed)).route.map(line)).toEqual([
      'E6.1 Support notEnough: partner, 25 min, here',
    ]);
  });

  test('finds the cheapest route: a review costs minutes where something has been brought', () => {
    const screening = { typeId: 'E1.6', facts: { clear: true, lists: 'EU' } };
    const situation = (one: Brought) => explain(rest('E1.6', one)).route.map(line);
    expect(situation({ ...screening, verdict: 'pending' })).toEqual(['E1.6 pendingReview: vendor, 3 min, here']);
    expect(situation({ ...screening, verdict: 'rejected' })).toEqual(['E1.6 rejected: vendor, 10 min, elsewhere']);
    expect(situation({ ...screening, from: '2025-11-01' })).toEqual(['E1.6 expired: vendor, 10 min, elsewhere']);
    expect(situation({ ...screening, facts: { clear: false } })).toEqual(['E1.6 notEnough: vendor, 10 min, elsewhere']);
  });

  test('asks for the authority of the one who signed', () => {
    expect(explain(rest('E2.2', { typeId: 'E2.2', facts: { person: 'tom' } })).route.map(line)).toEqual([
      'E2.2 notEnough: partner, 5 min, here',
    ]);
  });

  test('has nothing to say of a gate that is met', () => {
    expect(explain(complete)).toEqual({ criteria: [], route: [], minutesInRoom: 0, canCloseInRoom: false });
  });
});

describe('passing a gate', () => {
  test('is refused, naming what is missing, while a criterion is unmet', () => {
    const passed = passGate('G1', { ...given(rest('E3.4')), provisional: true }, aContext());
    expect(passed).toEqual({ ok: false, error: { kind: 'criteria-unmet', criteria: explain(rest('E3.4')).criteria } });
    expect(explain(rest('E3.4')).criteria.map(({ criterionId }) => criterionId)).toEqual(['G1.3']);
  });

  test('puts on record what was known and the hashes of the evidence', () => {
    const passed = passGate('G1', { ...given(complete), provisional: true }, aContext());
    expect(passed).toEqual({
      ok: true,
      value: {
        decision: {
          id: 'id-1',
          partnerId,
          gateId: 'G1',
          packVersion: '1.0.0',
          asOf: '2026-11-20T09:00:00Z',
          decision: 'passed',
          provisional: true,
          results: ['G1.1', 'G1.2', 'G1.3', 'G1.4', 'G1.5', 'G1.6'].map((criterionId) => ({
            criterionId,
            met: true,
            concessionId: null,
          })),
          evidence: complete.revisions.map(({ id }) => ({ revisionId: id, sha256: ['a'.repeat(64)] })),
          by: 'ines',
          reason: '',
        },
      },
    });
  });

  test('is not done twice, but renewed while it is lapsing', () => {
    const passed = passGate('G1', { ...given(complete), provisional: true }, aContext());
    if (!passed.ok) throw new Error('It was not passed.');
    const decisions = [passed.value.decision];
    const again = (asOf: string) =>
      passGate('G1', { ...given(complete), decisions, moment: { asOf }, provisional: true }, aContext());
    expect(again('2026-11-21')).toEqual({ ok: false, error: { kind: 'already-passed' } });
    expect(again('2027-04-20').ok).toBe(true);
  });

  test('knows only the gates of the playbook', () => {
    expect(passGate('G7', { ...given(complete), provisional: true }, aContext())).toEqual({
      ok: false,
      error: { kind: 'gate-unknown' },
    });
  });
});

describe('refusing a partner at a gate', () => {
  test('needs a reason and is put on record like a pass', () => {
    expect(refuseGate('G1', { ...given(complete), reason: ' ', provisional: true }, aContext())).toEqual({
      ok: false,
      error: { kind: 'reason-missing' },
    });
    const refused = refuseGate(
      'G1',
      { ...given(complete), reason: 'A court case is open.', provisional: true },
      aContext(),
    );
    expect(refused.ok && [refused.value.decision.decision, refused.value.decision.reason]).toEqual([
      'refused',
      'A court case is open.',
    ]);
  });
});

describe('suspending a gate', () => {
  const passed = passGate('G1', { ...given(complete), provisional: true }, aContext());
  const decisions = passed.ok ? [passed.value.decision] : [];
  const suspend = (reason: string, over: Partial<ReturnType<typeof given>> = {}) =>
    suspendGate(
      'G1',
      { ...given(complete), decisions, reason, provisional: true, ...over },
      aContext({ now: '2026-11-21T09:00:00Z' }),
    );

  test('needs a reason and a gate that was passed', () => {
    expect(suspend(' ')).toEqual({ ok: false, error: { kind: 'reason-missing' } });
    expect(suspend('Payments were stopped.', { decisions: [] })).toEqual({ ok: false, error: { kind: 'not-passed' } });
  });

  test('leaves the decision that passed it as it was, and asks for a new one', () => {
    const before = structuredClone(decisions);
    const suspended = suspend('Payments were stopped.');
    if (!suspended.ok) throw new Error('It was not suspended.');
    expect(suspended.value.decision).toMatchObject({ decision: 'suspended', reason: 'Payments were stopped.' });
    expect(decisions).toEqual(before);
    const both = [...decisions, suspended.value.decision];
    expect(suspend('Again.', { decisions: both, moment: { asOf: '2026-11-22' } })).toEqual({
      ok: false,
      error: { kind: 'not-passed' },
    });
    const again = passGate(
      'G1',
      { ...given(complete), decisions: both, moment: { asOf: '2026-11-22' }, provisional: true },
      aContext({ now: '2026-11-22T09:00:00Z' }),
    );
    expect(again.ok).toBe(true);
  });
});

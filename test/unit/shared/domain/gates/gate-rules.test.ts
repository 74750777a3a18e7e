import { describe, expect, test } from 'vitest';
import { brand } from '#shared/base/brand';
import type { GateDecision } from '#shared/domain/gates/gate-decision';
import { evaluateGate } from '#shared/domain/gates/gate-rules';
import type { Gate } from '#shared/domain/playbook/pack';
import {
  aCase,
  anAnswer,
  aReview,
  type Brought,
  gateOneProofs,
  partnerId,
  ratedPartner,
  sellsAndSupports,
} from '../../../../builders/a-partner-case';
import { firstPack } from '../../../../builders/first-pack';

const index = firstPack();

function gateOne(): Gate {
  const gate = index.gateById.get('G1');
  if (!gate) throw new Error('The pack has no G1.');
  return gate;
}

function aDecision(over: Partial<GateDecision> = {}): GateDecision {
  return {
    id: brand('decision'),
    partnerId,
    gateId: 'G1',
    packVersion: '1.0.0',
    asOf: '2026-11-20T10:00:00Z',
    decision: 'passed',
    provisional: true,
    results: [],
    evidence: [],
    by: 'ines',
    reason: '',
    ...over,
  };
}

function view(asOf: string, brought: readonly Brought[], decisions: readonly GateDecision[] = [], knownAt?: string) {
  const records = aCase({ partner: ratedPartner, answers: [sellsAndSupports], brought });
  const moment = knownAt === undefined ? { asOf } : { asOf, knownAt };
  return evaluateGate(gateOne(), { records, index, decisions, moment });
}

const met = (asOf: string, brought: readonly Brought[]) =>
  view(asOf, brought)
    .results.filter((result) => result.met)
    .map(({ criterion }) => criterion.id);

const without = (typeId: string, ...instead: readonly Brought[]) => [
  ...gateOneProofs.filter((one) => one.typeId !== typeId),
  ...instead,
];

describe('Gate 1', () => {
  test('is met by proof alone', () => {
    expect(met('2026-11-20', gateOneProofs)).toEqual(['G1.1', 'G1.2', 'G1.3', 'G1.4', 'G1.5', 'G1.6']);
    expect(met('2026-11-20', [])).toEqual(['G1.6']);
  });

  test('takes no piece that waits for its review, was rejected, or is not yet in force', () => {
    expect(met('2026-11-20', without('E3.1', { typeId: 'E3.1', verdict: 'pending' }))).not.toContain('G1.3');
    expect(met('2026-11-20', without('E3.1', { typeId: 'E3.1', verdict: 'rejected' }))).not.toContain('G1.3');
    expect(met('2026-11-20', without('E3.1', { typeId: 'E3.1', from: '2026-11-21' }))).not.toContain('G1.3');
  });

  test('asks that the screening is clear', () => {
    const notClear = { typeId: 'E1.6', facts: { clear: false, lists: 'EU' } };
    expect(met('2026-11-20', without('E1.6', notClear))).not.toContain('G1.1');
  });

  test('asks that the one who signed is the one who may', () => {
    expect(met('2026-11-20', without('E2.2', { typeId: 'E2.2', facts: { person: 'tom' } }))).not.toContain('G1.2');
  });

  test('asks for one trained person in each role the partner will fill, with eighty points', () => {
    const sales = { typeId: 'E6.1', facts: { person: 'tom', role: 'sales', score: 80 } };
    const support = (score: number) => ({ typeId: 'E6.1', facts: { person: 'ana', role: 'support', score } });
    expect(met('2026-11-20', without('E6.1', sales))).not.toContain('G1.4');
    expect(met('2026-11-20', without('E6.1', sales, support(79)))).not.toContain('G1.4');
    expect(met('2026-11-20', without('E6.1', sales, support(80)))).toContain('G1.4');
  });

  test('asks that the call up the ladder was answered within an hour', () => {
    const drill = (minutes: number) => ({ typeId: 'E8.3', facts: { called: 'tom', minutes } });
    expect(met('2026-11-20', without('E8.3', drill(61)))).not.toContain('G1.5');
    expect(met('2026-11-20', without('E8.3', drill(60)))).toContain('G1.5');
  });

  test('names what meets a criterion and until when', () => {
    const results = view('2026-11-20', gateOneProofs).results;
    expect(
      results.map(({ criterion, by, until }) => [criterion.id, by.map(({ evidence }) => evidence.typeId), until]),
    ).toEqual([
      ['G1.1', ['E1.1', 'E1.2', 'E1.6'], '2027-11-01'],
      ['G1.2', ['E2.1', 'E2.2'], '2027-11-01'],
      ['G1.3', ['E3.1', 'E3.4'], '2027-11-01'],
      ['G1.4', ['E6.1', 'E6.1'], '2027-11-01'],
      ['G1.5', ['E8.3'], '2027-05-01'],
      ['G1.6', [], '2027-11-01'],
    ]);
  });

  test('holds beyond the end of one piece if another covers it', () => {
    const second = { typeId: 'E8.3', facts: { called: 'ana', minutes: 5 }, from: '2026-11-15' };
    const result = view('2026-11-20', [...gateOneProofs, second]).results[4];
    expect(result?.until).toBe('2027-05-15');
  });
});

describe('the standing of a gate', () => {
  test('is closed while something is missing and open once nothing is', () => {
    expect(view('2026-11-20', without('E3.4')).standing).toEqual({ state: 'closed' });
    expect(view('2026-11-20', gateOneProofs).standing).toEqual({ state: 'open' });
  });

  test('is passed by a decision, lapsing in the last thirty days, lapsed from the day after, and suspended after its grace', () => {
    const decision = aDecision();
    const standing = (asOf: string) => view(asOf, gateOneProofs, [decision]).standing;
    expect(standing('2027-03-31')).toEqual({ state: 'passed', decision, until: '2027-05-01' });
    expect(standing('2027-04-01')).toEqual({ state: 'lapsing', decision, until: '2027-05-01', daysLeft: 30 });
    expect(standing('2027-05-01')).toEqual({ state: 'lapsing', decision, until: '2027-05-01', daysLeft: 0 });
    const lapsed = { state: 'lapsed', decision, since: '2027-05-02', graceUntil: '2027-05-15' };
    expect(standing('2027-05-02')).toEqual(lapsed);
    expect(standing('2027-05-15')).toEqual(lapsed);
    expect(standing('2027-05-16')).toEqual({
      state: 'suspended',
      decision,
      because: 'graceEnded',
      since: '2027-05-16',
    });
  });

  test('comes back by itself when what lapsed is renewed', () => {
    const renewed = [...gateOneProofs, { typeId: 'E8.3', facts: { called: 'ana', minutes: 9 }, from: '2027-05-10' }];
    expect(view('2027-05-12', renewed, [aDecision()]).standing.state).toBe('passed');
  });

  test('comes back by itself after its grace too, when what lapsed is renewed', () => {
    const renewed = [...gateOneProofs, { typeId: 'E8.3', facts: { called: 'ana', minutes: 9 }, from: '2027-08-10' }];
    expect(view('2027-08-09', renewed, [aDecision()]).standing.state).toBe('suspended');
    expect(view('2027-08-10', renewed, [aDecision()]).standing.state).toBe('passed');
  });

  test('lapses on the day on which proof was withdrawn, though the calendar knows of no end', () => {
    const decision = aDecision({ asOf: '2026-11-05T09:00:00Z' });
    const said = { ...sellsAndSupports, at: '2026-11-02T09:00:00Z' };
    const records = aCase({ partner: ratedPartner, answers: [said], brought: gateOneProofs });
    const withdrawn = aReview('withdrawn', {
      id: brand('withdrawn'),
      revisionId: brand('revision-5'),
      at: '2026-11-18T15:00:00Z',
    });
    const standing = (asOf: string) =>
      evaluateGate(gateOne(), {
        records: { ...records, reviews: [...records.reviews, withdrawn], decisions: [decision] },
        index,
        moment: { asOf },
      }).standing;
    const lapsed = { state: 'lapsed', decision, since: '2026-11-18', graceUntil: '2026-12-01' };
    expect([standing('2026-11-20'), standing('2026-12-01'), standing('2026-12-02')]).toEqual([
      lapsed,
      lapsed,
      { state: 'suspended', decision, because: 'graceEnded', since: '2026-12-02' },
    ]);
  });

  test('is suspended by a decision until another one, whatever is proven', () => {
    const suspended = aDecision({ id: brand('later'), decision: 'suspended', asOf: '2026-11-21T10:00:00Z' });
    expect(view('2026-11-22', gateOneProofs, [suspended, aDecision()]).standing).toEqual({
      state: 'suspended',
      decision: suspended,
      because: 'decided',
      since: '2026-11-21',
    });
    const again = aDecision({ id: brand('again'), asOf: '2026-11-23T10:00:00Z' });
    expect(view('2026-11-23', gateOneProofs, [suspended, aDecision(), again]).standing.state).toBe('passed');
  });

  test('on an earlier day does not know a decision that was taken later', () => {
    expect(view('2026-11-19', gateOneProofs, [aDecision()]).standing).toEqual({ state: 'open' });
  });

  test('follows the latest decision', () => {
    const refused = aDecision({ id: brand('later'), decision: 'refused', asOf: '2026-11-21T10:00:00Z' });
    expect(view('2026-11-22', gateOneProofs, [refused, aDecision()]).standing).toEqual({ state: 'open' });
  });

  test('as it was known at an earlier time does not know what came later', () => {
    const before = view('2026-11-20', gateOneProofs, [aDecision()], '2026-11-01T12:00:00Z');
    expect([
      before.standing.state,
      before.results.filter((result) => result.met).map(({ criterion }) => criterion.id),
    ]).toEqual(['closed', ['G1.6']]);
  });

  test('needs no answer to a question of the playbook that says nothing about it', () => {
    const records = aCase({
      partner: ratedPartner,
      brought: gateOneProofs,
      answers: [sellsAndSupports, anAnswer('M8.Q9', {}, { state: 'declined' })],
    });
    const result = evaluateGate(gateOne(), { records, index, decisions: [], moment: { asOf: '2026-11-20' } });
    expect(result.standing).toEqual({ state: 'open' });
  });
});

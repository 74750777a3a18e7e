import { describe, expect, test } from 'vitest';
import { brand } from '#shared/base/brand';
import { evidenceCoverage } from '#shared/domain/gates/control-rules';
import { controlStandings } from '#shared/domain/gates/evaluate-partner';
import type { PartnerRecords } from '#shared/domain/gates/partner-records';
import { aConcession, aConcessionDecision } from '../../../../builders/a-concession';
import { aGatedPack } from '../../../../builders/a-gated-pack';
import { aCase, anAnswer, type Brought, ratedPartner } from '../../../../builders/a-partner-case';

const index = aGatedPack();
const exposed = (data: number) => ({
  ...ratedPartner,
  exposure: { data, integration: 0, access: 0, criticality: 1, substitutability: 1 },
});

function states(records: PartnerRecords, asOf = '2026-11-20') {
  return Object.fromEntries(
    controlStandings(records, index, { asOf }).map(({ control, state }) => [control.id, state] as const),
  );
}

const found = (records: PartnerRecords, id: string, asOf = '2026-11-20') => {
  const standing = controlStandings(records, index, { asOf }).find(({ control }) => control.id === id);
  if (!standing) throw new Error(`No control ${id}`);
  return standing;
};

const brought = (...pieces: readonly Brought[]) => aCase({ partner: ratedPartner, brought: pieces });

describe('a control', () => {
  test('is satisfied by proof of everything it needs, partial by some of it, missing without any', () => {
    expect(states(brought({ typeId: 'E1.1' }))).toMatchObject({ 'C-1': 'partial', 'C-2': 'missing' });
    expect(states(brought({ typeId: 'E1.1' }, { typeId: 'E1.2' }))).toMatchObject({
      'C-1': 'satisfied',
      'C-2': 'satisfied',
    });
    expect(states(brought({ typeId: 'E1.2', verdict: 'pending' }))).toMatchObject({ 'C-2': 'missing' });
  });

  test('is expired once all that it lacks was there and has run out', () => {
    const old = { typeId: 'E1.1', from: '2025-06-01' };
    expect(found(brought(old, { typeId: 'E1.2' }), 'C-1').state).toBe('expired');
    expect(found(brought(old), 'C-1').state).toBe('missing');
    expect(found(brought(old, { typeId: 'E1.1', verdict: 'pending' }, { typeId: 'E1.2' }), 'C-1').state).toBe(
      'expired',
    );
  });

  test('says which pieces hold and until when it is satisfied', () => {
    const standing = found(brought({ typeId: 'E1.1' }, { typeId: 'E1.2' }), 'C-1');
    expect([standing.by.map(({ evidence }) => evidence.id), standing.until]).toEqual([
      ['evidence-0', 'evidence-1'],
      '2027-11-01',
    ]);
    const renewed = brought({ typeId: 'E1.1' }, { typeId: 'E1.1', from: '2027-06-01' }, { typeId: 'E1.2' });
    expect(found(renewed, 'C-1').until).toBe('2028-06-01');
  });

  test('is asked of the tiers it is for, and of every partner before a tier is set', () => {
    expect(states(aCase({ partner: ratedPartner }))).toMatchObject({ 'C-3': 'notApplicable', 'C-5': 'notApplicable' });
    expect(states(aCase({ partner: exposed(2) }))).toMatchObject({ 'C-3': 'missing', 'C-5': 'notApplicable' });
    expect(states(aCase())).toMatchObject({ 'C-3': 'missing', 'C-5': 'missing' });
  });

  test('is ruled out by a fact, and not by nobody having asked', () => {
    const said = (hasInterface: boolean) => [anAnswer('M1.Q1', { sells: true, hasInterface })];
    expect(found(aCase({ partner: exposed(4) }), 'C-5').state).toBe('missing');
    expect(found(aCase({ partner: exposed(4), answers: said(true) }), 'C-5').state).toBe('missing');
    expect(found(aCase({ partner: exposed(4), answers: said(false) }), 'C-5').state).toBe('notApplicable');
  });

  test('takes an answer only if it is enough', () => {
    const said = (hours: number) => aCase({ partner: ratedPartner, answers: [anAnswer('M1.Q2', { hours })] });
    expect([found(said(72), 'C-4').state, found(said(73), 'C-4').state]).toEqual(['satisfied', 'missing']);
  });

  test('is served by a piece of another kind, for as long as its own kind holds', () => {
    const records = brought({ typeId: 'E1.1', from: '2025-06-01' });
    const shared = { ...records, evidence: records.evidence.map((one) => ({ ...one, alsoServes: ['E1.2'] })) };
    // The extract ran out after twelve months; as a declaration it holds for twenty-four.
    expect([found(shared, 'C-2').state, found(shared, 'C-2').until, found(shared, 'C-1').state]).toEqual([
      'satisfied',
      '2027-06-01',
      'expired',
    ]);
  });
});

describe('a control that is conceded', () => {
  const waiver = aConcession('C-2');
  const compensation = aConcession('C-2', { id: brand('compensation'), kind: 'compensation', by: ['C-4'] });
  const answers = [anAnswer('M1.Q2', { hours: 24 })];
  const withConcession = (over: Partial<PartnerRecords>) => aCase({ partner: ratedPartner, answers, ...over });

  test('is waived from the day of the approval to the last day of the waiver', () => {
    const records = withConcession({ concessions: [waiver], concessionDecisions: [aConcessionDecision(waiver)] });
    expect(
      ['2026-11-19', '2026-11-20', '2027-01-31', '2027-02-01'].map((day) => found(records, 'C-2', day).state),
    ).toEqual(['missing', 'waived', 'waived', 'missing']);
    expect(found(records, 'C-2').until).toBe('2027-01-31');
  });

  test('is not waived by a request alone, nor by the one who asked', () => {
    const own = aConcessionDecision(waiver, 'approved', { by: 'ines' });
    expect(found(withConcession({ concessions: [waiver] }), 'C-2').state).toBe('missing');
    expect(found(withConcession({ concessions: [waiver], concessionDecisions: [own] }), 'C-2').state).toBe('missing');
  });

  test('is compensated while the controls that do its work are satisfied', () => {
    const over = { concessions: [compensation], concessionDecisions: [aConcessionDecision(compensation)] };
    expect(found(withConcession(over), 'C-2').state).toBe('compensated');
    expect(found(aCase({ partner: ratedPartner, ...over }), 'C-2').state).toBe('missing');
  });

  test('needs no concession once it is satisfied', () => {
    const records = aCase({
      partner: ratedPartner,
      brought: [{ typeId: 'E1.2' }],
      concessions: [waiver],
      concessionDecisions: [aConcessionDecision(waiver)],
    });
    expect(found(records, 'C-2')).toMatchObject({ state: 'satisfied', concession: null });
  });
});

describe('evidence coverage', () => {
  test('is what is satisfied of what applies; what is waived is not covered', () => {
    const waiver = aConcession('C-4');
    const records = aCase({
      partner: ratedPartner,
      brought: [{ typeId: 'E1.2' }],
      concessions: [waiver],
      concessionDecisions: [aConcessionDecision(waiver)],
    });
    expect(evidenceCoverage(controlStandings(records, index, { asOf: '2026-11-20' }))).toEqual({
      satisfied: 1,
      applicable: 3,
      share: 1 / 3,
    });
    expect(evidenceCoverage([])).toEqual({ satisfied: 0, applicable: 0, share: null });
  });
});

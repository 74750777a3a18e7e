import { describe, expect, test } from 'vitest';
import { findingOf } from '#shared/domain/gates/control-rules';
import { riskTiers } from '#shared/domain/partners/partner';
import { evaluate, holds } from '#shared/domain/playbook/expression';
import type { Asset, AssetBlock } from '#shared/domain/playbook/pack-assets';
import { isoStages } from '#shared/domain/playbook/pack-iso-stages';
import type { PartnerFacts } from '#shared/domain/playbook/partner-facts';
import { evidenceTypeOf, factsWith, fieldOf, pack } from '../../../../builders/a-playbook';
import nist from '../../../../data/nist-control-ids.json' with { type: 'json' };

const nistIds = new Set([...nist.baselines, ...nist.readInCatalogue, ...nist.addedBySP800161r1]);
const minimum = pack.controls.filter(({ tiers }) => tiers.includes('T1'));

/** The pieces that show the smallest set, each with the facts that make it enough. */
const pieces: PartnerFacts['evidence'] = Object.fromEntries(
  Object.entries({
    'E1.1': {},
    'E1.2': {},
    'E1.6': { clear: true },
    'E2.1': {},
    'E3.1': {},
    'E3.4': {},
    'E6.1': { role: 'sales', score: 85 },
    'E8.3': { minutes: 12 },
  }).map(([typeId, record]) => [typeId, { accepted: true, records: [record], until: null, pending: false }]),
);

const answers: PartnerFacts['answers'] = {
  'M1.Q1': { legalName: 'Nordlys ApS' },
  'M1.Q8': { competing: 'none' },
  'M2.Q2': { agreement: 'reseller' },
  'M2.Q8': { usesOthers: false },
  'M3.Q1': { purpose: 'Orders are entered for customers.' },
  'M3.Q3': { ownAccounts: true, leaversHours: 24, secondFactor: true },
  'M3.Q7': { outOfReach: true },
  'M3.Q8': { retention: [] },
  'M3.Q9': { patchDays: 30 },
  'M3.Q10': { trainedShare: 95, allSigned: true },
  'M8.Q6': { breachNoticeHours: 72 },
  'M8.Q8': { transitionDays: 90 },
};

const proven = factsWith({
  partner: { exposure: { data: 1, integration: 0, access: 1, criticality: 1, substitutability: 1 } },
  riskTier: 'T1',
  riskTierAccepted: true,
  evidence: pieces,
  answers,
});

/** The controls with something left to do, while nobody has conceded anything. */
function unsettled(facts: PartnerFacts): readonly string[] {
  const tell = (text: string) => {
    const outcome = evaluate(text, facts);
    return outcome.ok ? outcome.value : null;
  };
  const sight = { facts, tell, hasRunOut: () => false, hasTierRunOut: false };
  return pack.controls.filter((control) => !findingOf(control, sight).settled).map(({ id }) => id);
}

function without<Value>(record: { readonly [key: string]: Value }, key: string): { readonly [key: string]: Value } {
  return Object.fromEntries(Object.entries(record).filter(([name]) => name !== key));
}

describe('the controls', () => {
  test('that all partners keep are the ones that are published', () => {
    expect(minimum.map(({ id }) => id)).toEqual([
      ...['C-ID-1', 'C-ID-2', 'C-RK-1', 'C-SI-1', 'C-CT-1', 'C-CT-2', 'C-CT-3', 'C-AC-1', 'C-IA-1', 'C-TR-1', 'C-TR-2'],
      ...['C-TR-3', 'C-AU-1', 'C-CA-1', 'C-CF-1', 'C-CM-1', 'C-CM-2', 'C-CP-3', 'C-IR-1', 'C-IR-2', 'C-MP-1', 'C-PS-1'],
      ...['C-PT-1', 'C-SI-2', 'C-PB-1', 'C-PB-2', 'C-PB-3', 'C-EX-1'],
    ]);
  });

  test('name only identifiers that were looked up in the catalogue of NIST', () => {
    expect(pack.controls.flatMap((control) => control.nist.filter((id) => !nistIds.has(id)))).toEqual([]);
    expect(pack.controls.filter(({ nist: ids, family }) => !ids.some((id) => id.startsWith(`${family}-`)))).toEqual([]);
  });

  test('each protect a promise of the service level agreement, for a reason of their own', () => {
    const reasons = pack.controls.map(({ protects }) => protects.why);
    expect(new Set(reasons).size).toBe(pack.controls.length);
    expect(reasons.filter((reason) => reason.split(' ').length < 6)).toEqual([]);
  });

  test('of a tier are asked of every tier above it', () => {
    const chains = new Set(pack.controls.map(({ tiers }) => tiers.join()));
    expect([...chains].sort()).toEqual(['T1,T2,T3', 'T2,T3', 'T3']);
    const counts = riskTiers.map((tier) => pack.controls.filter(({ tiers }) => tiers.includes(tier)).length);
    expect(counts).toEqual([...counts].sort((fewer, more) => fewer - more));
    expect(new Set(counts).size).toBe(3);
  });

  test.each([
    ['AC'],
    ['IA'],
    ['AT'],
    ['AU'],
    ['CA'],
    ['CM'],
    ['CP'],
    ['IR'],
    ['MP', 'PE'],
    ['PS'],
    ['PT', 'SI'],
    ['RA'],
    ['SA', 'SC', 'SI'],
    ['SR'],
  ])('of the family %s get stricter with each tier', (...families) => {
    const added = (first: string) =>
      pack.controls.filter(
        ({ tiers, nist: ids }) => tiers[0] === first && ids.some((id) => families.includes(id.slice(0, 2))),
      );
    expect(riskTiers.filter((tier) => added(tier).length === 0)).toEqual([]);
  });

  test('ask for every proof of security there is: none is collected for nothing', () => {
    const asked = new Set(
      pack.controls.flatMap(({ needs }) => needs.flatMap((need) => (need.kind === 'evidence' ? [need.typeId] : []))),
    );
    const ofSecurity = pack.evidenceTypes.filter(({ id }) => id.startsWith('E3.') || /^E5\.[1-6]$/.test(id));
    expect(ofSecurity.filter(({ id }) => !asked.has(id)).map(({ id }) => id)).toEqual([]);
  });
});

describe('the smallest set', () => {
  test('is met by eight pieces, twelve answers and an accepted tier', () => {
    expect(unsettled(proven)).toEqual([]);
  });

  test('is met by pieces that can be made during a visit; only the screening is done before it', () => {
    const before = Object.keys(pieces).filter((typeId) => !evidenceTypeOf(typeId).inRoom);
    expect(before).toEqual(['E1.6']);
  });

  test.each(Object.keys(pieces))('is not met without %s', (typeId) => {
    expect(unsettled({ ...proven, evidence: without(pieces, typeId) })).not.toEqual([]);
  });

  test.each(Object.keys(answers))('is not met without an answer to %s', (questionId) => {
    expect(unsettled({ ...proven, answers: without(answers, questionId) })).not.toEqual([]);
  });

  test('does not ask about data where the partner sees none', () => {
    const partner = { exposure: { data: 0, integration: 0, access: 0, criticality: 1, substitutability: 1 } };
    const fewer = without(without(answers, 'M3.Q1'), 'M3.Q8');
    expect(unsettled({ ...proven, partner, answers: fewer })).toEqual([]);
  });

  test('is not met by an answer that admits the opposite', () => {
    const said = (questionId: string, answer: PartnerFacts['answers'][string]) =>
      unsettled({ ...proven, answers: { ...answers, [questionId]: answer } });
    expect(said('M3.Q3', { ownAccounts: true, leaversHours: 72, secondFactor: true })).toEqual(['C-AC-1']);
    expect(said('M3.Q3', { ownAccounts: true, leaversHours: 1, secondFactor: false })).toEqual(['C-IA-1']);
    expect(said('M3.Q9', { patchDays: 90 })).toEqual(['C-SI-2']);
    expect(said('M3.Q10', { trainedShare: 40, allSigned: false })).toEqual(['C-TR-1', 'C-PS-1']);
    const subcontractors = [{ name: 'Night desk', seesData: true, bound: 'byDate' }];
    expect(said('M2.Q8', { usesOthers: true, subcontractors })).toEqual(['C-CT-3']);
  });

  test('asks for approval and proof of what is said in public once something was published', () => {
    const published = { ...pieces, 'E7.4': { accepted: true, records: [{}], until: null, pending: false } };
    expect(unsettled({ ...proven, evidence: published })).toEqual(['C-PB-1', 'C-PB-2']);
    const approved = { ...published, 'E7.1': { accepted: true, records: [{}], until: null, pending: false } };
    const backed = { ...answers, 'M7.Q5': { promises: true, claims: [{ claim: '99.9 %', provenBy: 'sla' }] } };
    expect(unsettled({ ...proven, evidence: approved, answers: backed })).toEqual(['C-PB-1']);
    expect(unsettled({ ...proven, evidence: approved, answers: backed, signed: ['sla'] })).toEqual([]);
  });

  test('is what the officer attests: every control that rests on the attestation alone stands in its words', () => {
    const alone = minimum.filter(({ needs }) =>
      needs.every((need) => need.kind === 'evidence' && (need.typeId === 'E3.1' || need.onlyIf !== undefined)),
    );
    expect(alone.map(({ id }) => id)).toEqual(['C-AU-1', 'C-CA-1', 'C-CF-1', 'C-CM-2', 'C-MP-1', 'C-PB-3']);
    const statement = evidenceTypeOf('E3.1').statement ?? '';
    const words = ['logs are kept', 'Once a year', 'agreed baseline', 'call back', 'wiped', 'only if they agreed'];
    expect(words.filter((word) => !statement.includes(word))).toEqual([]);
  });
});

describe('the controls of higher tiers', () => {
  const exposure = { data: 4, integration: 3, access: 3, criticality: 3, substitutability: 2 };

  test('are all asked of a partner with everything at stake', () => {
    const facts = factsWith({ partner: { exposure }, riskTier: 'T3' });
    const notYet = ['C-PB-1', 'C-PB-2'];
    const asked = pack.controls.map(({ id }) => id).filter((id) => !notYet.includes(id));
    expect(unsettled(facts)).toEqual(asked);
  });

  test('leave out interfaces, data and subcontractors where there are none', () => {
    const facts = factsWith({
      partner: { exposure: { data: 0, integration: 0, access: 4, criticality: 1, substitutability: 1 } },
      riskTier: 'T3',
      answers: {
        'M2.Q8': { usesOthers: false },
        'M3.Q1': { classes: { personal: { see: false }, special: { see: false } } },
      },
    });
    const left = pack.controls.map(({ id }) => id).filter((id) => !unsettled(facts).includes(id));
    expect(left).toEqual([
      ...['C-CT-4', 'C-CF-2', 'C-IN-1', 'C-IN-2', 'C-IN-3', 'C-IN-4', 'C-IN-5', 'C-IN-6', 'C-IN-7', 'C-PS-3'],
      ...['C-PT-1', 'C-PT-2', 'C-PT-3', 'C-PT-4', 'C-SC-1', 'C-SA-1', 'C-SR-1', 'C-PB-1', 'C-PB-2'],
    ]);
  });

  test('shorten the notice of a breach: 72, 48, 24 hours', () => {
    const open = (riskTier: 'T1' | 'T2' | 'T3', breachNoticeHours: number) =>
      unsettled({ ...proven, riskTier, answers: { ...answers, 'M8.Q6': { breachNoticeHours } } }).includes('C-IR-1');
    expect([open('T1', 72), open('T2', 72), open('T2', 48), open('T3', 48), open('T3', 24)]).toEqual([
      ...[false, true, false, true, false],
    ]);
  });
});

describe('the gates', () => {
  test('have the criteria that were agreed, and those marked hard can never be waived', () => {
    const shape = pack.gates.map(({ id, criteria }) => [
      id,
      criteria.map((criterion) => `${criterion.id}${criterion.hard ? ' hard' : ''}`),
    ]);
    expect(shape).toEqual([
      ['G1', ['G1.1 hard', 'G1.2 hard', 'G1.3 hard', 'G1.4', 'G1.5', 'G1.6 hard']],
      ['G2', ['G2.0 hard', 'G2.1 hard', 'G2.2 hard', 'G2.3 hard', 'G2.4', 'G2.5', 'G2.6']],
    ]);
  });

  test('are decided by those who answer for them, and give the highest tier no time', () => {
    expect(pack.gates.map(({ decidedBy, graceDays }) => ({ decidedBy, graceDays }))).toEqual([
      { decidedBy: ['security', 'partnerManager'], graceDays: { T1: 14, T2: 14, T3: 0 } },
      { decidedBy: ['technicalAuthority'], graceDays: { T1: 14, T2: 14, T3: 0 } },
    ]);
  });

  const ready = factsWith({
    gates: ['G1'],
    credentials: { delivery: { held: 2, needed: 2 }, support: { held: 2, needed: 2 } },
    controls: { 'C-ID-1': { settled: true, minimum: true }, 'C-AC-2': { settled: true, minimum: false } },
    integrationChecks: { IC1: { required: true, passed: true }, IC5: { required: false, passed: false } },
    signed: ['sla'],
    onCallCoverage: 1,
    evidence: {
      'E3.1': { accepted: true, records: [{}], until: null, pending: false },
      'E5.3': { accepted: true, records: [{ deviationsAccepted: true }], until: null, pending: false },
      'E6.3': { accepted: true, records: [{ bothSigned: true, customer: 'Havn' }], until: null, pending: false },
      'E8.3': { accepted: true, records: [{ minutes: 9 }], until: null, pending: false },
    },
  });
  const predicateOf = (id: string) =>
    pack.gates.flatMap(({ criteria }) => criteria).find((criterion) => criterion.id === id)?.predicate ?? 'false';
  const withRecord = (typeId: string, record: { readonly [fact: string]: string | number | boolean }) => ({
    evidence: { ...ready.evidence, [typeId]: { accepted: true, records: [record], until: null, pending: false } },
  });

  test.each<[string, Partial<PartnerFacts>]>([
    ['G1.3', { controls: { 'C-ID-1': { settled: false, minimum: true } } }],
    ['G1.3', { evidence: without(ready.evidence, 'E3.1') }],
    ['G2.0', { gates: [] }],
    ['G2.1', { credentials: { ...ready.credentials, support: { held: 1, needed: 2 } } }],
    ['G2.2', withRecord('E5.3', { deviationsAccepted: false })],
    ['G2.3', withRecord('E6.3', { bothSigned: false, customer: 'Havn' })],
    ['G2.3', withRecord('E6.3', { bothSigned: true, customer: '' })],
    ['G2.4', { controls: { ...ready.controls, 'C-AC-2': { settled: false, minimum: false } } }],
    ['G2.5', { integrationChecks: { IC1: { required: true, passed: false } } }],
    ['G2.6', { signed: [] }],
    ['G2.6', withRecord('E8.3', { minutes: 61 })],
    ['G2.6', { onCallCoverage: 0.99 }],
    ['G2.6', { onCallCoverage: null }],
  ])('keep %s closed until its proof is there', (id, spoilt) => {
    expect(evaluate(predicateOf(id), ready)).toEqual({ ok: true, value: true });
    expect(holds(predicateOf(id), { ...ready, ...spoilt })).toBe(false);
  });

  test('ask Gate 1 for the smallest set only, and Gate 2 for the set of the tier', () => {
    const onlyTierOpen = { ...ready, controls: { ...ready.controls, 'C-AC-2': { settled: false, minimum: false } } };
    expect([holds(predicateOf('G1.3'), onlyTierOpen), holds(predicateOf('G2.4'), onlyTierOpen)]).toEqual([true, false]);
  });
});

const assetOf = (id: string): Asset => {
  const asset = pack.assets.find((one) => one.id === id);
  if (!asset) throw new Error(`No asset ${id}`);
  return asset;
};
const tablesOf = (asset: Asset) =>
  asset.blocks.filter((block): block is Extract<AssetBlock, { kind: 'table' }> => block.kind === 'table');
const textOf = (asset: Asset) => JSON.stringify(asset.blocks);

describe('the assets', () => {
  test('are there, and only the runbook and the list of policies stay inside', () => {
    expect(pack.assets.map(({ id }) => id).sort()).toEqual(
      [
        ...['X-api-spec', 'X-brand-kit', 'X-demo-register', 'X-diagnostics-sheet', 'X-discovery-frame'],
        ...['X-escalation-matrix', 'X-internal-runbook', 'X-journey-map', 'X-partner-guide', 'X-policies'],
        ...['X-recovery-data', 'X-recovery-late', 'X-recovery-outage', 'X-recovery-wrong', 'X-sample-payload'],
        ...['X-sandbox-guide', 'X-service-calendar', 'X-sow'],
      ].sort(),
    );
    expect(pack.assets.filter(({ audience }) => audience === 'internal').map(({ id }) => id)).toEqual([
      ...['X-internal-runbook', 'X-policies'],
    ]);
  });

  test('stand in the life of the relationship: each in a stage, and no stage without one', () => {
    expect(pack.assets.filter((asset) => asset.isoStages.length === 0)).toEqual([]);
    const served = new Set(pack.assets.flatMap((asset) => asset.isoStages));
    expect(isoStages.filter((stage) => !served.has(stage))).toEqual([]);
  });

  test('have tables whose rows fill their columns', () => {
    const ragged = pack.assets.flatMap((asset) =>
      tablesOf(asset).flatMap(({ columns, rows }) =>
        rows.filter((row) => row.length !== columns.length).map((row) => [asset.id, row]),
      ),
    );
    expect(ragged).toEqual([]);
  });

  test('show an order that can be read by a machine, with a total that adds up', () => {
    const [sent, answer, refusal] = assetOf('X-sample-payload')
      .blocks.filter((block) => block.kind === 'code')
      .map((block) => JSON.parse(block.text));
    const cents = (text: string) => Math.round(Number(text) * 100);
    const sum = sent.order.lines.reduce(
      (total: number, line: { quantity: string; unitPrice: string }) =>
        total + Number(line.quantity) * cents(line.unitPrice),
      0,
    );
    expect(sum).toBe(cents(sent.order.total));
    expect([answer.messageId, refusal.messageId]).toEqual([sent.messageId, sent.messageId]);
  });

  test('have a recovery script for each situation that is practised', () => {
    const situations = fieldOf('M6.Q7.situation').options?.map(({ id }) => `X-recovery-${id}`);
    expect(pack.assets.filter(({ kind }) => kind === 'recoveryScript').map(({ id }) => id)).toEqual(situations);
  });

  test('register the demonstrations that can be chosen, each with the outcome it shows', () => {
    const [register] = tablesOf(assetOf('X-demo-register'));
    expect(register?.columns[1]).toBe('Which outcome does it show');
    expect(register?.rows.map(([name]) => name?.replaceAll('’', "'"))).toEqual(
      fieldOf('M7.Q4.demos').options?.map(({ label }) => label.replaceAll('’', "'")),
    );
  });

  test('draw the journey through the five stages that the service interview asks about', () => {
    const [map] = tablesOf(assetOf('X-journey-map'));
    expect(map?.rows.map(([moment]) => moment)).toEqual([
      ...['Order intake', 'Integration points', 'Service delivery', 'Incident handling', 'Follow-up'],
    ]);
    expect(fieldOf('M8.Q1.stages').rows).toHaveLength(5);
  });

  test('tell partners the rules that are computed, and no others', () => {
    const guide = textOf(assetOf('X-partner-guide'));
    const { deals, bands } = pack.commercial ?? { deals: null, bands: [] };
    const hours = (id: string) => pack.handoffs.find((handoff) => handoff.id === id)?.targetHours;
    const promised = [
      `${deals?.decisionDays} working days; our silence means yes`,
      `${deals?.appealDays} working days`,
      `${deals?.protectionDays} days, once ${deals?.extensionDays} more`,
      `${hours('provisionEnvironment')} hours after headquarters`,
      `${hours('grantContent')} hours after headquarters`,
      ...bands.map(({ name, percent }) => `${name} ${percent} %`),
    ];
    expect(promised.filter((sentence) => !guide.includes(sentence))).toEqual([]);
    expect(deals?.silenceApproves).toBe(true);
  });
});

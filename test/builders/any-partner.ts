import fc from 'fast-check';
import { brand } from '#shared/base/brand';
import { addDays, dayOf } from '#shared/base/calendar-date';
import type { Concession, ConcessionDecision } from '#shared/domain/gates/concession';
import { evaluatePartner } from '#shared/domain/gates/evaluate-partner';
import type { GateDecision } from '#shared/domain/gates/gate-decision';
import type { Moment, PartnerRecords } from '#shared/domain/gates/partner-records';
import { aConcession, aConcessionDecision } from './a-concession';
import { aGatedPack } from './a-gated-pack';
import { aDecision } from './a-guided-case';
import { aCase, anAnswer, type Brought, partnerId, ratedPartner } from './a-partner-case';

export const index = aGatedPack();
export const firstDay = '2026-01-01';
const between = (min: number, max: number) => fc.integer({ min, max }).map((days) => addDays(firstDay, days));
/** The day asked about: from before anything is there until most of it has run out. */
export const day = between(60, 520);
/** Days on which things begin. */
const early = between(0, 200);
const instant = early.map((one) => `${one}T09:00:00Z`);

export const proof: fc.Arbitrary<Brought> = fc.oneof(
  fc.record({
    typeId: fc.constantFrom('E1.1', 'E1.2', 'E3.1', 'E3.2'),
    from: early,
    verdict: fc.constantFrom('accepted', 'accepted', 'rejected', 'pending'),
  }),
  fc.record({
    typeId: fc.constant('E6.1'),
    from: early,
    facts: fc.record({ person: fc.constantFrom('tom', 'ana'), score: fc.integer({ min: 70, max: 95 }) }),
  }),
  fc.record({
    typeId: fc.constant('E5.1'),
    from: early,
    facts: fc.record({ check: fc.constant('IC1'), passed: fc.boolean() }),
  }),
  fc.record({
    typeId: fc.constant('E8.3'),
    from: early,
    facts: fc.record({ minutes: fc.integer({ min: 5, max: 90 }) }),
  }),
);

/** Proof of all that both gates ask for, from a day on. */
export const enough = (from: string): readonly Brought[] => [
  ...['E1.1', 'E1.2', 'E3.1', 'E3.2'].map((typeId) => ({ typeId, from })),
  { typeId: 'E6.1', from, facts: { person: 'tom', score: 90 } },
  { typeId: 'E6.1', from, facts: { person: 'ana', score: 90 } },
  { typeId: 'E5.1', from, facts: { check: 'IC1', passed: true } },
  { typeId: 'E8.3', from, facts: { minutes: 12 } },
];

const saidAll = [anAnswer('M1.Q1', { sells: true, hasInterface: true }), anAnswer('M1.Q2', { hours: 24 })];
const answers = fc.oneof(
  { weight: 1, arbitrary: fc.subarray(saidAll) },
  { weight: 3, arbitrary: fc.constant(saidAll) },
);

export const learner = (personId: string, since: string) => ({
  id: brand<'Learner'>(`learner-${personId}`),
  partnerId,
  personId: brand<'Person'>(personId),
  role: 'sales' as const,
  since,
  left: null,
  courses: {},
});

const conceded: fc.Arbitrary<{
  readonly concessions: Concession[];
  readonly concessionDecisions: ConcessionDecision[];
}> = fc
  .uniqueArray(
    fc.record({
      subject: fc.constantFrom('G1.4', 'G1.2', 'C-2', 'C-4', 'G2.3', 'T1'),
      at: instant,
      days: fc.integer({ min: 0, max: 120 }),
      verdict: fc.constantFrom('approved', 'approved', 'approved', 'refused'),
      by: fc.constantFrom('tom', 'tom', 'tom', 'ines'),
    }),
    { maxLength: 5, selector: ({ subject }) => subject },
  )
  .map((drawn) => {
    const concessions = drawn.map(({ subject, at, days }) =>
      aConcession(subject, {
        kind: subject === 'T1' ? 'lowerTier' : 'waiver',
        requestedAt: at,
        until: addDays(dayOf(at), days),
      }),
    );
    const concessionDecisions = drawn.flatMap(({ verdict, by, at }, place) => {
      const concession = concessions[place];
      return concession
        ? [
            aConcessionDecision(concession, verdict as ConcessionDecision['verdict'], {
              by,
              at: at.replace('T09', 'T10'),
            }),
          ]
        : [];
    });
    return { concessions, concessionDecisions };
  });

const decisions: fc.Arbitrary<readonly GateDecision[]> = fc
  .array(
    fc.record({
      gateId: fc.constantFrom('G1', 'G2'),
      decision: fc.constantFrom('passed', 'passed', 'passed', 'passed', 'refused', 'suspended'),
      asOf: between(60, 250).map((one) => `${one}T09:00:00Z`),
    }),
    { maxLength: 4 },
  )
  .map((drawn) =>
    drawn.map(({ gateId, decision, asOf }, at) =>
      aDecision(decision as GateDecision['decision'], { id: brand<'GateDecision'>(`decision-${at}`), gateId, asOf }),
    ),
  );

const level = fc.constantFrom(0, 0, 0, 1, 2, 3);
const partner = fc
  .record({ data: level, integration: level, access: level, criticality: level, substitutability: level })
  .chain((exposure) =>
    fc.record({ tier: fc.constantFrom('T1', 'T3', 'T3'), at: instant }).map(({ tier, at }) => ({
      ...ratedPartner,
      exposure,
      riskTierAccepted: { tier: tier as 'T1' | 'T2' | 'T3', by: 'ines', at },
    })),
  );

export const records: fc.Arbitrary<PartnerRecords> = fc
  .record({
    partner,
    answers,
    conceded,
    decisions,
    some: fc.array(proof, { maxLength: 8 }),
    enoughFrom: fc.option(between(0, 150), { nil: null, freq: 6 }),
    isSigned: fc.boolean(),
    since: between(0, 100),
    alsoServing: fc.boolean(),
  })
  .map((drawn) => {
    const made = aCase({
      partner: drawn.partner,
      answers: drawn.answers,
      brought: [...(drawn.enoughFrom === null ? [] : enough(drawn.enoughFrom)), ...drawn.some],
      decisions: drawn.decisions,
      learners: [learner('tom', drawn.since), learner('ana', drawn.since)],
      signed: drawn.isSigned ? [{ kind: 'sla', at: '2026-01-01T09:00:00Z' }] : [],
      ...drawn.conceded,
    });
    if (!drawn.alsoServing) return made;
    return {
      ...made,
      evidence: made.evidence.map((one) => (one.typeId === 'E1.1' ? { ...one, alsoServes: ['E1.2'] } : one)),
    };
  });

/** All that is told of a partner at a moment, as plain values. */
export function told(of: PartnerRecords, moment: Moment) {
  const { facts, controls, gates, coverage } = evaluatePartner({ ...of }, index, moment);
  return {
    facts,
    coverage,
    controls: controls.map(({ control, state, open, by, until }) => ({
      id: control.id,
      state,
      open,
      until,
      by: by.map(({ revision }) => revision.id),
    })),
    gates: gates.map(({ gate, standing, isMet, until, results }) => ({
      id: gate.id,
      standing: { ...standing },
      isMet,
      until,
      results: results.map(({ criterion, outcome, until: last, unknown }) => [criterion.id, outcome, last, unknown]),
    })),
  };
}

export function shuffled<Thing>(things: readonly Thing[], dice: readonly number[]): readonly Thing[] {
  return things
    .map((thing, at) => [dice[at % dice.length] ?? 0, at, thing] as const)
    .sort((left, right) => left[0] - right[0] || right[1] - left[1])
    .map(([, , thing]) => thing);
}

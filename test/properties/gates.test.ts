import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { brand } from '#shared/base/brand';
import { addDays, dayOf } from '#shared/base/calendar-date';
import type { Concession, ConcessionDecision } from '#shared/domain/gates/concession';
import { evaluatePartner } from '#shared/domain/gates/evaluate-partner';
import { passGate, suspendGate } from '#shared/domain/gates/gate-commands';
import type { GateDecision } from '#shared/domain/gates/gate-decision';
import { explainGate } from '#shared/domain/gates/gate-explanation';
import type { Moment, PartnerRecords } from '#shared/domain/gates/partner-records';
import { chooseGoals, type Goal, isBetter } from '#shared/domain/gates/visit-plan';
import { aConcession, aConcessionDecision } from '../builders/a-concession';
import { aGatedPack } from '../builders/a-gated-pack';
import { aDecision } from '../builders/a-guided-case';
import { aCase, aContext, anAnswer, type Brought, partnerId, ratedPartner } from '../builders/a-partner-case';

const index = aGatedPack();
const firstDay = '2026-01-01';
const between = (min: number, max: number) => fc.integer({ min, max }).map((days) => addDays(firstDay, days));
/** The day asked about: from before anything is there until most of it has run out. */
const day = between(60, 520);
/** Days on which things begin. */
const early = between(0, 200);
const instant = early.map((one) => `${one}T09:00:00Z`);

const proof: fc.Arbitrary<Brought> = fc.oneof(
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
const enough = (from: string): readonly Brought[] => [
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

const learner = (personId: string, since: string) => ({
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

const records: fc.Arbitrary<PartnerRecords> = fc
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
function told(of: PartnerRecords, moment: Moment) {
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

function shuffled<Thing>(things: readonly Thing[], dice: readonly number[]): readonly Thing[] {
  return things
    .map((thing, at) => [dice[at % dice.length] ?? 0, at, thing] as const)
    .sort((left, right) => left[0] - right[0] || right[1] - left[1])
    .map(([, , thing]) => thing);
}

describe('what is told of a partner', () => {
  test('depends on its records, not on their order', () => {
    fc.assert(
      fc.property(records, day, fc.array(fc.nat(100), { minLength: 3, maxLength: 9 }), (of, asOf, dice) => {
        const turned: PartnerRecords = {
          ...of,
          answers: shuffled(of.answers, dice),
          evidence: shuffled(of.evidence, dice),
          revisions: shuffled(of.revisions, dice),
          reviews: shuffled(of.reviews, dice),
          concessions: shuffled(of.concessions, dice),
          concessionDecisions: shuffled(of.concessionDecisions, dice),
          learners: shuffled(of.learners, dice),
          decisions: shuffled(of.decisions, dice),
        };
        expect(told(turned, { asOf })).toEqual(told(of, { asOf }));
      }),
      { numRuns: 120 },
    );
  });

  test('depends on nothing else: people, a declined answer, evidence of no known kind change nothing', () => {
    fc.assert(
      fc.property(records, day, (of, asOf) => {
        const stranger = aCase({ brought: [{ typeId: 'E7.7' }] });
        const more: PartnerRecords = {
          ...of,
          people: [
            {
              id: brand<'Person'>('lea'),
              partnerId,
              party: 'partner',
              name: 'Lea',
              role: 'contact',
              title: '',
              email: '',
              phone: '',
              language: '',
            },
          ],
          answers: [...of.answers, anAnswer('M7.Q7', {}, { state: 'declined' })],
          evidence: [
            ...of.evidence,
            ...stranger.evidence.map((one) => ({ ...one, id: brand<'Evidence'>('stranger') })),
          ],
          revisions: [
            ...of.revisions,
            ...stranger.revisions.map((one) => ({
              ...one,
              id: brand<'EvidenceRevision'>('strange'),
              evidenceId: brand<'Evidence'>('stranger'),
            })),
          ],
        };
        const { facts: factsOfMore, ...outcome } = told(more, { asOf });
        const { facts, ...expected } = told(of, { asOf });
        expect(outcome).toEqual(expected);
        expect({ ...factsOfMore, evidence: { ...factsOfMore.evidence, 'E7.7': undefined } }).toEqual({
          ...facts,
          evidence: { ...facts.evidence, 'E7.7': undefined },
        });
      }),
      { numRuns: 60 },
    );
  });

  test('holds as long as it says, and not a day longer, nor ends before', () => {
    fc.assert(
      fc.property(records, day, (of, asOf) => {
        const { controls, gates } = evaluatePartner({ ...of }, index, { asOf });
        const on = (date: string) => evaluatePartner(of, index, { asOf: date });
        const horizon = addDays(asOf, 800);
        for (const [at, { settled, state, until }] of controls.entries()) {
          if (!settled || state === 'notApplicable') continue;
          const lost = firstDayOn(asOf, horizon, (date) => on(date).controls[at]?.settled === false);
          expect([at, until]).toEqual([at, lost === null ? null : addDays(lost, -1)]);
        }
        for (const [at, { isMet, until }] of gates.entries()) {
          if (!isMet) continue;
          const lost = firstDayOn(asOf, horizon, (date) => on(date).gates[at]?.isMet === false);
          expect([at, until]).toEqual([at, lost === null ? null : addDays(lost, -1)]);
        }
      }),
      { numRuns: 12 },
    );
  });

  test('says of every unmet criterion what is missing', () => {
    fc.assert(
      fc.property(records, day, (of, asOf) => {
        for (const view of evaluatePartner(of, index, { asOf }).gates) {
          const { criteria } = explainGate(view, { records: of, index });
          const unmet = view.results.filter(({ outcome }) => outcome === 'unmet').map(({ criterion }) => criterion.id);
          expect(criteria.map(({ criterionId }) => criterionId)).toEqual(unmet);
          expect(criteria.filter(({ missing }) => missing.length === 0)).toEqual([]);
        }
      }),
      { numRuns: 120 },
    );
  });
});

function firstDayOn(after: string, upTo: string, holds: (date: string) => boolean): string | null {
  for (let date = addDays(after, 1); date <= upTo; date = addDays(date, 1)) if (holds(date)) return date;
  return null;
}

describe('a passed gate', () => {
  test('lapses, is suspended and comes back without a word of its decision being changed', () => {
    const ready = aCase({
      partner: { ...ratedPartner, riskTierAccepted: { tier: 'T1', by: 'ines', at: '2026-06-01T09:00:00Z' } },
      answers: [anAnswer('M1.Q1', { sells: true, hasInterface: false }), anAnswer('M1.Q2', { hours: 24 })],
      brought: enough('2026-06-01'),
    });
    const passed = passGate(
      'G1',
      { records: ready, index, moment: { asOf: '2026-06-02' }, provisional: true },
      aContext({ now: '2026-06-02T12:00:00Z' }),
    );
    if (!passed.ok) throw new Error('It was not passed.');
    const written = structuredClone(passed.value.decision);
    const late = day.map((one) => addDays(one, 160));
    fc.assert(
      fc.property(fc.array(proof, { maxLength: 6 }), fc.array(late, { minLength: 1, maxLength: 6 }), (more, days) => {
        const brought = aCase({ brought: more });
        const rename = <Id extends string>(id: Id): Id => `later-${id}` as Id;
        const after = deepFrozen({
          ...ready,
          evidence: [...ready.evidence, ...brought.evidence.map((one) => ({ ...one, id: rename(one.id) }))],
          revisions: [
            ...ready.revisions,
            ...brought.revisions.map((one) => ({ ...one, id: rename(one.id), evidenceId: rename(one.evidenceId) })),
          ],
          decisions: [passed.value.decision],
        });
        for (const asOf of days) {
          const [first] = evaluatePartner(after, index, { asOf }).gates;
          expect(first && 'decision' in first.standing && first.standing.decision).toEqual(written);
          const given = {
            records: after,
            index,
            moment: { asOf },
            reason: 'Payments were stopped.',
            provisional: true,
          };
          const suspended = suspendGate('G1', given, aContext({ now: `${asOf}T12:00:00Z` }));
          expect(suspended.ok && suspended.value.decision.decision).toBe('suspended');
          expect(after.decisions).toEqual([written]);
        }
      }),
      { numRuns: 60 },
    );
  });
});

function deepFrozen<Value>(value: Value): Value {
  if (typeof value !== 'object' || value === null) return value;
  for (const part of Object.values(value)) deepFrozen(part);
  return Object.freeze(value);
}

describe('history', () => {
  /** Something that is written on a day; each day at most one thing. */
  const event = fc.oneof(
    proof.map((one) => ({ kind: 'brought', one }) as const),
    fc.nat(9).map((at) => ({ kind: 'withdrawn', at }) as const),
    fc.integer({ min: 10, max: 90 }).map((hours) => ({ kind: 'answered', hours }) as const),
    fc.constantFrom('G1.4', 'C-2', 'C-4').map((subject) => ({ kind: 'waived', subject }) as const),
    fc.constantFrom('G1', 'G2').map((gateId) => ({ kind: 'passed', gateId }) as const),
    fc.constantFrom('tom', 'ana').map((person) => ({ kind: 'learns', person }) as const),
  );

  type Event = typeof event extends fc.Arbitrary<infer One> ? One : never;

  function after(before: PartnerRecords, what: Event, at: number): PartnerRecords {
    const now = `${addDays(firstDay, at * 9)}T09:00:00Z`;
    switch (what.kind) {
      case 'brought': {
        const { evidence, revisions, reviews } = aCase({ brought: [what.one] });
        const rename = <Id extends string>(id: Id): Id => `${id}-${at}` as Id;
        return {
          ...before,
          evidence: [...before.evidence, ...evidence.map((one) => ({ ...one, id: rename(one.id) }))],
          revisions: [
            ...before.revisions,
            ...revisions.map((one) => ({
              ...one,
              id: rename(one.id),
              evidenceId: rename(one.evidenceId),
              capturedAt: now,
            })),
          ],
          reviews: [
            ...before.reviews,
            ...reviews.map((one) => ({ ...one, id: rename(one.id), revisionId: rename(one.revisionId), at: now })),
          ],
        };
      }
      case 'withdrawn': {
        const revision = before.revisions[what.at];
        if (!revision) return before;
        const review = {
          id: brand<'EvidenceReview'>(`withdrawn-${at}`),
          partnerId,
          revisionId: revision.id,
          verdict: 'withdrawn' as const,
          by: 'tom',
          at: now,
          reason: 'x',
        };
        return { ...before, reviews: [...before.reviews, review] };
      }
      case 'answered':
        return {
          ...before,
          answers: [
            ...before.answers,
            anAnswer(
              'M1.Q2',
              { hours: what.hours },
              {
                id: brand<'Answer'>(`answer-${at}`),
                at: now,
                replaces: before.answers.filter(({ questionId }) => questionId === 'M1.Q2').map(({ id }) => id),
              },
            ),
          ],
        };
      case 'waived': {
        const waiver = aConcession(what.subject, {
          id: brand<'Concession'>(`waiver-${at}`),
          requestedAt: now,
          until: addDays(dayOf(now), 60),
        });
        return {
          ...before,
          concessions: [...before.concessions, waiver],
          concessionDecisions: [...before.concessionDecisions, aConcessionDecision(waiver, 'approved', { at: now })],
        };
      }
      case 'passed':
        return {
          ...before,
          decisions: [
            ...before.decisions,
            aDecision('passed', { id: brand<'GateDecision'>(`decision-${at}`), gateId: what.gateId, asOf: now }),
          ],
        };
      case 'learns':
        return {
          ...before,
          learners: [
            ...before.learners,
            { ...learner(what.person, dayOf(now)), id: brand<'Learner'>(`learner-${at}`) },
          ],
        };
    }
  }

  test('replayed to any day tells what was told on that day', () => {
    fc.assert(
      fc.property(fc.array(event, { minLength: 1, maxLength: 14 }), (events) => {
        const rated = {
          ...ratedPartner,
          riskTierAccepted: { tier: 'T1' as const, by: 'ines', at: '2025-12-31T09:00:00Z' },
        };
        let now = aCase({
          partner: rated,
          answers: [anAnswer('M1.Q1', { sells: true, hasInterface: false }, { at: '2025-12-31T09:00:00Z' })],
        });
        const snapshots = events.map((what, at) => {
          now = after(now, what, at);
          const asOf = addDays(firstDay, at * 9);
          return { asOf, knownAt: `${asOf}T23:00:00Z`, told: told(now, { asOf }) };
        });
        for (const { asOf, knownAt, told: then } of snapshots) expect(told(now, { asOf, knownAt })).toEqual(then);
      }),
      { numRuns: 60 },
    );
  });
});

describe('the plan of a visit', () => {
  const costs = { a: 5, b: 5, c: 8, d: 0, e: 13, f: 21 } as const;
  type Name = keyof typeof costs;
  const names = Object.keys(costs) as Name[];
  const goals: fc.Arbitrary<readonly Goal[]> = fc
    .array(
      fc.record({
        gateId: fc.constantFrom('G1', 'G2'),
        proofs: fc.option(fc.subarray(names, { minLength: 1, maxLength: 4 }), { nil: null, freq: 5 }),
      }),
      { maxLength: 6 },
    )
    .map((drawn) =>
      drawn.map(({ gateId, proofs }, at) => ({
        criterionId: `${gateId}.${at}`,
        gateId,
        costs: proofs && new Map(proofs.map((name) => [name, costs[name]] as const)),
      })),
    );

  /** Every set of proofs there is, and what it would bring. */
  function bruteForce(of: readonly Goal[], budget: number | null) {
    const sets = Array.from({ length: 2 ** names.length }, (_, bits) => names.filter((_name, at) => bits & (2 ** at)));
    return sets
      .map((proofs) => {
        const reached = of.filter(
          (goal) => goal.costs && [...goal.costs.keys()].every((name) => proofs.includes(name as Name)),
        );
        const gateIds = [...new Set(of.map(({ gateId }) => gateId))];
        return {
          gates: gateIds.filter((id) =>
            of.filter(({ gateId }) => gateId === id).every((goal) => reached.includes(goal)),
          ).length,
          goals: reached.length,
          minutes: proofs.reduce((sum, name) => sum + costs[name], 0),
          proofs: [...proofs].sort(),
        };
      })
      .filter(({ minutes }) => budget === null || minutes <= budget)
      .reduce((best, one) => (isBetter(one, best) ? one : best));
  }

  test('is the one found by looking at every set of proofs', () => {
    fc.assert(
      fc.property(goals, fc.option(fc.nat(60), { nil: null }), (of, budget) => {
        const chosen = chooseGoals(of, budget);
        const used = new Map(chosen.flatMap((goal) => [...(goal.costs ?? [])]));
        const best = bruteForce(of, budget);
        expect({
          goals: chosen.length,
          minutes: [...used.values()].reduce((sum, minutes) => sum + minutes, 0),
          proofs: [...used.keys()].sort(),
        }).toEqual({ goals: best.goals, minutes: best.minutes, proofs: best.proofs });
      }),
      { numRuns: 400 },
    );
  });
});

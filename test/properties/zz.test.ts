import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { brand } from '#shared/base/brand';
import { addDays, dayOf } from '#shared/base/calendar-date';
import { evaluatePartner } from '#shared/domain/gates/evaluate-partner';
import { passGate, suspendGate } from '#shared/domain/gates/gate-commands';
import { explainGate } from '#shared/domain/gates/gate-explanation';
import type { PartnerRecords } from '#shared/domain/gates/partner-records';
import { aConcession, aConcessionDecision } from '../builders/a-concession';
import { aDecision } from '../builders/a-guided-case';
import { aCase, aContext, anAnswer, partnerId, ratedPartner } from '../builders/a-partner-case';

import { day, enough, firstDay, index, learner, proof, records, shuffled, told } from '../builders/any-partner';

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
      { numRuns: 500 },
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
      { numRuns: 500 },
    );
  });

  test('holds as long as it says, and not a day longer, nor ends before', () => {
    fc.assert(
      fc.property(records, day, (of, asOf) => {
        const { controls, gates } = evaluatePartner({ ...of }, index, { asOf });
        const on = (date: string) => evaluatePartner(of, index, { asOf: date });
        // Everything that can end has ended by then: what begins latest holds for two years.
        const horizon = addDays(firstDay, 1_100);
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
      { numRuns: 500 },
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
      { numRuns: 500 },
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
      { numRuns: 500 },
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
      { numRuns: 500 },
    );
  });
});

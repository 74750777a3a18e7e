import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Fact, factKey } from '#shared/domain/metrics/fact';
import { factsKnownAt, type Ledger, ledgerAfter } from '#shared/domain/metrics/ledger';
import { aFact } from '../../../../builders/a-measured-partner';
import { anyFact } from '../../../../builders/any-facts';

const silver = aFact('tier', { tier: 'silver' });
const gold = aFact('tier', { tier: 'gold' });
const signed = aFact('signed');

const ledgerOf = (...states: readonly (readonly [at: number, facts: readonly Fact[]])[]): Ledger =>
  states.reduce<Ledger>((ledger, [at, facts]) => ledgerAfter(ledger, facts, at), []);

describe('the ledger', () => {
  test('notes when a fact became known, and when it ceased to be believed', () => {
    expect(ledgerOf([10, [silver]], [20, [silver, signed]], [30, [gold, signed]])).toEqual([
      { fact: silver, since: 10, until: 30 },
      { fact: signed, since: 20, until: null },
      { fact: gold, since: 30, until: null },
    ]);
  });

  test('stays as it is while nothing changes', () => {
    const once = ledgerOf([10, [silver, signed]]);
    expect(ledgerAfter(once, [signed, silver], 99)).toEqual(once);
  });

  test('a fact that comes back begins anew, and the time between stays a time in which it was not believed', () => {
    const ledger = ledgerOf([10, [silver]], [20, [gold]], [30, [silver]]);
    expect([15, 25, 35].map((at) => factsKnownAt(ledger, at))).toEqual([[silver], [gold], [silver]]);
  });

  test('what was believed for no time at all leaves no trace', () => {
    expect(ledgerOf([10, [silver]], [10, [gold]])).toEqual([{ fact: gold, since: 10, until: null }]);
  });

  test('a clock that was set back rewrites nothing: what it notes counts from the latest moment noted', () => {
    const ledger = ledgerOf([10, [silver]], [20, [gold]], [5, [silver]]);
    expect([12, 19].map((at) => factsKnownAt(ledger, at))).toEqual([[silver], [silver]]);
    expect(factsKnownAt(ledger, 20)).toEqual([silver]);
  });

  test('the same fact twice is one', () => {
    expect(ledgerOf([10, [silver, aFact('tier', { tier: 'silver' })]])).toHaveLength(1);
  });

  test('facts are the same by all their fields, in whatever order they were written', () => {
    expect(factKey({ is: 'gate', gate: 'G1', passedAt: 5 })).toBe(factKey({ passedAt: 5, gate: 'G1', is: 'gate' }));
    expect(factKey({ is: 'gate', gate: 'G1', passedAt: 5 })).not.toBe(factKey({ is: 'gate', gate: 'G1', passedAt: 6 }));
  });
});

const states = fc.array(fc.tuple(fc.integer({ min: 0, max: 50 }), fc.array(anyFact, { maxLength: 6 })), {
  maxLength: 8,
});

const keys = (facts: readonly Fact[]) => facts.map(factKey).sort();

describe('properties of the ledger', () => {
  test('after a change it believes exactly these facts', () => {
    fc.assert(
      fc.property(states, fc.array(anyFact, { maxLength: 6 }), (before, facts) => {
        const ledger = ledgerAfter(ledgerOf(...before), facts, 100);
        expect(keys(factsKnownAt(ledger, 100))).toEqual([...new Set(keys(facts))].sort());
      }),
    );
  });

  test('whatever comes later, what was known at an earlier moment stays what it was', () => {
    fc.assert(
      fc.property(states, states, fc.integer({ min: 0, max: 50 }), (before, later, at) => {
        const ledger = ledgerOf(...before);
        const known = factsKnownAt(ledger, at);
        const last = Math.max(at, ...before.map(([moment]) => moment));
        const moved = later.map(([moment, facts]) => [last + 1 + moment, facts] as const);
        const longer = moved.reduce<Ledger>((whole, [moment, facts]) => ledgerAfter(whole, facts, moment), ledger);
        expect(factsKnownAt(longer, at)).toEqual(known);
      }),
    );
  });
});

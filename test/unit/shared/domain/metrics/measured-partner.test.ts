import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Fact, factKinds } from '#shared/domain/metrics/fact';
import { factsKnownAt, type Ledger, ledgerAfter } from '#shared/domain/metrics/ledger';
import { type MeasuredPartner, partnerAt } from '#shared/domain/metrics/measured-partner';
import { packLedger } from '#shared/domain/metrics/packed-ledger';
import { aFact } from '../../../../builders/a-measured-partner';
import { anyFact } from '../../../../builders/any-facts';

type State = readonly [at: number, facts: readonly Fact[]];

const ledgerOf = (states: readonly State[]): Ledger =>
  states.reduce<Ledger>((ledger, [at, facts]) => ledgerAfter(ledger, facts, at), []);

const at = (asOf: number, ...states: readonly State[]) => partnerAt('p', packLedger(ledgerOf(states)), asOf);

const tier = (name: 'entry' | 'silver' | 'gold') => aFact('tier', { tier: name });
const signed = (day: number) => aFact('signed', { at: day });

const brief = (partner: MeasuredPartner | null) =>
  partner && { start: partner.start, tier: partner.tier, isTierAssumed: partner.isTierAssumed };

describe('a partner at an instant', () => {
  test('is nobody before the store knew it, and after it was taken out', () => {
    const states: State[] = [
      [10, [tier('entry')]],
      [20, []],
    ];
    expect([at(9, ...states), at(20, ...states)]).toEqual([null, null]);
    expect(brief(at(19, ...states))).toEqual({ start: null, tier: 'entry', isTierAssumed: false });
  });

  test('has the tier it had at T0, not today’s', () => {
    const states: State[] = [
      [10, [tier('entry')]],
      [20, [tier('silver')]],
      [40, [tier('gold'), signed(25)]],
    ];
    expect(brief(at(50, ...states))).toEqual({ start: 25, tier: 'silver', isTierAssumed: false });
  });

  test('without T0 has the tier of the day that is asked about', () => {
    const states: State[] = [
      [10, [tier('entry')]],
      [20, [tier('gold')]],
    ];
    expect([brief(at(15, ...states)), brief(at(25, ...states))]).toEqual([
      { start: null, tier: 'entry', isTierAssumed: false },
      { start: null, tier: 'gold', isTierAssumed: false },
    ]);
  });

  test('whose tier at T0 is unknown has the first one that is known, and it is said to be assumed', () => {
    const states: State[] = [
      [10, [tier('silver'), signed(5)]],
      [20, [tier('gold'), signed(5)]],
    ];
    expect(brief(at(30, ...states))).toEqual({ start: 5, tier: 'silver', isTierAssumed: true });
  });

  test('signed on the day after has the tier of the day, also when it is asked again after the tier has changed', () => {
    const states: State[] = [
      [10, [tier('silver'), signed(25)]],
      [20, [tier('gold'), signed(25)]],
    ];
    expect(brief(at(19, ...states))).toEqual({ start: 25, tier: 'silver', isTierAssumed: false });
  });

  test('of whom no tier was ever known has none, and nothing is assumed', () => {
    expect(brief(at(30, [10, [signed(5)]]))).toEqual({ start: 5, tier: null, isTierAssumed: false });
  });

  test('signed on the date that is believed at the time, also where it was corrected later', () => {
    const states: State[] = [
      [10, [signed(5)]],
      [20, [signed(7)]],
    ];
    expect([at(15, ...states)?.start, at(25, ...states)?.start]).toEqual([5, 7]);
  });
});

const states = fc.array(fc.tuple(fc.integer({ min: 0, max: 50 }), fc.array(anyFact, { maxLength: 6 })), {
  maxLength: 8,
});

describe('properties of a partner at an instant', () => {
  test('it has exactly the facts that were known, by kind and in their order', () => {
    fc.assert(
      fc.property(states, fc.integer({ min: 0, max: 60 }), (list, asOf) => {
        const ledger = ledgerOf(list);
        const known = factsKnownAt(ledger, asOf);
        const partner = partnerAt('p', packLedger(ledger), asOf);
        expect(partner === null).toBe(known.length === 0);
        if (partner === null) return;
        for (const kind of factKinds) expect(partner.facts[kind]).toEqual(known.filter(({ is }) => is === kind));
      }),
    );
  });

  test('whatever arrives later changes nothing of it: a report of a past day can be made again', () => {
    fc.assert(
      fc.property(states, states, fc.integer({ min: 0, max: 60 }), (before, later, asOf) => {
        const ledger = ledgerOf(before);
        const moved = later.map(([moment, facts]) => [61 + moment, facts] as const);
        const longer = moved.reduce<Ledger>((whole, [moment, facts]) => ledgerAfter(whole, facts, moment), ledger);
        expect(partnerAt('p', packLedger(longer), asOf)).toEqual(partnerAt('p', packLedger(ledger), asOf));
      }),
    );
  });
});

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { factKinds, factShapes } from '#shared/domain/metrics/fact';
import type { LedgerEntry } from '#shared/domain/metrics/ledger';
import { packNumbers } from '#shared/domain/metrics/number-run';
import {
  emptyLedger,
  isEntryKnownAt,
  openLedger,
  type PackedLedger,
  packLedger,
  unpackLedger,
  walkLedger,
} from '#shared/domain/metrics/packed-ledger';
import { aFact } from '../../../../builders/a-measured-partner';
import { anyFact } from '../../../../builders/any-facts';

const entry: fc.Arbitrary<LedgerEntry> = fc.record({
  fact: anyFact,
  since: fc.integer({ min: 0, max: 1000 }),
  until: fc.option(fc.integer({ min: 0, max: 1000 }), { nil: null }),
});

describe('a packed ledger', () => {
  test('comes back as it was', () => {
    fc.assert(
      fc.property(fc.array(entry, { maxLength: 60 }), (ledger) => {
        expect(unpackLedger(packLedger(ledger))).toEqual(ledger);
      }),
    );
  });

  test('of every kind of fact comes back with all its fields', () => {
    const ledger = factKinds.map((kind) => ({ fact: aFact(kind), since: 1, until: null }));
    expect(unpackLedger(packLedger(ledger))).toEqual(ledger);
  });

  test('keeps each word once', () => {
    const ledger = ['Ada', 'Bob', 'Ada'].map((person) => ({
      fact: aFact('promoter', { person }),
      since: 1,
      until: null,
    }));
    expect(packLedger(ledger).words).toEqual(['Ada', 'Bob']);
  });

  test('survives being kept in the tables and sent between threads', () => {
    const packed = packLedger(factKinds.map((kind) => ({ fact: aFact(kind), since: 1, until: 9 })));
    expect(structuredClone(packed)).toEqual(packed);
  });

  test('finds each kind where ledgers that were kept have it: kinds are appended, and none gets another width', () => {
    const kept = factKinds.slice(0, 22).map((kind) => `${kind} ${Object.keys(factShapes[kind]).length}`);
    expect(kept).toEqual([
      ...['signed 1', 'tier 1', 'merged 1', 'outcome 3', 'deal 8', 'case 6', 'learner 5', 'credential 4', 'heads 2'],
      ...['integration 4', 'promoter 3', 'satisfaction 6', 'ease 3', 'defect 6', 'module 3', 'gate 2'],
      ...['evidenceNeed 2', 'piece 6', 'effort 5', 'moduleEffort 6', 'privileges 1', 'waiting 2'],
    ]);
  });

  test('of nothing is empty', () => {
    expect(packLedger([])).toEqual(emptyLedger);
    expect(unpackLedger(emptyLedger)).toEqual([]);
  });

  test('is read up to a kind that only a newer program knows', () => {
    const { numbers, words } = openLedger(
      packLedger([
        { fact: aFact('gate'), since: 1, until: null },
        { fact: aFact('gate', { gate: 'G2' }), since: 2, until: null },
      ]),
    );
    const bytes = packNumbers(numbers.map((number, at) => (at === 5 ? 999 : number)));
    const newer: PackedLedger = { bytes, words };
    expect(unpackLedger(newer)).toEqual([{ fact: aFact('gate'), since: 1, until: null }]);
  });

  test('that is damaged says so, and gives no figures', () => {
    const { bytes, words } = packLedger([{ fact: aFact('gate'), since: 1, until: null }]);
    expect(() => unpackLedger({ bytes: bytes.subarray(0, -1), words })).toThrow('damaged');
  });

  test('knows an entry from its beginning until before its end', () => {
    const packed = openLedger(
      packLedger([
        { fact: aFact('gate'), since: 10, until: 20 },
        { fact: aFact('gate', { gate: 'G2' }), since: 15, until: null },
      ]),
    );
    const known = (instant: number) => {
      const list: boolean[] = [];
      walkLedger(packed, (_kind, at) => list.push(isEntryKnownAt(packed, at, instant)));
      return list;
    };
    expect([9, 10, 15, 19, 20].map(known)).toEqual([
      [false, false],
      [true, false],
      [true, true],
      [true, true],
      [false, true],
    ]);
  });
});

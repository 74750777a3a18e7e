import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type BandFigures, bandFor, bandHistory } from '#shared/domain/commercial/discount-band';
import { nextQuarter, quarterOf, quarterStart, quartersBetween } from '#shared/domain/commercial/quarter';

const rules = {
  bandGraceQuarters: 1,
  bands: [
    { id: 'entry', name: 'Entry', minCertified: 0, minCsat: null, minResponses: null, percent: '10' },
    { id: 'silver', name: 'Silver', minCertified: 2, minCsat: '80', minResponses: 10, percent: '18' },
    { id: 'gold', name: 'Gold', minCertified: 5, minCsat: '88', minResponses: 25, percent: '25' },
  ],
};
const held = (bandId: string, lostFor = 0) => ({ bandId, lostFor });
const figures = (certifiedHeads: number, percent?: string, responses = 30): BandFigures => ({
  certifiedHeads,
  csat90: percent === undefined ? null : { percent, responses },
});
const short = (standing: ReturnType<typeof bandFor>) => [standing.band.id, standing.why, standing.lostFor];

describe('a band', () => {
  test('is the highest row all of whose conditions hold', () => {
    expect(short(bandFor(figures(1, '99'), null, rules))).toEqual(['entry', 'earned', 0]);
    expect(short(bandFor(figures(4, '99'), null, rules))).toEqual(['silver', 'earned', 0]);
    expect(short(bandFor(figures(5, '88'), null, rules))).toEqual(['gold', 'earned', 0]);
  });

  test('is decided on the exact figure', () => {
    expect(short(bandFor(figures(5, '87.9999999999999999'), null, rules))[0]).toBe('silver');
    expect(short(bandFor(figures(5, '88.0'), null, rules))[0]).toBe('gold');
  });

  test('is never gained while too few customers have answered', () => {
    expect(short(bandFor(figures(5, '100', 9), held('entry'), rules))).toEqual(['entry', 'earned', 0]);
    expect(short(bandFor(figures(5), null, rules))).toEqual(['entry', 'earned', 0]);
  });

  test('is kept while too few customers have answered', () => {
    expect(short(bandFor(figures(5, '12', 3), held('gold'), rules))).toEqual(['gold', 'keptUnknown', 0]);
    expect(short(bandFor(figures(2), held('silver'), rules))).toEqual(['silver', 'keptUnknown', 0]);
  });

  test('is kept for the quarter of grace when a condition is lost, and lost in the next', () => {
    const first = bandFor(figures(4, '90'), held('gold'), rules);
    expect(short(first)).toEqual(['gold', 'grace', 1]);
    expect(short(bandFor(figures(4, '90'), held('gold', first.lostFor), rules))).toEqual(['silver', 'lost', 0]);
  });

  test('is no longer in grace when its conditions hold again', () => {
    expect(short(bandFor(figures(5, '90'), held('gold', 1), rules))).toEqual(['gold', 'earned', 0]);
  });

  test('is explained: condition by condition, and what would bring the next', () => {
    const standing = bandFor(figures(3, '84.5', 30), held('silver'), rules);
    expect(standing.next).toEqual({
      band: rules.bands[2],
      missing: [
        { kind: 'certified', least: 5, is: 3, met: false },
        {
          kind: 'satisfaction',
          least: '88',
          leastResponses: 25,
          is: { percent: '84.5', responses: 30 },
          met: false,
        },
      ],
    });
    expect(bandFor(figures(9, '99'), null, rules).next).toBeNull();
  });

  test('that the playbook no longer has is held as the lowest', () => {
    expect(short(bandFor(figures(2), held('platinum'), rules))).toEqual(['entry', 'earned', 0]);
  });
});

test('the bands of a row of quarters follow from the figures of their first days alone', () => {
  const quarters = ['2026-Q1', '2026-Q2', '2026-Q3', '2026-Q4'];
  const row = [figures(2, '85'), figures(1, '85'), figures(1, '85'), figures(5, '92')];
  const history = bandHistory(
    quarters.map((quarter, at) => ({ quarter, figures: row[at] ?? figures(0) })),
    'entry',
    rules,
  );
  expect(history.map(({ quarter, standing }) => [quarter, standing.band.id, standing.why])).toEqual([
    ['2026-Q1', 'silver', 'earned'],
    ['2026-Q2', 'silver', 'grace'],
    ['2026-Q3', 'entry', 'lost'],
    ['2026-Q4', 'gold', 'earned'],
  ]);
});

const anyFigures: fc.Arbitrary<BandFigures> = fc.record({
  certifiedHeads: fc.nat(8),
  csat90: fc.option(
    fc.record({ percent: fc.nat(1000).map((tenths) => (tenths / 10).toFixed(1)), responses: fc.nat(40) }),
  ),
});
const anyHeld = fc.record({ bandId: fc.constantFrom('entry', 'silver', 'gold'), lostFor: fc.constantFrom(0, 1) });
const rank = (id: string) => rules.bands.findIndex((band) => band.id === id);

test('more certified people never bring a lower band', () => {
  fc.assert(
    fc.property(anyFigures, anyHeld, (one, before) => {
      const more = { ...one, certifiedHeads: one.certifiedHeads + 1 };
      expect(rank(bandFor(more, before, rules).band.id)).toBeGreaterThanOrEqual(
        rank(bandFor(one, before, rules).band.id),
      );
    }),
  );
});

test('without enough answers no band is gained, whatever the few say', () => {
  fc.assert(
    fc.property(anyFigures, anyHeld, (one, before) => {
      const few = { ...one, csat90: one.csat90 && { ...one.csat90, responses: Math.min(one.csat90.responses, 9) } };
      expect(rank(bandFor(few, before, rules).band.id)).toBeLessThanOrEqual(rank(before.bandId));
    }),
  );
});

describe('quarters', () => {
  test('are those of the calendar', () => {
    expect(['2026-01-01', '2026-03-31', '2026-04-01', '2026-12-31'].map(quarterOf)).toEqual([
      '2026-Q1',
      '2026-Q1',
      '2026-Q2',
      '2026-Q4',
    ]);
    expect(quarterStart('2026-Q4')).toBe('2026-10-01');
    expect(nextQuarter('2026-Q4')).toBe('2027-Q1');
    expect(quartersBetween('2026-08-15', '2027-01-01')).toEqual(['2026-Q3', '2026-Q4', '2027-Q1']);
  });
});

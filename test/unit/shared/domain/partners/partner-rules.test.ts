import { describe, expect, test } from 'vitest';
import type { Exposure } from '#shared/domain/partners/partner';
import { riskScore, riskStanding, riskTierOf } from '#shared/domain/partners/partner-rules';

function exposure(data: number, integration: number, access: number, criticality: number, substitutability: number) {
  return { data, integration, access, criticality, substitutability } satisfies Exposure;
}

describe('the risk tier', () => {
  test.each([
    [exposure(0, 0, 0, 1, 1), 6.25, 'T1'],
    [exposure(2, 1, 1, 2, 2), 38.75, 'T2'],
    [exposure(3, 3, 2, 3, 2), 67.5, 'T3'],
    [exposure(4, 0, 0, 0, 0), 30, 'T3'],
    [exposure(0, 0, 4, 0, 0), 20, 'T3'],
    [exposure(0, 2, 0, 0, 0), 12.5, 'T2'],
    [exposure(4, 4, 4, 4, 4), 100, 'T3'],
    [exposure(0, 0, 0, 0, 0), 0, 'T1'],
  ] as const)('follows from the exposure: %j is %d points and %s', (rated, score, tier) => {
    expect({ score: riskScore(rated), tier: riskTierOf(rated) }).toEqual({ score, tier });
  });
});

describe('the standing of a risk tier', () => {
  const low = exposure(0, 0, 0, 1, 1);
  const accepted = (tier: 'T1' | 'T2' | 'T3') => ({ tier, by: 'ines', at: '2026-11-01T09:00:00Z' });

  test('is not rated before anybody has rated the exposure', () => {
    expect(riskStanding({ exposure: null, riskTierAccepted: accepted('T1') }, '2026-11-20')).toEqual({
      state: 'notRated',
    });
  });

  test('waits for acceptance when the exposure has grown beyond what was accepted', () => {
    expect(riskStanding({ exposure: exposure(2, 1, 1, 2, 2), riskTierAccepted: accepted('T1') }, '2026-11-20')).toEqual(
      {
        state: 'toAccept',
        tier: 'T2',
        score: 38.75,
      },
    );
  });

  test('stays accepted when a higher tier was accepted than follows', () => {
    expect(riskStanding({ exposure: low, riskTierAccepted: accepted('T3') }, '2026-11-20')).toEqual({
      state: 'accepted',
      tier: 'T3',
      score: 6.25,
      until: '2027-05-01',
    });
  });

  test('must be looked at again after twelve months, after six in the highest tier', () => {
    const standing = (tier: 'T1' | 'T3', asOf: string) =>
      riskStanding({ exposure: low, riskTierAccepted: accepted(tier) }, asOf).state;
    expect([
      standing('T1', '2027-11-01'),
      standing('T1', '2027-11-02'),
      standing('T3', '2027-05-01'),
      standing('T3', '2027-05-02'),
    ]).toEqual(['accepted', 'toRevalidate', 'accepted', 'toRevalidate']);
  });
});

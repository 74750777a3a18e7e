import { describe, expect, test } from 'vitest';
import { evaluatePartner } from '#shared/domain/gates/evaluate-partner';
import type { PartnerRecords } from '#shared/domain/gates/known-records';
import type { OversightLevel } from '#shared/domain/partners/partner';
import { builtInPack } from '#shared/domain/playbook/built-in-pack';
import { capabilityMap, isLight } from '#shared/domain/readiness/capability-map';
import { aReadyPartner, readyOn } from '../../../../builders/a-ready-partner';

const index = builtInPack();

function mapOf(records: PartnerRecords) {
  const { readiness } = index.pack;
  if (!readiness) throw new Error('The playbook does not say what ready is.');
  const { facts } = evaluatePartner(records, index, { asOf: readyOn });
  return capabilityMap(readiness, facts, records.partner).map(
    ({ id, intended, evidenced, needed, oversight }) => `${id}: ${tell({ intended, evidenced, needed })} ${oversight}`,
  );
}

function tell(said: Readonly<Record<string, boolean | null>>): string {
  return Object.keys(said)
    .filter((word) => said[word])
    .join(' ');
}

describe('the map of what a partner can do', () => {
  test('tells apart what is meant, what is shown and what we still look after', () => {
    expect(mapOf(aReadyPartner())).toEqual([
      'market: intended evidenced always',
      'sell: intended evidenced needed onRequest',
      'implement: intended evidenced needed onRequest',
      'support: intended evidenced needed none',
      'coInnovate: evidenced always',
    ]);
  });

  test('shows nothing for a partner of whom nothing is known, and looks after everything', () => {
    const nobody: PartnerRecords = { ...aReadyPartner(), ...emptyShelf };
    expect(mapOf({ ...nobody, partner: { ...nobody.partner, oversight: {} } })).toEqual([
      'market:  always',
      'sell: needed always',
      'implement: needed always',
      'support: needed always',
      'coInnovate:  always',
    ]);
  });

  test('takes a certified seller without a deal for somebody who has not sold', () => {
    const [, sell] = mapOf({ ...aReadyPartner(), deals: [], dealEvents: [] });
    expect(sell).toBe('sell: intended needed onRequest');
  });
});

test.each<[OversightLevel, boolean]>([
  ['always', false],
  ['sampled', false],
  ['onRequest', true],
  ['none', true],
])('oversight "%s" is light: %s', (level, light) => {
  expect(isLight(level)).toBe(light);
});

const emptyShelf = {
  answers: [],
  evidence: [],
  revisions: [],
  reviews: [],
  learners: [],
  deals: [],
  dealEvents: [],
  decisions: [],
};

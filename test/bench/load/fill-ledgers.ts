import type { Client } from 'pg';
import type { Fact } from '#shared/domain/metrics/fact';
import type { LedgerEntry } from '#shared/domain/metrics/ledger';
import { packLedger } from '#shared/domain/metrics/packed-ledger';
import { aFact } from '../../builders/a-measured-partner';
import { dice } from '../../builders/a-population';

const day = 86_400_000;
const tiers = ['entry', 'silver', 'gold'] as const;
const atOnce = 200;

/** Fills the table of ledgers with partners of five years, sixty facts each, straight in the database. */
export async function fillLedgers(
  client: Client,
  spaces: readonly string[],
  count: number,
  now: number,
): Promise<void> {
  for (let from = 0; from < count; from += atOnce) {
    const rows = Array.from({ length: Math.min(atOnce, count - from) }, (_, at) => rowOf(from + at, spaces, now));
    const places = rows.map((_, at) => `($${at * 4 + 1}, $${at * 4 + 2}, $${at * 4 + 3}, $${at * 4 + 4}, 0)`);
    await client.query(
      `insert into partner_ledger (space_id, partner_id, facts, words, begun_at) values ${places.join(', ')}`,
      rows.flat(),
    );
  }
  await client.query('analyze partner_ledger');
}

function rowOf(number: number, spaces: readonly string[], now: number): readonly string[] {
  const { bytes, words } = packLedger(ledgerOf(number, now));
  const id = `partner-${String(number).padStart(7, '0')}`;
  return [spaces[number % spaces.length] ?? '', id, Buffer.from(bytes).toString('base64'), JSON.stringify(words)];
}

function ledgerOf(number: number, now: number): readonly LedgerEntry[] {
  const roll = dice(number * 7919 + 17);
  const start = now - Math.floor(roll() * 1800) * day;
  const some = (most: number) => start + Math.floor(roll() * most) * day;
  const facts: Fact[] = [
    aFact('signed', { at: start }),
    aFact('tier', { tier: tiers[number % 3] ?? 'entry' }),
    aFact('outcome', { at: some(120), verifiedAt: some(150) }),
    aFact('heads', { held: number % 4, needed: 3 }),
    aFact('integration'),
    aFact('effort'),
    aFact('privileges', { isAsAllowed: roll() < 0.9 }),
    aFact('evidenceNeed'),
  ];
  for (let at = 0; at < 10; at += 1) {
    facts.push(
      aFact('deal', { deal: `d${at}`, state: roll() < 0.5 ? 'won' : 'lost', closedAt: some(700), currency: 'EUR' }),
      aFact('case', { case: `c${at}`, openedAt: some(600), resolvedAt: some(700) }),
      aFact('promoter', { person: `p${at}`, score: Math.floor(roll() * 11), at: some(700) }),
      aFact('module', { module: `M${at}`, startedAt: some(60), doneAt: some(120) }),
      aFact('piece', { revision: `r${at}`, capturedAt: some(300), verdictAt: some(330), from: some(330) }),
    );
  }
  facts.push(aFact('learner', { since: start }), aFact('credential', { from: some(90) }));
  return facts.map((fact) => ({ fact, since: start, until: null }));
}

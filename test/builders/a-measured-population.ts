import type { Fact } from '#shared/domain/metrics/fact';
import type { Ledger, LedgerEntry } from '#shared/domain/metrics/ledger';
import { type PackedLedger, packLedger } from '#shared/domain/metrics/packed-ledger';

const day = 86_400_000;
const year = 365 * day;
const roles = ['sales', 'solution', 'delivery', 'support'] as const;
const tiers = ['entry', 'silver', 'gold'] as const;

/** The last instant of the five years. */
export const populationAsOf = Date.UTC(2026, 10, 20);

/**
 * A partner of many with five years of history, the same one each time: about a hundred and twenty facts, among them
 * those that were believed only for a while.
 */
export function aMeasuredPartnerOfMany(at: number): { readonly partnerId: string; readonly ledger: Ledger } {
  const dice = rolls(at);
  const start = populationAsOf - 5 * year + Math.floor(dice() * 4.8 * year);
  const entries: LedgerEntry[] = [];
  const since = (days: number) => Math.min(populationAsOf, start + Math.floor(days * day));
  const believe = (fact: Fact, from: number, until: number | null = null) =>
    entries.push({
      fact,
      since: from,
      until: until !== null && until > from && until <= populationAsOf ? until : null,
    });
  const tier = tiers[Math.floor(dice() * 3)] ?? 'entry';
  believe({ is: 'signed', at: start }, start);
  believe({ is: 'tier', tier: 'entry' }, start - 40 * day, since(200));
  believe({ is: 'tier', tier }, since(200));
  const first = 15 + dice() * 160;
  if (dice() < 0.8)
    believe({ is: 'outcome', kind: 'dealBooked', at: since(first), verifiedAt: since(first + 2) }, since(first + 2));
  believe({ is: 'gate', gate: 'G1', passedAt: since(10 + dice() * 20) }, since(30));
  if (dice() < 0.7) believe({ is: 'gate', gate: 'G2', passedAt: since(40 + dice() * 90) }, since(130));
  for (let deal = 0; deal < 14; deal += 1) dealOf(deal, { dice, since, believe });
  for (let person = 0; person < 6; person += 1) {
    const role = roles[person % roles.length] ?? 'sales';
    const id = `person-${person}`;
    believe(
      { is: 'learner', person: id, role, since: since(person * 5), left: null, isRequired: true },
      since(person * 5),
    );
    for (let turn = 0; turn < 3; turn += 1) {
      const from = since(30 + turn * 365 + dice() * 30);
      believe({ is: 'credential', person: id, role, from, until: from + year }, from, from + year);
    }
  }
  for (let answer = 0; answer < 16; answer += 1) {
    const when = since(90 * answer);
    believe({ is: 'promoter', person: `p${answer % 4}`, score: Math.floor(dice() * 11), at: when }, when);
  }
  for (let engagement = 0; engagement < 4; engagement += 1) {
    const goLiveAt = since(100 + engagement * 300);
    const about = { engagement: `e${engagement}`, goLiveAt, lead: 'partner' as const };
    believe(
      { is: 'satisfaction', ...about, contact: 'c', score: 1 + Math.floor(dice() * 5), at: goLiveAt + 20 * day },
      goLiveAt,
    );
    for (let defect = 0; defect < 3; defect += 1)
      believe(
        {
          is: 'defect',
          ...about,
          foundAt: goLiveAt + (defect - 2) * 15 * day,
          severity: 's3',
          cause: 'implementation',
        },
        goLiveAt,
      );
  }
  for (let piece = 0; piece < 16; piece += 1) {
    const from = since(piece * 60);
    const about = { revision: `r${piece}`, capturedAt: from, from, until: from + year };
    believe({ is: 'piece', ...about, verdict: 'pending', verdictAt: null }, from, from + 3 * day);
    believe(
      { is: 'piece', ...about, verdict: dice() < 0.9 ? 'accepted' : 'rejected', verdictAt: from + 3 * day },
      from + 3 * day,
    );
  }
  for (let module = 1; module <= 8; module += 1)
    believe(
      { is: 'module', module: `M${module}`, startedAt: start, doneAt: dice() < 0.8 ? since(module * 10) : null },
      start,
    );
  for (let turn = 0; turn < 4; turn += 1) {
    const [from, until] = [since(turn * 120), turn < 3 ? since((turn + 1) * 120) : null];
    believe({ is: 'heads', held: turn, needed: 4 }, from, until);
    believe(
      { is: 'integration', required: 6, passed: Math.min(6, turn * 2), weight: 12, weightPassed: turn * 3 },
      from,
      until,
    );
    believe({ is: 'evidenceNeed', required: 20, accepted: 14 + turn }, from, until);
    believe(
      { is: 'effort', submitted: 40 + turn * 10, redone: turn, askedTwice: 0, minutes: 300, plannedMinutes: 280 },
      from,
      until,
    );
    believe({ is: 'privileges', isAsAllowed: turn > 0 }, from, until);
  }
  return { partnerId: `partner-${String(at).padStart(6, '0')}`, ledger: entries };
}

export function packedPartnerOfMany(at: number): { readonly partnerId: string } & PackedLedger {
  const { partnerId, ledger } = aMeasuredPartnerOfMany(at);
  return { partnerId, ...packLedger(ledger) };
}

function dealOf(
  deal: number,
  {
    dice,
    since,
    believe,
  }: {
    readonly dice: () => number;
    readonly since: (days: number) => number;
    readonly believe: (fact: Fact, from: number, until?: number | null) => void;
  },
): void {
  const approvedAt = since(40 + deal * 110 + dice() * 40);
  const closedAt = approvedAt + Math.floor((30 + dice() * 90) * day);
  const about = {
    deal: `d${deal}`,
    approvedAt,
    hundredths: Math.floor(dice() * 9_000_000),
    currency: 'EUR',
    addOns: deal % 2,
  };
  believe({ is: 'deal', ...about, state: 'open', closedAt: null, lastActivityAt: approvedAt }, approvedAt, closedAt);
  if (closedAt <= populationAsOf)
    believe(
      { is: 'deal', ...about, state: dice() < 0.4 ? 'won' : 'lost', closedAt, lastActivityAt: closedAt },
      closedAt,
    );
}

/** Mulberry32: the same rolls for the same partner. */
function rolls(seed: number): () => number {
  let state = (seed + 1) * 0x9e3779b9;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

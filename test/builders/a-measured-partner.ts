import type { Fact, FactKind, FactOf, Instant } from '#shared/domain/metrics/fact';
import type { InsightsQuestion, Tally } from '#shared/domain/metrics/insights';
import { type MeasuredPartner, partnerAt } from '#shared/domain/metrics/measured-partner';
import { packLedger } from '#shared/domain/metrics/packed-ledger';

export const dayLength = 86_400_000;

/** The instant all of it is asked for, where a test does not say otherwise. */
export const asOf = Date.UTC(2026, 5, 30);

/** So many days before `asOf`. */
export const ago = (days: number): Instant => asOf - days * dayLength;

/** A fact with what a test does not care about filled in. */
export function aFact<Kind extends FactKind>(is: Kind, fields: Partial<FactOf<Kind>> = {}): FactOf<Kind> {
  return { ...usual[is], ...fields, is } as unknown as FactOf<Kind>;
}

const usual: { readonly [Kind in FactKind]: Omit<FactOf<Kind>, 'is'> } = {
  signed: { at: ago(100) },
  tier: { tier: 'silver' },
  merged: { into: 'another' },
  outcome: { kind: 'dealBooked', at: ago(50), verifiedAt: ago(49) },
  deal: {
    deal: 'deal',
    state: 'open',
    approvedAt: ago(80),
    closedAt: null,
    lastActivityAt: ago(10),
    hundredths: 1_000_000,
    currency: 'EUR',
    addOns: 0,
  },
  case: {
    case: 'case',
    handledBy: 'partner',
    openedAt: ago(60),
    resolvedAt: null,
    reopenedAt: null,
    atRightDesk: true,
  },
  learner: { person: 'Ada', role: 'sales', since: ago(90), left: null, isRequired: true },
  credential: { person: 'Ada', role: 'sales', from: ago(60), until: null },
  heads: { held: 3, needed: 3 },
  integration: { required: 9, passed: 9, weight: 30, weightPassed: 30 },
  promoter: { person: 'Ada', score: 9, at: ago(30) },
  satisfaction: {
    engagement: 'one',
    contact: 'Cem',
    score: 5,
    at: ago(30),
    goLiveAt: ago(60),
    lead: 'partner',
  },
  ease: { person: 'Ada', score: 4, at: ago(30) },
  defect: {
    engagement: 'one',
    foundAt: ago(70),
    severity: 's3',
    cause: 'implementation',
    goLiveAt: ago(60),
    lead: 'partner',
  },
  module: { module: 'M1', startedAt: ago(90), doneAt: ago(80) },
  gate: { gate: 'G1', passedAt: ago(70) },
  evidenceNeed: { required: 10, accepted: 10 },
  piece: {
    revision: 'piece',
    capturedAt: ago(40),
    verdict: 'accepted',
    verdictAt: ago(39),
    from: ago(40),
    until: null,
  },
  effort: { submitted: 40, redone: 6, askedTwice: 0, minutes: 400, plannedMinutes: 380 },
  moduleEffort: { module: 'M1', minutes: 40, plannedMinutes: 30, skipped: 0, visits: 1, redone: 1 },
  privileges: { isAsAllowed: true },
  waiting: { what: 'sandbox', since: ago(5) },
};

/** A partner of whom the store has known these facts for as long as it matters. */
export function aPartner(id: string, facts: readonly Fact[], at: Instant = asOf): MeasuredPartner {
  const ledger = facts.map((fact) => ({ fact, since: Date.UTC(2000, 0, 1), until: null }));
  const partner = partnerAt(id, packLedger(ledger), at);
  if (!partner) throw new Error('A ledger that is not empty has a partner.');
  return partner;
}

/** Signed so many days ago; the record has known nothing but silver from the beginning. */
export function aSigned(id: string, days: number, facts: readonly Fact[] = []): MeasuredPartner {
  return aPartner(id, [aFact('signed', { at: ago(days) }), aFact('tier'), ...facts]);
}

/**
 * A partner after so many days, as survival curves are written: `34` had its first verified outcome on day 34, `50+` has
 * had none after 50 days.
 */
export function aTimed(id: string, days: string): MeasuredPartner {
  const number = Number(days.replace('+', ''));
  if (days.endsWith('+')) return aSigned(id, number);
  return aSigned(id, 400, [aFact('outcome', { at: ago(400 - number) })]);
}

export function timed(list: string): readonly MeasuredPartner[] {
  return list.split(' ').map((days, at) => aTimed(`p${at}`, days));
}

export function aQuestion(changes: Partial<InsightsQuestion> = {}): InsightsQuestion {
  return {
    asOf,
    zone: 'UTC',
    money: { currency: 'EUR', rates: {} },
    pilots: [],
    pilotsSince: null,
    sold: null,
    windowDays: 180,
    cohortMonths: 24,
    weights: {},
    targets: {},
    ...changes,
  };
}

export function tallied<Outcome>(tally: Tally<Outcome>, partners: Iterable<MeasuredPartner>): Outcome {
  for (const partner of partners) tally.add(partner);
  return tally.finish();
}

import { addDays, type CalendarDate, dayOf, daysBetween } from '#shared/base/calendar-date';
import { lastDay, piecesOf } from '#shared/domain/evidence/evidence-rules';
import { riskStanding } from '#shared/domain/partners/partner-rules';
import { evaluate, holds } from '#shared/domain/playbook/expression';
import type { Criterion, Gate, Need } from '#shared/domain/playbook/pack';
import type { PackIndex } from '#shared/domain/playbook/pack-index';
import type { PartnerFacts } from '#shared/domain/playbook/partner-facts';
import type { GateDecision } from './gate-decision';
import { factsOf, type HoldingPiece, holdingPieces, type Moment, type PartnerRecords } from './partner-records';

export interface CriterionResult {
  readonly criterion: Criterion;
  readonly met: boolean;
  /** The evidence that bears on it and holds on the day. */
  readonly by: readonly HoldingPiece[];
  /** The last day on which it is still met if nothing is renewed; null: no end in sight, or not met. */
  readonly until: CalendarDate | null;
  /** Why it cannot be told, where a fact is not known yet. For the log; the window explains by what is missing. */
  readonly unknown: string | null;
}

/** Where a gate stands. `closed`: something is missing. `open`: nothing is missing and nobody has decided. */
export type GateStanding =
  | { readonly state: 'closed' }
  | { readonly state: 'open' }
  | { readonly state: 'passed'; readonly decision: GateDecision; readonly until: CalendarDate | null }
  | {
      readonly state: 'lapsing';
      readonly decision: GateDecision;
      readonly until: CalendarDate;
      readonly daysLeft: number;
    }
  | {
      readonly state: 'lapsed';
      readonly decision: GateDecision;
      /** The first day on which it was no longer met. */
      readonly since: CalendarDate;
      /** The last day of grace. */
      readonly graceUntil: CalendarDate;
      readonly isInGrace: boolean;
    };

export interface GateView {
  readonly gate: Gate;
  readonly moment: Moment;
  readonly results: readonly CriterionResult[];
  readonly isMet: boolean;
  /** The last day on which every criterion is still met; null: no end in sight, or not met. */
  readonly until: CalendarDate | null;
  readonly standing: GateStanding;
}

/** From this many days before its end a passed gate is lapsing: long enough to fetch an extract or repeat an exam. */
export const lapsingDays = 30;

/** A gate on a day, computed from the records alone. The same records, pack and day always give the same view. */
export function evaluateGate(
  gate: Gate,
  given: {
    readonly records: PartnerRecords;
    readonly index: PackIndex;
    readonly decisions: readonly GateDecision[];
    readonly moment: Moment;
  },
): GateView {
  const { records, index, moment } = given;
  const factsOn = rememberedFacts(records, index, moment.knownAt);
  const facts = factsOn(moment.asOf);
  const ends = endsAfter(records, index, moment.asOf);
  const results = gate.criteria.map((criterion) => resultOf(criterion, { ...given, facts, factsOn, ends }));
  const isMet = results.every(({ met }) => met);
  const until = isMet ? firstOf(results.map((result) => result.until)) : null;
  const lapse = { isMet, until, factsOn, ends: endsBefore(records, index, moment.asOf) };
  return { gate, moment, results, isMet, until, standing: standingOf(gate, lapse, given, facts) };
}

/** The decision that counts: the latest one on this gate. */
export function latestDecision(gateId: string, decisions: readonly GateDecision[]): GateDecision | null {
  return decisions
    .filter((decision) => decision.gateId === gateId)
    .reduce<GateDecision | null>(
      (latest, one) =>
        latest === null || one.asOf > latest.asOf || (one.asOf === latest.asOf && one.id > latest.id) ? one : latest,
      null,
    );
}

/** Whether what is there meets one need, apart from the others of the same criterion. */
export function isNeedMet(need: Need, facts: PartnerFacts): boolean {
  switch (need.kind) {
    case 'evidence':
      if (need.onlyIf !== undefined && !holds(need.onlyIf, facts)) return true;
      if (need.enough !== undefined) return holds(need.enough, facts);
      return (facts.evidence[need.typeId]?.records.length ?? 0) > 0;
    case 'question':
      return facts.answers[need.questionId] !== undefined;
    case 'riskTier':
      return facts.riskTierAccepted;
  }
}

type FactsOn = (asOf: CalendarDate) => PartnerFacts;

function resultOf(
  criterion: Criterion,
  given: {
    readonly records: PartnerRecords;
    readonly index: PackIndex;
    readonly moment: Moment;
    readonly facts: PartnerFacts;
    readonly factsOn: FactsOn;
    readonly ends: readonly CalendarDate[];
  },
): CriterionResult {
  const outcome = evaluate(criterion.predicate, given.facts);
  const met = outcome.ok && outcome.value;
  const lastMet = met
    ? (given.ends.find((end) => !holds(criterion.predicate, given.factsOn(addDays(end, 1)))) ?? null)
    : null;
  return {
    criterion,
    met,
    by: evidenceFor(criterion, given),
    until: lastMet,
    unknown: outcome.ok ? null : outcome.error,
  };
}

function evidenceFor(
  criterion: Criterion,
  given: { readonly records: PartnerRecords; readonly index: PackIndex; readonly moment: Moment },
): readonly HoldingPiece[] {
  const typeIds = new Set(criterion.needs.flatMap((need) => (need.kind === 'evidence' ? [need.typeId] : [])));
  const pieces = piecesOf({ ...given.records, knownAt: given.moment.knownAt });
  return [...typeIds].flatMap((typeId) =>
    holdingPieces(
      pieces.filter(({ evidence }) => evidence.typeId === typeId),
      given.index.evidenceTypeById.get(typeId) ?? null,
      given.moment.asOf,
    ),
  );
}

interface Lapse {
  readonly isMet: boolean;
  readonly until: CalendarDate | null;
  readonly factsOn: FactsOn;
  readonly ends: readonly CalendarDate[];
}

function standingOf(
  gate: Gate,
  lapse: Lapse,
  given: { readonly decisions: readonly GateDecision[]; readonly moment: Moment },
  facts: PartnerFacts,
): GateStanding {
  const { asOf, knownAt } = given.moment;
  const known = given.decisions.filter((one) => knownAt === undefined || one.asOf <= knownAt);
  const decision = latestDecision(gate.id, known);
  if (decision === null || decision.decision === 'refused') return { state: lapse.isMet ? 'open' : 'closed' };
  const { until } = lapse;
  if (lapse.isMet) {
    const daysLeft = until === null ? null : daysBetween(asOf, until);
    return until === null || daysLeft === null || daysLeft > lapsingDays
      ? { state: 'passed', decision, until }
      : { state: 'lapsing', decision, until, daysLeft };
  }
  const since = lapsedSince(gate, lapse, dayOf(decision.asOf), asOf);
  // Without a tier nobody has said how much grace is safe, so there is none.
  const graceUntil = addDays(since, (facts.riskTier === null ? 0 : gate.graceDays[facts.riskTier]) - 1);
  return { state: 'lapsed', decision, since, graceUntil, isInGrace: asOf <= graceUntil };
}

/** The first day of the stretch of unmet days that reaches up to the day asked about. */
function lapsedSince(gate: Gate, lapse: Lapse, decidedOn: CalendarDate, asOf: CalendarDate): CalendarDate {
  const isUnmet = (day: CalendarDate) => gate.criteria.some(({ predicate }) => !holds(predicate, lapse.factsOn(day)));
  const changes = lapse.ends.map((end) => addDays(end, 1)).filter((day) => day > decidedOn && day <= asOf);
  let since = asOf;
  for (const day of [...changes].reverse()) {
    if (!isUnmet(day)) break;
    since = day;
  }
  return since;
}

/** Last days of all that can end, in order: only there can a criterion change without somebody doing something. */
function endsOf(records: PartnerRecords, index: PackIndex): readonly CalendarDate[] {
  const typeOf = new Map(
    records.evidence.map(({ id, typeId }) => [id, index.evidenceTypeById.get(typeId) ?? null] as const),
  );
  const ofEvidence = records.revisions.map((revision) => lastDay(revision, typeOf.get(revision.evidenceId) ?? null));
  const standing = riskStanding(records.partner, '0000-01-01');
  const ofTier = standing.state === 'accepted' ? [standing.until] : [];
  const ends = [...ofEvidence, ...ofTier].filter((end): end is CalendarDate => end !== null);
  return [...new Set(ends)].sort();
}

function endsAfter(records: PartnerRecords, index: PackIndex, asOf: CalendarDate): readonly CalendarDate[] {
  return endsOf(records, index).filter((end) => end >= asOf);
}

function endsBefore(records: PartnerRecords, index: PackIndex, asOf: CalendarDate): readonly CalendarDate[] {
  return endsOf(records, index).filter((end) => end < asOf);
}

/** Facts by day, each computed once for one view. */
function rememberedFacts(records: PartnerRecords, index: PackIndex, knownAt: string | undefined): FactsOn {
  const byDay = new Map<CalendarDate, PartnerFacts>();
  return (asOf) => {
    const kept = byDay.get(asOf);
    if (kept) return kept;
    const facts = factsOf(records, index, knownAt === undefined ? { asOf } : { asOf, knownAt });
    byDay.set(asOf, facts);
    return facts;
  };
}

function firstOf(days: readonly (CalendarDate | null)[]): CalendarDate | null {
  return days.reduce((first, day) => (day !== null && (first === null || day < first) ? day : first), null);
}

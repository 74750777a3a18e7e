import { addDays, type CalendarDate, dayOf, daysBetween } from '#shared/base/calendar-date';
import type { HoldingPiece } from '#shared/domain/evidence/holding-pieces';
import type { Criterion, Gate, Need } from '#shared/domain/playbook/pack';
import type { PackIndex } from '#shared/domain/playbook/pack-index';
import type { Granted } from './concession-standing';
import { type CriterionOutcome, decisionOn } from './criterion-rules';
import type { Cause } from './evaluation-plan';
import type { GateDecision } from './gate-decision';
import type { Moment, PartnerRecords } from './known-records';
import { historyOf, PartnerHistory } from './partner-history';

export interface CriterionResult {
  readonly criterion: Criterion;
  /** `waived`: not met, and somebody approved that it stays so for a while. */
  readonly outcome: CriterionOutcome['outcome'];
  readonly met: boolean;
  readonly waiver: Granted | null;
  /** The evidence that bears on it and holds on the day. */
  readonly by: readonly HoldingPiece[];
  /** All evidence behind it that holds on the day, also by way of controls, credentials and checks. */
  readonly behind: readonly HoldingPiece[];
  /** The last day on which it is still met or waived if nothing is renewed; null: no end in sight, or neither. */
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
  /** No longer met, within the days of grace. */
  | {
      readonly state: 'lapsed';
      readonly decision: GateDecision;
      /** The first day on which it was no longer met. */
      readonly since: CalendarDate;
      /** The last day of grace. */
      readonly graceUntil: CalendarDate;
    }
  /**
   * `decided`: taken back by a person; it must be passed again. `graceEnded`: still not met when the grace was over;
   * it counts again as soon as it is met.
   */
  | {
      readonly state: 'suspended';
      readonly decision: GateDecision;
      readonly because: 'decided' | 'graceEnded';
      readonly since: CalendarDate;
    };

export interface GateView {
  readonly gate: Gate;
  readonly moment: Moment;
  readonly results: readonly CriterionResult[];
  /** Whether every criterion is met or waived. */
  readonly isMet: boolean;
  /** The last day on which that is still so; null: no end in sight, or it is not. */
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
    /** Other decisions than those on record. */
    readonly decisions?: readonly GateDecision[];
    readonly moment: Moment;
  },
): GateView {
  const { records, index, decisions = records.decisions, moment } = given;
  const asGiven = decisions === records.decisions ? records : { ...records, decisions };
  return evaluateGateWithin(historyOf(asGiven, index, moment.knownAt), gate, moment);
}

export function evaluateGateWithin(history: PartnerHistory, gate: Gate, moment: Moment): GateView {
  return new ViewedGate(history, gate, moment);
}

/** A gate that finds out how long it holds when somebody asks. */
class ViewedGate implements GateView {
  readonly gate: Gate;
  readonly moment: Moment;
  readonly results: readonly CriterionResult[];
  readonly isMet: boolean;
  readonly standing: GateStanding;
  readonly #history: PartnerHistory;

  constructor(history: PartnerHistory, gate: Gate, moment: Moment) {
    this.gate = gate;
    this.moment = moment;
    this.#history = history;
    this.results = gate.criteria.map((criterion) => new ViewedCriterion(history, moment.asOf, criterion));
    this.isMet = this.results.every(({ outcome }) => outcome !== 'unmet');
    this.standing = this.#standing();
  }

  get until(): CalendarDate | null {
    return this.isMet ? firstOf(this.results.map(({ until }) => until)) : null;
  }

  #standing(): GateStanding {
    const { asOf } = this.moment;
    const decision = decisionOn(this.gate.id, this.#history.records.decisions, asOf);
    if (decision === null || decision.decision === 'refused') return { state: this.isMet ? 'open' : 'closed' };
    if (decision.decision === 'suspended')
      return { state: 'suspended', decision, because: 'decided', since: dayOf(decision.asOf) };
    return this.isMet ? this.#passed(decision) : this.#lapsed(decision);
  }

  #passed(decision: GateDecision): GateStanding {
    const { asOf } = this.moment;
    // Most gates hold for long; only the days that matter today are looked at before somebody asks for the exact end.
    const lost = this.#firstUnmet(addDays(asOf, lapsingDays + 1));
    if (lost !== null) {
      const until = addDays(lost, -1);
      return { state: 'lapsing', decision, until, daysLeft: daysBetween(asOf, until) };
    }
    const view = this;
    return {
      state: 'passed',
      decision,
      get until() {
        return view.until;
      },
    };
  }

  #lapsed(decision: GateDecision): GateStanding {
    const { asOf } = this.moment;
    const { riskTier } = this.#history.on(asOf).facts;
    // Without a tier nobody has said how much grace is safe, so there is none.
    const graceDays = riskTier === null ? 0 : this.gate.graceDays[riskTier];
    const decidedOn = dayOf(decision.asOf);
    const outOfGrace = addDays(asOf, -graceDays);
    // What closed it on the very day of the decision counts from that day.
    const within =
      graceDays > 0 ? (this.#lapsedWithin(decidedOn, outOfGrace) ?? (decidedOn > outOfGrace ? decidedOn : null)) : null;
    if (within !== null)
      return { state: 'lapsed', decision, since: within, graceUntil: addDays(within, graceDays - 1) };
    // Whether there is grace left is decided by the last few days; how long ago it lapsed only matters to who asks.
    const lapsedOn = () => this.#lapsedWithin(decidedOn, decidedOn) ?? decidedOn;
    return {
      state: 'suspended',
      decision,
      because: 'graceEnded',
      get since() {
        return addDays(lapsedOn(), graceDays);
      },
    };
  }

  /** The first day after the one asked about, up to a last one, on which a criterion is unmet. */
  #firstUnmet(upTo: CalendarDate): CalendarDate | null {
    const { asOf } = this.moment;
    const turns = this.#history.turnsOf(this.#causes(), asOf, upTo);
    return turns.find((day) => !this.#isMetOn(day)) ?? null;
  }

  /**
   * The first day of the stretch of unmet days that reaches up to the day asked about, if that lies after a given day
   * and after the decision; null: it began before, or with the decision itself.
   */
  #lapsedWithin(decidedOn: CalendarDate, after: CalendarDate): CalendarDate | null {
    const from = after > decidedOn ? after : decidedOn;
    let since: CalendarDate | null = null;
    for (const day of [...this.#history.turnsOf(this.#causes(), from, this.moment.asOf)].reverse()) {
      if (this.#isMetOn(day)) return since ?? this.#writtenOff(decidedOn, after);
      since = day;
    }
    if (since !== null && this.#isMetOn(from)) return since;
    return this.#writtenOff(decidedOn, after);
  }

  /**
   * The day on which something was written that closed the gate, if that lies after a given day: proof that is
   * withdrawn does not run out on a day, it was never good. Found by looking at each day with the knowledge of then.
   */
  #writtenOff(decidedOn: CalendarDate, after: CalendarDate): CalendarDate | null {
    const { asOf } = this.moment;
    const { records, index } = this.#history;
    const days = writtenDays(records).filter((day) => day > decidedOn && day > after && day <= asOf);
    for (const day of [...new Set(days)].sort().reverse()) {
      const before = addDays(day, -1);
      const asKnown = new PartnerHistory(records, index, `${before}T23:59:59.999Z`);
      if (asKnown.on(before).isMet(this.gate)) return day;
    }
    return null;
  }

  /** Whether every criterion is met or waived; those that are not today are the quickest to say no. */
  #isMetOn(day: CalendarDate): boolean {
    const there = this.#history.on(day);
    return (
      this.results.every(({ outcome, criterion }) => outcome !== 'unmet' || isKept(there.outcomeOf(criterion))) &&
      there.isMet(this.gate)
    );
  }

  #causes(): ReadonlySet<Cause> {
    return this.#history.plan.causesOf.get(this.gate.id) ?? new Set();
  }
}

class ViewedCriterion implements CriterionResult {
  readonly criterion: Criterion;
  readonly outcome: CriterionOutcome['outcome'];
  readonly met: boolean;
  readonly waiver: Granted | null;
  readonly unknown: string | null;
  readonly #history: PartnerHistory;
  readonly #asOf: CalendarDate;
  #until: { readonly day: CalendarDate | null } | null = null;

  constructor(history: PartnerHistory, asOf: CalendarDate, criterion: Criterion) {
    const { outcome, waiver, unknown } = history.on(asOf).outcomeOf(criterion);
    this.criterion = criterion;
    this.outcome = outcome;
    this.met = outcome === 'met';
    this.waiver = waiver;
    this.unknown = unknown;
    this.#history = history;
    this.#asOf = asOf;
  }

  get by(): readonly HoldingPiece[] {
    return piecesFor(this.criterion.needs, this.#history, this.#asOf);
  }

  get behind(): readonly HoldingPiece[] {
    const types = [...(this.#history.plan.causesOf.get(this.criterion.id) ?? [])].sort();
    return eachPieceOnce(types.flatMap((typeId) => this.#history.on(this.#asOf).holding(typeId)));
  }

  get until(): CalendarDate | null {
    this.#until ??= { day: this.#lastDay() };
    return this.#until.day;
  }

  #lastDay(): CalendarDate | null {
    if (this.outcome === 'unmet') return null;
    const causes = this.#history.plan.causesOf.get(this.criterion.id) ?? new Set();
    const lost = this.#history.turnsOf(causes, this.#asOf).find((day) => !this.#isMetOn(day));
    return lost === undefined ? null : addDays(lost, -1);
  }

  #isMetOn(day: CalendarDate): boolean {
    return this.#history.on(day).outcomeOf(this.criterion).outcome !== 'unmet';
  }
}

/** The pieces of evidence that bear on some needs and hold on a day, each once. */
export function piecesFor(
  needs: readonly Need[],
  history: PartnerHistory,
  asOf: CalendarDate,
): readonly HoldingPiece[] {
  return eachPieceOnce(
    needs.flatMap((need) => (need.kind === 'evidence' ? history.on(asOf).holding(need.typeId) : [])),
  );
}

function eachPieceOnce(pieces: readonly HoldingPiece[]): readonly HoldingPiece[] {
  return [...new Map(pieces.map((piece) => [piece.revision.id, piece] as const)).values()];
}

/** Days on which something was written that can close a gate. */
function writtenDays(records: PartnerRecords): readonly CalendarDate[] {
  const { riskTierAccepted } = records.partner;
  return [
    ...records.reviews.map(({ at }) => dayOf(at)),
    ...records.answers.map(({ at }) => dayOf(at)),
    ...records.concessionDecisions.map(({ at }) => dayOf(at)),
    ...records.decisions.map(({ asOf }) => dayOf(asOf)),
    ...(riskTierAccepted === null ? [] : [dayOf(riskTierAccepted.at)]),
  ];
}

function isKept({ outcome }: CriterionOutcome): boolean {
  return outcome !== 'unmet';
}

function firstOf(days: readonly (CalendarDate | null)[]): CalendarDate | null {
  return days.reduce((first, day) => (day !== null && (first === null || day < first) ? day : first), null);
}

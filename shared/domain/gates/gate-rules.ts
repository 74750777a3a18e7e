import { addDays, type CalendarDate, dayOf, daysBetween } from '#shared/base/calendar-date';
import type { HoldingPiece } from '#shared/domain/evidence/holding-pieces';
import type { Criterion, Gate, Need } from '#shared/domain/playbook/pack';
import type { PackIndex } from '#shared/domain/playbook/pack-index';
import type { Granted } from './concession-standing';
import { type CriterionOutcome, decisionOn } from './criterion-rules';
import type { Cause } from './evaluation-plan';
import type { GateDecision } from './gate-decision';
import type { Moment, PartnerRecords } from './known-records';
import { historyOf, type PartnerHistory } from './partner-history';

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

/** Whether every criterion of a gate is met or waived on a day. */
function isMetOn(history: PartnerHistory, gate: Gate, day: CalendarDate): boolean {
  return outcomesOn(history, gate, day).every(({ outcome }) => outcome !== 'unmet');
}

function outcomesOn(history: PartnerHistory, gate: Gate, day: CalendarDate): readonly CriterionOutcome[] {
  return history.on(day).outcomes.get(gate.id) ?? [];
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
    this.results = outcomesOn(history, gate, moment.asOf).map(
      (outcome, at) => new ViewedCriterion(history, moment.asOf, { gate, at, outcome }),
    );
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
    const since = this.#lapsedSince(dayOf(decision.asOf));
    const { facts } = this.#history.on(asOf);
    // Without a tier nobody has said how much grace is safe, so there is none.
    const graceDays = facts.riskTier === null ? 0 : this.gate.graceDays[facts.riskTier];
    const graceUntil = addDays(since, graceDays - 1);
    return asOf <= graceUntil
      ? { state: 'lapsed', decision, since, graceUntil }
      : { state: 'suspended', decision, because: 'graceEnded', since: addDays(graceUntil, 1) };
  }

  /** The first day after the one asked about, up to a last one, on which a criterion is unmet. */
  #firstUnmet(upTo: CalendarDate): CalendarDate | null {
    const { asOf } = this.moment;
    const turns = this.#history.turnsOf(this.#causes());
    return turns.find((day) => day > asOf && day <= upTo && !isMetOn(this.#history, this.gate, day)) ?? null;
  }

  /** The first day of the stretch of unmet days that reaches up to the day asked about. */
  #lapsedSince(decidedOn: CalendarDate): CalendarDate {
    const { asOf } = this.moment;
    const turns = this.#history.turnsOf(this.#causes()).filter((day) => day > decidedOn && day <= asOf);
    let since = asOf;
    for (const day of turns.reverse()) {
      if (isMetOn(this.#history, this.gate, day)) break;
      since = day;
    }
    return since;
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
  readonly #place: { readonly gate: Gate; readonly at: number };
  #until: { readonly day: CalendarDate | null } | null = null;

  constructor(
    history: PartnerHistory,
    asOf: CalendarDate,
    { gate, at, outcome }: { readonly gate: Gate; readonly at: number; readonly outcome: CriterionOutcome },
  ) {
    this.criterion = outcome.criterion;
    this.outcome = outcome.outcome;
    this.met = outcome.outcome === 'met';
    this.waiver = outcome.waiver;
    this.unknown = outcome.unknown;
    this.#history = history;
    this.#asOf = asOf;
    this.#place = { gate, at };
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
    const lost = this.#history.turnsOf(causes).find((day) => day > this.#asOf && !this.#isMetOn(day));
    return lost === undefined ? null : addDays(lost, -1);
  }

  #isMetOn(day: CalendarDate): boolean {
    return outcomesOn(this.#history, this.#place.gate, day)[this.#place.at]?.outcome !== 'unmet';
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

function firstOf(days: readonly (CalendarDate | null)[]): CalendarDate | null {
  return days.reduce((first, day) => (day !== null && (first === null || day < first) ? day : first), null);
}

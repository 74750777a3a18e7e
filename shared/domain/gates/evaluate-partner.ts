import { addDays, type CalendarDate } from '#shared/base/calendar-date';
import type { HoldingPiece } from '#shared/domain/evidence/holding-pieces';
import type { Control, Need } from '#shared/domain/playbook/pack';
import type { PackIndex } from '#shared/domain/playbook/pack-index';
import type { PartnerFacts } from '#shared/domain/playbook/partner-facts';
import { type ControlStanding, evidenceCoverage } from './control-rules';
import { plainFacts } from './facts-of-day';
import { evaluateGateWithin, type GateView, piecesFor } from './gate-rules';
import type { Moment, PartnerRecords } from './known-records';
import { historyOf, type PartnerHistory } from './partner-history';

/** Everything the playbook says of a partner on a day. */
export interface PartnerEvaluation {
  readonly facts: PartnerFacts;
  /** Every control of the pack, in its order. */
  readonly controls: readonly ControlStanding[];
  readonly coverage: ReturnType<typeof evidenceCoverage>;
  /** Every gate of the pack, in its order. */
  readonly gates: readonly GateView[];
}

/**
 * A partner at a moment, computed from the records alone: facts, controls and gates in one go. How long something
 * still holds is found out when it is read.
 */
export function evaluatePartner(records: PartnerRecords, index: PackIndex, moment: Moment): PartnerEvaluation {
  const history = historyOf(records, index, moment.knownAt);
  const controls = controlsWithin(history, moment.asOf);
  return {
    get facts() {
      return plainFacts(history.on(moment.asOf));
    },
    controls,
    coverage: evidenceCoverage(controls),
    gates: index.pack.gates.map((gate) => evaluateGateWithin(history, gate, moment)),
  };
}

/** Every control of a pack at a moment. */
export function controlStandings(
  records: PartnerRecords,
  index: PackIndex,
  moment: Moment,
): readonly ControlStanding[] {
  return controlsWithin(historyOf(records, index, moment.knownAt), moment.asOf);
}

function controlsWithin(history: PartnerHistory, asOf: CalendarDate): readonly ControlStanding[] {
  return history.index.pack.controls.map((control) => new StandingControl(history, asOf, control));
}

/** A control on a day that finds out what bears on it, and for how long, when somebody asks. */
class StandingControl implements ControlStanding {
  readonly control: Control;
  readonly state: ControlStanding['state'];
  readonly settled: boolean;
  readonly open: readonly Need[];
  readonly concession: ControlStanding['concession'];
  readonly #history: PartnerHistory;
  readonly #asOf: CalendarDate;
  #until: { readonly day: CalendarDate | null } | null = null;

  constructor(history: PartnerHistory, asOf: CalendarDate, control: Control) {
    const { state, settled, open, concession } = history.on(asOf).findingOf(control);
    this.control = control;
    this.state = state;
    this.settled = settled;
    this.open = open;
    this.concession = concession;
    this.#history = history;
    this.#asOf = asOf;
  }

  get by(): readonly HoldingPiece[] {
    return piecesFor(this.control.needs, this.#history, this.#asOf);
  }

  get until(): CalendarDate | null {
    this.#until ??= { day: this.#lastDay() };
    return this.#until.day;
  }

  #lastDay(): CalendarDate | null {
    // What does not apply has no end to wait for.
    if (!this.settled || this.state === 'notApplicable') return null;
    const causes = this.#history.plan.causesOf.get(this.control.id) ?? new Set();
    const turn = this.#history
      .turnsOf(causes, this.#asOf)
      .find((day) => !this.#history.on(day).findingOf(this.control).settled);
    return turn === undefined ? null : addDays(turn, -1);
  }
}

import type { CalendarDate } from '#shared/base/calendar-date';
import type { GateDecision } from '#shared/domain/gates/gate-decision';
import { evaluateGate, type GateView, latestDecision } from '#shared/domain/gates/gate-rules';
import type { PartnerId } from '#shared/domain/partners/partner';
import type { PackIndex } from '#shared/domain/playbook/pack-index';
import { type PartnerCase, recordsOfCase } from './partner-case';
import { type Renewal, renewalsOf } from './renewals';

/** A gate of a partner at which something is to be done: decided, renewed, or won back. */
export interface GateNews {
  readonly partnerId: PartnerId;
  readonly view: GateView;
  /** What ends it, where it is lapsing. */
  readonly renewals: readonly Renewal[];
}

export function gateNewsOf(file: PartnerCase, index: PackIndex, asOf: CalendarDate): readonly GateNews[] {
  const records = recordsOfCase(file);
  return index.pack.gates
    .map((gate) => evaluateGate(gate, { records, index, decisions: file.decisions, moment: { asOf } }))
    .filter((view) => {
      const { state } = view.standing;
      return state === 'lapsing' || state === 'lapsed' || awaitsDecision(view, file.decisions);
    })
    .map((view) => ({
      partnerId: file.partner.id,
      view,
      renewals: view.standing.state === 'lapsing' ? renewalsOf(view, records, index) : [],
    }));
}

/** Whether somebody has to decide. Whoever refused although nothing was missing has decided, and is not asked again every day. */
export function awaitsDecision(view: GateView, decisions: readonly GateDecision[]): boolean {
  const decided = latestDecision(view.gate.id, decisions);
  const isSettled = decided?.decision === 'refused' && decided.results.every(({ met }) => met);
  return view.standing.state === 'open' && !isSettled;
}

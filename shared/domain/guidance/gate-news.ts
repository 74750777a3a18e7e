import type { CalendarDate } from '#shared/base/calendar-date';
import { latestDecision } from '#shared/domain/gates/criterion-rules';
import { evaluatePartner } from '#shared/domain/gates/evaluate-partner';
import type { GateDecision } from '#shared/domain/gates/gate-decision';
import type { GateView } from '#shared/domain/gates/gate-rules';
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
  return evaluatePartner(records, index, { asOf })
    .gates.filter((view) => {
      const { state } = view.standing;
      return ['lapsing', 'lapsed', 'suspended'].includes(state) || awaitsDecision(view, file.decisions);
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
  const isSettled =
    decided?.decision === 'refused' && decided.results.every(({ met, concessionId }) => met || concessionId !== null);
  const { standing } = view;
  // Taken back by a person, it comes back only by a decision; lapsed, it comes back by itself.
  const isTakenBack = standing.state === 'suspended' && standing.because === 'decided' && view.isMet;
  return (standing.state === 'open' && !isSettled) || isTakenBack;
}

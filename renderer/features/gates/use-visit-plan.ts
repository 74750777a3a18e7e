import { useMemo } from 'react';
import type { CalendarDate } from '#shared/base/calendar-date';
import { evaluatePartner } from '#shared/domain/gates/evaluate-partner';
import { explainGate } from '#shared/domain/gates/gate-explanation';
import { planVisit, type VisitPlan } from '#shared/domain/gates/visit-plan';
import type { AgendaItem } from '#shared/domain/visits/visit';
import type { PartnerFile } from '#shared/records/partner-file';
import { recordsFor } from '#shared/records/partner-records';
import { usePlaybook } from '../../data/use-playbook';
import { useProofName } from './gate-facts';

/** What is worth doing on a visit to a partner: a plan, and its boxes in words. */
export interface PlannedVisit {
  readonly plan: VisitPlan;
  readonly boxes: readonly AgendaItem[];
}

/** @param budget minutes there are; null: as many as it takes */
export function useVisitPlan(file: PartnerFile, asOf: CalendarDate, budget: number | null): PlannedVisit {
  const index = usePlaybook();
  const nameOf = useProofName();
  const plan = useMemo(() => {
    const records = recordsFor(file);
    const gates = evaluatePartner(records, index, { asOf }).gates;
    // One gate after the other: what a later one asks for is no help while an earlier one is shut.
    const shut = gates.filter(({ isMet }) => !isMet).slice(0, 1);
    return planVisit(
      shut.map((view) => ({ view, explanation: explainGate(view, { records, index }) })),
      index,
      budget,
    );
  }, [file, index, asOf, budget]);
  const boxes = plan.agenda.map(({ kind, ref, title, minutes, proofs }): AgendaItem => {
    const [first] = proofs;
    const words = first && (title === '' || first.kind === 'credentials') ? nameOf(first) : title;
    // A box of an agenda holds eight hours at most; whoever plans more plans another visit.
    return {
      id: `${kind} ${ref}`,
      kind,
      ref,
      title: words || ref,
      minutes: Math.min(480, Math.ceil(minutes)),
      doneAt: null,
    };
  });
  return { plan, boxes };
}

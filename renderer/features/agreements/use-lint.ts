import { useMemo } from 'react';
import type { AgreementMeasured } from '#shared/domain/measuring/measurement';
import type { SlaFinding } from '#shared/domain/slas/lint-finding';
import { lintSla } from '#shared/domain/slas/lint-sla';
import type { Sla } from '#shared/domain/slas/sla';
import { draftSla } from '#shared/domain/slas/sla-rules';
import type { ShownAgreement } from '../../data/queries/agreement-queries';

/** A draft that is complete although it may not be signable yet; null for a plan, a fixed text, or with values missing. */
export function useDraftSla({ agreement, inputs }: ShownAgreement): Sla | null {
  return useMemo(() => {
    if (agreement.kind !== 'sla' || agreement.state !== 'draft') return null;
    const draft = draftSla(inputs);
    return draft.ok ? draft.value : null;
  }, [agreement, inputs]);
}

/** What the linter says of the draft; with the months that were brought it also says which targets they missed. */
export function useLint(sla: Sla | null, history: AgreementMeasured | null): readonly SlaFinding[] {
  return useMemo(() => {
    if (sla === null) return [];
    return lintSla(sla, history === null ? {} : { history: history.results });
  }, [sla, history]);
}

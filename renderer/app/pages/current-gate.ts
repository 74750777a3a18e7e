import { useMemo } from 'react';
import type { CalendarDate } from '#shared/base/calendar-date';
import { evaluatePartner } from '#shared/domain/gates/evaluate-partner';
import type { PartnerFile } from '#shared/records/partner-file';
import { recordsFor } from '#shared/records/partner-records';
import { usePlaybook } from '../../data/use-playbook';

/** The gate a partner stands before: the first that is not passed, or the last one once all are. Null without gates. */
export function useCurrentGate(file: PartnerFile, asOf: CalendarDate): string | null {
  const index = usePlaybook();
  return useMemo(() => {
    const { gates } = evaluatePartner(recordsFor(file), index, { asOf });
    const current = gates.find(({ standing }) => standing.state !== 'passed') ?? gates.at(-1);
    return current?.gate.id ?? null;
  }, [file, index, asOf]);
}

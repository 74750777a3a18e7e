import { useMemo } from 'react';
import { dayIn } from '#shared/domain/measuring/zoned-days';
import { reportingInForce } from '#shared/domain/reporting/reporting-rules';
import { useDirectoryView } from '../../data/queries/partner-list';
import { useAllRecords } from '../../data/queries/record-queries';
import { useWorkspace } from '../../data/use-workspace';
import { lookAt, useLookedAt } from '../../session/looked-at';
import type { DayChoice } from './day-field';

/** The day that is looked at, and the last moment of it; null: now. */
export function useInsightsDay(): DayChoice & { readonly asOf: number | null; readonly zone: string } {
  const workspace = useWorkspace();
  const { lookingAt, present = workspace } = workspace;
  const { zone } = reportingInForce(useAllRecords('reportingSettings') ?? []);
  const today = dayIn(present.surroundings.now(), zone);
  return { day: useLookedAt(), today, onDay: lookAt, asOf: lookingAt ?? null, zone };
}

/** The names of partners by their ids; of one that is not on this device, its id. */
export function usePartnerNames(): (partnerId: string) => string {
  const { partners } = useDirectoryView();
  // The same function as long as the names are the same: a list of thousands has its columns from it.
  return useMemo(() => {
    const names = new Map<string, string>(partners.map(({ id, legalName }) => [id, legalName]));
    return (partnerId) => names.get(partnerId) ?? partnerId;
  }, [partners]);
}

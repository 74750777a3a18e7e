import { useMemo } from 'react';
import { dayIn } from '#shared/domain/measuring/zoned-days';
import { reportingInForce } from '#shared/domain/reporting/reporting-rules';
import type { Named } from '../../data/insights-question';
import { useFiguresPlace } from '../../data/insights-source';
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

/**
 * The names of partners by their ids: as this device knows them, else as headquarters has named them, else the id.
 *
 * @param told what headquarters has named
 */
export function usePartnerNames(told?: Named['names']): (partnerId: string) => string {
  const { partners } = useDirectoryView();
  // The same function as long as the names are the same: a list of thousands has its columns from it.
  return useMemo(() => {
    const names = new Map<string, string>(partners.map(({ id, legalName }) => [id, legalName]));
    return (partnerId) => names.get(partnerId) ?? told?.[partnerId] ?? partnerId;
  }, [partners, told]);
}

/** Whether a partner has a page here. Headquarters also tells of partners of which this device holds no record. */
export function useIsHere(): (partnerId: string) => boolean {
  const { partners } = useDirectoryView();
  const isOfHere = useFiguresPlace() === 'device';
  return useMemo(() => {
    const ids = new Set<string>(partners.map(({ id }) => id));
    return (partnerId) => isOfHere || ids.has(partnerId);
  }, [partners, isOfHere]);
}

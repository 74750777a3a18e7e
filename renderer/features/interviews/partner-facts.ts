import { useMemo } from 'react';
import { dayOf } from '#shared/base/calendar-date';
import { factsOf } from '#shared/domain/gates/partner-records';
import type { PackIndex } from '#shared/domain/playbook/pack-index';
import type { PartnerFacts } from '#shared/domain/playbook/partner-facts';
import type { PartnerFile } from '#shared/records/partner-file';
import { recordsFor } from '#shared/records/partner-records';
import { useWorkspace } from '../../data/use-workspace';

/** Today, as the rules count days. */
export function useToday(): string {
  const { surroundings } = useWorkspace();
  return dayOf(new Date(surroundings.now()).toISOString());
}

/** What a playbook sees of a partner today; computed anew when something on record changed. */
export function usePartnerFacts(file: PartnerFile, index: PackIndex): PartnerFacts {
  const asOf = useToday();
  return useMemo(() => factsOf(recordsFor(file), index, { asOf }), [file, index, asOf]);
}

import { useLiveQuery } from 'dexie-react-hooks';
import type { PartnerFile } from '#shared/records/partner-file';
import { gatherPartnerFile } from '../partner-file';
import { useWorkspace } from '../use-workspace';

/** A partner's whole file as it changes: undefined while it is being read, null where there is no such partner. */
export function usePartnerFile(partnerId: string): PartnerFile | null | undefined {
  const { database } = useWorkspace();
  return useLiveQuery(() => gatherPartnerFile(database, partnerId), [database, partnerId]);
}

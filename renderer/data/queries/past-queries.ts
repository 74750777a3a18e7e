import { useLiveQuery } from 'dexie-react-hooks';
import { reportingInForce } from '#shared/domain/reporting/reporting-rules';
import { type PastHole, readPastHoles } from '../past-holes';
import { allRecords } from '../reading';
import { useWorkspace } from '../use-workspace';

/** What is to be known of the past of this device before a day of it is shown. */
export interface PastLook {
  /** In which days end, here as in all figures: the reporting zone of the programme. */
  readonly zone: string;
  readonly holes: readonly PastHole[];
}

/** Null while it is being read. */
export function usePastLook(): PastLook | null {
  const { database } = useWorkspace();
  const look = useLiveQuery(async (): Promise<PastLook> => {
    const { zone } = reportingInForce(await allRecords(database, 'reportingSettings'));
    return { zone, holes: await readPastHoles(database) };
  }, [database]);
  return look ?? null;
}

import { type PartnerFile, partnerFileOf } from '#shared/records/partner-file';
import type { Database } from './database';
import { rowOf } from './stored';

/** Gathers a partner's file, or null where there is no such partner. One question to the tables: it is asked at every save. */
export async function gatherPartnerFile(database: Database, partnerId: string): Promise<PartnerFile | null> {
  return partnerFileOf(partnerId, (await database.rows.where('partnerId').equals(partnerId).toArray()).map(rowOf));
}

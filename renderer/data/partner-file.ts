import { groupBy } from '#shared/base/group-by';
import type { EntityName } from '#shared/sync/entities';
import type { Database } from './database';
import { readable } from './reading';
import type { Records } from './records';

/** Everything this device knows of one partner: what gates, interviews and agreements are computed from. */
export interface PartnerFile {
  readonly partner: Records['partner'];
  readonly people: readonly Records['person'][];
  readonly sites: readonly Records['site'][];
  readonly visits: readonly Records['visit'][];
  readonly interviews: readonly Records['interview'][];
  /** Every version of every answer. */
  readonly answers: readonly Records['answer'][];
  readonly evidence: readonly Records['evidence'][];
  readonly revisions: readonly Records['evidenceRevision'][];
  readonly reviews: readonly Records['evidenceReview'][];
  readonly decisions: readonly Records['gateDecision'][];
  readonly agreements: readonly Records['agreement'][];
  readonly signatures: readonly Records['signature'][];
  readonly signedDocuments: readonly Records['signedDocument'][];
}

/** Gathers a partner's file, or null where there is no such partner. One question to the tables: it is asked at every save. */
export async function gatherPartnerFile(database: Database, partnerId: string): Promise<PartnerFile | null> {
  const stored = await database.rows.where('partnerId').equals(partnerId).toArray();
  const all = groupBy(stored, ({ entity }) => entity);
  const of = <Name extends EntityName>(entity: Name) => readable(entity, all.get(entity) ?? []);
  const partner = of('partner').find(({ id }) => id === partnerId);
  if (!partner) return null;
  return {
    partner,
    people: of('person'),
    sites: of('site'),
    visits: of('visit'),
    interviews: of('interview'),
    answers: of('answer'),
    evidence: of('evidence'),
    revisions: of('evidenceRevision'),
    reviews: of('evidenceReview'),
    decisions: of('gateDecision'),
    agreements: of('agreement'),
    signatures: of('signature'),
    signedDocuments: of('signedDocument'),
  };
}

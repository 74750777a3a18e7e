import type { Database } from './database';
import { record, recordsOf } from './reading';
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

/**
 * Gathers a partner's file, or null where there is no such partner. In one transaction: the file is of one moment,
 * and thirteen transactions of their own would take most of the time a save has.
 */
export function gatherPartnerFile(database: Database, partnerId: string): Promise<PartnerFile | null> {
  return database.transaction('r', database.rows, () => gather(database, partnerId));
}

async function gather(database: Database, partnerId: string): Promise<PartnerFile | null> {
  const [
    partner,
    people,
    sites,
    visits,
    interviews,
    answers,
    evidence,
    revisions,
    reviews,
    decisions,
    agreements,
    signatures,
    signedDocuments,
  ] = await Promise.all([
    record(database, 'partner', partnerId),
    recordsOf(database, 'person', partnerId),
    recordsOf(database, 'site', partnerId),
    recordsOf(database, 'visit', partnerId),
    recordsOf(database, 'interview', partnerId),
    recordsOf(database, 'answer', partnerId),
    recordsOf(database, 'evidence', partnerId),
    recordsOf(database, 'evidenceRevision', partnerId),
    recordsOf(database, 'evidenceReview', partnerId),
    recordsOf(database, 'gateDecision', partnerId),
    recordsOf(database, 'agreement', partnerId),
    recordsOf(database, 'signature', partnerId),
    recordsOf(database, 'signedDocument', partnerId),
  ]);
  if (!partner) return null;
  return {
    partner,
    people,
    sites,
    visits,
    interviews,
    answers,
    evidence,
    revisions,
    reviews,
    decisions,
    agreements,
    signatures,
    signedDocuments,
  };
}

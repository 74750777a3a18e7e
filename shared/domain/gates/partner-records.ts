import type { PackIndex } from '#shared/domain/playbook/pack-index';
import type { PartnerFacts } from '#shared/domain/playbook/partner-facts';
import { plainFacts } from './facts-of-day';
import type { Moment, PartnerRecords } from './known-records';
import { historyOf } from './partner-history';

export type { Moment, PartnerRecords } from './known-records';

/** The facts of a partner on a day: what the expressions of the playbook see. */
export function factsOf(records: PartnerRecords, index: PackIndex, moment: Moment): PartnerFacts {
  return plainFacts(historyOf(records, index, moment.knownAt).on(moment.asOf));
}

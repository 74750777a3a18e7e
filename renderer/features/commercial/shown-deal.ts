import type { Deal } from '#shared/domain/commercial/deal';
import { type DealStanding, dealStanding } from '#shared/domain/commercial/deal-rules';
import type { DealRules } from '#shared/domain/playbook/pack-commercial';
import type { PartnerFile } from '../../data/partner-file';

/** A deal and where it stands. */
export interface ShownDeal {
  readonly deal: Deal;
  readonly standing: DealStanding;
}

/** The deals of a partner as they stand at an instant, the newest first. */
export function dealsOf(
  file: Pick<PartnerFile, 'deals' | 'dealEvents'>,
  rules: DealRules,
  asOf: string,
): readonly ShownDeal[] {
  return file.deals
    .map((deal) => ({ deal, standing: dealStanding(deal, file.dealEvents, rules, asOf) }))
    .sort((left, right) => (left.deal.createdAt < right.deal.createdAt ? 1 : -1));
}

import type { Deal } from '#shared/domain/commercial/deal';
import { type DealStanding, dealStanding } from '#shared/domain/commercial/deal-rules';
import type { DealRules } from '#shared/domain/playbook/pack-commercial';
import type { PartnerFile } from '#shared/records/partner-file';

/** A deal and where it stands. */
export interface ShownDeal {
  readonly deal: Deal;
  readonly standing: DealStanding;
}

/** The deals of a partner as they stand at an instant: those that wait for a decision first, the closed ones last. */
export function dealsOf(
  file: Pick<PartnerFile, 'deals' | 'dealEvents'>,
  rules: DealRules,
  asOf: string,
): readonly ShownDeal[] {
  return file.deals
    .map((deal) => ({ deal, standing: dealStanding(deal, file.dealEvents, rules, asOf) }))
    .sort((left, right) => urgency(left).localeCompare(urgency(right)));
}

/** Sorts by what runs out first: a decision, the partner's answer, a draft, a protection, and then what is closed. */
function urgency({ deal, standing }: ShownDeal): string {
  switch (standing.state) {
    case 'submitted':
    case 'appealed':
      return `1 ${standing.due}`;
    case 'infoRequested':
      return `2 ${standing.since}`;
    case 'draft':
      return `3 ${deal.createdAt}`;
    case 'approved':
      return `4 ${standing.protectedUntil}`;
    case 'rejected':
      return `5 ${standing.at}`;
    case 'won':
    case 'lost':
    case 'upheld':
    case 'expired':
      return `6 ${deal.createdAt}`;
  }
}

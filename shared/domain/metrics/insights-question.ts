import type { Programme } from '#shared/domain/programme/programme';
import type { MonthlyRate, ReportingSettings, SoldDeal } from '#shared/domain/reporting/reporting';
import { ratesInto, reportingInForce } from '#shared/domain/reporting/reporting-rules';
import type { Instant } from './fact';
import type { InsightsQuestion } from './insights';
import { beginningOf } from './record-times';

/** What the organisation has set and noted, as far as figures are concerned. */
export interface OrganisationRecords {
  readonly settings: readonly ReportingSettings[];
  readonly rates: readonly MonthlyRate[];
  readonly sold: readonly SoldDeal[];
  readonly programmes: readonly Programme[];
}

/** Trailing days of pipeline velocity, attach rate and add-ons (domain.md 4.9). */
const windowDays = 180;
const cohortMonths = 24;

/**
 * What figures are asked with. Of settings begun apart those with the smallest id count; of two rates for one month the
 * one noted last; of programmes the one that had begun last.
 */
export function questionOf(organisation: OrganisationRecords, asOf: Instant): InsightsQuestion {
  const { currency, zone, weights, targets } = reportingInForce(organisation.settings);
  const programme = latestProgramme(organisation.programmes, asOf);
  return {
    asOf,
    zone,
    money: { currency, rates: ratesInto(currency, organisation.rates) },
    pilots: programme?.pilotIds ?? [],
    pilotsSince: programme ? beginningOf(programme.startsOn) : null,
    sold: organisation.sold.length === 0 ? null : eachOnce(organisation.sold),
    windowDays,
    cohortMonths,
    weights,
    targets,
  };
}

function latestProgramme(programmes: readonly Programme[], asOf: Instant): Programme | undefined {
  return programmes
    .filter(({ startsOn }) => beginningOf(startsOn) <= asOf)
    .toSorted((left, right) => (left.startsOn < right.startsOn ? -1 : left.startsOn > right.startsOn ? 1 : 0))
    .at(-1);
}

/** A deal that two tables brought counts once. */
function eachOnce(sold: readonly SoldDeal[]): NonNullable<InsightsQuestion['sold']> {
  const byReference = new Map(sold.map((deal) => [deal.reference, deal]));
  return [...byReference.values()].map(({ closedOn, region, hasPartner }) => ({
    closedAt: beginningOf(closedOn),
    region,
    hasPartner,
  }));
}

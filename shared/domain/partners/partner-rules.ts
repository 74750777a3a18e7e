import { addMonths, type CalendarDate, dayOf } from '#shared/base/calendar-date';
import type { Exposure, Partner, RiskTier } from './partner';

/** How heavily each kind of exposure weighs, out of 100: what they hold, how deep they reach, what they may do. */
const exposureWeights = { data: 30, integration: 25, access: 20, criticality: 15, substitutability: 10 };
const greatestExposure = 4;

/** Risk from 0 (none) to 100. */
export function riskScore(exposure: Exposure): number {
  const weighted =
    exposureWeights.data * exposure.data +
    exposureWeights.integration * exposure.integration +
    exposureWeights.access * exposure.access +
    exposureWeights.criticality * exposure.criticality +
    exposureWeights.substitutability * exposure.substitutability;
  return weighted / greatestExposure;
}

/** The tier that follows from the exposure. Regulated data or administrator access is the highest tier whatever the rest. */
export function riskTierOf(exposure: Exposure): RiskTier {
  const score = riskScore(exposure);
  if (score >= 60 || exposure.data === 4 || exposure.access === 4) return 'T3';
  if (score >= 30 || exposure.data >= 2 || exposure.integration >= 2) return 'T2';
  return 'T1';
}

/** Months after which an accepted tier must be looked at again. */
export const revalidationMonths = { T1: 12, T2: 12, T3: 6 } satisfies Record<RiskTier, number>;

/** Where a partner stands with its risk tier on a day. */
export type RiskStanding =
  | { readonly state: 'notRated' }
  /** Rated, and nobody has accepted it, or what was accepted is lower than what follows from the exposure now. */
  | { readonly state: 'toAccept'; readonly tier: RiskTier; readonly score: number }
  | { readonly state: 'accepted'; readonly tier: RiskTier; readonly score: number; readonly until: CalendarDate }
  | { readonly state: 'toRevalidate'; readonly tier: RiskTier; readonly score: number; readonly since: CalendarDate };

/** A lower tier that somebody approved, and the last day on which that holds. */
export interface LoweredTier {
  readonly tier: RiskTier;
  readonly until: CalendarDate;
}

/**
 * @param lowered a lower tier that is approved for the day asked about. It takes the place of the tier that follows
 * from the exposure; the exposure must have been accepted all the same.
 */
export function riskStanding(
  partner: Pick<Partner, 'exposure' | 'riskTierAccepted'>,
  asOf: CalendarDate,
  lowered: LoweredTier | null = null,
): RiskStanding {
  if (partner.exposure === null) return { state: 'notRated' };
  const score = riskScore(partner.exposure);
  const natural = riskTierOf(partner.exposure);
  const isLowered = lowered !== null && lowered.until >= asOf && isLower(lowered.tier, natural);
  const asked = isLowered ? lowered.tier : natural;
  const accepted = partner.riskTierAccepted;
  if (accepted === null || isLower(accepted.tier, asked)) return { state: 'toAccept', tier: natural, score };
  // Raising is free, so an accepted tier above the natural one stands; a lowering undoes that too.
  const tier = isLowered ? asked : accepted.tier;
  const revalidation = addMonths(dayOf(accepted.at), revalidationMonths[accepted.tier]);
  if (revalidation < asOf) return { state: 'toRevalidate', tier, score, since: revalidation };
  const until = isLowered && lowered.until < revalidation ? lowered.until : revalidation;
  return { state: 'accepted', tier, score, until };
}

/** Whether one tier asks for less than another. */
export function isLower(tier: RiskTier, other: RiskTier): boolean {
  return tier < other;
}

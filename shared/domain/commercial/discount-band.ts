import { compare, exact } from '#shared/base/decimal';
import type { Commercial, DiscountBand } from '#shared/domain/playbook/pack-commercial';
import type { Quarter } from './quarter';

/** What bands look at, as it is known on a day. */
export interface BandFigures {
  /** People who hold a credential. */
  readonly certifiedHeads: number;
  /** Satisfied customers within ninety days of going live, in per cent, out of how many answers; null: nobody was asked. */
  readonly csat90: { readonly percent: string; readonly responses: number } | null;
}

/** A condition of a band: met, not met, or not to be told. */
export type BandCondition =
  | { readonly kind: 'certified'; readonly least: number; readonly is: number; readonly met: boolean }
  | {
      readonly kind: 'satisfaction';
      readonly least: string;
      readonly leastResponses: number;
      readonly is: BandFigures['csat90'];
      /** `unknown`: too few answers say nothing about satisfaction. */
      readonly met: boolean | 'unknown';
    };

export interface BandReading {
  readonly band: DiscountBand;
  readonly conditions: readonly BandCondition[];
  /** Unknown conditions keep a band that is held and never bring one. */
  readonly holds: boolean;
}

/** The band of a quarter and why. */
export interface BandStanding {
  readonly band: DiscountBand;
  /** Why this one: earned; kept because nothing is known to the contrary; kept in grace; or fallen to. */
  readonly why: 'earned' | 'keptUnknown' | 'grace' | 'lost';
  /** Quarters in a row for which the conditions of the band held have been lost, this one included. */
  readonly lostFor: number;
  readonly readings: readonly BandReading[];
  /** The next higher band and what is missing for it; null at the top. */
  readonly next: { readonly band: DiscountBand; readonly missing: readonly BandCondition[] } | null;
}

/** The band with which a quarter is entered: null where the partner is new. */
export interface BandHeld {
  readonly bandId: string;
  readonly lostFor: number;
}

type BandRules = Pick<Commercial, 'bands' | 'bandGraceQuarters'>;

/**
 * The discount band at the start of a quarter: the highest row all of whose conditions hold. Where a condition is not
 * known the band held is kept and none is gained; where it is lost, the band is kept for the quarters of grace.
 */
export function bandFor(figures: BandFigures, held: BandHeld | null, rules: BandRules): BandStanding {
  const { bands, bandGraceQuarters } = rules;
  const lowest = bands[0];
  // The schema asks for at least one row.
  if (!lowest) throw new Error('A table of discount bands without a row');
  const heldAt = Math.max(
    0,
    bands.findIndex(({ id }) => id === held?.bandId),
  );
  const readings = bands.map((band, at) => readingOf(band, figures, at <= heldAt));
  const reachedAt = Math.max(0, readings.map(({ holds }) => holds).lastIndexOf(true));
  const lostFor = reachedAt < heldAt ? (held?.lostFor ?? 0) + 1 : 0;
  const inGrace = lostFor > 0 && lostFor <= bandGraceQuarters;
  const at = inGrace ? heldAt : reachedAt;
  const band = bands[at] ?? lowest;
  const next = readings[at + 1];
  const isSure = (readings[at]?.conditions ?? []).every(({ met }) => met === true);
  return {
    band,
    why: inGrace ? 'grace' : lostFor > 0 ? 'lost' : isSure ? 'earned' : 'keptUnknown',
    // Once it has fallen, the lower band is the one held, and it is held with a clean slate.
    lostFor: inGrace ? lostFor : 0,
    readings,
    next: next ? { band: next.band, missing: next.conditions.filter(({ met }) => met !== true) } : null,
  };
}

/** The bands of a row of quarters, one after the other: nothing about a band needs to be stored. */
export function bandHistory(
  quarters: readonly { readonly quarter: Quarter; readonly figures: BandFigures }[],
  startBandId: string | null,
  rules: BandRules,
): readonly { readonly quarter: Quarter; readonly standing: BandStanding }[] {
  let held: BandHeld | null = startBandId === null ? null : { bandId: startBandId, lostFor: 0 };
  return quarters.map(({ quarter, figures }) => {
    const standing = bandFor(figures, held, rules);
    held = { bandId: standing.band.id, lostFor: standing.lostFor };
    return { quarter, standing };
  });
}

function readingOf(band: DiscountBand, figures: BandFigures, isHeld: boolean): BandReading {
  const conditions = conditionsOf(band, figures);
  return { band, conditions, holds: conditions.every(({ met }) => met === true || (met === 'unknown' && isHeld)) };
}

function conditionsOf(band: DiscountBand, { certifiedHeads, csat90 }: BandFigures): readonly BandCondition[] {
  const certified: BandCondition = {
    kind: 'certified',
    least: band.minCertified,
    is: certifiedHeads,
    met: certifiedHeads >= band.minCertified,
  };
  if (band.minCsat === null) return band.minCertified === 0 ? [] : [certified];
  const leastResponses = band.minResponses ?? 1;
  const isKnown = csat90 !== null && csat90.responses >= leastResponses;
  const satisfaction: BandCondition = {
    kind: 'satisfaction',
    least: band.minCsat,
    leastResponses,
    is: csat90,
    met: isKnown ? compare(exact(csat90.percent), exact(band.minCsat)) >= 0 : 'unknown',
  };
  return band.minCertified === 0 ? [satisfaction] : [certified, satisfaction];
}

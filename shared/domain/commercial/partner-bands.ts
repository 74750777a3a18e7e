import { type CalendarDate, dayOf } from '#shared/base/calendar-date';
import { certifiedHeads, credentialsOf } from '#shared/domain/enablement/credential-rules';
import type { Learner } from '#shared/domain/enablement/learner';
import type { Evidence, EvidenceReview, EvidenceRevision } from '#shared/domain/evidence/evidence';
import { piecesOf } from '#shared/domain/evidence/evidence-rules';
import type { Partner } from '#shared/domain/partners/partner';
import type { Commercial } from '#shared/domain/playbook/pack-commercial';
import type { PackIndex } from '#shared/domain/playbook/pack-index';
import { type BandFigures, type BandStanding, bandFor, bandHistory } from './discount-band';
import { nextQuarter, type Quarter, quarterOf, quarterStart, quartersBetween } from './quarter';
import { satisfactionOn } from './satisfaction';

/** What bands are computed from. */
export interface BandGround {
  readonly partner: Pick<Partner, 'programTier' | 'createdAt'>;
  readonly learners: readonly Learner[];
  readonly evidence: readonly Evidence[];
  readonly revisions: readonly EvidenceRevision[];
  readonly reviews: readonly EvidenceReview[];
}

export interface PartnerBands {
  readonly quarter: Quarter;
  /** The band of this quarter. In the quarter in which the partner was taken in it is the one it came with. */
  readonly current: BandStanding;
  /** Whether the current band is the one the partner came with, on which no quarter has begun yet. */
  readonly isStart: boolean;
  /** The band of the next quarter if it began today, with the figures of today. */
  readonly outlook: BandStanding;
  readonly outlookFrom: CalendarDate;
  readonly figures: BandFigures;
}

/**
 * The discount band of a partner. Nothing of it is stored: it is replayed from the quarter in which the partner was
 * taken in, each quarter with what was known when it began, so that a proof that comes later changes no quarter behind
 * it. The partner enters with the band of its programme tier. Null where the playbook has no commercial rules.
 */
export function partnerBands(ground: BandGround, index: PackIndex, today: CalendarDate): PartnerBands | null {
  const rules = index.pack.commercial;
  if (!rules) return null;
  const [, ...begun] = quartersBetween(dayOf(ground.partner.createdAt), today);
  const startBand = ground.partner.programTier;
  const history = bandHistory(
    begun.map((quarter) => {
      const start = quarterStart(quarter);
      return { quarter, figures: bandFigures(ground, index, start, `${start}T00:00:00.000Z`) };
    }),
    startBand,
    rules,
  );
  const figures = bandFigures(ground, index, today);
  const latest = history.at(-1)?.standing;
  const current = latest ?? startStanding(figures, startBand, rules);
  const held = { bandId: current.band.id, lostFor: latest?.lostFor ?? 0 };
  return {
    quarter: quarterOf(today),
    current,
    isStart: latest === undefined,
    outlook: bandFor(figures, held, rules),
    outlookFrom: quarterStart(nextQuarter(quarterOf(today))),
    figures,
  };
}

/** The band the partner came with, whatever its figures say: the first quarter that begins decides on them. */
function startStanding(figures: BandFigures, startBand: string, rules: Commercial): BandStanding {
  const standing = bandFor(figures, { bandId: startBand, lostFor: 0 }, rules);
  const { readings } = standing;
  const at = Math.max(
    0,
    readings.findIndex(({ band }) => band.id === startBand),
  );
  const next = readings[at + 1];
  return {
    ...standing,
    band: readings[at]?.band ?? standing.band,
    lostFor: 0,
    next: next ? { band: next.band, missing: next.conditions.filter(({ met }) => met !== true) } : null,
  };
}

function bandFigures(ground: BandGround, index: PackIndex, asOf: CalendarDate, knownAt?: string): BandFigures {
  const pieces = piecesOf({ ...ground, knownAt });
  const { pack, evidenceTypeById } = index;
  const readings = credentialsOf(pack.curricula, ground.learners, { pieces, evidenceTypeById, asOf });
  return { certifiedHeads: certifiedHeads(readings), csat90: satisfactionOn(pieces, pack.evidenceTypes, asOf) };
}

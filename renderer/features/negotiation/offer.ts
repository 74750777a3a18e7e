import type { MeasurableAgreement } from '#shared/domain/measuring/measurable-agreement';
import { measureOf } from '#shared/domain/slas/measures';
import { creditBands } from '#shared/domain/slas/remedies';
import type { Commitment, ServiceLevelId } from '#shared/domain/slas/service-level';
import type { ServiceLevel } from '#shared/domain/slas/sla';

/** What is on the table: targets and tolerances that were moved, by measure. What was not moved stays as agreed. */
export type Offer = { readonly [measure in ServiceLevelId]?: Commitment };

/** The agreement with an offer put in. Bands follow the commitment as they do in the text, unless others were agreed. */
export function agreementWith(agreement: MeasurableAgreement, offer: Offer): MeasurableAgreement {
  return { ...agreement, serviceLevels: agreement.serviceLevels.map((level) => levelWith(level, offer[level.id])) };
}

function levelWith(level: ServiceLevel, commitment: Commitment | undefined): ServiceLevel {
  if (commitment === undefined || sameCommitment(commitment, level.commitment)) return level;
  const measure = measureOf(level.id);
  const isOwn = JSON.stringify(level.bands) !== JSON.stringify(creditBands(measure, level.commitment));
  return { ...level, commitment, bands: isOwn ? level.bands : creditBands(measure, commitment) };
}

/** The offer that says everything as the standard of the house does. */
export function standardOffer(agreement: MeasurableAgreement): Offer {
  return Object.fromEntries(agreement.serviceLevels.map(({ id }) => [id, measureOf(id).commitment]));
}

/** Only what differs from what the agreement says now. */
export function movedOnly(agreement: MeasurableAgreement, offer: Offer): Offer {
  const levels = agreement.serviceLevels.filter(({ id, commitment }) => {
    const offered = offer[id];
    return offered !== undefined && !sameCommitment(offered, commitment);
  });
  return Object.fromEntries(levels.map(({ id }) => [id, offer[id]]));
}

export function sameCommitment(left: Commitment, right: Commitment): boolean {
  return (
    Number(left.target) === Number(right.target) &&
    Number(left.tolerance) === Number(right.tolerance) &&
    left.minimumSample === right.minimumSample
  );
}

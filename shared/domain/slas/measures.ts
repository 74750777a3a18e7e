import { deliveryMeasures } from './delivery-measures';
import { incidentMeasures } from './incident-measures';
import { learningMeasures } from './learning-measures';
import { type Measure, type ServiceLevelId, serviceLevelIds } from './service-level';

const measureById = new Map(
  [...deliveryMeasures, ...incidentMeasures, ...learningMeasures].map((measure) => [measure.id, measure]),
);

/** All measures an agreement can promise, in the order of their numbers. */
export const measures: readonly Measure[] = serviceLevelIds.map(measureOf);

/** Measures every agreement carries: what a customer would miss first. The parties may add to them. */
export const standardServiceLevels = ['S1', 'S7', 'S8', 'S9', 'S10', 'S11', 'S14', 'S17', 'S18', 'S23'] as const;

export function measureOf(id: ServiceLevelId): Measure {
  const measure = measureById.get(id);
  if (measure === undefined) throw new Error(`There is no measure ${id}`);
  return measure;
}

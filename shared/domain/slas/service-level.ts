import { z } from 'zod';

/** The five stages in which a customer meets the service; every level protects one of them. */
export const journeyStages = [
  'orderIntake',
  'integrationPoints',
  'serviceDelivery',
  'incidentHandling',
  'postResolution',
] as const;
export type JourneyStage = (typeof journeyStages)[number];

export const serviceLevelIds = [
  'S1',
  'S2',
  'S3',
  'S4',
  'S5',
  'S6',
  'S7',
  'S8',
  'S9',
  'S10',
  'S11',
  'S12',
  'S13',
  'S14',
  'S15',
  'S16',
  'S17',
  'S18',
  'S19',
  'S20',
  'S21',
  'S22',
  'S23',
  'S24',
] as const;
export const serviceLevelIdSchema = z.enum(serviceLevelIds);
export type ServiceLevelId = z.infer<typeof serviceLevelIdSchema>;

/** What the two sides promise each other about one measure. Numbers are decimal text, so that they stay exact. */
export interface Commitment {
  readonly target: string;
  /** How far past the target is still only a deviation; in the unit of the measure. */
  readonly tolerance: string;
  /** Fewer measured items than this, and the window is not judged. */
  readonly minimumSample: number;
}

/** A measure of service: what it means, how it is computed, and what is promised unless the parties agree otherwise. */
export interface Measure {
  readonly id: ServiceLevelId;
  readonly name: string;
  /** One sentence a customer understands. */
  readonly meaning: string;
  readonly formula: string;
  readonly unit: string;
  /** Whether more of it is better. */
  readonly better: 'higher' | 'lower';
  /** `event`: each event is a window of its own. */
  readonly window: 'month' | 'quarter' | 'year' | 'event';
  readonly source: string;
  readonly sample: string;
  readonly validation: string;
  readonly stage: JourneyStage;
  readonly commitment: Commitment;
  readonly example: Example;
}

/** A window with numbers: what was counted, in words, and the fraction that gives the value. */
export interface Example {
  readonly story: string;
  readonly top: string;
  readonly bottom: string;
  /** A share is shown in percent. */
  readonly isShare: boolean;
  readonly sample: number;
}

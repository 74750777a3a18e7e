import { z } from 'zod';
import { capabilities } from '#shared/domain/partners/partner';
import { isoStages } from './pack-iso-stages';

const expression = z.string().min(1).max(1000);

export const dimensions = [
  'accreditation',
  'dataExchange',
  'securityPosture',
  'commercialTerms',
  'escalationPath',
  'valueNarrative',
] as const;
export type Dimension = (typeof dimensions)[number];

/** What a partner that is ready shows: capabilities with their proof, dimensions, and the stage of the relationship. */
export const readinessSchema = z.object({
  capabilities: z.array(
    z.object({
      id: z.enum(capabilities),
      title: z.string(),
      /** Whether the partner means to do it. */
      intendedIf: expression,
      /** Whether it has shown that it can. */
      evidencedIf: expression,
      /** What shows it, in words. */
      shownBy: z.string(),
      /** Whether the partner must do it with little help to be ready. */
      needed: z.boolean(),
    }),
  ),
  dimensions: z.array(z.object({ id: z.enum(dimensions), title: z.string(), means: z.string() })),
  /** In the order of the standard; the relationship stands at the last one reached without a gap. */
  stages: z.array(z.object({ id: z.enum(isoStages), title: z.string(), reachedIf: expression })),
  /** Gate that a ready partner holds. */
  gateId: z.string(),
  /** Kinds of evidence that prove the value story. */
  narrativeProofs: z.array(z.string()),
});
export type Readiness = z.infer<typeof readinessSchema>;

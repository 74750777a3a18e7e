import { z } from 'zod';
import type { AgreementMeasured } from '#shared/domain/measuring/measurement';
import { serviceLevelIdSchema } from '#shared/domain/slas/service-level';
import { verdicts } from '#shared/domain/slas/verdict';
import { sameAs } from './same-type';

const facts = z.record(z.string(), z.union([z.string(), z.number()]));

const windowResultSchema = z.object({
  measure: serviceLevelIdSchema,
  window: z.object({ label: z.string(), start: z.string(), end: z.string() }),
  sample: z.number(),
  coverage: z.string(),
  value: z.string().nullable(),
  shown: z.string(),
  verdict: z.enum(verdicts),
  notMeasuredBecause: z.enum(['noData', 'sampleTooSmall', 'coverageTooSmall']).nullable(),
  isChronic: z.boolean(),
  excluded: z.array(z.object({ what: z.string(), why: z.string() })),
  why: z.array(z.object({ step: z.string(), at: z.exactOptional(z.string()), facts })),
});

const monthCreditSchema = z.object({
  month: z.string(),
  parts: z.array(
    z.object({
      measure: serviceLevelIdSchema,
      base: z.string(),
      severity: z.string(),
      impact: z.string(),
      repeat: z.string(),
    }),
  ),
  recovery: z.string(),
  uncapped: z.string(),
  percent: z.string(),
  cappedBy: z.enum(['nothing', 'month', 'year']),
  amount: z.string().nullable(),
  actionPoints: z.string().nullable(),
});

/** What an agreement came to in a stretch of time, as `sla measure --json` prints it. */
export const agreementMeasuredSchema = sameAs<AgreementMeasured>()(
  z.object({
    from: z.string(),
    to: z.string(),
    zone: z.string(),
    results: z.array(windowResultSchema),
    credits: z.array(monthCreditSchema),
    consequences: z.array(
      z.object({
        kind: z.enum(['improvementPlan', 'terminationRight', 'bandProtection', 'dataDuty', 'earnBack']),
        measure: serviceLevelIdSchema.nullable(),
        window: z.string(),
        facts,
      }),
    ),
    caseFacts: z.object({
      months: z.record(
        z.string(),
        z.object({ s1Count: z.number(), s1RestoredWithinHalf: z.number(), affectedShare: z.string().nullable() }),
      ),
      repeatedCauses: z.array(z.object({ cause: z.string(), month: z.string() })),
    }),
    inputs: z.array(z.object({ table: z.string(), rows: z.number() })),
  }),
);

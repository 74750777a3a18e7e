import { z } from 'zod';

const decimal = z.string().regex(/^[0-9]+(\.[0-9]+)?$/);

/** A row of the discount table. What is null is not asked for. Bands stand in rising order; the first asks for nothing. */
export const discountBandSchema = z.object({
  id: z.string(),
  name: z.string(),
  minCertified: z.int().min(0),
  /** Share of satisfied answers within ninety days of going live, in per cent. */
  minCsat: decimal.nullable(),
  /** Fewer answers than this say nothing about satisfaction. */
  minResponses: z.int().min(0).nullable(),
  /** Discount in per cent of the list price. */
  percent: decimal,
});
export type DiscountBand = z.infer<typeof discountBandSchema>;

export const dealRulesSchema = z.object({
  /** Working days until the first decision and until the decision on an appeal. */
  decisionDays: z.int().positive(),
  appealDays: z.int().positive(),
  /** Calendar days of protection from the approval, and of the one extension. */
  protectionDays: z.int().positive(),
  extensionDays: z.int().positive(),
  /** Whether silence beyond the clock approves. */
  silenceApproves: z.boolean(),
  rejectionReasons: z.array(z.object({ id: z.string(), label: z.string() })).min(1),
});
export type DealRules = z.infer<typeof dealRulesSchema>;

/** Commercial rules as data: what is said to the partner is what is computed. */
export const commercialSchema = z.object({
  bands: z.array(discountBandSchema).min(1),
  /** Quarters for which a band is kept after its conditions are lost. */
  bandGraceQuarters: z.int().min(0),
  deals: dealRulesSchema,
  /** Weights add up to 1. */
  incentive: z.object({
    jointWins: decimal,
    satisfaction: decimal,
    defects: decimal,
    jointWinsTarget: z.int().positive(),
  }),
  /** Who leads in which segment: shown, agreed in M4, and the default of a new deal. */
  coSelling: z
    .array(
      z.object({
        id: z.string(),
        segment: z.string(),
        lead: z.enum(['direct', 'partner', 'joint']),
        rule: z.string(),
      }),
    )
    .min(1),
  forecast: z.object({
    every: z.enum(['week', 'month', 'quarter']),
    stages: z.array(z.object({ id: z.string(), label: z.string(), percent: z.int().min(0).max(100) })).min(1),
  }),
  /** The three people who answer for an escalation at our side. */
  accountable: z.array(z.string()).length(3),
});
export type Commercial = z.infer<typeof commercialSchema>;

import { z } from 'zod';
import { idSchema } from '#shared/base/brand';

/**
 * - `promoter`: would you recommend working with us, 0 to 10, asked of people of the partner.
 * - `satisfaction`: how satisfied are you, 1 to 5, asked of a customer about one engagement.
 * - `ease`: how easy was it to get this done with us, 1 (very hard) to 5 (very easy), asked of people of the partner.
 */
export const surveys = ['promoter', 'satisfaction', 'ease'] as const;
export type Survey = (typeof surveys)[number];

export const surveyScales = {
  promoter: { from: 0, to: 10 },
  satisfaction: { from: 1, to: 5 },
  ease: { from: 1, to: 5 },
} as const satisfies Record<Survey, { readonly from: number; readonly to: number }>;

/** What one person answered once. Written once; who answers again has a second answer, and the later one counts. */
export const surveyAnswerSchema = z.object({
  id: idSchema<'SurveyAnswer'>(),
  partnerId: idSchema<'Partner'>(),
  survey: z.enum(surveys),
  score: z.int().min(0).max(10),
  comment: z.string().max(4000).default(''),
  /** Who answered: a person on record, or else their name or address as it came. */
  personId: idSchema<'Person'>().nullable().default(null),
  contact: z.string().max(200).default(''),
  /** For `satisfaction`. */
  engagementId: idSchema<'Engagement'>().nullable().default(null),
  answeredAt: z.iso.datetime(),
  /** `here`: on this screen, turned to the person. `told`: somebody passed it on. `table`: out of a file. */
  how: z.enum(['here', 'told', 'table']),
  reference: z.string().max(80).default(''),
  recordedBy: z.string(),
  recordedAt: z.iso.datetime(),
});
export type SurveyAnswer = z.infer<typeof surveyAnswerSchema>;

/** By what it is told whether two answers are of the same person. */
export function respondentOf({ personId, contact }: Pick<SurveyAnswer, 'personId' | 'contact'>): string {
  return personId ?? contact.normalize('NFKC').trim().toLowerCase();
}

import { z } from 'zod';
import { calendarDateSchema } from '#shared/base/calendar-date';

/** What a review decided, and who of which side does it by when. */
export const reviewDecisionSchema = z.object({
  what: z.string().min(1).max(500),
  side: z.enum(['vendor', 'partner', 'both']),
  owner: z.string().max(120).default(''),
  due: calendarDateSchema.nullable().default(null),
});

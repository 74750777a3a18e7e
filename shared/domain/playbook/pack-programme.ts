import { z } from 'zod';

/** The ninety-day programme as a template: three sprints of thirty days. */
export const programmeTemplateSchema = z.object({
  title: z.string(),
  sprints: z
    .array(
      z.object({
        number: z.int().min(1).max(3),
        title: z.string(),
        days: z.int().positive(),
        goals: z.array(z.object({ id: z.string(), title: z.string(), proof: z.string() })).min(1),
      }),
    )
    .length(3),
  /** What is measured before the start and again at the end. */
  baselines: z.array(z.object({ id: z.string(), title: z.string(), unit: z.string(), how: z.string() })).min(1),
});
export type ProgrammeTemplate = z.infer<typeof programmeTemplateSchema>;

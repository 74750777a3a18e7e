import { z } from 'zod';

/** A line drawn without lifting the pen. */
const strokeSchema = z.array(
  z.object({ x: z.number(), y: z.number(), time: z.number(), pressure: z.number().optional() }),
);

/** A drawing by hand: strokes whose points lie in a box `width` wide and `height` high, in the pen's own units. */
export const inkSchema = z.object({
  width: z.number().positive(),
  height: z.number().positive(),
  strokes: z.array(strokeSchema).min(1),
});
export type Ink = z.infer<typeof inkSchema>;

import { z } from 'zod';
import { documentLanguages } from '#shared/domain/agreements/document-language';
import type { TermSet, ValuesOf } from '#shared/domain/agreements/term';

/** The decimals of `#shared/base/decimal`, as a pattern that a published schema can say. */
export const decimalSchema = z.string().regex(/^-?[0-9]+(?:\.[0-9]+)?$/);

export const partySchema = z.object({
  name: z.string(),
  registerNumber: z.string(),
  country: z.string(),
  address: z.string(),
});

export const namedPersonSchema = z.object({
  name: z.string(),
  title: z.string(),
  phone: z.string(),
  email: z.string(),
});

export const languagesSchema = z.object({
  first: z.enum(documentLanguages),
  second: z.enum(documentLanguages).nullable(),
  prevailing: z.enum(documentLanguages),
});

/** What was answered and decided, by the very schemas that let the answers in; without the terms that become people. */
export function saidSchema<Terms extends TermSet, People extends keyof Terms & string>(
  terms: Terms,
  people: readonly People[],
): z.ZodType<Omit<ValuesOf<Terms>, People>> {
  const kept = Object.entries(terms).filter(([id]) => !people.some((one) => one === id));
  const shape = Object.fromEntries(kept.map(([id, term]) => [id, term.schema]));
  return z.object(shape) as unknown as z.ZodType<Omit<ValuesOf<Terms>, People>>;
}

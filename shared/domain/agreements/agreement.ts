import { z } from 'zod';
import { type Id, idSchema } from '#shared/base/brand';
import type { jsonSchema } from '#shared/base/json';

export type AgreementId = Id<'Agreement'>;

export const agreementKinds = ['plan', 'sla'] as const;
export type AgreementKind = (typeof agreementKinds)[number];

/**
 * A Joint Success Plan or Service Level Agreement in the making. What the answers already say is not repeated
 * here: `terms` holds only what was decided at the agreement itself, one field per term, so that two people can
 * edit different terms.
 */
export const agreementSchema = z.object({
  id: idSchema<'Agreement'>(),
  partnerId: idSchema<'Partner'>(),
  kind: z.enum(agreementKinds),
  version: z.int().min(1),
  /** `locked`: the text is fixed and is being signed. `signed`: both have signed and the document is frozen. */
  state: z.enum(['draft', 'locked', 'signed']).default('draft'),
  /** SHA-256 of the canonical data of the text, set when it is locked. */
  dataSha256: z.string().nullable().default(null),
  supersedesId: idSchema<'Agreement'>().nullable().default(null),
  createdAt: z.iso.datetime(),
});
export type Agreement = z.infer<typeof agreementSchema> & { readonly terms: AgreementTerms };

/** Values by term id. In the stored row each is a field of its own, named `terms/<id>`. */
export type AgreementTerms = { readonly [termId: string]: z.infer<typeof jsonSchema> };

export const termFieldPrefix = 'terms/';

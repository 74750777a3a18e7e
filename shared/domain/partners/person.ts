import { z } from 'zod';
import { type Id, idSchema } from '#shared/base/brand';

export type PersonId = Id<'Person'>;

/** Which side of the table a person sits on. */
export const parties = ['vendor', 'partner'] as const;
export type Party = (typeof parties)[number];

/** What a person does in this partnership. The first three are the accountable three of each side. */
export const personRoles = [
  'partnerManager',
  'customerSuccessLeader',
  'technicalAuthority',
  'sponsor',
  'legal',
  'security',
  'sales',
  'solution',
  'delivery',
  'support',
  'contact',
] as const;
export type PersonRole = (typeof personRoles)[number];

/** Somebody who takes part, on either side. People of the vendor's side are kept per partner too, so that each ladder has its names. */
export const personSchema = z.object({
  id: idSchema<'Person'>(),
  partnerId: idSchema<'Partner'>(),
  party: z.enum(parties).default('partner'),
  name: z.string().min(1).max(120),
  role: z.enum(personRoles).default('contact'),
  title: z.string().max(120).default(''),
  email: z.string().max(200).default(''),
  phone: z.string().max(60).default(''),
  language: z.string().max(35).default(''),
});
export type Person = z.infer<typeof personSchema>;

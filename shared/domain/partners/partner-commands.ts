import type { CalendarDate } from '#shared/base/calendar-date';
import type { CommandContext } from '#shared/base/command-context';
import { ok, type Result, refuse } from '#shared/base/result';
import {
  type Capability,
  type Exposure,
  exposureSchema,
  type OversightLevel,
  type Partner,
  partnerSchema,
  type RiskTier,
} from './partner';
import { isLower, riskTierOf } from './partner-rules';
import { type Person, personSchema } from './person';
import { type Site, siteSchema } from './site';

/** Fields that cannot be kept as they were given, by name. */
export interface FieldsRefusal {
  readonly kind: 'fields-refused';
  readonly fields: readonly string[];
}

export type NewPartner = Pick<Partner, 'legalName' | 'country'> &
  Partial<Pick<Partner, 'registerNumber' | 'archetype' | 'programTier' | 'website' | 'note'>>;

/** A partner of the same register number in the same country is known already. */
export interface DuplicateRefusal {
  readonly kind: 'partner-exists';
  readonly partnerId: Partner['id'];
}

/** Adds a partner, unless it is already there under its register number. */
export function createPartner(
  input: NewPartner & { readonly known: readonly Pick<Partner, 'id' | 'registerNumber' | 'country'>[] },
  context: CommandContext,
): Result<{ readonly partner: Partner }, FieldsRefusal | DuplicateRefusal> {
  const { known, ...fields } = input;
  const read = partnerSchema.safeParse({ ...trimmed(fields), id: context.newId(), createdAt: context.now });
  if (!read.success) return refuse(fieldsRefused(read.error));
  const number = comparable(read.data.registerNumber);
  const twin = known.find(
    (other) => number !== '' && other.country === read.data.country && comparable(other.registerNumber) === number,
  );
  if (twin) return refuse({ kind: 'partner-exists', partnerId: twin.id });
  return ok({ partner: read.data });
}

export type PartnerCorrection = Partial<
  Pick<Partner, 'legalName' | 'registerNumber' | 'country' | 'archetype' | 'programTier' | 'website' | 'note'>
>;

/** Corrects what is on the partner's record. */
export function correctPartner(
  partner: Partner,
  correction: PartnerCorrection,
): Result<{ readonly partner: Partner }, FieldsRefusal> {
  const read = partnerSchema.safeParse({ ...partner, ...trimmed(correction) });
  return read.success ? ok({ partner: read.data }) : refuse(fieldsRefused(read.error));
}

/** Rates what the partner could do to us. An accepted tier stays accepted unless it is now too low. */
export function rateExposure(
  partner: Partner,
  exposure: Exposure,
): Result<{ readonly partner: Partner }, FieldsRefusal> {
  const read = exposureSchema.safeParse(exposure);
  return read.success ? ok({ partner: { ...partner, exposure: read.data } }) : refuse(fieldsRefused(read.error));
}

export type AcceptRiskTierRefusal =
  | { readonly kind: 'exposure-not-rated' }
  /** A lower tier needs an approver, a reason and an expiry; it cannot be had by accepting. */
  | { readonly kind: 'tier-too-low'; readonly lowest: RiskTier };

/** Accepts the tier that follows from the exposure, or a higher one. */
export function acceptRiskTier(
  partner: Partner,
  tier: RiskTier,
  context: Pick<CommandContext, 'now' | 'by'>,
): Result<{ readonly partner: Partner }, AcceptRiskTierRefusal> {
  if (partner.exposure === null) return refuse({ kind: 'exposure-not-rated' });
  const lowest = riskTierOf(partner.exposure);
  if (isLower(tier, lowest)) return refuse({ kind: 'tier-too-low', lowest });
  return ok({ partner: { ...partner, riskTierAccepted: { tier, by: context.by, at: context.now } } });
}

/** Says how much we still look after what the partner does. */
export function setOversight(
  partner: Partner,
  { capability, level }: { readonly capability: Capability; readonly level: OversightLevel },
): Result<{ readonly partner: Partner }, never> {
  return ok({ partner: { ...partner, oversight: { ...partner.oversight, [capability]: level } } });
}

/** Notes that one side prepares to leave, or that nobody does any more. */
export function setLeaving(
  partner: Partner,
  since: CalendarDate | null,
): Result<{ readonly partner: Partner }, FieldsRefusal> {
  const read = partnerSchema.safeParse({ ...partner, leavingSince: since });
  return read.success ? ok({ partner: read.data }) : refuse(fieldsRefused(read.error));
}

export type NewPerson = Pick<Person, 'partnerId' | 'name'> &
  Partial<Pick<Person, 'party' | 'role' | 'title' | 'email' | 'phone' | 'language'>>;

/** Adds somebody who takes part, on either side. */
export function addPerson(
  input: NewPerson,
  context: CommandContext,
): Result<{ readonly person: Person }, FieldsRefusal> {
  const read = personSchema.safeParse({ ...trimmed(input), id: context.newId() });
  return read.success ? ok({ person: read.data }) : refuse(fieldsRefused(read.error));
}

export type NewSite = Pick<Site, 'partnerId' | 'name' | 'country'> & Partial<Pick<Site, 'address' | 'zone'>>;

/** Adds a place where the partner works. */
export function addSite(input: NewSite, context: CommandContext): Result<{ readonly site: Site }, FieldsRefusal> {
  const read = siteSchema.safeParse({ ...trimmed(input), id: context.newId() });
  return read.success ? ok({ site: read.data }) : refuse(fieldsRefused(read.error));
}

function fieldsRefused(error: {
  readonly issues: readonly { readonly path: readonly PropertyKey[] }[];
}): FieldsRefusal {
  return { kind: 'fields-refused', fields: [...new Set(error.issues.map(({ path }) => String(path[0])))] };
}

// A name of blanks is no name, and a blank at the end makes two equal names differ.
function trimmed<Fields extends object>(fields: Fields): Fields {
  return Object.fromEntries(
    Object.entries(fields).map(([key, value]) => [key, typeof value === 'string' ? value.trim() : value]),
  ) as Fields;
}

/** Registers print numbers with and without blanks and dots. */
function comparable(registerNumber: string): string {
  return registerNumber.replace(/[^\p{L}\p{N}]/gu, '').toLowerCase();
}

import type { Archetype, ProgramTier, RiskTier } from '#shared/domain/partners/partner';
import type { PersonRole } from '#shared/domain/partners/person';
import type { MessageId } from '../ui/use-text';

/** The words for each kind of thing a partner can be. A new kind does not compile until it has a word. */
export const archetypeWords = {
  reseller: 'partners.archetype.reseller',
  serviceProvider: 'partners.archetype.service-provider',
  systemIntegrator: 'partners.archetype.system-integrator',
  referral: 'partners.archetype.referral',
  technology: 'partners.archetype.technology',
} as const satisfies Record<Archetype, MessageId>;

export const programTierWords = {
  entry: 'partners.program-tier.entry',
  silver: 'partners.program-tier.silver',
  gold: 'partners.program-tier.gold',
} as const satisfies Record<ProgramTier, MessageId>;

export const riskTierWords = {
  T1: 'partners.risk-tier.t1',
  T2: 'partners.risk-tier.t2',
  T3: 'partners.risk-tier.t3',
} as const satisfies Record<RiskTier, MessageId>;

export const roleWords = {
  partnerManager: 'partners.role.partner-manager',
  customerSuccessLeader: 'partners.role.customer-success-leader',
  technicalAuthority: 'partners.role.technical-authority',
  sponsor: 'partners.role.sponsor',
  legal: 'partners.role.legal',
  security: 'partners.role.security',
  sales: 'partners.role.sales',
  solution: 'partners.role.solution',
  delivery: 'partners.role.delivery',
  support: 'partners.role.support',
  contact: 'partners.role.contact',
} as const satisfies Record<PersonRole, MessageId>;

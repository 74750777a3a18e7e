import type { MessageId } from '../ui/use-text';

type ChoiceWords = { readonly [value: string]: MessageId };

/** Fields that take one of a few values, and how each is said. By kind of record and field. */
const choices: { readonly [entityAndField: string]: ChoiceWords } = {
  'partner/archetype': {
    reseller: 'partners.archetype.reseller',
    serviceProvider: 'partners.archetype.service-provider',
    systemIntegrator: 'partners.archetype.system-integrator',
    referral: 'partners.archetype.referral',
    technology: 'partners.archetype.technology',
  },
  'partner/programTier': {
    entry: 'partners.program-tier.entry',
    silver: 'partners.program-tier.silver',
    gold: 'partners.program-tier.gold',
  },
  'person/role': {
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
  },
  'deal/lead': {
    direct: 'commercial.lead.direct',
    partner: 'commercial.lead.partner',
    joint: 'commercial.lead.joint',
  },
};

/** The values a field can take and their words; null: it takes any. */
export function choiceWordsOf(entity: string, field: string): ChoiceWords | null {
  return choices[`${entity}/${field}`] ?? null;
}

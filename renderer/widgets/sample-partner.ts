import type { Partner } from '#shared/domain/partners/partner';

/** The partner of the galleries. */
export function samplePartner(id: Partner['id']): Partner {
  return {
    id,
    legalName: 'Nordlicht Systemhaus GmbH',
    registerNumber: 'FN 123456a',
    country: 'AT',
    archetype: 'reseller',
    programTier: 'entry',
    exposure: null,
    riskTierAccepted: null,
    oversight: {},
    leavingSince: null,
    website: '',
    note: '',
    createdAt: '2026-09-01T08:00:00Z',
  };
}

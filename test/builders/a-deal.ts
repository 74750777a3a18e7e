import { brand } from '#shared/base/brand';
import type { Deal, DealEvent, DealEventKind } from '#shared/domain/commercial/deal';
import type { DealRules } from '#shared/domain/playbook/pack-commercial';

export const someDealRules: DealRules = {
  decisionDays: 2,
  appealDays: 5,
  protectionDays: 90,
  extensionDays: 60,
  silenceApproves: true,
  rejectionReasons: [
    { id: 'registeredBefore', label: 'Registered before' },
    { id: 'noNeed', label: 'No need named' },
  ],
};

/** A valid deal; say only what differs. */
export function aDeal(differs: Partial<Deal> = {}): Deal {
  return {
    id: brand<'Deal'>('deal'),
    partnerId: brand<'Partner'>('partner'),
    customerName: 'Alpenbad Betriebe',
    customerDomain: 'alpenbad.example',
    country: 'AT',
    product: 'Service desk',
    value: '42000.00',
    currency: 'EUR',
    need: 'One desk for seven baths',
    expectedOn: '2027-01-20',
    lead: 'partner',
    stage: 'shown',
    createdAt: '2026-11-02T08:00:00Z',
    createdBy: 'ines',
    ...differs,
  };
}

let counted = 0;

/** Something that happened to the deal: by Ines unless said. */
export function aDealEvent(kind: DealEventKind, at: string, differs: Partial<DealEvent> = {}): DealEvent {
  counted += 1;
  return {
    id: brand<'DealEvent'>(`event-${String(counted).padStart(6, '0')}`),
    partnerId: brand<'Partner'>('partner'),
    dealId: brand<'Deal'>('deal'),
    kind,
    code: '',
    reason: '',
    by: 'ines',
    at: at.length === 10 ? `${at}T10:00:00Z` : at,
    ...differs,
  };
}

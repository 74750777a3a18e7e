import { brand } from '#shared/base/brand';
import type { Deal, DealEvent, DealEventKind } from '#shared/domain/commercial/deal';
import { nothingOnRecord } from '#shared/domain/gates/known-records';
import type { Person } from '#shared/domain/partners/person';
import { nothingAfterSigning, type PartnerFile } from '#shared/records/partner-file';

/** The instant at which the gallery stands still. */
export const sampleInstant = '2026-11-20T09:00:00.000Z';

const partnerId = brand<'Partner'>('sample-partner');

function deal(id: string, differs: Partial<Deal>): Deal {
  return {
    id: brand<'Deal'>(id),
    partnerId,
    customerName: 'Alpenbad Betriebe GmbH',
    customerDomain: 'alpenbad.example',
    country: 'AT',
    product: 'Service desk',
    value: '42000.00',
    currency: 'EUR',
    need: 'One desk for seven baths, before the summer.',
    expectedOn: '2027-01-20',
    lead: 'partner',
    stage: 'shown',
    createdAt: '2026-11-01T08:00:00Z',
    createdBy: 'sample',
    ...differs,
  };
}

/** One deal in each state that a clock or a person can bring it to. */
const deals: readonly Deal[] = [
  deal('draft', { customerName: 'Donaukraft', stage: 'named', createdAt: '2026-11-19T08:00:00Z' }),
  deal('submitted', { customerName: 'Stadtwerke Linz', value: '118000', createdAt: '2026-11-18T08:00:00Z' }),
  deal('asked', { customerName: 'Seilbahn Dachstein', expectedOn: '2026-12-15', stage: 'offered' }),
  deal('silent', { customerName: 'Molkerei Traun', value: '9800.50', expectedOn: '2026-12-01', stage: 'agreed' }),
  deal('extended', { customerName: 'Kurhaus Gastein', currency: 'CHF', value: '64000' }),
  deal('rejected', { customerName: 'Hotel Post' }),
  deal('appealed', { customerName: 'Holzbau Mur', expectedOn: null }),
  deal('won', { customerName: 'Weingut Wachau', lead: 'joint' }),
  deal('expired', { customerName: 'Textil Dornbirn', createdAt: '2026-06-01T08:00:00Z' }),
];

function event(dealId: string, kind: DealEventKind, at: string, said: Partial<DealEvent> = {}): DealEvent {
  return {
    id: brand<'DealEvent'>(`${dealId}-${at}-${kind}`),
    partnerId,
    dealId: brand<'Deal'>(dealId),
    kind,
    code: '',
    reason: '',
    by: 'sample',
    at: `${at}T09:00:00Z`,
    ...said,
  };
}

const dealEvents: readonly DealEvent[] = [
  event('submitted', 'submitted', '2026-11-19'),
  event('asked', 'submitted', '2026-11-17'),
  event('asked', 'infoRequested', '2026-11-18', { reason: 'Who decides at the customer, and when?' }),
  event('silent', 'submitted', '2026-11-09'),
  event('silent', 'rejected', '2026-11-16', { code: 'noNeed', reason: 'Nobody was named.' }),
  event('extended', 'submitted', '2026-09-01'),
  event('extended', 'approved', '2026-09-02'),
  event('extended', 'progress', '2026-11-02', { reason: 'Test with two desks is running.' }),
  event('extended', 'extended', '2026-11-03'),
  event('rejected', 'submitted', '2026-11-11'),
  event('rejected', 'rejected', '2026-11-12', { code: 'alreadyServed', reason: 'Our offer of October is open.' }),
  event('appealed', 'submitted', '2026-11-11'),
  event('appealed', 'rejected', '2026-11-12', { code: 'noNeed', reason: 'Nobody was named.', by: 'other' }),
  event('appealed', 'appealed', '2026-11-17', {
    reason: 'The buyer is Eva Moser; the budget was approved in October.',
  }),
  event('won', 'submitted', '2026-10-01'),
  event('won', 'approved', '2026-10-02'),
  event('won', 'won', '2026-11-05'),
  event('expired', 'submitted', '2026-06-01'),
  event('expired', 'approved', '2026-06-02'),
];

function person(id: string, over: Partial<Person>): Person {
  return {
    id: brand<'Person'>(id),
    partnerId,
    party: 'partner',
    name: 'Mira Huber',
    role: 'partnerManager',
    title: '',
    email: '',
    phone: '+43 1 555 02 30',
    language: '',
    ...over,
  };
}

const people: readonly Person[] = [
  person('ruth', { party: 'vendor', name: 'Ruth Adler' }),
  person('omar', { party: 'vendor', name: 'Omar Reyes', role: 'technicalAuthority', phone: '' }),
  person('mira', {}),
  person('tom', { name: 'Tom Berger', role: 'customerSuccessLeader' }),
  person('ana', { name: 'Ana Lukić', role: 'customerSuccessLeader' }),
];

/** A partner with deals in every state; or with nothing. */
export function sampleCommercial(isFull: boolean): PartnerFile {
  return {
    ...nothingOnRecord,
    ...nothingAfterSigning,
    partner: {
      id: partnerId,
      legalName: 'Nordlicht Systemhaus GmbH',
      registerNumber: 'FN 123456a',
      country: 'AT',
      archetype: 'reseller',
      programTier: isFull ? 'silver' : 'entry',
      exposure: null,
      riskTierAccepted: null,
      oversight: {},
      leavingSince: null,
      website: '',
      note: '',
      createdAt: isFull ? '2026-08-01T08:00:00Z' : '2026-11-01T08:00:00Z',
    },
    people: isFull ? people : [],
    deals: isFull ? deals : [],
    dealEvents: isFull ? dealEvents : [],
    sites: [],
    visits: [],
    interviews: [],
    redactions: [],
    blockers: [],
    agreements: [],
    signatures: [],
    signedDocuments: [],
  };
}

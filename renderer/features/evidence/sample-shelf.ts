import { brand } from '#shared/base/brand';
import type { Evidence, EvidenceReview, EvidenceRevision } from '#shared/domain/evidence/evidence';
import { nothingOnRecord } from '#shared/domain/gates/known-records';
import { nothingAfterSigning, type PartnerFile } from '#shared/records/partner-file';

/** The day on which the gallery stands still. */
export const sampleDay = '2026-11-20';

const partnerId = brand<'Partner'>('sample-partner');

interface Piece {
  readonly typeId: string;
  readonly title: string;
  readonly over?: Partial<Evidence>;
  readonly from?: string;
  readonly to?: string;
  readonly source?: EvidenceRevision['source'];
  readonly verdict?: EvidenceReview['verdict'] | 'pending';
}

const pieces: readonly Piece[] = [
  {
    typeId: 'E1.1',
    title: 'Extract of the commercial register, Wien',
    over: { alsoServes: ['E1.2'], ownerId: brand<'Person'>('mira') },
    to: '2026-12-11',
  },
  { typeId: 'E3.1', title: 'Security attestation', to: '2027-01-12', over: { ownerId: brand<'Person'>('tom') } },
  { typeId: 'E3.4', title: 'Incident procedure', to: '2027-02-10' },
  { typeId: 'E2.1', title: 'Base agreement', from: '2026-10-02' },
  { typeId: 'E1.4', title: 'Photograph of the server room', source: 'photo', verdict: 'pending' },
  { typeId: 'E1.2', title: 'Declaration of ownership', verdict: 'rejected', over: { confidentiality: 'restricted' } },
  { typeId: 'E8.3', title: 'Escalation drill', source: 'drill', from: '2025-11-01', to: '2026-11-01' },
];

/** A partner with a shelf in many states, and a visit planned for the spring. */
export const sampleShelf: PartnerFile = {
  partner: {
    id: partnerId,
    legalName: 'Nordlicht Systemhaus GmbH',
    registerNumber: 'FN 123456a',
    country: 'AT',
    archetype: 'reseller',
    programTier: 'silver',
    exposure: { data: 2, integration: 1, access: 1, criticality: 2, substitutability: 2 },
    riskTierAccepted: { tier: 'T2', by: 'sample', at: '2026-06-01T09:00:00Z' },
    oversight: {},
    leavingSince: null,
    website: '',
    note: '',
    createdAt: '2026-05-01T08:00:00Z',
  },
  ...nothingOnRecord,
  ...nothingAfterSigning,
  redactions: [],
  blockers: [],
  people: [person('mira', 'Mira Huber', 'sponsor'), person('tom', 'Tom Berger', 'security')],
  sites: [],
  visits: [
    {
      id: brand<'Visit'>('sample-visit'),
      partnerId,
      siteId: null,
      purpose: '',
      agenda: [],
      plannedFor: '2027-02-16T09:00:00Z',
      startedAt: null,
      endedAt: null,
      attendeeIds: [],
    },
  ],
  interviews: [],
  evidence: pieces.map(({ typeId, title, over }, at) => ({
    id: brand<'Evidence'>(`sample-${at}`),
    partnerId,
    typeId,
    title,
    alsoServes: [],
    ownerId: null,
    confidentiality: 'partner',
    questionId: null,
    ...over,
  })),
  revisions: pieces.map(({ from = '2026-08-01', to = null, source = 'file' }, at) => ({
    id: brand<'EvidenceRevision'>(`sample-revision-${at}`),
    partnerId,
    evidenceId: brand<'Evidence'>(`sample-${at}`),
    number: 1,
    source,
    files: [],
    capturedAt: '2026-08-01T09:00:00Z',
    capturedBy: 'sample',
    siteId: null,
    place: null,
    effectiveFrom: from,
    effectiveTo: to,
    attestation: null,
    facts: {},
  })),
  reviews: pieces.flatMap(({ verdict = 'accepted' }, at) => (verdict === 'pending' ? [] : [review(at, verdict)])),
  agreements: [],
  signatures: [],
  signedDocuments: [],
};

function person(id: string, name: string, role: 'sponsor' | 'security'): PartnerFile['people'][number] {
  const rest = { title: '', email: '', phone: '', language: '' };
  return { id: brand<'Person'>(id), partnerId, party: 'partner', name, role, ...rest };
}

function review(at: number, verdict: EvidenceReview['verdict']): EvidenceReview {
  return {
    id: brand<'EvidenceReview'>(`sample-review-${at}`),
    partnerId,
    revisionId: brand<'EvidenceRevision'>(`sample-revision-${at}`),
    verdict,
    by: 'sample',
    at: '2026-08-02T09:00:00Z',
    reason: verdict === 'rejected' ? '–' : '',
  };
}

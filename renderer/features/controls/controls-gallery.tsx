import { brand } from '#shared/base/brand';
import type { Concession, ConcessionDecision } from '#shared/domain/gates/concession';
import { nothingOnRecord } from '#shared/domain/gates/known-records';
import { nothingAfterSigning, type PartnerFile } from '#shared/records/partner-file';
import type { GalleryGroup } from '../../ui/gallery-group';
import { ConcessionsPanel } from './concessions-panel';
import { ControlsPanel } from './controls-panel';

const sampleDay = '2026-11-20';
const partnerId = brand<'Partner'>('sample-partner');

const proofs = [
  { typeId: 'E1.1', title: 'Extract of the commercial register, Wien', to: null },
  { typeId: 'E3.1', title: 'Security attestation', to: null },
  { typeId: 'E3.4', title: 'Incident procedure', to: '2026-11-01' },
] as const;

const waiver: Concession = {
  id: brand<'Concession'>('sample-waiver'),
  partnerId,
  kind: 'waiver',
  subject: 'C-ID-2',
  by: [],
  reason: 'The declaration is with their notary until the tenth of December.',
  requestedBy: 'sample',
  requestedAt: '2026-11-10T09:00:00Z',
  until: '2026-12-20',
};

const lowered: Concession = {
  ...waiver,
  id: brand<'Concession'>('sample-lowered'),
  kind: 'lowerTier',
  subject: 'T1',
  reason: 'They only see test data in this pilot.',
  requestedAt: '2026-11-18T09:00:00Z',
};

const allowed: ConcessionDecision = {
  id: brand<'ConcessionDecision'>('sample-decision'),
  partnerId,
  concessionId: waiver.id,
  verdict: 'approved',
  by: 'otto',
  spokenBy: { personId: brand<'Person'>('otto'), how: 'phone' },
  at: '2026-11-11T09:00:00Z',
  reason: 'Agreed, once.',
};

const file: PartnerFile = {
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
  sites: [],
  visits: [],
  interviews: [],
  evidence: proofs.map(({ typeId, title }) => ({
    id: brand<'Evidence'>(typeId),
    partnerId,
    typeId,
    title,
    alsoServes: [],
    ownerId: null,
    confidentiality: 'partner',
    questionId: null,
  })),
  revisions: proofs.map(({ typeId, to }) => ({
    id: brand<'EvidenceRevision'>(`${typeId}-1`),
    partnerId,
    evidenceId: brand<'Evidence'>(typeId),
    number: 1,
    source: 'file',
    files: [],
    capturedAt: '2026-10-05T09:00:00Z',
    capturedBy: 'sample',
    siteId: null,
    place: null,
    effectiveFrom: '2026-10-01',
    effectiveTo: to,
    attestation: null,
    facts: {},
  })),
  reviews: proofs.map(({ typeId }) => ({
    id: brand<'EvidenceReview'>(`${typeId}-review`),
    partnerId,
    revisionId: brand<'EvidenceRevision'>(`${typeId}-1`),
    verdict: 'accepted',
    by: 'sample',
    at: '2026-10-06T09:00:00Z',
    reason: '',
  })),
  agreements: [],
  signatures: [],
  signedDocuments: [],
  concessions: [waiver, lowered],
  concessionDecisions: [allowed],
};

export const controlsGallery: GalleryGroup = {
  id: 'controls',
  title: 'Controls',
  samples: [
    { name: 'tier 2, some proven', wide: true, draw: () => <ControlsPanel file={file} asOf={sampleDay} /> },
    {
      name: 'no exceptions',
      wide: true,
      draw: () => <ConcessionsPanel file={{ ...file, concessions: [] }} asOf={sampleDay} />,
    },
  ],
};

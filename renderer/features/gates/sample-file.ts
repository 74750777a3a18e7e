import { brand } from '#shared/base/brand';
import type { Json } from '#shared/base/json';
import type { EvidenceReview } from '#shared/domain/evidence/evidence';
import type { GateDecision } from '#shared/domain/gates/gate-decision';
import { nothingOnRecord } from '#shared/domain/gates/known-records';
import { nothingAfterSigning, type PartnerFile } from '#shared/records/partner-file';

/** The day on which the gallery stands still. */
export const sampleDay = '2026-11-20';

const partnerId = brand<'Partner'>('sample-partner');
const mira = brand<'Person'>('mira');

interface Piece {
  readonly typeId: string;
  readonly title: string;
  readonly facts?: { readonly [fact: string]: Json };
  readonly to?: string;
  readonly verdict?: EvidenceReview['verdict'] | 'pending';
  readonly reason?: string;
}

/** Everything Gate 1 asks of a partner that sells. */
export const allPieces: readonly Piece[] = [
  { typeId: 'E1.1', title: 'Extract of the commercial register, Wien' },
  { typeId: 'E1.2', title: 'Declaration of ownership' },
  { typeId: 'E1.6', title: 'Sanctions screening', facts: { clear: true, lists: 'EU, UN' } },
  { typeId: 'E2.1', title: 'Base agreement', facts: { signer: 'mira', signedOn: '2026-10-02' } },
  { typeId: 'E2.2', title: 'Power of attorney of Mira Huber', facts: { person: 'mira' } },
  { typeId: 'E3.1', title: 'Security attestation', to: '2026-11-29' },
  { typeId: 'E3.4', title: 'Incident procedure' },
  { typeId: 'E6.1', title: 'Baseline exam, Tom Berger', facts: { person: 'tom', role: 'sales', score: 91 } },
  { typeId: 'E8.3', title: 'Escalation drill', facts: { called: 'tom', minutes: 12 } },
];

export const somePieces: readonly Piece[] = [
  { typeId: 'E1.1', title: 'Extract of the commercial register, Wien' },
  { typeId: 'E1.2', title: 'Declaration of ownership', verdict: 'pending' },
  { typeId: 'E2.1', title: 'Base agreement', facts: { signer: 'mira', signedOn: '2026-10-02' } },
  { typeId: 'E2.2', title: 'Power of attorney of Mira Huber', facts: { person: 'mira' }, to: '2026-11-12' },
  { typeId: 'E3.1', title: 'Security attestation', verdict: 'rejected', reason: 'The second page is missing.' },
  { typeId: 'E8.3', title: 'Escalation drill', facts: { called: 'tom', minutes: 95 } },
];

export const passedInField: GateDecision = {
  id: brand<'GateDecision'>('sample-passed'),
  partnerId,
  gateId: 'G1',
  packVersion: '1.0.0',
  asOf: '2026-10-12T10:20:00Z',
  decision: 'passed',
  provisional: true,
  results: [],
  evidence: [],
  by: 'sample',
  reason: '',
};

export const refusedInField: GateDecision = {
  ...passedInField,
  id: brand<'GateDecision'>('sample-refused'),
  asOf: '2026-09-03T15:05:00Z',
  decision: 'refused',
  reason: 'The attestation was signed by somebody without authority. Asked for a new one.',
};

/** A partner whose file holds these pieces, with these decisions. */
export function sampleFile(pieces: readonly Piece[], decisions: readonly GateDecision[] = [], isRated = true) {
  const file: PartnerFile = {
    partner: {
      id: partnerId,
      legalName: 'Nordlicht Systemhaus GmbH',
      registerNumber: 'FN 123456a',
      country: 'AT',
      archetype: 'reseller',
      programTier: 'silver',
      exposure: isRated ? { data: 1, integration: 1, access: 1, criticality: 1, substitutability: 1 } : null,
      riskTierAccepted: isRated ? { tier: 'T1', by: 'sample', at: '2026-10-01T09:00:00Z' } : null,
      oversight: {},
      leavingSince: null,
      website: '',
      note: '',
      createdAt: '2026-09-01T08:00:00Z',
    },
    ...nothingOnRecord,
    ...nothingAfterSigning,
    redactions: [],
    blockers: [],
    people: [person('mira', 'Mira Huber', 'sponsor'), person('tom', 'Tom Berger', 'sales')],
    sites: [],
    visits: [],
    interviews: [],
    answers: isRated ? [sellingAnswer] : [],
    evidence: pieces.map(({ typeId, title }, at) => ({
      id: brand<'Evidence'>(`sample-${at}`),
      partnerId,
      typeId,
      title,
      alsoServes: [],
      ownerId: mira,
      confidentiality: 'partner',
      questionId: null,
    })),
    revisions: pieces.map(({ facts = {}, to = null }, at) => ({
      id: brand<'EvidenceRevision'>(`sample-revision-${at}`),
      partnerId,
      evidenceId: brand<'Evidence'>(`sample-${at}`),
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
      facts,
    })),
    reviews: pieces.flatMap(({ verdict = 'accepted', reason = '' }, at) =>
      verdict === 'pending' ? [] : [review(at, verdict, reason)],
    ),
    decisions,
    agreements: [],
    signatures: [],
    signedDocuments: [],
  };
  return file;
}

function person(id: string, name: string, role: 'sponsor' | 'sales'): PartnerFile['people'][number] {
  const rest = { title: '', email: '', phone: '', language: '' };
  return { id: brand<'Person'>(id), partnerId, party: 'partner', name, role, ...rest };
}

function review(at: number, verdict: EvidenceReview['verdict'], reason: string): EvidenceReview {
  return {
    id: brand<'EvidenceReview'>(`sample-review-${at}`),
    partnerId,
    revisionId: brand<'EvidenceRevision'>(`sample-revision-${at}`),
    verdict,
    by: 'sample',
    at: '2026-10-06T09:00:00Z',
    reason,
  };
}

const notPlanned = { now: 'none', inNinetyDays: 'notPlanned' };

const sellingAnswer: PartnerFile['answers'][number] = {
  id: brand<'Answer'>('sample-answer'),
  partnerId,
  interviewId: brand<'Interview'>('sample-interview'),
  questionId: 'M1.Q3',
  packVersion: '1.0.0',
  value: {
    capabilities: {
      market: notPlanned,
      sell: { now: 'withHelp', inNinetyDays: 'alone' },
      implement: notPlanned,
      support: notPlanned,
      coInnovate: notPlanned,
    },
    capacity: 'part',
  },
  state: 'answered',
  confidence: 'stated',
  note: '',
  quote: '',
  saidBy: mira,
  notedBy: 'sample',
  at: '2026-10-05T09:00:00Z',
  secondsSpent: 0,
  replaces: [],
  reason: '',
};

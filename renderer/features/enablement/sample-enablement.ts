import { brand } from '#shared/base/brand';
import type { Json } from '#shared/base/json';
import type { Learner } from '#shared/domain/enablement/learner';
import type { EvidenceReview } from '#shared/domain/evidence/evidence';
import { nothingOnRecord } from '#shared/domain/gates/known-records';
import type { LearnerRole } from '#shared/domain/playbook/pack-enablement';
import { nothingAfterSigning, type PartnerFile } from '#shared/records/partner-file';
import { samplePartner } from '../../widgets/sample-partner';

/** The day on which the gallery stands still. */
export const sampleDay = '2026-11-20';

const partnerId = brand<'Partner'>('sample-partner');
const names = { mira: 'Mira Huber', tom: 'Tom Berger', ana: 'Ana Lukić' } as const;

interface Piece {
  readonly typeId: string;
  readonly facts: { readonly [fact: string]: Json };
  readonly verdict?: EvidenceReview['verdict'] | 'pending';
  readonly to?: string;
}

const pieces: readonly Piece[] = [
  { typeId: 'E6.1', facts: { person: 'tom', role: 'sales', score: 90 } },
  { typeId: 'E6.6', facts: { person: 'tom', role: 'sales', score: 87.5 } },
  { typeId: 'E6.1', facts: { person: 'ana', role: 'delivery', score: 80 }, verdict: 'pending' },
  { typeId: 'E6.6', facts: { person: 'ana', role: 'delivery', score: 62.5 } },
  { typeId: 'E6.1', facts: { person: 'mira', role: 'support', score: 100 }, to: '2026-11-09' },
  {
    typeId: 'E6.3',
    facts: { person: 'ana', role: 'delivery', customer: 'Stadtwerke Linz', on: '2026-11-04', bothSigned: true },
  },
  {
    typeId: 'E6.4',
    facts: { person: 'ana', customer: 'Molkerei Traun', on: '2026-11-17', bothSigned: false },
    verdict: 'pending',
  },
  { typeId: 'E8.3', facts: { called: 'tom', minutes: 16.2 } },
];

const learners: readonly Learner[] = [
  learner('tom', 'sales', { 'sales-basics': '2026-10-01', 'sales-value': '2026-10-05' }),
  learner('ana', 'delivery', {}),
  learner('mira', 'support', {}),
];

function learner(personId: string, role: LearnerRole, courses: Learner['courses']): Learner {
  return {
    id: brand<'Learner'>(`${personId}-${role}`),
    partnerId,
    personId: brand<'Person'>(personId),
    role,
    since: '2026-09-15',
    left: null,
    courses,
  };
}

const partner: PartnerFile['partner'] = samplePartner(partnerId);

/** A partner whose people have shown something of everything; or nobody. */
export function sampleEnablement(isFull: boolean): PartnerFile {
  const shown = isFull ? pieces : [];
  const revisionId = (at: number) => brand<'EvidenceRevision'>(`sample-revision-${at}`);
  return {
    ...nothingOnRecord,
    ...nothingAfterSigning,
    partner,
    people: Object.entries(names).map(([id, name]) => ({
      id: brand<'Person'>(id),
      partnerId,
      party: 'partner',
      name,
      role: 'contact',
      title: '',
      email: '',
      phone: '+43 1 555 02 30',
      language: '',
    })),
    learners: isFull ? learners : [],
    evidence: shown.map(({ typeId }, at) => ({
      id: brand<'Evidence'>(`sample-${at}`),
      partnerId,
      typeId,
      title: typeId,
      alsoServes: [],
      ownerId: null,
      confidentiality: 'partner',
      questionId: null,
    })),
    revisions: shown.map(({ facts, to = null }, at) => ({
      id: revisionId(at),
      partnerId,
      evidenceId: brand<'Evidence'>(`sample-${at}`),
      number: 1,
      source: 'record',
      files: [],
      capturedAt: '2026-11-05T09:00:00Z',
      capturedBy: 'sample',
      siteId: null,
      place: null,
      effectiveFrom: '2026-11-05',
      effectiveTo: to,
      attestation: null,
      facts: { ...facts },
    })),
    reviews: shown.flatMap(({ verdict = 'accepted' }, at) =>
      verdict === 'pending'
        ? []
        : [
            {
              id: brand<'EvidenceReview'>(`sample-review-${at}`),
              partnerId,
              revisionId: revisionId(at),
              verdict,
              by: 'sample',
              at: '2026-11-06T09:00:00Z',
              reason: '',
            },
          ],
    ),
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

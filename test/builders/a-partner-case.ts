import { brand } from '#shared/base/brand';
import type { CommandContext } from '#shared/base/command-context';
import type { Json } from '#shared/base/json';
import type { Evidence, EvidenceReview, EvidenceRevision } from '#shared/domain/evidence/evidence';
import { nothingOnRecord, type PartnerRecords } from '#shared/domain/gates/known-records';
import type { Answer } from '#shared/domain/interviews/answer';
import type { Partner } from '#shared/domain/partners/partner';

export const partnerId = brand<'Partner'>('partner');
export const interviewId = brand<'Interview'>('interview');

/** A command context whose ids count up: `id-1`, `id-2`. */
export function aContext(over: Partial<CommandContext> = {}): CommandContext {
  let count = 0;
  const newId = () => {
    count += 1;
    return `id-${count}`;
  };
  return { newId, now: '2026-11-20T09:00:00Z', by: 'ines', ...over };
}

export function aPartner(over: Partial<Partner> = {}): Partner {
  return {
    id: partnerId,
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
    createdAt: '2026-11-01T08:00:00Z',
    ...over,
  };
}

export function anAnswer(questionId: string, value: Answer['value'], over: Partial<Answer> = {}): Answer {
  return {
    id: brand<'Answer'>(`${questionId}-1`),
    partnerId,
    interviewId,
    questionId,
    packVersion: '1.0.0',
    value,
    state: 'answered',
    confidence: 'stated',
    note: '',
    quote: '',
    saidBy: null,
    notedBy: 'ines',
    at: '2026-11-20T09:00:00Z',
    secondsSpent: 0,
    replaces: [],
    reason: '',
    ...over,
  };
}

export function aRevision(over: Partial<EvidenceRevision> = {}): EvidenceRevision {
  return {
    id: brand<'EvidenceRevision'>('revision'),
    partnerId,
    evidenceId: brand<'Evidence'>('evidence'),
    number: 1,
    source: 'file',
    files: [{ sha256: 'a'.repeat(64), bytes: 1200, mime: 'application/pdf', name: 'extract.pdf' }],
    capturedAt: '2026-11-20T09:00:00Z',
    capturedBy: 'ines',
    siteId: null,
    place: null,
    effectiveFrom: '2026-11-20',
    effectiveTo: null,
    attestation: null,
    facts: {},
    ...over,
  };
}

export function anEvidence(typeId: string, over: Partial<Evidence> = {}): Evidence {
  return {
    id: brand<'Evidence'>('evidence'),
    partnerId,
    typeId,
    title: typeId,
    alsoServes: [],
    ownerId: null,
    confidentiality: 'partner',
    questionId: null,
    ...over,
  };
}

export function aReview(verdict: EvidenceReview['verdict'], over: Partial<EvidenceReview> = {}): EvidenceReview {
  return {
    id: brand<'EvidenceReview'>(`review-${verdict}`),
    partnerId,
    revisionId: brand<'EvidenceRevision'>('revision'),
    verdict,
    by: 'ines',
    at: '2026-11-20T10:00:00Z',
    reason: verdict === 'accepted' ? '' : 'not legible',
    ...over,
  };
}

/** What is brought as evidence in a case: by default accepted and effective from 1 November 2026. */
export interface Brought {
  readonly typeId: string;
  readonly facts?: { readonly [factId: string]: Json };
  readonly from?: string;
  readonly to?: string | null;
  readonly verdict?: EvidenceReview['verdict'] | 'pending';
}

/** The records of a partner from what was brought and what was said. */
export function aCase(
  over: Partial<Omit<PartnerRecords, 'evidence' | 'revisions' | 'reviews'>> & {
    readonly brought?: readonly Brought[];
  } = {},
): PartnerRecords {
  const { brought = [], ...rest } = over;
  const pieces = brought.map((one, at) => {
    const evidenceId = brand<'Evidence'>(`evidence-${at}`);
    const revisionId = brand<'EvidenceRevision'>(`revision-${at}`);
    const verdict = one.verdict ?? 'accepted';
    return {
      evidence: anEvidence(one.typeId, { id: evidenceId }),
      revision: aRevision({
        id: revisionId,
        evidenceId,
        facts: { ...one.facts },
        effectiveFrom: one.from ?? '2026-11-01',
        effectiveTo: one.to ?? null,
        capturedAt: '2026-11-01T09:00:00Z',
      }),
      reviews:
        verdict === 'pending'
          ? []
          : [aReview(verdict, { id: brand(`review-${at}`), revisionId, at: '2026-11-02T09:00:00Z' })],
    };
  });
  return {
    ...nothingOnRecord,
    partner: aPartner(),
    ...rest,
    evidence: pieces.map(({ evidence }) => evidence),
    revisions: pieces.map(({ revision }) => revision),
    reviews: pieces.flatMap(({ reviews }) => reviews),
  };
}

/** A partner whose risk is low and whose tier was accepted on 1 November 2026. */
export const ratedPartner = aPartner({
  exposure: { data: 0, integration: 0, access: 0, criticality: 1, substitutability: 1 },
  riskTierAccepted: { tier: 'T1', by: 'ines', at: '2026-11-01T09:00:00Z' },
});

const part = (inNinetyDays: string) => ({ now: 'withHelp', inNinetyDays });

/** The answer to M1.Q3 of a partner that will sell and support. */
export const sellsAndSupports = anAnswer('M1.Q3', {
  capabilities: {
    market: part('notPlanned'),
    sell: part('alone'),
    implement: part('notPlanned'),
    support: part('withHelp'),
    coInnovate: part('wish'),
  },
  capacity: 'part',
});

/** Everything Gate 1 asks of a partner that will sell and support. */
export const gateOneProofs: readonly Brought[] = [
  { typeId: 'E1.1' },
  { typeId: 'E1.2' },
  { typeId: 'E1.6', facts: { clear: true, lists: 'EU, 18 November 2026' } },
  { typeId: 'E2.1', facts: { signer: 'mira', signedOn: '2026-11-01' } },
  { typeId: 'E2.2', facts: { person: 'mira' } },
  { typeId: 'E3.1' },
  { typeId: 'E3.4' },
  { typeId: 'E6.1', facts: { person: 'tom', role: 'sales', score: 86 } },
  { typeId: 'E6.1', facts: { person: 'ana', role: 'support', score: 80 } },
  { typeId: 'E8.3', facts: { called: 'tom', minutes: 12 } },
];

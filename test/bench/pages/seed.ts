import { brand } from '#shared/base/brand';
import type { Interview } from '#shared/domain/interviews/interview';
import type { Partner } from '#shared/domain/partners/partner';
import { builtInPack } from '#shared/domain/playbook/built-in-pack';
import { creation } from '../../../renderer/data/edits';
import type { Edit } from '../../../renderer/data/writer';
import { aCompleteVisit } from '../../builders/a-complete-visit';
import { anEvidence, aReview, aRevision } from '../../builders/a-partner-case';

const places = ['Aare', 'Bergen', 'Celje', 'Donau', 'Elbe', 'Fjord', 'Garonne', 'Havel', 'Isar', 'Jura', 'Kattegat'];
const crafts = ['Cloud', 'Data', 'Dental', 'Energy', 'Freight', 'Health', 'Network', 'Retail', 'Safety', 'Systems'];
const kinds = ['Alliance', 'Consulting', 'Distribution', 'House', 'Integration', 'Partners', 'Services', 'Works'];
const countries = ['AT', 'CH', 'DE', 'FR', 'NO', 'SI'];
const archetypes = ['reseller', 'referral', 'technology'] as const;

/** Partners of plausible names, the same ones each time: `Celje Health Partners 0427`. */
export function editsOfPartners(from: number, to: number): readonly Edit[] {
  return Array.from({ length: to - from }, (_, index) => creation('partner', aPartner(from + index)));
}

function aPartner(at: number): Partner {
  const name = [places, crafts, kinds].map((words, part) => words[(at * (part + 3)) % words.length]);
  return {
    id: brand<'Partner'>(id(1, at)),
    legalName: `${name.join(' ')} ${String(at).padStart(4, '0')}`,
    registerNumber: `FN ${100_000 + ((at * 7919) % 900_000)}`,
    country: countries[at % countries.length] ?? 'AT',
    archetype: archetypes[at % archetypes.length] ?? 'reseller',
    programTier: 'entry',
    exposure: null,
    riskTierAccepted: null,
    oversight: {},
    leavingSince: null,
    website: '',
    note: '',
    createdAt: '2026-11-20T12:00:00.000Z',
  };
}

export function partnerIdOf(at: number): string {
  return id(1, at);
}

/** Of each of these partners one accepted proof whose last day comes within a month from now. */
export function editsOfLapses(from: number, to: number): readonly Edit[] {
  const today = Date.now();
  const capturedAt = new Date(today - 86_400_000).toISOString();
  return Array.from({ length: to - from }, (_, index) => from + index).flatMap((at) => {
    const partnerId = brand<'Partner'>(partnerIdOf(at));
    const evidenceId = brand<'Evidence'>(id(7, at));
    const revisionId = brand<'EvidenceRevision'>(id(8, at));
    const effectiveTo = new Date(today + ((at % 28) + 1) * 86_400_000).toISOString().slice(0, 10);
    return [
      creation('evidence', anEvidence('E3.1', { id: evidenceId, partnerId, title: `Security attestation ${at}` })),
      creation(
        'evidenceRevision',
        aRevision({ id: revisionId, partnerId, evidenceId, files: [], capturedAt, effectiveTo }),
      ),
      creation(
        'evidenceReview',
        aReview('accepted', { id: brand<'EvidenceReview'>(id(9, at)), partnerId, revisionId, at: capturedAt }),
      ),
    ];
  });
}

/** A partner of whom everything was asked, with an interview on the service module that is still open. */
export function editsOfVisit(at: number): { readonly edits: readonly Edit[]; readonly interviewId: string } {
  const visit = aCompleteVisit('sla');
  const partnerId = brand<'Partner'>(id(2, at));
  const interview: Interview = {
    id: brand<'Interview'>(id(3, at)),
    partnerId,
    visitId: null,
    moduleId: 'M8',
    interviewers: [],
    personIds: [],
    movedFrom: [],
    packId: 'bench',
    packVersion: builtInPack().pack.version,
    startedAt: '2026-11-20T12:00:00.000Z',
    finishedAt: null,
  };
  const edits = [
    creation('partner', { ...visit.partner, id: partnerId, legalName: `Visited Partner ${at}` }),
    ...visit.people.map((person, index) =>
      creation('person', { ...person, id: brand<'Person'>(id(4, at * 100 + index)), partnerId }),
    ),
    ...visit.sites.map((site, index) =>
      creation('site', { ...site, id: brand<'Site'>(id(5, at * 100 + index)), partnerId }),
    ),
    creation('interview', interview),
    ...visit.answers.map((answer, index) =>
      creation('answer', {
        ...answer,
        id: brand<'Answer'>(id(6, at * 100 + index)),
        partnerId,
        interviewId: interview.id,
      }),
    ),
  ];
  return { edits, interviewId: interview.id };
}

function id(kind: number, at: number): string {
  return `0190f3c0-0000-7000-8${String(kind).padStart(3, '0')}-${at.toString(16).padStart(12, '0')}`;
}

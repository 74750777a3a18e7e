import { brand } from '#shared/base/brand';
import type { Json } from '#shared/base/json';
import { nothingOnRecord } from '#shared/domain/gates/known-records';
import type { Interview } from '#shared/domain/interviews/interview';
import { builtInPack } from '#shared/domain/playbook/built-in-pack';
import { nothingAfterSigning, type PartnerFile } from '#shared/records/partner-file';
import { type InterviewView, interviewView } from './interview-view';

/** The day on which the gallery stands still. */
const sampleDay = '2026-11-20';
const partnerId = brand<'Partner'>('sample-partner');
const mira = brand<'Person'>('mira');
const tom = brand<'Person'>('tom');

/** An interview on the first module, some questions in. */
const sampleInterview: Interview = {
  id: brand<'Interview'>('sample-interview'),
  partnerId,
  visitId: null,
  moduleId: 'M1',
  interviewers: ['Jonas Weiss'],
  personIds: [mira, tom],
  packId: builtInPack().pack.id,
  packVersion: builtInPack().pack.version,
  movedFrom: [],
  startedAt: '2026-11-20T09:00:00Z',
  finishedAt: null,
};

/** A talk of an earlier quarter. */
const heldTalk: Interview = {
  ...sampleInterview,
  id: brand<'Interview'>('sample-talk'),
  moduleId: 'F1',
  startedAt: '2026-08-12T09:00:00Z',
  finishedAt: '2026-08-12T09:40:00Z',
};

type Answer = PartnerFile['answers'][number];

function answer(id: string, questionId: string, value: Answer['value'], over: Partial<Answer> = {}): Answer {
  return {
    id: brand<'Answer'>(id),
    partnerId,
    interviewId: sampleInterview.id,
    questionId,
    packVersion: sampleInterview.packVersion,
    value,
    state: 'answered',
    confidence: 'stated',
    note: '',
    quote: '',
    saidBy: mira,
    notedBy: 'sample',
    at: '2026-11-20T09:10:00Z',
    secondsSpent: 95,
    replaces: [],
    reason: '',
    ...over,
  };
}

const entity: Answer['value'] = {
  legalName: 'Nordlicht Systemhaus GmbH',
  registerNumber: 'FN 123456a',
  country: 'AT',
  address: 'Praterstraße 40, 1020 Wien',
  owners: [{ name: 'Lindner Holding GmbH', country: 'AT', share: 60 }],
};

const abilities = (sell: string): Json => ({
  market: { now: 'none', inNinetyDays: 'notPlanned' },
  sell: { now: 'withHelp', inNinetyDays: sell },
  implement: { now: 'none', inNinetyDays: 'notPlanned' },
  support: { now: 'withHelp', inNinetyDays: 'alone' },
  coInnovate: { now: 'none', inNinetyDays: 'wish' },
});

const answers: readonly Answer[] = [
  answer('a-1', 'M1.Q1', entity, { confidence: 'shown' }),
  answer('a-3-old', 'M1.Q3', { capabilities: abilities('withHelp'), capacity: 'part' }, { saidBy: tom }),
  answer(
    'a-3',
    'M1.Q3',
    { capabilities: abilities('alone'), capacity: 'part' },
    {
      at: '2026-11-20T09:31:00Z',
      secondsSpent: 222,
      note: 'Tom was more careful than Mira.',
      quote: 'By spring we sell without you.',
      reason: 'Mira corrected what Tom had said.',
      replaces: [brand<'Answer'>('a-3-old')],
    },
  ),
  answer('a-6', 'M1.Q6', {}, { state: 'declined', secondsSpent: 20 }),
];

/** What this device knows of the partner of the sample. */
export const sampleFile: PartnerFile = {
  ...nothingOnRecord,
  ...nothingAfterSigning,
  partner: {
    id: partnerId,
    legalName: 'Nordlicht Systemhaus GmbH',
    registerNumber: 'FN 123456a',
    country: 'AT',
    archetype: 'reseller',
    programTier: 'silver',
    exposure: { data: 1, integration: 1, access: 1, criticality: 1, substitutability: 1 },
    riskTierAccepted: { tier: 'T1', by: 'sample', at: '2026-10-01T09:00:00Z' },
    oversight: {},
    leavingSince: null,
    website: '',
    note: '',
    createdAt: '2026-09-01T08:00:00Z',
  },
  people: [person('mira', 'Mira Huber', 'Managing director'), person('tom', 'Tom Berger', 'Head of sales')],
  sites: [],
  visits: [],
  interviews: [sampleInterview, heldTalk],
  answers,
  redactions: [],
  blockers: [],
  agreements: [],
  signatures: [],
  signedDocuments: [],
};

export function sampleView(): InterviewView {
  return interviewView(sampleInterview, sampleFile, builtInPack(), sampleDay);
}

function person(id: string, name: string, title: string): PartnerFile['people'][number] {
  return {
    id: brand<'Person'>(id),
    partnerId,
    party: 'partner',
    name,
    role: 'sales',
    title,
    email: '',
    phone: '',
    language: '',
  };
}

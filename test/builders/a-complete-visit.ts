import { brand } from '#shared/base/brand';
import type { Json } from '#shared/base/json';
import type { Agreement, AgreementKind } from '#shared/domain/agreements/agreement';
import type { Answer } from '#shared/domain/interviews/answer';
import type { Partner } from '#shared/domain/partners/partner';
import type { Person, PersonRole } from '#shared/domain/partners/person';
import type { Site } from '#shared/domain/partners/site';
import type { PlanInputs } from '#shared/domain/plans/compose-plan';

const partnerId = brand<'Partner'>('0190f3c0-0000-7000-8000-000000000001');

/** A visit to an Austrian reseller of ordering software for dental practices, in which everything was answered. */
export function aCompleteVisit(kind: AgreementKind, over: Partial<PlanInputs> = {}): PlanInputs {
  return {
    agreement: anAgreement(kind),
    partner: aVisitedPartner(),
    people: everybody(),
    sites: [aSite()],
    answers: allAnswers(),
    organisation: null,
    doneOn: {},
    ...over,
  };
}

export function anAgreement(kind: AgreementKind, over: Partial<Agreement> = {}): Agreement {
  const vendor = {
    vendorName: 'Bogenwerk Software AG',
    vendorRegisterNumber: 'CHE-123.456.789',
    vendorCountry: 'CH',
    vendorAddress: 'Hafenstrasse 12, 8005 Zürich',
    baseAgreement: 'Reseller Agreement of 2 December 2026',
  };
  const own: Agreement['terms'] =
    kind === 'plan'
      ? { startDate: '2026-11-20' }
      : { effectiveDate: '2027-01-01', dataLocation: 'Data centres in Vienna and Frankfurt' };
  return {
    id: brand<'Agreement'>(`0190f3c0-0000-7000-8000-00000000${kind === 'plan' ? 'a1b2' : 'c3d4'}`),
    partnerId,
    kind,
    version: 1,
    state: 'draft',
    dataSha256: null,
    supersedesId: null,
    createdAt: '2026-11-20T09:00:00Z',
    terms: { ...vendor, ...own },
    ...over,
  };
}

/** The same answers without that to one question. */
export function answersWithout(questionId: string): readonly Answer[] {
  return allAnswers().filter((answer) => answer.questionId !== questionId);
}

/** The same answers with other values in some fields of a question; `undefined` leaves a field open. */
export function answersWith(
  questionId: string,
  fields: { readonly [fieldId: string]: Json | undefined },
): readonly Answer[] {
  return allAnswers().map((answer) => {
    if (answer.questionId !== questionId) return answer;
    const value = Object.entries({ ...answer.value, ...fields }).filter(([, field]) => field !== undefined);
    return { ...answer, value: Object.fromEntries(value) as Answer['value'] };
  });
}

export function allAnswers(): readonly Answer[] {
  return Object.entries({ ...qualification, ...service }).map(([questionId, value]) => ({
    id: brand<'Answer'>(`answer-${questionId}`),
    partnerId,
    interviewId: brand<'Interview'>(`interview-${questionId.slice(0, 2)}`),
    questionId,
    packVersion: '1.0.0',
    value: value as Answer['value'],
    state: 'answered',
    confidence: 'stated',
    note: '',
    quote: '',
    saidBy: brand<'Person'>('eva'),
    notedBy: 'ines',
    at: '2026-11-20T10:00:00Z',
    secondsSpent: 120,
    replaces: [],
    reason: '',
  }));
}

export function everybody(): readonly Person[] {
  return [
    aPerson('ines', 'vendor', 'Ines Kramer', 'partnerManager', 'Partner Manager', '+41 44 555 01 10'),
    aPerson('marc', 'vendor', 'Marc Odermatt', 'customerSuccessLeader', 'Head of Customer Success', '+41 44 555 01 20'),
    aPerson('yuki', 'vendor', 'Yuki Tanaka', 'technicalAuthority', 'Lead Architect', '+41 44 555 01 30'),
    aPerson('ruth', 'vendor', 'Ruth Baumann', 'sponsor', 'Chief Operating Officer', '+41 44 555 01 40'),
    aPerson('eva', 'partner', 'Eva Lindner', 'sponsor', 'Managing Director', '+43 1 555 02 10'),
    aPerson('tomas', 'partner', 'Tomáš Novák', 'technicalAuthority', 'Technical Lead', '+43 1 555 02 20'),
    aPerson('sara', 'partner', 'Sara Öztürk', 'customerSuccessLeader', 'Service Manager', '+43 1 555 02 30'),
    aPerson('jonas', 'partner', 'Jonas Weiß', 'partnerManager', 'Alliance Manager', '+43 1 555 02 40'),
    aPerson('lea', 'partner', 'Lea Hofer', 'support', '', ''),
  ];
}

function aPerson(
  id: string,
  party: Person['party'],
  name: string,
  role: PersonRole,
  title: string,
  phone: string,
): Person {
  return { id: brand<'Person'>(id), partnerId, party, name, role, title, phone, email: '', language: 'de' };
}

function aVisitedPartner(): Partner {
  return {
    id: partnerId,
    legalName: 'Nordlicht Systemhaus GmbH',
    registerNumber: 'FN 123456a',
    country: 'AT',
    archetype: 'reseller',
    programTier: 'entry',
    exposure: { data: 2, integration: 1, access: 1, criticality: 2, substitutability: 2 },
    riskTierAccepted: { tier: 'T2', by: 'ines', at: '2026-11-20T11:00:00Z' },
    oversight: {},
    leavingSince: null,
    website: 'nordlicht.example',
    note: '',
    createdAt: '2026-11-01T08:00:00Z',
  };
}

function aSite(): Site {
  return {
    id: brand<'Site'>('vienna'),
    partnerId,
    name: 'Vienna office',
    address: 'Praterstraße 40, 1020 Wien',
    country: 'AT',
    zone: 'Europe/Vienna',
  };
}

const officeHours = [{ days: [1, 2, 3, 4, 5], from: '08:00', to: '18:00', zone: 'Europe/Vienna' }];

const qualification: Record<string, { [fieldId: string]: Json }> = {
  'M1.Q1': {
    legalName: 'Nordlicht Systemhaus GmbH',
    registerNumber: 'FN 123456a',
    country: 'AT',
    address: 'Praterstraße 40, 1020 Wien',
    owners: [{ name: 'Eva Lindner', country: 'AT', share: 60 }],
  },
  'M1.Q2': {
    outcomes: [
      {
        customerType: 'Dental practices with 3 to 10 chairs',
        offering: 'Set-up, training and support',
        outcome: 'Orders leave the practice without paper',
        measure: 'Share of orders placed digitally',
      },
      {
        customerType: 'Dental laboratories',
        offering: 'Interface to the laboratory system',
        outcome: 'No retyping of orders',
      },
    ],
    firstCustomers: [
      { name: 'Praxis Dr. Berger', need: 'Replace fax orders', by: '2027-03-05', owner: 'jonas' },
      { name: 'Zahnlabor Donau', need: 'Read orders by interface', by: '2027-04-16' },
    ],
    match: 'most',
  },
  'M1.Q3': {
    capabilities: {
      market: { now: 'no', inNinetyDays: 'withHelp', people: 1, lead: 'jonas' },
      sell: { now: 'withHelp', inNinetyDays: 'alone', people: 3, lead: 'jonas' },
      implement: { now: 'withHelp', inNinetyDays: 'alone', people: 4, lead: 'tomas' },
      support: { now: 'alone', inNinetyDays: 'alone', people: 5, lead: 'sara' },
      coInnovate: { now: 'no', inNinetyDays: 'notPlanned' },
    },
    capacity: 'part',
  },
  'M1.Q4': { archetype: 'reseller', similar: [] },
  'M1.Q5': {
    sponsor: 'eva',
    objective: 'Forty practices order without paper by the end of 2027.',
    firstOutcomeBy: '2027-03-19',
    goals: [
      {
        goal: 'Practices that order digitally',
        unit: 'practices',
        baseline: 0,
        target: 40,
        by: '2027-12-17',
        weight: 60,
        owner: 'jonas',
      },
      {
        goal: 'Calls about orders',
        unit: 'per week',
        baseline: 85.5,
        target: 20,
        by: '2027-10-01',
        weight: 40,
        owner: 'sara',
      },
    ],
    commitment: 'people',
    gives: 'Two people half-time until June, and the demonstration room in Vienna.',
  },
  'M1.Q6': {
    blockers: [
      {
        blocker: 'Laboratory system has no open interface',
        severity: 'high',
        owner: 'tomas',
        by: '2027-01-15',
        next: 'Ask its maker',
      },
      { blocker: 'Fair in March binds the sales team', severity: 'low' },
    ],
    candour: 'open',
  },
  'M1.Q7': { countries: ['AT', 'DE'], languages: ['de', 'en'], hours: officeHours, premises: 'vienna' },
  'M1.Q8': { competing: 'none' },
};

const service: Record<string, { [fieldId: string]: Json }> = {
  'M8.Q1': {
    services: [
      { service: 'Ordering platform', owner: 'vendor', dependsOn: 'Cloud provider' },
      { service: 'First-line support', owner: 'partner' },
    ],
    excluded: 'Repair of devices in the practice.',
    stages: {
      orderIntake: {
        does: 'partner',
        accountable: 'partner',
        target: 'Order confirmed the same day',
        handover: 'Order form',
      },
      integration: { does: 'both', accountable: 'vendor', target: 'Interface works within a week' },
      delivery: { does: 'vendor', accountable: 'vendor', target: 'Platform is there when the practice opens' },
      incident: { does: 'both', accountable: 'partner', target: 'One number, one answer' },
      followUp: {
        does: 'partner',
        accountable: 'partner',
        target: 'Call back within three days',
        handover: 'Note in the case',
      },
    },
  },
  'M8.Q2': {
    hours: officeHours,
    channels: [
      { channel: 'phone', address: '+43 1 555 02 00', severities: 'all' },
      { channel: 'email', address: 'help@nordlicht.example', severities: 'all' },
    ],
    languages: ['de', 'en'],
    accessibility: ['textOnly', 'plainLanguage'],
    maintenance: [{ days: [7], from: '02:00', to: '06:00', zone: 'Europe/Vienna' }],
    closedDays: [{ date: '2026-12-25', reason: 'Christmas Day' }, { date: '2027-01-01' }],
  },
  'M8.Q3': {
    availability: 99.9,
    times: {
      s1: { firstResponse: 30, update: 60, restore: 4 },
      s2: { firstResponse: 120, update: 240, restore: 8 },
      s3: { firstResponse: 480, restore: 72 },
      s4: { firstResponse: 1440, restore: 240 },
    },
    onTime: 95,
    satisfaction: 85,
    firstContact: 65,
    source: 'partnerTickets',
    history: [
      { month: '2026-09-01', availability: 99.95, cases: 48, onTime: 96, satisfaction: 88 },
      { month: '2026-10-01', availability: 99.8839, cases: 51, onTime: 91.5 },
    ],
  },
  'M8.Q4': {
    cover: 'always',
    number: '+43 1 555 02 99',
    roster: [
      { person: 'tomas', days: 'workdays', from: '00:00', to: '00:00', backup: 'sara' },
      { person: 'lea', days: 'weekend', from: '00:00', to: '00:00' },
    ],
  },
  'M8.Q5': {
    ladder: {
      technicalAuthority: { partner: 'tomas', vendor: 'yuki', s1: 30, s2: 4 },
      customerSuccessLeader: { partner: 'sara', vendor: 'marc', s1: 120, s2: 8 },
      partnerManager: { partner: 'jonas', vendor: 'ines', s1: 240, s2: 16 },
    },
    vendorSponsor: 'ruth',
    acknowledge: 15,
  },
  'M8.Q6': {
    writesReviews: true,
    reviewDays: 5,
    hasProcedure: true,
    breachNoticeHours: 48,
    breachContact: 'tomas',
    lesson: 'A certificate ran out on a Sunday; there is now a calendar for them.',
    actions: [
      { action: 'Calendar of certificates', owner: 'tomas', due: '2026-12-18' },
      { action: 'Second phone for on-call' },
    ],
  },
  'M8.Q7': {
    reportEvery: 'month',
    formats: ['csv', 'pdf'],
    readers: 'Service managers and partner managers of both sides',
    reviewEvery: 'quarter',
    firstReview: '2027-03-31',
    weeklyNote: true,
    recordsMonths: 36,
  },
  'M8.Q8': {
    handover: 'A list of open cases, the settings of each practice and one month of shared support.',
    transitionDays: 60,
    dataReturnDays: 30,
    hasPlan: true,
  },
  'M8.Q9': { recommend: 9, why: 'Somebody always answers.' },
};

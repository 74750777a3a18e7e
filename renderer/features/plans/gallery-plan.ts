import { brand } from '#shared/base/brand';
import type { Agreement } from '#shared/domain/agreements/agreement';
import { nothingOnRecord, type PartnerRecords } from '#shared/domain/gates/known-records';
import type { Partner } from '#shared/domain/partners/partner';
import { planTemplate, raciOf } from '#shared/domain/plans/compose-plan';
import { shippedMilestones } from '#shared/domain/plans/milestones';
import type { Pair, Plan } from '#shared/domain/plans/plan';
import { schedule } from '#shared/domain/plans/plan-rules';
import type { PlanUnderWay } from '#shared/domain/plans/plan-standing';
import { builtInPack } from '#shared/domain/playbook/built-in-pack';

export type PlanSample = 'begun' | 'late';

const partnerId = brand<'Partner'>('01930000-0000-7000-8000-00000000ab01');
const person = (name: string, title: string) => ({ name, title, phone: '', email: '' });
const owners = { vendor: 'Ines Kramer', partner: 'Jonas Weiß' };
const stage = { does: 'both', accountable: 'partner', target: 'The same day', handover: undefined } as const;

const pairs: readonly Pair[] = [
  { role: 'sponsor', vendor: person('Ruth Baumann', 'COO'), partner: person('Eva Lindner', 'Managing Director') },
  { role: 'partnerManager', vendor: person(owners.vendor, ''), partner: person(owners.partner, '') },
  { role: 'customerSuccessLeader', vendor: person('Marc Odermatt', ''), partner: person('Sara Öztürk', '') },
  { role: 'technicalAuthority', vendor: person('Yuki Tanaka', ''), partner: person('Tomáš Novák', '') },
];

const said: Plan['said'] = {
  partnerName: 'Nordlicht Systemhaus GmbH',
  partnerRegisterNumber: 'FN 123456a',
  partnerCountry: 'AT',
  partnerAddress: 'Praterstraße 40, 1020 Wien',
  vendorName: 'Bogenwerk Software AG',
  vendorRegisterNumber: 'CHE-123.456.789',
  vendorCountry: 'CH',
  vendorAddress: 'Hafenstrasse 12, 8005 Zürich',
  baseAgreement: 'Reseller Agreement of 2 December 2026',
  outcomes: [],
  stages: { orderIntake: stage, integration: stage, delivery: stage, incident: stage, followUp: stage },
  closedDays: [{ date: '2026-12-25', reason: undefined }],
  reviewEvery: 'quarter',
  firstReview: '2027-03-31',
  handover: 'A list of open cases.',
  documentLanguage: 'en',
  secondLanguage: 'none',
  prevailingLanguage: 'first',
  objective: 'Forty practices order without paper by the end of 2027.',
  valueDate: '2027-03-19',
  partnerGives: null,
  weeklyNote: true,
  startDate: '2026-11-20',
  milestoneDays: {},
  integrationPath: null,
  marketingPlay: null,
};

const records: PartnerRecords = {
  ...nothingOnRecord,
  partner: {
    id: partnerId,
    legalName: said.partnerName,
    registerNumber: said.partnerRegisterNumber,
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
  } satisfies Partner,
};

/** A plan for looking: nothing proved yet, or four months later with two milestones closed and a review held. */
export function samplePlanUnderWay(sample: PlanSample, id: Agreement['id']): PlanUnderWay {
  const scheduled = schedule({
    milestones: shippedMilestones,
    from: said.startDate,
    valueDate: said.valueDate,
    holidays: new Set(['2026-12-25']),
    doneOn: {},
  });
  const plan: Plan = {
    format: 2,
    kind: 'plan',
    template: planTemplate,
    agreementId: id,
    version: 1,
    supersedesId: null,
    vendor: partyOf('vendor'),
    partner: partyOf('partner'),
    said,
    pairs,
    milestones: scheduled.ok ? scheduled.value.map((one) => ({ ...one, owners })) : [],
    goals: [
      aGoal('Practices that order digitally', 'practices', '0', '40', 60),
      aGoal('Calls about orders', 'per week', '85.5', '20', 40),
    ],
    firstCustomers: [
      { name: 'Praxis Dr. Berger', need: 'Replace fax orders', by: '2027-03-05', owner: owners.partner },
    ],
    capabilities: [],
    blockers: [
      {
        blocker: 'Laboratory system has no open interface',
        severity: 'high',
        owner: 'Tomáš Novák',
        by: '2027-01-15',
        next: 'Ask its maker',
      },
      { blocker: 'Fair in March binds the sales team', severity: 'low', owner: owners.partner, by: null, next: null },
    ],
    gives: [
      { what: 'Accounts, sandbox and the content of the playbook', side: 'vendor', milestone: 'R4', due: '2027-02-19' },
    ],
    enablement: [],
    raci: raciOf(said.stages),
    languages: { first: 'en', second: null, prevailing: 'en' },
  };
  return { plan, records, index: builtInPack(), progress: sample === 'begun' ? noProgress : lateProgress(id) };
}

const noProgress: PlanUnderWay['progress'] = { agreements: [], closures: [], readings: [], reviews: [] };

function lateProgress(agreementId: Agreement['id']): PlanUnderWay['progress'] {
  const own = { partnerId, agreementId, by: 'ines' };
  const closed = { ...own, kind: 'closed' as const, proofKind: 'record' as const, proofId: null, proofNote: '' };
  return {
    agreements: [],
    closures: [
      { ...closed, id: brand('closure-1'), milestoneId: 'R1', doneOn: '2026-12-04', at: '2026-12-04T09:00:00Z' },
      { ...closed, id: brand('closure-2'), milestoneId: 'R2', doneOn: '2026-12-16', at: '2026-12-16T09:00:00Z' },
    ],
    readings: [
      {
        ...own,
        id: brand('reading'),
        goal: 'Practices that order digitally',
        actual: '6',
        readOn: '2027-02-26',
        source: 'Order log',
        at: '2027-02-26T09:00:00Z',
      },
    ],
    reviews: [
      {
        ...own,
        id: brand('review'),
        kind: 'milestone',
        milestoneId: 'D30',
        heldOn: '2027-01-18',
        attendees: 'Ines Kramer, Jonas Weiß, Yuki Tanaka',
        said: 'The sandbox is late because the keys came late.',
        decisions: [
          { what: 'Send the keys with the invitation', side: 'vendor', owner: 'Yuki Tanaka', due: '2027-02-12' },
        ],
        kept: ['action/Laboratory system has no open interface'],
        signedBy: { vendor: 'Ines Kramer', partner: 'Jonas Weiß' },
        at: '2027-01-18T15:00:00Z',
      },
    ],
  };
}

function partyOf(side: 'vendor' | 'partner') {
  return {
    name: said[`${side}Name`],
    registerNumber: said[`${side}RegisterNumber`],
    country: said[`${side}Country`],
    address: said[`${side}Address`],
  };
}

function aGoal(goal: string, unit: string, baseline: string, target: string, weight: number): Plan['goals'][number] {
  return { goal, unit, baseline, target, by: '2027-12-17', weight, owners, carried: null };
}

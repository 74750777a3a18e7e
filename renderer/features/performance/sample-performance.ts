import { brand } from '#shared/base/brand';
import type { Agreement } from '#shared/domain/agreements/agreement';
import { nothingOnRecord } from '#shared/domain/gates/known-records';
import { measurable } from '#shared/domain/measuring/measurable-agreement';
import { measureAgreement } from '#shared/domain/measuring/measure-agreement';
import { disputeEventSchema, disputeSchema } from '#shared/domain/performance/dispute';
import {
  incidentEventSchema,
  incidentSchema,
  postIncidentReviewSchema,
  preventiveActionSchema,
} from '#shared/domain/performance/incident';
import { behaviourNoteSchema, jointReviewSchema } from '#shared/domain/performance/joint-review';
import { recordsOfAgreement, tablesOf } from '#shared/domain/performance/measured-tables';
import { performanceFileSchema } from '#shared/domain/performance/performance-file';
import { measureOf } from '#shared/domain/slas/measures';
import { creditBands } from '#shared/domain/slas/remedies';
import type { ServiceLevelId } from '#shared/domain/slas/service-level';
import { standardSeverities } from '#shared/domain/slas/severity';
import type { ServiceLevel, Sla } from '#shared/domain/slas/sla';
import { nothingAfterSigning, type PartnerFile } from '#shared/records/partner-file';
import type { Measuring } from '../../data/queries/performance-queries';

/** The instant at which the gallery stands still. */
export const sampleInstant = '2026-07-03T09:00:00.000Z';

const partnerId = brand<'Partner'>('sample-partner');
const own = { partnerId: 'sample-partner', agreementId: 'sample-sla' };

export const sampleAgreement: Agreement = {
  id: brand<'Agreement'>('sample-sla'),
  partnerId,
  kind: 'sla',
  version: 1,
  state: 'signed',
  terms: {},
  supersedesId: null,
  dataSha256: 'ab'.repeat(32),
  createdAt: '2025-12-01T08:00:00Z',
} as Agreement;

function level(id: ServiceLevelId, minimumSample?: number): ServiceLevel {
  const measure = measureOf(id);
  const commitment = { ...measure.commitment, ...(minimumSample === undefined ? {} : { minimumSample }) };
  return { ...measure, commitment, measuredBy: 'vendor', bands: creditBands(measure, commitment), questionId: null };
}

const party = { name: 'Meridian Software SE', registerNumber: 'HRB 1234', country: 'DE', address: 'Hafenstraße 12' };
const rung = (levelOf: 'L1' | 'L2', hours: number): Sla['ladder'][number] => {
  const after = { kind: 'within' as const, count: hours, unit: 'hours' as const };
  const person = { name: 'Ruth Adler', title: '', phone: '', email: '' };
  return {
    level: levelOf,
    role: 'onCall',
    duty: '',
    vendor: person,
    partner: person,
    after: { s1: after, s2: after, s3: after },
  };
};

/** As much of an agreement as life after signing looks at. */
export const sampleSla = {
  format: 2,
  kind: 'sla',
  vendor: party,
  partner: { ...party, name: 'Nordlicht Systemhaus GmbH', country: 'AT' },
  zone: 'Europe/Vienna',
  calendars: [
    {
      id: 'service',
      name: 'Service hours',
      version: 1,
      weekly: [{ days: [1, 2, 3, 4, 5], from: '08:00', to: '18:00', zone: 'Europe/Vienna' }],
      holidays: [],
    },
  ],
  serviceLevels: [level('S1'), level('S2'), level('S9', 1), level('S24')],
  severities: standardSeverities,
  ladder: [rung('L1', 1), rung('L2', 2)],
  remedies: {
    kind: 'money',
    monthlyCap: '25',
    yearlyCap: '15',
    chronic: { k: 3, n: 4 },
    earnBack: false,
    incentiveAfterWindows: null,
    isSole: false,
    breachesForPlan: { breaches: 2, months: 6 },
    planWithinWorkingDays: 10,
    actionCredits: [],
  },
  changeNotices: [],
  dispute: [
    { step: 'answer', workingDays: 5, decidedBy: 'Nordlicht', cost: 'own' },
    { step: 'managers', workingDays: 5, decidedBy: 'Partner managers', cost: 'own' },
  ],
  publicCommitments: [],
  languages: { first: 'en', second: null, prevailing: 'en' },
  said: {
    monthlyFee: { amount: '10000', currency: 'EUR' },
    breachNoticeHours: 48,
    reviewDays: 5,
    unitsPerHour: null,
    effectiveDate: '2026-01-01',
  },
} as unknown as Sla;

const event = (kind: string, at: string, differs: object = {}) =>
  incidentEventSchema.parse({
    id: `${kind}-${at}`,
    partnerId: own.partnerId,
    incidentId: 'open',
    kind,
    at,
    by: 'sample',
    recordedAt: at,
    ...differs,
  });

const closedEvents = [
  event('classified', '2026-06-10T08:10:00Z', { incidentId: 'closed', severity: 's1' }),
  event('resolved', '2026-06-10T12:10:00Z', { incidentId: 'closed', personName: 'Omar Reyes' }),
  event('closed', '2026-06-10T13:10:00Z', { incidentId: 'closed', personName: 'Omar Reyes' }),
];

/** A signed agreement with an open and a closed incident, a review, data, ratings and a dispute; or with nothing. */
export function samplePerformance(isFull: boolean): PartnerFile {
  return {
    ...nothingOnRecord,
    ...nothingAfterSigning,
    partner: {
      id: partnerId,
      legalName: 'Nordlicht Systemhaus GmbH',
      registerNumber: 'FN 123456a',
      country: 'AT',
      archetype: 'reseller',
      programTier: 'silver',
      exposure: null,
      riskTierAccepted: null,
      oversight: {},
      leavingSince: null,
      website: '',
      note: '',
      createdAt: '2025-08-01T08:00:00Z',
    },
    people: [],
    deals: [],
    dealEvents: [],
    sites: [],
    visits: [],
    interviews: [],
    redactions: [],
    blockers: [],
    agreements: [sampleAgreement],
    signatures: [],
    signedDocuments: [],
    ...(isFull ? afterSigning : {}),
  };
}

const afterSigning: Partial<PartnerFile> = {
  incidents: [
    incidentSchema.parse({
      ...own,
      id: 'open',
      title: 'Sign-in fails for half of the customers',
      reference: 'INC-118',
      openedAt: '2026-07-03T07:40:00Z',
      startedAt: '2026-07-03T07:20:00Z',
      openedBy: 'sample',
    }),
    incidentSchema.parse({
      ...own,
      id: 'closed',
      title: 'Certificate of the portal ran out',
      openedAt: '2026-06-10T08:10:00Z',
      startedAt: '2026-06-10T08:00:00Z',
      openedBy: 'sample',
    }),
  ],
  incidentEvents: [
    event('classified', '2026-07-03T07:40:00Z', { severity: 's1' }),
    event('acknowledged', '2026-07-03T07:48:00Z', { personName: 'Omar Reyes' }),
    event('responded', '2026-07-03T08:05:00Z', { personName: 'Omar Reyes', note: 'We look at the certificates.' }),
    ...closedEvents,
  ],
  postIncidentReviews: [
    postIncidentReviewSchema.parse({
      id: 'review',
      partnerId: own.partnerId,
      incidentId: 'closed',
      rootCause: 'Nobody was told that it runs out.',
      causeKey: 'expired certificate',
    }),
  ],
  preventiveActions: [
    preventiveActionSchema.parse({
      id: 'action',
      partnerId: own.partnerId,
      reviewId: 'review',
      what: 'Send reminders to a group',
      term: 'immediate',
      side: 'vendor',
      owner: 'Omar Reyes',
      due: '2026-06-20',
    }),
  ],
  performanceFiles: [
    performanceFileSchema.parse({
      ...own,
      id: 'file',
      table: 'outages',
      cameAs: 'csv',
      file: { sha256: '3f'.repeat(32), bytes: 900, mime: 'text/csv', name: 'outages-2026-06.csv' },
      rows: 6,
      from: '2026-01-12T09:00:00Z',
      to: '2026-06-12T13:20:00Z',
      givenBy: 'vendor',
      author: 'Omar Reyes',
      enteredBy: 'sample',
      enteredAt: '2026-07-01T09:00:00Z',
    }),
  ],
  jointReviews: [
    jointReviewSchema.parse({ ...own, id: 'joint', quarter: '2026-Q1', createdAt: '2026-04-07T08:00:00Z' }),
  ],
  behaviourNotes: (['vendor', 'partner'] as const).map((side) =>
    behaviourNoteSchema.parse({
      id: `note-${side}`,
      partnerId: own.partnerId,
      reviewId: 'joint',
      behaviour: 'truthfulStatus',
      score: side === 'vendor' ? 5 : 3,
      side,
      rater: side,
      by: 'sample',
      at: '2026-04-09T09:00:00Z',
    }),
  ),
  disputes: [
    disputeSchema.parse({
      ...own,
      id: 'dispute',
      subject: 'Availability in April',
      measure: 'S1',
      window: '2026-04',
      claim: '40 of the 130 minutes were maintenance that had been announced.',
      cost: 'EUR 500.00',
      raisedBySide: 'vendor',
      raisedBy: 'Mira Huber',
      raisedAt: '2026-06-29T08:00:00Z',
    }),
  ],
  disputeEvents: [
    disputeEventSchema.parse({
      id: 'answered',
      partnerId: own.partnerId,
      disputeId: 'dispute',
      kind: 'answered',
      side: 'partner',
      note: 'The announcement came late.',
      at: '2026-07-01T08:00:00Z',
      by: 'sample',
      recordedAt: '2026-07-01T08:00:00Z',
    }),
  ],
};

const minute = 60_000;

/** Half a year, measured. */
export function sampleMeasuring(): Measuring {
  const outages = [8, 20, 55, 130, 30, 260].map((minutes, index) => {
    const from = Date.parse(`2026-0${index + 1}-12T09:00:00Z`);
    return { id: `O-${index}`, service: 'Portal', region: '', from, to: from + minutes * minute };
  });
  const records = recordsOfAgreement(samplePerformance(true), 'sample-sla');
  const { tables } = tablesOf([{ outages }], records, 'Europe/Vienna', sampleInstant);
  const measured = measureAgreement(measurable(sampleSla), tables, { from: '2026-01-01', to: '2026-07-01' });
  return { state: 'measured', measured, doubles: [], missing: [] };
}

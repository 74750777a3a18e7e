import type { DocumentLanguage } from '#shared/domain/agreements/document-language';
import { mergeTables } from '#shared/domain/datasets/merge-tables';
import type { Case, Outage, Tables } from '#shared/domain/datasets/tables';
import {
  composeReport,
  type PerformanceReportData,
  type ReportInputs,
} from '#shared/domain/documents/performance-report-data';
import { measureAgreement } from '#shared/domain/measuring/measure-agreement';
import { disputeEventSchema, disputeSchema } from '#shared/domain/performance/dispute';
import { postIncidentReviewSchema, preventiveActionSchema } from '#shared/domain/performance/incident';
import { behaviourNoteSchema, jointReviewSchema } from '#shared/domain/performance/joint-review';
import { type PerformanceRecords, tablesOf } from '#shared/domain/performance/measured-tables';
import { performanceFileSchema } from '#shared/domain/performance/performance-file';
import { aLevel, measuredBy, moment } from './a-measured-agreement';
import { anEvent, anIncident } from './an-incident';

const minute = 60_000;
/** Minutes of downtime by month: kept, kept, a deviation, a breach, kept, a breach. */
const downtimes = [8, 20, 55, 130, 30, 260];

function outages(): readonly Outage[] {
  return downtimes.map((minutes, index) => {
    const from = moment(`2026-${String(index + 1).padStart(2, '0')}-12T09:00:00Z`);
    return { id: `O-${index + 1}`, service: 'Service desk', region: '', from, to: from + minutes * minute };
  });
}

/** Twenty tickets a month, of which some are answered too late. */
function tickets(): readonly Case[] {
  return downtimes.flatMap((_, month) =>
    Array.from({ length: 20 }, (_ticket, index): Case => {
      const openedAt = moment(
        `2026-${String(month + 1).padStart(2, '0')}-${String(index + 5).padStart(2, '0')}T08:00:00Z`,
      );
      const response = index < month ? 200 : 20;
      return {
        id: `T-${month + 1}${String(index).padStart(2, '0')}`,
        service: 'Service desk',
        region: 'AT',
        channel: 'mail',
        severities: [{ at: openedAt, severity: 's2' }],
        startedAt: null,
        detectedAt: null,
        openedAt,
        acknowledgedAt: openedAt + 10 * minute,
        firstResponseAt: openedAt + response * minute,
        restoredAt: openedAt + 240 * minute,
        resolvedAt: openedAt + 300 * minute,
        closedAt: openedAt + 400 * minute,
        reopenedAt: null,
        followUpAt: null,
        updates: [],
        pauses: [],
        contacts: 1,
        transferred: false,
        affectedShare: null,
        rootCause: '',
      };
    }),
  );
}

export const someRecords: PerformanceRecords = {
  incidents: [anIncident({ reference: 'INC-2026-114', affectedShare: '0.5', service: 'Service desk' })],
  incidentEvents: [
    anEvent('classified', '08:10', { severity: 's1', personName: 'Mira Huber' }),
    anEvent('acknowledged', '08:20', { personName: 'Omar Reyes' }),
    anEvent('responded', '08:35', {
      personName: 'Omar Reyes',
      note: 'Users of region AT cannot sign in; we look at the certificates',
    }),
    anEvent('escalated', '09:15', { level: 'L1', personName: 'Mira Huber' }),
    anEvent('updated', '09:30', { personName: 'Tom Berger' }),
    anEvent('restored', '10:40', { personName: 'Omar Reyes', note: 'New certificate in place' }),
    anEvent('resolved', '15:00', { personName: 'Omar Reyes' }),
    anEvent('closed', '16:00', { personName: 'Mira Huber' }),
  ],
  postIncidentReviews: [
    postIncidentReviewSchema.parse({
      id: 'review',
      partnerId: 'partner',
      incidentId: 'inc',
      rootCause:
        'The certificate of the sign-in ran out. Nobody was told, because the reminder went to a person who had left.',
      causeKey: 'expired certificate',
      immediateFix: 'A new certificate',
      longTermFix: 'Certificates are renewed by the platform, and reminders go to a group',
      deliveredAt: '2026-03-16T10:00:00Z',
      deliveredBy: 'Omar Reyes',
    }),
  ],
  preventiveActions: [
    preventiveActionSchema.parse({
      id: 'action-1',
      partnerId: 'partner',
      reviewId: 'review',
      what: 'Send reminders to a group',
      term: 'immediate',
      side: 'vendor',
      owner: 'Omar Reyes',
      due: '2026-03-20',
      closedAt: '2026-03-19T10:00:00Z',
      proof: 'Screenshot of the reminder',
    }),
    preventiveActionSchema.parse({
      id: 'action-2',
      partnerId: 'partner',
      reviewId: 'review',
      what: 'Renew certificates by the platform',
      term: 'longTerm',
      side: 'vendor',
      owner: 'Ana Lukić',
      due: '2026-05-31',
    }),
  ],
  jointReviews: [
    jointReviewSchema.parse({
      id: 'joint',
      partnerId: 'partner',
      agreementId: 'sla',
      quarter: '2026-Q1',
      heldOn: '2026-04-09',
      attendees: 'Mira Huber, Tom Berger',
      createdAt: '2026-04-07T08:00:00Z',
    }),
  ],
  behaviourNotes: (['proactiveNotice', 'truthfulStatus', 'knownLimits'] as const).flatMap((behaviour, index) =>
    (['vendor', 'partner'] as const).map((side) =>
      behaviourNoteSchema.parse({
        id: `note-${behaviour}-${side}`,
        partnerId: 'partner',
        reviewId: 'joint',
        behaviour,
        score: side === 'vendor' ? 4 : 3 + (index % 2),
        side,
        rater: side === 'vendor' ? 'Mira Huber' : 'Tom Berger',
        by: 'mira',
        at: '2026-04-09T09:00:00Z',
      }),
    ),
  ),
};

const files = [
  performanceFileSchema.parse({
    id: 'file-1',
    partnerId: 'partner',
    agreementId: 'sla',
    table: 'outages',
    cameAs: 'csv',
    file: { sha256: '3f'.repeat(32), bytes: 900, mime: 'text/csv', name: 'outages-first-half.csv' },
    rows: 6,
    from: '2026-01-12T09:00:00Z',
    to: '2026-06-12T13:20:00Z',
    givenBy: 'vendor',
    author: 'Omar Reyes',
    enteredBy: 'omar',
    enteredAt: '2026-07-02T09:00:00Z',
  }),
];

const dispute = disputeSchema.parse({
  id: 'dispute',
  partnerId: 'partner',
  agreementId: 'sla',
  subject: 'Availability in April',
  measure: 'S1',
  window: '2026-04',
  claim: '40 of the 130 minutes were maintenance that had been announced.',
  cost: '5 % of the fee of April, EUR 500.00',
  raisedBySide: 'vendor',
  raisedBy: 'Mira Huber',
  raisedAt: '2026-05-05T08:00:00Z',
});

const disputeEvents = [
  disputeEventSchema.parse({
    id: 'shown',
    partnerId: 'partner',
    disputeId: 'dispute',
    kind: 'evidence',
    side: 'vendor',
    note: 'Notice of 7 April',
    evidenceKind: 'incidentReport',
    at: '2026-05-06T08:00:00Z',
    by: 'mira',
    recordedAt: '2026-05-06T08:00:00Z',
  }),
  disputeEventSchema.parse({
    id: 'settled',
    partnerId: 'partner',
    disputeId: 'dispute',
    kind: 'settled',
    side: 'both',
    note: 'The announcement came one day late; half of the claim holds.',
    outcome: 'partlyUpheld',
    at: '2026-05-12T08:00:00Z',
    by: 'mira',
    recordedAt: '2026-05-12T08:00:00Z',
  }),
];

export const reportedAgreement = measuredBy([
  aLevel('S1'),
  aLevel('S2'),
  aLevel('S8'),
  aLevel('S9', { minimumSample: 1 }),
  aLevel('S24'),
]);

/** What a report on the first half of 2026 is made from: two breaches, a deviation, an incident, a dispute. */
export function reportInputs(language: DocumentLanguage = 'en', differs: Partial<ReportInputs> = {}): ReportInputs {
  const asOf = '2026-07-03T09:00:00Z';
  const watched: Tables = { outages: outages(), cases: tickets() };
  const { tables, doubles } = tablesOf([watched], someRecords, 'UTC', asOf);
  return {
    language,
    agreement: { id: 'sla', version: 1, dataSha256: 'ab'.repeat(32) },
    vendor: {
      name: 'Meridian Software SE',
      registerNumber: 'HRB 1234',
      country: 'DE',
      address: 'Hafenstraße 12, Hamburg',
    },
    partner: {
      name: 'Nordlicht Systemhaus GmbH',
      registerNumber: 'FN 123456a',
      country: 'AT',
      address: 'Ring 1, Wien',
    },
    measurable: reportedAgreement,
    dispute: [
      { step: 'answer', workingDays: 5, decidedBy: 'The other side', cost: 'own' },
      { step: 'managers', workingDays: 5, decidedBy: 'Partner managers', cost: 'own' },
    ],
    measured: measureAgreement(reportedAgreement, mergeTables([tables]), { from: '2026-01-01', to: '2026-07-01' }),
    records: someRecords,
    files,
    disputes: [dispute],
    disputeEvents,
    doubles,
    asOf,
    ...differs,
  };
}

export function aPerformanceReport(language: DocumentLanguage = 'en'): PerformanceReportData {
  return composeReport(reportInputs(language));
}

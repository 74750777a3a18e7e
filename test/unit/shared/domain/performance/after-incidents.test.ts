import { describe, expect, test } from 'vitest';
import { brand } from '#shared/base/brand';
import {
  type PostIncidentReview,
  type PreventiveAction,
  postIncidentReviewSchema,
  preventiveActionSchema,
} from '#shared/domain/performance/incident';
import { tablesOf } from '#shared/domain/performance/measured-tables';
import {
  beginReview,
  closeAction,
  deliverReview,
  promiseAction,
  writeReview,
} from '#shared/domain/performance/review-commands';
import { actionStanding, repeatedCauses, reviewStanding } from '#shared/domain/performance/review-rules';
import { anAgreement, anEvent, anIncident, at, evidenceId } from '../../../../builders/an-incident';

const incident = anIncident();
const closed = [
  anEvent('classified', '08:10', { severity: 's1' }),
  anEvent('resolved', '15:00'),
  anEvent('closed', '16:00'),
];

const aReview = (differs: object = {}): PostIncidentReview =>
  postIncidentReviewSchema.parse({ id: 'review', partnerId: 'partner', incidentId: 'inc', ...differs });
const anAction = (differs: object = {}): PreventiveAction =>
  preventiveActionSchema.parse({
    id: 'action',
    partnerId: 'partner',
    reviewId: 'review',
    what: 'Watch certificates',
    term: 'longTerm',
    side: 'vendor',
    owner: 'Omar Reyes',
    due: '2026-03-31',
    ...differs,
  });

describe('the review of an incident', () => {
  test('is due so many working days after the closing, without holidays', () => {
    const due = (asOf: string, reviewDays = 5) =>
      reviewStanding(incident, closed, null, anAgreement({ reviewDays }), asOf);
    expect(due('2026-03-10T15:30:00Z')).toEqual({ state: 'notDue' });
    const closedAt = '2026-03-10T16:00:00Z';
    expect(due('2026-03-17T22:59:00Z')).toEqual({ state: 'due', closedAt, due: '2026-03-17', overdue: false });
    expect(due('2026-03-17T23:00:00Z')).toEqual({ state: 'due', closedAt, due: '2026-03-17', overdue: true });
    // 20 working days from 10 March end on 7 April, and Easter Monday is one more.
    expect(due('2026-03-18T00:00:00Z', 20)).toMatchObject({ due: '2026-04-08' });
  });

  test('is not owed for a small matter', () => {
    const small = [anEvent('classified', '08:10', { severity: 's3' }), ...closed.slice(1)];
    expect(reviewStanding(incident, small, null, anAgreement(), '2026-04-01T00:00:00Z')).toEqual({ state: 'notDue' });
  });

  test('is not delivered without a root cause and an author, and stays as it was delivered', () => {
    const now = at('2026-03-12T10:00:00Z');
    expect(deliverReview(aReview(), { by: 'Mira Huber' }, now)).toEqual({
      ok: false,
      error: { kind: 'cause-missing' },
    });
    const known = aReview({ rootCause: 'The certificate ran out', causeKey: 'certificate' });
    expect(deliverReview(known, { by: ' ' }, now)).toEqual({ ok: false, error: { kind: 'author-missing' } });
    const delivered = deliverReview(known, { by: 'Mira Huber' }, now);
    if (!delivered.ok) throw new Error('refused');
    expect(delivered.value).toMatchObject({ deliveredAt: '2026-03-12T10:00:00Z', deliveredBy: 'Mira Huber' });
    expect(writeReview(delivered.value, { rootCause: 'Something else' })).toEqual({
      ok: false,
      error: { kind: 'delivered-already' },
    });
    expect(reviewStanding(incident, closed, delivered.value, anAgreement(), '2026-03-20T00:00:00Z')).toMatchObject({
      state: 'delivered',
      late: false,
    });
  });

  test('is begun once', () => {
    expect(beginReview(incident, [aReview()], {}, at('2026-03-12T10:00:00Z'))).toEqual({
      ok: false,
      error: { kind: 'begun-already', reviewId: 'review' },
    });
  });
});

describe('a preventive action', () => {
  test('is in time on the whole of its last day in the zone of the agreement', () => {
    const standing = (asOf: string) => actionStanding(anAction(), 'Europe/Vienna', asOf);
    expect(standing('2026-03-31T21:59:00Z')).toEqual({ state: 'open', due: '2026-03-31' });
    expect(standing('2026-03-31T22:00:00Z')).toEqual({ state: 'overdue', due: '2026-03-31' });
  });

  test('is closed by proof, and not by word alone', () => {
    const now = at('2026-03-30T10:00:00Z');
    expect(closeAction(anAction(), { words: ' ', evidenceId: null }, now)).toEqual({
      ok: false,
      error: { kind: 'proof-missing' },
    });
    const done = closeAction(anAction(), { words: '', evidenceId }, now);
    expect(done).toEqual({ ok: true, value: anAction({ closedAt: '2026-03-30T10:00:00Z', evidenceId }) });
    expect(done.ok && closeAction(done.value, { words: 'again', evidenceId: null }, now)).toEqual({
      ok: false,
      error: { kind: 'closed-already' },
    });
  });

  test('needs somebody who does it, by a day', () => {
    const { what, term, side } = anAction();
    expect(promiseAction(aReview(), { what, term, side, owner: '', due: 'soon' }, at('2026-03-12T10:00:00Z'))).toEqual({
      ok: false,
      error: { kind: 'fields-refused', fields: ['owner', 'due'] },
    });
  });
});

describe('a cause', () => {
  const second = anIncident({ id: brand<'Incident'>('inc2'), openedAt: '2026-04-10T08:00:00Z' });
  const reviews = [
    aReview({ causeKey: 'Expired  certificate' }),
    aReview({ id: 'review2', incidentId: 'inc2', causeKey: 'expired certificate ' }),
  ];

  test('is recognised when it comes back, also after its cure', () => {
    const all = [second, incident];
    expect(repeatedCauses(all, reviews, [])).toEqual([
      { causeKey: 'expired certificate', incidentIds: ['inc', 'inc2'], afterCure: false },
    ]);
    const cure = anAction({ closedAt: '2026-03-30T10:00:00Z' });
    expect(repeatedCauses(all, reviews, [cure])[0]?.afterCure).toBe(true);
    const lateCure = anAction({ closedAt: '2026-04-20T10:00:00Z' });
    expect(repeatedCauses(all, reviews, [lateCure])[0]?.afterCure).toBe(false);
  });

  test('behind one incident is not repeated', () => {
    expect(repeatedCauses([incident], reviews, [])).toEqual([]);
  });
});

describe('the tables to measure by', () => {
  const records = {
    incidents: [anIncident({ reference: 'T-1', touchesSecurity: true })],
    incidentEvents: closed,
    postIncidentReviews: [aReview({ causeKey: 'Certificate', deliveredAt: '2026-03-12T10:00:00Z' })],
    preventiveActions: [anAction()],
    jointReviews: [],
    behaviourNotes: [],
  };

  test('hold the log beside the files, and a ticket that both know once', () => {
    const asOf = '2026-04-01T00:00:00Z';
    const own = tablesOf([], records, 'Europe/Vienna', asOf).tables;
    const ticket = own.cases?.[0];
    if (!ticket) throw new Error('no case');
    const file = {
      cases: [
        { ...ticket, acknowledgedAt: null },
        { ...ticket, id: 'T-2' },
      ],
      orders: [],
    };
    const { tables, doubles } = tablesOf([file], records, 'Europe/Vienna', asOf);
    expect(doubles).toEqual(['T-1']);
    expect(tables).toEqual({
      orders: [],
      cases: [{ ...ticket, id: 'T-2' }, ticket],
      reviews: [
        {
          id: 'inc',
          incidentClosedAt: Date.parse('2026-03-10T16:00:00Z'),
          deliveredAt: Date.parse('2026-03-12T10:00:00Z'),
        },
      ],
      actions: [{ id: 'action', dueAt: Date.parse('2026-03-31T21:59:59Z'), closedAt: null, rootCause: 'certificate' }],
      breaches: [{ id: 'inc', awareAt: Date.parse('2026-03-10T08:05:00Z'), noticeAt: null }],
    });
    expect(ticket.rootCause).toBe('certificate');
  });

  test('leave out what nobody has written anything for, and what had not happened yet', () => {
    expect(tablesOf([], records, 'Europe/Vienna', '2026-03-10T08:00:00Z').tables).toEqual({
      actions: [{ id: 'action', dueAt: Date.parse('2026-03-31T21:59:59Z'), closedAt: null, rootCause: 'certificate' }],
    });
  });
});

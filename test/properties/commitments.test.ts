import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { brand } from '#shared/base/brand';
import { addDays } from '#shared/base/calendar-date';
import { calendarFile } from '#shared/domain/exchange/calendar-file';
import { datedCommitments, type PromisingRecords } from '#shared/domain/guidance/dated-commitments';
import type { Handoff, HandoffEvent } from '#shared/domain/handoffs/handoff';
import type { PostIncidentReview, PreventiveAction } from '#shared/domain/performance/incident';
import type { JointReview } from '#shared/domain/performance/joint-review';
import { type Commitment, commitments } from '#shared/domain/plans/commitments';
import { planStanding } from '#shared/domain/plans/plan-standing';
import { aPlanUnderWay } from '../builders/a-plan-under-way';
import { anEvent, anIncident } from '../builders/an-incident';
import { anSla } from '../builders/an-sla';

const now = '2026-11-20T12:00:00.000Z';
const today = '2026-11-20';
const partnerId = brand<'Partner'>('partner-1');

const nothing: PromisingRecords = {
  ...{ partnerId, plans: [], slas: [], notices: [], incidents: [], incidentEvents: [] },
  ...{ postIncidentReviews: [], preventiveActions: [], jointReviews: [], handoffs: [], handoffEvents: [] },
};

const day = fc.integer({ min: -10, max: 400 }).map((days) => addDays(today, days));
const side = fc.constantFrom('vendor' as const, 'partner' as const);
const words = fc.stringMatching(/^[a-z]{1,8}$/);

const aRow = fc.record({
  kind: fc.constantFrom('give' as const, 'action' as const, 'goal' as const, 'customer' as const),
  what: words,
  side,
  due: fc.option(day),
  kept: fc.boolean(),
});

function rowsOf(drawn: readonly (typeof aRow extends fc.Arbitrary<infer Row> ? Row : never)[]): readonly Commitment[] {
  return drawn.map(({ kind, what, side: of, due, kept }, at) => ({
    ...{ key: `${kind}/${what}/${at}`, kind, what, side: of, owner: '', due, milestoneId: null, rhythm: null },
    state: kept ? 'kept' : due !== null && due < today ? 'overdue' : 'open',
    keptOn: kept ? today : null,
  }));
}

const records = fc.record({
  rows: fc.array(aRow, { maxLength: 8 }),
  actions: fc.array(fc.record({ what: words, side, due: day, closed: fc.boolean() }), { maxLength: 6 }),
  decisions: fc.array(
    fc.array(fc.record({ what: words, side, due: fc.option(day), doneOn: fc.option(day) }), { maxLength: 4 }),
    {
      maxLength: 3,
    },
  ),
  handoffs: fc.array(fc.record({ hours: fc.integer({ min: 1, max: 200 }), done: fc.boolean() }), { maxLength: 4 }),
});

describe('what is promised with a day', () => {
  test('stands on the list exactly once while it is owed, wherever it was promised', () => {
    fc.assert(
      fc.property(records, ({ rows, actions, decisions, handoffs }) => {
        const planRows = rowsOf(rows);
        const given: PromisingRecords = {
          ...nothing,
          plans: [{ agreementId: 'plan', version: 1, calendarOf: 'plan', rows: planRows }],
          postIncidentReviews: [{ id: 'review', incidentId: 'none' } as unknown as PostIncidentReview],
          preventiveActions: actions.map(({ what, side: of, due, closed }, at) => ({
            ...{ id: brand<'PreventiveAction'>(`action-${at}`), partnerId, term: 'immediate', proof: '' },
            ...{ reviewId: brand<'PostIncidentReview'>('review'), what, side: of, owner: 'Ana', due, evidenceId: null },
            closedAt: closed ? now : null,
          })) as readonly PreventiveAction[],
          jointReviews: decisions.map((own, at) => ({
            ...{ id: `joint-${at}`, agreementId: 'sla' },
            decisions: own.map((one) => ({ ...one, owner: '' })),
          })) as unknown as readonly JointReview[],
          handoffs: handoffs.map(({ hours }, at) => ({
            ...{ id: `handoff-${at}`, partnerId, kind: 'scheduleExam', note: `${at}`, personId: null },
            ...{ targetHours: hours, requestedBy: 'ines', requestedAt: '2026-11-19T12:00:00.000Z' },
          })) as unknown as readonly Handoff[],
          handoffEvents: handoffs.flatMap(({ done }, at) =>
            done ? [{ id: `event-${at}`, handoffId: `handoff-${at}`, kind: 'done', note: 'x', at: now }] : [],
          ) as unknown as readonly HandoffEvent[],
        };
        const found = datedCommitments(given, now);
        expect(new Set(found.map(({ key }) => key)).size).toBe(found.length);
        expect(found.map(({ due }) => due)).toEqual(found.map(({ due }) => due).toSorted());
        const count = (source: string) => found.filter((one) => one.source === source).length;
        expect(count('plan')).toBe(planRows.filter(({ due, state }) => due !== null && state !== 'kept').length);
        expect(count('preventiveAction')).toBe(actions.filter(({ closed }) => !closed).length);
        expect(count('jointReview')).toBe(
          decisions.flat().filter(({ due, doneOn }) => due !== null && doneOn === null).length,
        );
        expect(count('handoff')).toBe(handoffs.filter(({ done }) => !done).length);
        // And so it does in a calendar: entries that share an identity would swallow each other.
        const entries = found.map(({ calendar, due, what }) => ({ ...calendar, day: due, title: what, detail: '' }));
        const file = calendarFile({ name: '', id: '', stamp: now, sequence: 0, entries });
        const ids = [...file.replaceAll('\r\n ', '').matchAll(/^UID:(.+)$/gm)].map(([, id]) => id);
        expect(new Set(ids).size).toBe(found.length);
      }),
    );
  });

  test('of a whole plan is every row with a day that is not kept', () => {
    const underWay = aPlanUnderWay();
    const rows = commitments(underWay.plan, planStanding(underWay, today), []);
    const found = datedCommitments(
      { ...nothing, plans: [{ agreementId: 'plan', version: 1, calendarOf: '911', rows }] },
      now,
    );
    expect(found.length).toBeGreaterThan(5);
    expect(found.map(({ calendar }) => calendar.key).toSorted()).toEqual(
      rows
        .filter(({ due, state }) => due !== null && state !== 'kept')
        .map(({ key }) => key)
        .toSorted(),
    );
  });

  test('of an agreement is the last day on which not to renew it can be declared, until that day', () => {
    const sla = anSla();
    const slas = [{ agreementId: 'sla', sla }];
    const at = (date: string) =>
      datedCommitments({ ...nothing, slas }, `${date}T12:00:00.000Z`).map(({ source, due }) => [source, due]);
    const by = addDays(sla.endDate, -sla.said.noticeDays);
    expect(at(addDays(by, -30))).toEqual([['slaNotice', by]]);
    expect(at(by)).toEqual([['slaNotice', by]]);
  });

  test('of an incident is the notice of a breach while it runs, and the review once it is closed', () => {
    const incident = anIncident({ touchesSecurity: true });
    const slas = [{ agreementId: incident.agreementId as string, sla: anSla() }];
    const sources = (incidentEvents: PromisingRecords['incidentEvents']) =>
      datedCommitments({ ...nothing, slas, incidents: [incident], incidentEvents }, now)
        .filter(({ source }) => source !== 'slaNotice')
        .map(({ source }) => source);
    const classified = anEvent('classified', incident.openedAt, { severity: 's1' });
    expect(sources([classified])).toEqual(['breachNotice']);
    const told = anEvent('noticeGiven', incident.openedAt);
    const rest = (['acknowledged', 'responded', 'restored', 'resolved', 'closed'] as const).map((kind) =>
      anEvent(kind, incident.openedAt),
    );
    expect(sources([classified, told])).toEqual([]);
    expect(sources([classified, told, ...rest])).toEqual(['incidentReview']);
  });
});

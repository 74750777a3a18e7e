import { type CalendarDate, dayOf } from '#shared/base/calendar-date';
import type { AgreementNotice } from '#shared/domain/agreements/agreement-approval';
import { agreementLife } from '#shared/domain/agreements/agreement-life';
import type { Handoff, HandoffEvent } from '#shared/domain/handoffs/handoff';
import { waitingHandoffs } from '#shared/domain/handoffs/handoff-rules';
import { measurable } from '#shared/domain/measuring/measurable-agreement';
import type { Party } from '#shared/domain/partners/person';
import type {
  Incident,
  IncidentEvent,
  PostIncidentReview,
  PreventiveAction,
} from '#shared/domain/performance/incident';
import { incidentClocks } from '#shared/domain/performance/incident-clocks';
import type { JointReview } from '#shared/domain/performance/joint-review';
import { actionStanding, reviewStanding } from '#shared/domain/performance/review-rules';
import type { Commitment } from '#shared/domain/plans/commitments';
import type { Sla } from '#shared/domain/slas/sla';

/** Where a promise comes from. */
const commitmentSources = [
  'plan',
  'slaNotice',
  'breachNotice',
  'incidentReview',
  'preventiveAction',
  'jointReview',
  'handoff',
] as const;
export type CommitmentSource = (typeof commitmentSources)[number];

/** Something one side or both have promised a partner or been promised by it, that is still owed and has a day. */
export interface DatedCommitment {
  /** The same for the same promise on every day and every device; no two of a partner share it. */
  readonly key: string;
  readonly partnerId: string;
  readonly source: CommitmentSource;
  /** Of a plan: its kind and, for a review, its rhythm. */
  readonly plan: Pick<Commitment, 'kind' | 'rhythm' | 'milestoneId'> | null;
  /** In the words of those who promised; empty where the source says it all. */
  readonly what: string;
  readonly side: Party | 'both';
  readonly owner: string;
  readonly due: CalendarDate;
  readonly isOverdue: boolean;
  /** The agreement it stands under; null: none. */
  readonly agreementId: string | null;
  /** Of the record it stands in. */
  readonly recordId: string;
  /** Under which it stands in a calendar, the same as in the calendar file of its plan. */
  readonly calendar: { readonly of: string; readonly key: string; readonly sequence: number };
}

/** Everything of one partner in which a day is promised. Plans and agreements only as they are in force. */
export interface PromisingRecords {
  readonly partnerId: string;
  readonly plans: readonly {
    readonly agreementId: string;
    readonly version: number;
    /** As the plan names itself in calendars: by the partner's register number, where it has one. */
    readonly calendarOf: string;
    readonly rows: readonly Commitment[];
  }[];
  readonly slas: readonly { readonly agreementId: string; readonly sla: Sla }[];
  readonly notices: readonly AgreementNotice[];
  readonly incidents: readonly Incident[];
  readonly incidentEvents: readonly IncidentEvent[];
  readonly postIncidentReviews: readonly PostIncidentReview[];
  readonly preventiveActions: readonly PreventiveAction[];
  readonly jointReviews: readonly JointReview[];
  readonly handoffs: readonly Handoff[];
  readonly handoffEvents: readonly HandoffEvent[];
}

/** Every dated promise that is still owed, each once, by its day. @param now ISO */
export function datedCommitments(records: PromisingRecords, now: string): readonly DatedCommitment[] {
  const found = [
    ...fromPlans(records),
    ...fromAgreements(records, now),
    ...fromIncidents(records, now),
    ...fromActions(records, now),
    ...fromJointReviews(records, now),
    ...fromHandoffs(records, now),
  ];
  return found.sort(byDay);
}

function fromPlans({ partnerId, plans }: PromisingRecords): readonly DatedCommitment[] {
  return plans.flatMap(({ agreementId, version, calendarOf, rows }) =>
    rows.flatMap((row): readonly DatedCommitment[] => {
      const { key, kind, rhythm, milestoneId, what, side, owner, due, state } = row;
      if (due === null || state === 'kept') return [];
      return [
        {
          key: `plan/${agreementId}/${key}`,
          partnerId,
          source: 'plan',
          plan: { kind, rhythm, milestoneId },
          ...{ what, side, owner, due },
          isOverdue: state === 'overdue',
          agreementId,
          recordId: agreementId,
          calendar: { of: calendarOf, key, sequence: version },
        },
      ];
    }),
  );
}

/** The last day on which either side can say that an agreement is not to be renewed. */
function fromAgreements({ partnerId, slas, notices }: PromisingRecords, now: string): readonly DatedCommitment[] {
  return slas.flatMap(({ agreementId, sla }): readonly DatedCommitment[] => {
    const { effectiveDate, termMonths, noticeDays, renewal } = sla.said;
    const own = notices.filter((notice) => notice.agreementId === agreementId);
    const term = { effectiveDate, endDate: sla.endDate, termMonths, noticeDays, renewal };
    const { noticeBy } = agreementLife(term, own, dayOf(now));
    if (noticeBy === null || noticeBy < dayOf(now)) return [];
    return [
      {
        ...plain(partnerId, 'slaNotice', agreementId),
        ...{ what: '', side: 'both', owner: '', due: noticeBy, isOverdue: false, agreementId },
      },
    ];
  });
}

function fromIncidents(records: PromisingRecords, now: string): readonly DatedCommitment[] {
  const { partnerId, incidents, incidentEvents, postIncidentReviews, slas } = records;
  return incidents.flatMap((incident): readonly DatedCommitment[] => {
    const agreed = slas.find(({ agreementId }) => agreementId === incident.agreementId);
    if (!agreed) return [];
    const terms = measurable(agreed.sla);
    const { agreementId, title: what } = incident;
    const notice = incidentClocks(incident, incidentEvents, terms, now).find(({ owed }) => owed === 'breachNotice');
    const review = postIncidentReviews.find(({ incidentId }) => incidentId === incident.id) ?? null;
    const standing = reviewStanding(incident, incidentEvents, review, terms, now);
    const common = { what, side: 'both' as const, owner: '', agreementId };
    return [
      ...(notice?.due && (notice.state === 'running' || notice.state === 'overdue')
        ? [
            {
              ...plain(partnerId, 'breachNotice', incident.id),
              ...common,
              due: dayOf(notice.due),
              isOverdue: notice.state === 'overdue',
            },
          ]
        : []),
      ...(standing.state === 'due'
        ? [
            {
              ...plain(partnerId, 'incidentReview', incident.id),
              ...common,
              due: standing.due,
              isOverdue: standing.overdue,
            },
          ]
        : []),
    ];
  });
}

function fromActions(records: PromisingRecords, now: string): readonly DatedCommitment[] {
  const { partnerId, preventiveActions, postIncidentReviews, incidents, slas } = records;
  return preventiveActions.flatMap((action): readonly DatedCommitment[] => {
    const review = postIncidentReviews.find(({ id }) => id === action.reviewId);
    const agreementId = incidents.find(({ id }) => id === review?.incidentId)?.agreementId ?? null;
    const zone = slas.find((one) => one.agreementId === agreementId)?.sla.zone ?? 'UTC';
    const standing = actionStanding(action, zone, now);
    if (standing.state === 'closed') return [];
    const { what, side, owner, due } = action;
    return [
      {
        ...plain(partnerId, 'preventiveAction', action.id),
        ...{ what, side, owner, due, isOverdue: standing.state === 'overdue', agreementId },
      },
    ];
  });
}

/** Told until somebody notes that it was done. */
function fromJointReviews({ partnerId, jointReviews }: PromisingRecords, now: string): readonly DatedCommitment[] {
  return jointReviews.flatMap(({ id, agreementId, decisions }) =>
    decisions.flatMap(({ what, side, owner, due, doneOn }, at): readonly DatedCommitment[] => {
      if (due === null || doneOn !== null) return [];
      const isOverdue = due < dayOf(now);
      const from = plain(partnerId, 'jointReview', id);
      const calendar = { ...from.calendar, key: `${from.key}/${at}` };
      return [{ ...from, key: calendar.key, calendar, what, side, owner, due, isOverdue, agreementId }];
    }),
  );
}

function fromHandoffs({ partnerId, handoffs, handoffEvents }: PromisingRecords, now: string) {
  return waitingHandoffs(handoffs, handoffEvents, now, new Set()).map(
    ({ handoff, standing }): DatedCommitment => ({
      ...plain(partnerId, 'handoff', handoff.id),
      ...{ what: handoff.kind, side: 'vendor', owner: '', due: dayOf(standing.due), isOverdue: standing.overdue },
      agreementId: null,
    }),
  );
}

function plain(partnerId: string, source: CommitmentSource, recordId: string) {
  const key = `${source}/${recordId}`;
  return { key, partnerId, source, plan: null, recordId, calendar: { of: partnerId, key, sequence: 0 } };
}

function byDay(left: DatedCommitment, right: DatedCommitment): number {
  if (left.due !== right.due) return left.due < right.due ? -1 : 1;
  return left.key < right.key ? -1 : left.key > right.key ? 1 : 0;
}

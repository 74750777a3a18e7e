import { exact, multiply, roundTo } from '#shared/base/decimal';
import type { IncidentEventKind } from '#shared/domain/performance/incident';
import type { IncidentState } from '#shared/domain/performance/incident-rules';
import { heading, list, paragraph, table } from './clause';
import type { WordId } from './document-words';
import type { Block } from './page';
import type { ReportedIncident } from './performance-report-data';
import type { ReportPen } from './performance-report-words';

const stateIds = {
  open: 'report.incidents.state.open',
  acknowledged: 'report.incidents.state.acknowledged',
  responded: 'report.incidents.state.responded',
  restored: 'report.incidents.state.restored',
  resolved: 'report.incidents.state.resolved',
  reopened: 'report.incidents.state.reopened',
  closed: 'report.incidents.state.closed',
} as const satisfies Record<IncidentState, WordId>;

const kindIds = {
  classified: 'report.incidents.kind.classified',
  acknowledged: 'report.incidents.kind.acknowledged',
  responded: 'report.incidents.kind.responded',
  updated: 'report.incidents.kind.updated',
  handedOn: 'report.incidents.kind.handedOn',
  paused: 'report.incidents.kind.paused',
  resumed: 'report.incidents.kind.resumed',
  restored: 'report.incidents.kind.restored',
  resolved: 'report.incidents.kind.resolved',
  reopened: 'report.incidents.kind.reopened',
  closed: 'report.incidents.kind.closed',
  followedUp: 'report.incidents.kind.followedUp',
  escalated: 'report.incidents.kind.escalated',
  noticeGiven: 'report.incidents.kind.noticeGiven',
} as const satisfies Record<IncidentEventKind, WordId>;

/** The incidents in a table; each serious one with its timeline, what was learned, and what is done about it. */
export function reportIncidents(pen: ReportPen): readonly Block[] {
  const { incidents, causes } = pen.data;
  const head = heading(1, '5', pen.text('report.incidents.title'));
  if (incidents.length === 0) return [head, paragraph(pen.text('report.incidents.none'))];
  const serious = incidents.filter(({ severity }) => severity === 's1' || severity === 's2');
  return [
    head,
    table(
      [
        { title: pen.text('report.incidents.column.incident'), share: 0.34 },
        pen.text('report.incidents.column.severity'),
        pen.text('report.incidents.column.opened'),
        pen.text('report.incidents.column.restored'),
        pen.text('report.incidents.column.state'),
      ],
      incidents.map((one) => [
        titleOf(one),
        pen.severity(one.severity),
        pen.moment(one.openedAt),
        one.restoredAt === null ? pen.text('report.incidents.notYet') : pen.moment(one.restoredAt),
        pen.text(stateIds[one.state]),
      ]),
    ),
    ...(causes.length === 0
      ? []
      : [
          list(
            causes.map(({ causeKey, incidentIds, afterCure }) =>
              afterCure
                ? pen.text('report.cause.afterCure', { cause: causeKey })
                : pen.text('report.cause.again', { cause: causeKey, count: incidentIds.length }),
            ),
          ),
        ]),
    ...serious.flatMap((one, index) => incidentPart(pen, one, `5.${index + 1}`)),
  ];
}

const titleOf = ({ title, reference }: ReportedIncident) => (reference === '' ? title : `${title} (${reference})`);

function incidentPart(pen: ReportPen, incident: ReportedIncident, number: string): readonly Block[] {
  const { affectedShare } = incident;
  return [
    heading(2, number, titleOf(incident)),
    ...(incident.touchesSecurity ? [paragraph(pen.text('report.incidents.security'), 'notice')] : []),
    ...(affectedShare === null
      ? []
      : [
          paragraph(
            pen.text('report.incidents.share', {
              share: `${pen.decimal(roundTo(multiply(exact(affectedShare), exact('100')), 0, 'up'))}\u00a0%`,
            }),
          ),
        ]),
    table(
      [
        { title: pen.text('report.incidents.column.when'), share: 0.27 },
        { title: pen.text('report.incidents.column.what'), share: 0.53 },
        { title: pen.text('report.incidents.column.who'), share: 0.2 },
      ],
      incident.lines.map(({ at, kind, severity, level, note, personName }) => [
        pen.moment(at),
        [pen.text(kindIds[kind], { severity: pen.severity(severity), level: level ?? '' }), note]
          .filter((text) => text !== '')
          .join('. '),
        personName === '' ? '–' : personName,
      ]),
    ),
    ...reviewPart(pen, incident),
  ];
}

function reviewPart(pen: ReportPen, { review, actions }: ReportedIncident): readonly Block[] {
  const { standing } = review;
  const says = [
    ...(review.rootCause === '' ? [] : [pen.text('report.review.cause', { cause: review.rootCause })]),
    ...(review.immediateFix === '' ? [] : [pen.text('report.review.immediate', { fix: review.immediateFix })]),
    ...(review.longTermFix === '' ? [] : [pen.text('report.review.longTerm', { fix: review.longTermFix })]),
  ];
  return [
    paragraph(
      standingWords(pen, standing, review.deliveredBy),
      standing.state === 'due' && standing.overdue ? 'notice' : undefined,
    ),
    ...(says.length === 0 ? [] : [list(says)]),
    ...(actions.length === 0 ? [] : [actionTable(pen, actions)]),
  ];
}

function standingWords(pen: ReportPen, standing: ReportedIncident['review']['standing'], by: string): string {
  switch (standing.state) {
    case 'notDue':
      return pen.text('report.review.notDue');
    case 'due':
      return pen.text(standing.overdue ? 'report.review.overdue' : 'report.review.due', {
        due: pen.date(standing.due),
      });
    case 'delivered':
      return pen.text(standing.late ? 'report.review.deliveredLate' : 'report.review.delivered', {
        at: pen.moment(standing.at),
        by,
        due: standing.due === null ? '–' : pen.date(standing.due),
      });
  }
}

function actionTable(pen: ReportPen, actions: ReportedIncident['actions']): Block {
  return table(
    [
      { title: pen.text('report.action.column.what'), share: 0.36 },
      pen.text('report.action.column.term'),
      pen.text('report.action.column.owner'),
      pen.text('report.action.column.due'),
      pen.text('report.action.column.state'),
    ],
    actions.map(({ what, term, owner, due, standing }) => [
      what,
      pen.text(term === 'immediate' ? 'report.action.immediate' : 'report.action.longTerm'),
      owner,
      pen.date(due),
      standing.state === 'closed'
        ? pen.text(standing.late ? 'report.action.closedLate' : 'report.action.closed', { at: pen.moment(standing.at) })
        : pen.text(standing.state === 'overdue' ? 'report.action.overdue' : 'report.action.open'),
    ]),
  );
}

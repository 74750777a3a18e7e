import { type Drift, driftsOf } from '#shared/domain/performance/drift';
import { bold, heading, list, paragraph, table } from './clause';
import type { WordId } from './document-words';
import type { Block } from './page';
import { pageWordsOf } from './page-words';
import type { ReportedDispute } from './performance-report-data';
import type { ReportPen } from './performance-report-words';

const directionIds = {
  improving: 'report.drift.improving',
  steady: 'report.drift.steady',
  worsening: 'report.drift.worsening',
  unknown: 'report.drift.unknown',
} as const satisfies Record<Drift['direction'], WordId>;

const behaviourIds = {
  proactiveNotice: 'report.behaviour.proactiveNotice',
  truthfulStatus: 'report.behaviour.truthfulStatus',
  knownLimits: 'report.behaviour.knownLimits',
} as const;

/** Trends, and how both sides find each other's behaviour. */
export function reportDrift(pen: ReportPen): readonly Block[] {
  const { measurable, measured, ratings } = pen.data;
  const levels = measurable.serviceLevels.filter(({ id }) => measured.results.some(({ measure }) => measure === id));
  const drifts = driftsOf(levels, measured.results);
  const end = (one: Drift['first']) =>
    one === null ? '–' : `${pen.decimal(one.shown)} (${pen.shortWindow(one.label)})`;
  return [
    heading(1, '6', pen.text('report.drift.title')),
    paragraph(pen.text('report.drift.say')),
    table(
      [
        { title: pen.text('report.drift.column.measure'), share: 0.24 },
        pen.text('report.drift.column.direction'),
        { title: pen.text('report.drift.column.from'), align: 'end' },
        { title: pen.text('report.drift.column.to'), align: 'end' },
        { title: pen.text('report.drift.column.step'), align: 'end' },
        { title: pen.text('report.drift.column.breach'), share: 0.2 },
      ],
      drifts.map((drift) => [
        pen.nameOf(drift.measure),
        [
          drift.direction === 'worsening'
            ? bold(pen.text('report.drift.worsening'))
            : pen.text(directionIds[drift.direction]),
        ],
        end(drift.first),
        end(drift.last),
        drift.perWindow === null ? '–' : pen.decimal(drift.perWindow),
        drift.windowsToBreach === null
          ? pen.text('report.drift.none')
          : pen.text('report.drift.breach', { count: drift.windowsToBreach }),
      ]),
    ),
    ...ratings.flatMap(({ quarter, behaviours }): readonly Block[] => [
      heading(2, '', `${pen.text('report.behaviour.title')}, ${pen.windowName(quarter)}`),
      table(
        [
          { title: pen.text('report.behaviour.column.behaviour'), share: 0.34 },
          { title: pen.text('report.behaviour.column.vendor'), align: 'end' },
          { title: pen.text('report.behaviour.column.partner'), align: 'end' },
          { title: pen.text('report.behaviour.column.mean'), align: 'end' },
          { title: pen.text('report.behaviour.column.raters'), align: 'end' },
        ],
        behaviours.map(({ behaviour, vendor, partner, mean, raters }) => [
          pen.text(behaviourIds[behaviour]),
          ...[vendor, partner, mean].map((figure) => (figure === null ? '–' : pen.decimal(figure))),
          String(raters),
        ]),
      ),
    ]),
  ];
}

const outcomeIds = {
  upheld: 'report.dispute.outcome.upheld',
  partlyUpheld: 'report.dispute.outcome.partlyUpheld',
  dismissed: 'report.dispute.outcome.dismissed',
} as const;

const rungIds = {
  notice: 'report.dispute.step.notice',
  answer: 'report.dispute.step.answer',
  managers: 'report.dispute.step.managers',
  sponsors: 'report.dispute.step.sponsors',
  mediation: 'report.dispute.step.mediation',
  decision: 'report.dispute.step.decision',
} as const;

const evidenceIds = {
  incidentReport: 'report.dispute.kind.incidentReport',
  uptimeDashboard: 'report.dispute.kind.uptimeDashboard',
  customerFeedback: 'report.dispute.kind.customerFeedback',
  measurement: 'report.dispute.kind.measurement',
  other: 'report.dispute.kind.other',
} as const;

export function reportDisputes(pen: ReportPen): readonly Block[] {
  const { disputes } = pen.data;
  return [
    heading(1, '7', pen.text('report.dispute.title')),
    ...(disputes.length === 0
      ? [paragraph(pen.text('report.dispute.none'))]
      : disputes.flatMap((dispute, index) => disputePart(pen, dispute, `7.${index + 1}`))),
  ];
}

function disputePart(pen: ReportPen, dispute: ReportedDispute, number: string): readonly Block[] {
  const side = pageWordsOf(pen.language).party[dispute.raisedBySide];
  const evidence = dispute.evidence.map(({ kind, note }) =>
    [pen.text(evidenceIds[kind]), note].filter((text) => text !== '').join(': '),
  );
  return [
    heading(2, number, dispute.subject),
    paragraph(
      pen.text('report.dispute.say', {
        side: `${side} (${dispute.raisedBy})`,
        at: pen.moment(dispute.raisedAt),
        claim: dispute.claim,
      }),
    ),
    list([
      pen.text('report.dispute.cost', { cost: dispute.cost === '' ? '–' : dispute.cost }),
      ...(evidence.length === 0 ? [] : [pen.text('report.dispute.evidence', { list: evidence.join('; ') })]),
      standingWords(pen, dispute.standing),
    ]),
  ];
}

function standingWords(pen: ReportPen, standing: ReportedDispute['standing']): string {
  switch (standing.state) {
    case 'open':
      return pen.text(standing.overdue ? 'report.dispute.overdue' : 'report.dispute.open', {
        rung: pen.text(rungIds[standing.rung.step]),
        decider: standing.rung.decidedBy,
        due: pen.date(standing.due),
      });
    case 'settled':
    case 'decided':
      return pen.text(standing.state === 'settled' ? 'report.dispute.settled' : 'report.dispute.decided', {
        at: pen.moment(standing.at),
        by: standing.by,
        outcome: pen.text(outcomeIds[standing.outcome]),
        note: standing.note,
      });
    case 'withdrawn':
      return pen.text('report.dispute.withdrawn', { at: pen.moment(standing.at), note: standing.note });
    case 'noLadder':
      return pen.text('report.dispute.noLadder');
  }
}

import { decimalOf, exact, multiply, roundTo } from '#shared/base/decimal';
import type { ServiceLevelId } from '#shared/domain/slas/service-level';
import { severityMatrix } from '#shared/domain/slas/severity';
import type { AgreedSeverity } from '#shared/domain/slas/sla';
import { judge, leastCoverage } from '#shared/domain/slas/verdict';
import { answered, bold, type ClausePart, term } from './clause';
import type { WordId } from './document-words';
import { figureBlock } from './figures/figure';
import { severityMatrixFigure } from './figures/severity-matrix-figure';
import type { Block } from './page';
import { printedMonth } from './page-words';
import type { SlaPen } from './sla-pen';
import { slaStandards } from './sla-standards';
import type { TitledColumn } from './titled-columns';

/** Clauses 7 to 11: what is promised in figures, how it is measured and judged, and what happens in an incident. */
export function serviceClauses(pen: SlaPen): readonly (readonly Block[])[] {
  return [
    serviceLevelsClause(pen),
    measurementClause(pen),
    verdictClause(pen),
    severityClause(pen),
    incidentClause(pen),
  ];
}

function serviceLevelsClause(pen: SlaPen): readonly Block[] {
  const source = answered('M8.Q3', 'availability');
  return pen.clause('7', [
    pen.say('sla.7.promise', {}, source),
    pen.table(
      [
        { id: 'sla.7.column.measure', share: 27 },
        { id: 'sla.7.column.target', share: 18 },
        { id: 'sla.7.column.tolerance', share: 12 },
        { id: 'sla.7.column.window', share: 20 },
        { id: 'sla.7.column.source', share: 23 },
      ],
      pen.sla.serviceLevels.map((level) => {
        const { name, source: from, sample } = pen.measure(level);
        const least = level.commitment.minimumSample;
        const smallest = least === 1 ? pen.text('sla.7.anySample') : `${least} ${sample}`;
        return [
          [bold(level.id), ` ${name}`],
          pen.target(level),
          pen.value(level.commitment.tolerance, level),
          `${pen.text(`sla.window.${level.window}`)} · ${smallest}`,
          `${from} · ${pen.text(`sla.party.${level.measuredBy}`)}`,
        ];
      }),
      answered('M8.Q3', 'source'),
    ),
    pen.say('sla.7.origin', {}, source),
    ...historyParts(pen),
  ]);
}

/** What the last months would have been worth under these terms. */
function historyParts(pen: SlaPen): readonly ClausePart[] {
  const history = pen.sla.said.history ?? [];
  const source = answered('M8.Q3', 'history');
  const notShown = pen.text('sla.7.notShown');
  if (history.length === 0) return [pen.say('sla.7.noHistory', {}, source)];
  const cell = (id: ServiceLevelId, value: number | undefined, sample: number | undefined): string => {
    const level = pen.levelOf(id);
    if (value === undefined || level === undefined) return notShown;
    const size = id === 'S1' ? level.commitment.minimumSample : (sample ?? 0);
    const measured = { value: exact(decimalOf(value)), sample: size, coverage: exact('1') };
    const verdict = judge(level.better, level.commitment, measured);
    return pen.text('sla.7.historyVerdict', {
      value: pen.percent(decimalOf(value)),
      verdict: pen.text(`sla.result.${verdict}`),
    });
  };
  return [
    pen.say('sla.7.history', {}, source),
    pen.table(
      [
        'sla.7.column.month',
        { id: 'sla.7.column.cases', align: 'end' },
        'sla.7.column.availability',
        'sla.7.column.firstResponse',
        'sla.7.column.satisfaction',
      ],
      history.map((row) => [
        printedMonth(row.month, pen.language),
        row.cases === undefined ? notShown : String(row.cases),
        cell('S1', row.availability, row.cases),
        cell('S8', row.onTime, row.cases),
        row.satisfaction === undefined ? notShown : pen.percent(decimalOf(row.satisfaction)),
      ]),
      source,
    ),
  ];
}

function measurementClause(pen: SlaPen): readonly Block[] {
  const { correctionDays, recordsMonths } = pen.sla.said;
  const reportDays = pen.counted(slaStandards.reportDays, 'workingDay');
  return pen.clause('8', [
    pen.say('sla.8.source', {}, answered('M8.Q3', 'source')),
    correctionDays === 0
      ? pen.say('sla.8.noCorrection', { reportDays }, term('correctionDays'))
      : pen.say(
          'sla.8.correction',
          { reportDays, correctionDays: pen.counted(correctionDays, 'workingDay') },
          term('correctionDays'),
        ),
    pen.say('sla.8.differ'),
    pen.say('sla.8.missing', { coverage: pen.percent(roundTo(multiply(leastCoverage, exact('100')), 0, 'up')) }),
    pen.say('sla.8.exclusions'),
    pen.say('sla.8.rounding'),
    pen.say('sla.8.percentile'),
    pen.say('sla.8.kept', { months: pen.counted(recordsMonths, 'month') }, answered('M8.Q7', 'recordsMonths')),
  ]);
}

function verdictClause(pen: SlaPen): readonly Block[] {
  const availability = pen.levelOf('S1');
  const source = answered('M8.Q3', 'availability');
  const { k, n } = pen.sla.remedies.chronic;
  return pen.clause('9', [
    availability === undefined
      ? pen.say('sla.9.results', {}, source)
      : pen.say(
          'sla.9.resultsExample',
          {
            target: pen.value(availability.commitment.target, availability),
            threshold: pen.threshold(availability),
          },
          source,
        ),
    pen.table(
      [
        { id: 'sla.9.column.result', share: 16 },
        { id: 'sla.9.column.higher', share: 29 },
        { id: 'sla.9.column.lower', share: 29 },
        { id: 'sla.9.column.follows', share: 26 },
      ],
      [
        verdictRow(pen, 'met'),
        verdictRow(pen, 'deviation'),
        verdictRow(pen, 'breach'),
        [
          pen.text('sla.verdict.notMeasured'),
          pen.text('sla.9.tooLittle'),
          pen.text('sla.9.tooLittle'),
          pen.rich('sla.9.notMeasuredFollows'),
        ],
      ],
    ),
    pen.say('sla.9.chronic', { k, deviations: String(k), windows: String(n) }, term('chronicDeviations')),
  ]);
}

function verdictRow(pen: SlaPen, verdict: 'met' | 'deviation' | 'breach') {
  return [
    pen.text(`sla.verdict.${verdict}`),
    pen.text(`sla.9.${verdict}Higher`),
    pen.text(`sla.9.${verdict}Lower`),
    pen.rich(`sla.9.${verdict}Follows`),
  ];
}

const rankOf = { s1: 1, s2: 2, s3: 3, s4: 4 } as const;
const impactIds = ['sla.10.impact.1', 'sla.10.impact.2', 'sla.10.impact.3', 'sla.10.impact.4'] as const;
const urgencyIds = ['sla.10.urgency.1', 'sla.10.urgency.2', 'sla.10.urgency.3'] as const;
const severityIds = { 1: 'sla.severity.s1', 2: 'sla.severity.s2', 3: 'sla.severity.s3', 4: 'sla.severity.s4' } as const;

function severityClause(pen: SlaPen): readonly Block[] {
  const source = answered('M8.Q3', 'times');
  const titleOf = (severity: number) => pen.text(severityIds[severity as keyof typeof severityIds]);
  return pen.clause('10', [
    pen.say('sla.10.matrix', {}, source),
    figureBlock(
      severityMatrixFigure({
        title: pen.text('sla.10.figure'),
        impactTitle: pen.text('sla.10.impactTitle'),
        urgencyTitle: pen.text('sla.10.urgencyTitle'),
        urgencies: urgencyIds.map((id) => pen.text(id)),
        rows: impactIds.map((id, row) => ({
          impact: pen.text(id),
          severities: (severityMatrix[row] ?? []).map((severity) => rankOf[severity]),
        })),
        severityTitle: titleOf,
      }),
      { caption: pen.text('sla.10.figure'), source },
    ),
    pen.say('sla.10.limits', {}, source),
    limitsTable(pen),
    pen.say('sla.10.meaning'),
    pen.say('sla.10.naming'),
    pen.say('sla.10.security'),
  ]);
}

/** The limits, a column for each severity. */
function limitsTable(pen: SlaPen): Block {
  const rules = pen.sla.severities;
  const row = (id: WordId, cell: (rule: AgreedSeverity) => string) => [[bold(pen.text(id))], ...rules.map(cell)];
  return pen.table(
    [
      { id: 'sla.10.column.severity', share: 20 },
      ...rules.map(({ severity }): TitledColumn => ({ id: `sla.severity.${severity}`, share: 20 })),
    ],
    [
      row('sla.10.column.faults', (rule) => pen.stock(rule.faults)),
      row('sla.10.column.clock', (rule) => pen.text(`sla.10.clock.${rule.clock}`)),
      row('sla.10.column.acknowledge', (rule) => pen.limit(rule.acknowledge)),
      row('sla.10.column.firstResponse', (rule) => pen.limit(rule.firstResponse)),
      row('sla.10.column.update', (rule) => pen.limit(rule.updateEvery)),
      row('sla.10.column.restore', (rule) => pen.limit(rule.restore)),
      row('sla.10.column.resolve', (rule) => pen.limit(rule.resolve)),
    ],
    answered('M8.Q3', 'times'),
  );
}

const stepIds = [
  'sla.11.step.1',
  'sla.11.step.2',
  'sla.11.step.3',
  'sla.11.step.4',
  'sla.11.step.5',
  'sla.11.step.6',
] as const;

function incidentClause(pen: SlaPen): readonly Block[] {
  const { said, accountable } = pen.sla;
  return pen.clause('11', [
    pen.say('sla.11.steps'),
    pen.list(stepIds.map((id) => pen.rich(id))),
    pen.say(`sla.11.cover.${said.cover}`, {}, answered('M8.Q4', 'cover')),
    pen.say(
      'sla.11.partnerNumber',
      { number: said.onCallNumber, testMonths: pen.counted(slaStandards.testMonths, 'month') },
      answered('M8.Q4', 'onCallNumber'),
    ),
    said.vendorOnCall === null
      ? pen.say('sla.11.noVendorNumber', {}, term('vendorOnCall'))
      : pen.say('sla.11.vendorNumber', { number: said.vendorOnCall }, term('vendorOnCall')),
    pen.say(
      'sla.11.owner',
      {
        stage: pen.text('sla.stage.incidentHandling'),
        party: pen.text(`sla.party.${accountable.incidentHandling}`),
      },
      answered('M8.Q1', 'stages'),
    ),
  ]);
}

import { compare, exact, multiply, one, roundTo } from '#shared/base/decimal';
import type { JourneyStage } from '#shared/domain/slas/service-level';
import type { Sla } from '#shared/domain/slas/sla';
import { answered, term } from './clause';
import { printedCountry } from './country-names';
import { figureBlock } from './figures/figure';
import { journeyFigure } from './figures/journey-figure';
import type { Block } from './page';
import type { SlaPen } from './sla-pen';

/** Clauses 3 and 4: what is provided by whom, what it stands on, and the customer's way through it. */
export function servicesClause(pen: SlaPen): readonly Block[] {
  const { said, dependencies } = pen.sla;
  const excluded = said.excluded?.trim();
  const services = answered('M8.Q1', 'services');
  return pen.clause('3', [
    pen.say('sla.3.services', {}, services),
    pen.table(
      ['sla.3.column.service', 'sla.3.column.owner', 'sla.3.column.dependsOn'],
      said.services.map((row) => [
        row.service,
        pen.text(`sla.party.${row.owner}`),
        row.dependsOn ?? pen.text('sla.3.noThirdParty'),
      ]),
      services,
    ),
    pen.say(
      'sla.3.countries',
      { countries: pen.and(said.countries.map((code) => printedCountry(code, pen.language))) },
      answered('M1.Q7', 'countries'),
    ),
    excluded
      ? pen.say('sla.3.excluded', { excluded }, answered('M8.Q1', 'excluded'))
      : pen.say('sla.3.nothingExcluded', {}, answered('M8.Q1', 'excluded')),
    ...(dependencies.length === 0 ? [pen.say('sla.3.noDependency', {}, services)] : dependencyParts(pen)),
  ]);
}

function dependencyParts(pen: SlaPen) {
  const { dependencies } = pen.sla;
  const product = availabilityThrough(dependencies);
  return [
    pen.say('sla.3.dependencies', {}, term('dependencies')),
    pen.table(
      [
        { id: 'sla.3.column.dependency', share: 40 },
        { id: 'sla.3.column.provider', share: 34 },
        { id: 'sla.3.column.availability', share: 26 },
      ],
      dependencies.map((row) => [
        row.name,
        row.owner,
        row.availability === null ? pen.text('sla.3.noPromise') : pen.percent(row.availability),
      ]),
      term('dependencies'),
    ),
    ...(product === null ? [] : [pen.say('sla.3.product', { product: pen.percent(product) }, term('dependencies'))]),
    pen.say('sla.3.answersFor', {}, answered('M8.Q1', 'services')),
  ];
}

/** What several services that all have to be there allow together; null where fewer than two promise anything. */
function availabilityThrough(dependencies: Sla['dependencies']): string | null {
  const promised = dependencies.flatMap(({ availability }) => (availability === null ? [] : [exact(availability)]));
  if (promised.length < 2 || promised.some((share) => compare(share, exact('100')) > 0)) return null;
  const product = promised.reduce((all, share) => multiply(all, multiply(share, exact('0.01'))), one);
  return roundTo(multiply(product, exact('100')), 3, 'down');
}

/** The answer about a stage; answers and measures name the stages differently. */
export function stageAnswers({ stages }: Sla['said']) {
  return [
    ['orderIntake', stages.orderIntake],
    ['integrationPoints', stages.integration],
    ['serviceDelivery', stages.delivery],
    ['incidentHandling', stages.incident],
    ['postResolution', stages.followUp],
  ] as const satisfies readonly (readonly [JourneyStage, object])[];
}

export function journeyClause(pen: SlaPen): readonly Block[] {
  const { sla } = pen;
  const source = answered('M8.Q1', 'stages');
  const measureText = (stage: JourneyStage): string => {
    const id = sla.journey.find((target) => target.stage === stage)?.measure ?? null;
    const level = id === null ? undefined : pen.levelOf(id);
    return level === undefined
      ? pen.text('sla.4.noMeasure')
      : `${pen.measure(level).name} (${level.id}): ${pen.target(level)}`;
  };
  const rows = stageAnswers(sla.said);
  return pen.clause('4', [
    pen.say('sla.4.stages', {}, source),
    figureBlock(
      journeyFigure({
        title: pen.text('sla.4.figure'),
        stages: rows.map(([stage, row]) => ({
          name: pen.text(`sla.stage.${stage}`),
          owner: pen.text(`sla.party.${row.accountable}`),
          target: row.target,
          measure: measureText(stage),
        })),
      }),
      { caption: pen.text('sla.4.caption'), once: true, source },
    ),
    pen.table(
      [
        { id: 'sla.4.column.stage', share: 18 },
        { id: 'sla.4.column.does', share: 14 },
        { id: 'sla.4.column.accountable', share: 16 },
        { id: 'sla.4.column.target', share: 36 },
        { id: 'sla.4.column.handover', share: 16 },
      ],
      rows.map(([stage, row]) => [
        pen.text(`sla.stage.${stage}`),
        pen.text(`sla.party.${row.does}`),
        pen.text(`sla.party.${row.accountable}`),
        `${row.target} · ${measureText(stage)}`,
        row.handover ?? pen.text('sla.4.nothingFurther'),
      ]),
      source,
    ),
  ]);
}

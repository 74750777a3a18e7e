import { Document, Scalar } from 'yaml';
import { exact, roundTo, subtract } from '#shared/base/decimal';
import type { ServiceLevelId } from '#shared/domain/slas/service-level';
import type { ServiceLevel, Sla } from '#shared/domain/slas/sla';
import { breachThresholdText } from '#shared/domain/slas/verdict';

/**
 * OpenSLO v1 (https://github.com/OpenSLO/OpenSLO): what of an agreement other tools can measure. What the standard has
 * no field for stands in annotations, which every tool has to leave alone.
 */
export const openSloVersion = 'openslo/v1';
export const annotationNames = {
  measure: 'fieldpact/measure',
  target: 'fieldpact/target',
  tolerance: 'fieldpact/tolerance',
  minimumSample: 'fieldpact/minimum-sample',
  bands: 'fieldpact/credit-bands',
  window: 'fieldpact/window',
  agreement: 'fieldpact/agreement',
  zone: 'fieldpact/zone',
  calendars: 'fieldpact/calendars',
} as const;

/** Nearest-rank percentiles say the same as a share of items within a value, which OpenSLO can say. */
export const percentiles: { readonly [id in ServiceLevelId]?: string } = { S2: '95', S5: '90' };

/**
 * How a measure looks in OpenSLO: a share of good or bad items; a share of items within a value; or one value per
 * window that is compared. Its targets stay below 100 %, so a share that must be whole is a value too.
 */
export type OpenSloShape = 'good' | 'bad' | 'percentile' | 'value';

export function openSloShape(level: Pick<ServiceLevel, 'id' | 'unit' | 'better'>, target: string): OpenSloShape {
  if (percentiles[level.id] !== undefined) return 'percentile';
  const isWhole = level.better === 'higher' ? Number(target) >= 100 : Number(target) <= 0;
  if (level.unit !== '%' || isWhole) return 'value';
  return level.better === 'higher' ? 'good' : 'bad';
}

/** With one value in a window any share below 1 asks for that value; the standard allows none of 1. */
export const oneValueTarget = '0.99';

export const durations = { month: '1M', quarter: '1Q', year: '1Y' } as const;

/** The agreement's measures as OpenSLO v1: one service, and one objective for each measure. */
export function openSloText(sla: Sla): string {
  const service = serviceName(sla);
  const documents = [serviceObject(sla, service), ...sla.serviceLevels.map((level) => sloObject(sla, level, service))];
  return documents.map(yamlText).join('---\n');
}

/** A decimal that YAML prints with all its places: 99.90 read again as 99.9 would be another text of the agreement. */
function figure(text: string): Scalar<number> {
  const scalar: Scalar<number> = new Scalar(Number(text));
  const places = text.split('.')[1]?.length ?? 0;
  if (places > 0) scalar.minFractionDigits = places;
  return scalar;
}

function yamlText(value: object): string {
  return new Document(value).toString({ lineWidth: 0 });
}

function serviceName(sla: Sla): string {
  return `sla-${nameOf(sla.agreementId).slice(-40)}`;
}

/** A name as RFC 1123 has it. */
function nameOf(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');
}

function serviceObject(sla: Sla, name: string): object {
  return {
    apiVersion: openSloVersion,
    kind: 'Service',
    metadata: {
      name,
      displayName: `${sla.vendor.name} and ${sla.partner.name}`,
      annotations: {
        [annotationNames.agreement]: `${sla.agreementId} v${sla.version}`,
        [annotationNames.zone]: sla.zone,
        [annotationNames.calendars]: JSON.stringify(sla.calendars),
      },
    },
    spec: { description: shortened(sla.said.services.map((row) => row.service).join(', ')) },
  };
}

function sloObject(sla: Sla, level: ServiceLevel, service: string): object {
  const { target, tolerance, minimumSample } = level.commitment;
  const shape = openSloShape(level, target);
  return {
    apiVersion: openSloVersion,
    kind: 'SLO',
    metadata: {
      name: `${service}-${level.id.toLowerCase()}`,
      displayName: level.name,
      annotations: {
        [annotationNames.measure]: level.id,
        [annotationNames.target]: target,
        [annotationNames.tolerance]: tolerance,
        [annotationNames.minimumSample]: String(minimumSample),
        [annotationNames.bands]: JSON.stringify(level.bands),
        [annotationNames.window]: level.window,
      },
    },
    spec: {
      description: shortened(level.meaning),
      service,
      indicator: { metadata: { name: `${service}-${level.id.toLowerCase()}-sli` }, spec: indicatorOf(level, shape) },
      ...(level.window === 'event' ? {} : { timeWindow: [timeWindow(sla, level.window)] }),
      budgetingMethod: 'Occurrences',
      objectives: objectivesOf(level, shape),
    },
  };
}

function timeWindow(sla: Sla, window: keyof typeof durations): object {
  return {
    duration: durations[window],
    isRolling: false,
    // Months, quarters and years of the calendar: counted from the beginning of the year in which it took effect.
    calendar: { startTime: `${sla.said.effectiveDate.slice(0, 4)}-01-01 00:00:00`, timeZone: sla.zone },
  };
}

function indicatorOf(level: ServiceLevel, shape: OpenSloShape): object {
  const source = (what: string) => ({
    metricSource: { type: 'Fieldpact', spec: { measure: level.id, what, source: level.source, unit: level.unit } },
  });
  const description = shortened(level.formula);
  if (shape === 'good')
    return { description, ratioMetric: { counter: false, good: source('good'), total: source('total') } };
  if (shape === 'bad')
    return { description, ratioMetric: { counter: false, bad: source('bad'), total: source('total') } };
  return { description, thresholdMetric: source(shape === 'percentile' ? 'each' : 'valueOfWindow') };
}

/** Where several objectives are allowed, the second one is where a deviation becomes a breach. */
function objectivesOf(level: ServiceLevel, shape: OpenSloShape): readonly object[] {
  const { target } = level.commitment;
  const breach = breachThresholdText(level.better, level.commitment);
  const op = level.better === 'higher' ? 'gte' : 'lte';
  if (shape === 'percentile' || shape === 'value') {
    const share =
      shape === 'percentile'
        ? { targetPercent: figure(percentiles[level.id] ?? '') }
        : { target: figure(oneValueTarget) };
    return [{ displayName: 'Target', op, value: figure(target), ...share }];
  }
  const percent = (text: string) => figure(shape === 'good' ? text : complement(text));
  const objectives = [{ displayName: 'Target', targetPercent: percent(target) }];
  const isSaid = Number(breach) >= 0 && Number(breach) <= 100 && breach !== target;
  return isSaid ? [...objectives, { displayName: 'Breach beyond', targetPercent: percent(breach) }] : objectives;
}

/** What is missing to 100, with the same places. */
export function complement(percent: string): string {
  const places = percent.split('.')[1]?.length ?? 0;
  return roundTo(subtract(exact('100'), exact(percent)), places, 'down');
}

function shortened(text: string): string {
  // The standard allows 1050 characters.
  return text.length <= 1050 ? text : `${text.slice(0, 1049)}…`;
}

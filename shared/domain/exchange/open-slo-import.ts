import { type Document, isMap, isNode, isScalar, parseAllDocuments } from 'yaml';
import { z } from 'zod';
import { compare, exact, isDecimal, multiply, roundTo, subtract } from '#shared/base/decimal';
import { ok, type Result, refuse } from '#shared/base/result';
import { measureOf, measures } from '#shared/domain/slas/measures';
import type { CreditBand } from '#shared/domain/slas/remedies';
import {
  type Commitment,
  type Measure,
  type ServiceLevelId,
  serviceLevelIdSchema,
} from '#shared/domain/slas/service-level';
import type { PinnedCalendar } from '#shared/domain/slas/sla-parts';
import { decimalSchema } from './agreement-schema';
import { annotationNames, complement, durations, openSloVersion, percentiles } from './open-slo';
import { calendarSchema } from './sla-schema';

/** Why a file is not OpenSLO at all. */
export type OpenSloRefusal = { readonly code: 'notYaml'; readonly detail: string } | { readonly code: 'nothingInIt' };

/** Something in a file that has no counterpart in an agreement, or was understood with a guess. */
export interface OpenSloFinding {
  readonly code:
    | 'otherVersion'
    | 'otherKind'
    | 'unknownMeasure'
    | 'measureTwice'
    | 'noObjective'
    | 'targetUnreadable'
    | 'toleranceMissing'
    | 'minimumSampleMissing'
    | 'otherPercentile'
    | 'rollingWindow'
    | 'otherWindow'
    | 'timeslices'
    | 'alertPolicies'
    | 'moreObjectives'
    | 'annotationUnreadable';
  /** Name of the object in the file. */
  readonly name: string;
  readonly detail: string;
}

export interface OpenSloRead {
  readonly commitments: { readonly [id in ServiceLevelId]?: Commitment };
  /** Only of measures whose file says bands. */
  readonly bands: { readonly [id in ServiceLevelId]?: readonly CreditBand[] };
  readonly zone: string | null;
  readonly calendars: readonly PinnedCalendar[];
  readonly unsupported: readonly OpenSloFinding[];
}

const bandsSchema = z.array(
  z.object({ from: decimalSchema.nullable(), to: decimalSchema.nullable(), percent: decimalSchema }),
);

/**
 * Reads commitments from OpenSLO v1. An objective that we did not write is taken where somebody says which measure it
 * is: `measureOfName` by the name of the object. Numbers are read place for place.
 */
export function readOpenSlo(
  text: string,
  measureOfName: Readonly<Record<string, ServiceLevelId>> = {},
): Result<OpenSloRead, OpenSloRefusal> {
  const list: readonly Document[] = [...parseAllDocuments(text)];
  const broken = list.flatMap(({ errors }) => errors)[0];
  if (broken) return refuse({ code: 'notYaml', detail: broken.message.split('\n')[0] ?? '' });
  const objects = list.filter(({ contents }) => isMap(contents));
  if (objects.length === 0) return refuse({ code: 'nothingInIt' });

  const unsupported: OpenSloFinding[] = [];
  const commitments: { [id in ServiceLevelId]?: Commitment } = {};
  const bands: { [id in ServiceLevelId]?: readonly CreditBand[] } = {};
  let zone: string | null = null;
  let calendars: readonly PinnedCalendar[] = [];
  for (const document of objects) {
    const read = readerOf(document, unsupported);
    if (read.text('apiVersion') !== openSloVersion) {
      read.found('otherVersion', read.text('apiVersion'));
      continue;
    }
    const kind = read.text('kind');
    if (kind === 'Service') {
      zone = read.annotation('zone') ?? zone;
      calendars = read.json('calendars', z.array(calendarSchema)) ?? calendars;
    } else if (kind === 'SLO') {
      const id = measureIdOf(read, measureOfName);
      if (id === null) continue;
      if (commitments[id] !== undefined) {
        read.found('measureTwice', id);
        continue;
      }
      const commitment = commitmentOf(read, measureOf(id));
      if (commitment === null) continue;
      commitments[id] = commitment;
      zone ??= read.text('spec', 'timeWindow', 0, 'calendar', 'timeZone') || null;
      const own = read.json('bands', bandsSchema);
      if (own !== null) bands[id] = own;
    } else if (kind !== 'SLI') read.found('otherKind', kind);
  }
  return ok({ commitments, bands, zone, calendars, unsupported });
}

interface ObjectReader {
  /** The text of a value as it stands in the file; '' where there is none. */
  readonly text: (...path: readonly (string | number)[]) => string;
  readonly has: (...path: readonly (string | number)[]) => boolean;
  readonly annotation: (name: keyof typeof annotationNames) => string | null;
  readonly json: <Value>(name: keyof typeof annotationNames, schema: z.ZodType<Value>) => Value | null;
  readonly found: (code: OpenSloFinding['code'], detail: string) => void;
}

function readerOf(document: Document, findings: OpenSloFinding[]): ObjectReader {
  const text: ObjectReader['text'] = (...path) => {
    const node: unknown = document.getIn(path, true);
    if (!isScalar(node) || node.value === null) return '';
    return typeof node.value === 'number' ? (node.source ?? String(node.value)) : String(node.value);
  };
  const annotation: ObjectReader['annotation'] = (name) =>
    text('metadata', 'annotations', annotationNames[name]) || null;
  const found: ObjectReader['found'] = (code, detail) => {
    findings.push({ code, name: text('metadata', 'name'), detail });
  };
  return {
    text,
    annotation,
    found,
    has: (...path) => isNode(document.getIn(path, true)),
    json: (name, schema) => {
      const written = annotation(name);
      if (written === null) return null;
      try {
        const parsed = schema.safeParse(JSON.parse(written));
        if (parsed.success) return parsed.data;
      } catch {
        // Told below, as what does not fit the schema is.
      }
      found('annotationUnreadable', annotationNames[name]);
      return null;
    },
  };
}

function measureIdOf(read: ObjectReader, given: Readonly<Record<string, ServiceLevelId>>): ServiceLevelId | null {
  const said = given[read.text('metadata', 'name')] ?? read.annotation('measure');
  const known = serviceLevelIdSchema.safeParse(said);
  if (known.success) return known.data;
  read.found(
    'unknownMeasure',
    suggestedMeasure(`${read.text('metadata', 'displayName')} ${read.text('metadata', 'name')}`),
  );
  return null;
}

/** The measure whose name is in the name of an objective; '' where none is. A proposal, never taken by itself. */
function suggestedMeasure(name: string): string {
  const plain = name.toLowerCase().replaceAll(/[^a-z]+/g, ' ');
  const like = measures.find((measure) => plain.includes(measure.name.toLowerCase()));
  if (like !== undefined) return like.id;
  const words = { latency: 'S2', error: 'S3', availability: 'S1', uptime: 'S1', throughput: 'S4' } as const;
  return Object.entries(words).find(([word]) => plain.includes(word))?.[1] ?? '';
}

function commitmentOf(read: ObjectReader, measure: Measure): Commitment | null {
  tellWhatIsNotOurs(read, measure);
  if (!read.has('spec', 'objectives', 0)) {
    read.found('noObjective', measure.id);
    return null;
  }
  const target = kept(read.annotation('target'), objectiveFigure(read, measure, 0));
  if (target === null) {
    read.found('targetUnreadable', measure.id);
    return null;
  }
  return {
    target,
    tolerance: toleranceOf(read, measure, target),
    minimumSample: minimumSampleOf(read, measure),
  };
}

function minimumSampleOf(read: ObjectReader, measure: Measure): number {
  const said = read.annotation('minimumSample');
  if (said !== null && /^\d+$/.test(said)) return Number(said);
  read.found('minimumSampleMissing', String(measure.commitment.minimumSample));
  return measure.commitment.minimumSample;
}

/** From the second objective, where the file has one; else from the annotation; else none, and that is told. */
function toleranceOf(read: ObjectReader, measure: Measure, target: string): string {
  const said = read.annotation('tolerance');
  const breach = objectiveFigure(read, measure, 1);
  if (breach === null) {
    if (said !== null && isDecimal(said)) return said;
    read.found('toleranceMissing', '0');
    return '0';
  }
  const [better, worse] = measure.better === 'higher' ? [target, breach] : [breach, target];
  const distance = subtract(exact(better), exact(worse));
  return kept(said, roundTo(distance, Math.max(placesOf(target), placesOf(breach)), 'down')) ?? '0';
}

/** The figure of an objective in the unit of our measure; null where it has none that can be read. */
function objectiveFigure(read: ObjectReader, measure: Measure, at: number): string | null {
  const figure = (name: string) => read.text('spec', 'objectives', at, name);
  const decimal = (text: string) => (isDecimal(text) ? text : null);
  if (read.has('spec', 'objectives', at, 'value')) return decimal(figure('value'));
  const share = figure('target');
  const percent = isDecimal(share) ? inPercent(share) : decimal(figure('targetPercent'));
  if (percent === null || measure.unit !== '%') return null;
  return measure.better === 'higher' ? percent : complement(percent);
}

function inPercent(share: string): string {
  const places = Math.max(placesOf(share) - 2, 0);
  return roundTo(multiply(exact(share), exact('100')), places, 'down');
}

/** The words of the annotation where they say the same number: 99.90 stays 99.90. The objective itself is the truth. */
function kept(said: string | null, figure: string | null): string | null {
  if (figure === null || said === null || !isDecimal(said)) return figure;
  return compare(exact(said), exact(figure)) === 0 ? said : figure;
}

const placesOf = (decimal: string) => decimal.split('.')[1]?.length ?? 0;

function tellWhatIsNotOurs(read: ObjectReader, measure: Measure): void {
  const duration = read.text('spec', 'timeWindow', 0, 'duration');
  const ours = measure.window === 'event' ? '' : durations[measure.window];
  if (read.text('spec', 'timeWindow', 0, 'isRolling') === 'true') read.found('rollingWindow', duration);
  else if (duration !== ours) read.found('otherWindow', duration);
  if (read.text('spec', 'budgetingMethod') === 'Timeslices') read.found('timeslices', measure.id);
  if (read.has('spec', 'alertPolicies', 0)) read.found('alertPolicies', measure.id);
  if (read.has('spec', 'objectives', 2)) read.found('moreObjectives', measure.id);
  const percentile = percentiles[measure.id];
  const share = read.text('spec', 'objectives', 0, 'target');
  const percent = isDecimal(share) ? inPercent(share) : read.text('spec', 'objectives', 0, 'targetPercent');
  if (percentile !== undefined && isDecimal(percent) && compare(exact(percent), exact(percentile)) !== 0)
    read.found('otherPercentile', percent);
}

import { compare, type Exact, exact, multiply, roundTo, subtract } from '#shared/base/decimal';
import { type Check, figure, finding, nameOf, type SlaFinding } from './lint-finding';
import type { ServiceLevel } from './sla';
import { breachThreshold, shownValue } from './verdict';

/** E01: a measure that nobody can recompute is a matter of opinion. */
export const withoutSource: Check = (sla) =>
  sla.serviceLevels.flatMap((level) => {
    const [source, validation] = [isBlank(level.source), isBlank(level.validation)];
    if (!source && !validation) return [];
    const what = source && validation ? 'both' : source ? 'source' : 'validation';
    return [finding('E01', '7', { questionId: 'M8.Q3', measure: level.id, facts: { measure: nameOf(level), what } })];
  });

/** E02: bands run from the best value to the worst, touch each other, and cost more the worse it gets. */
export const brokenBands: Check = (sla) =>
  sla.serviceLevels.flatMap((level) => {
    const fault = bandFault(level);
    if (fault === null) return [];
    return [
      finding('E02', '15', {
        termId: 'creditBands',
        measure: level.id,
        facts: { measure: nameOf(level), ...fault },
      }),
    ];
  });

export function bandFault({
  bands,
  better,
}: Pick<ServiceLevel, 'bands' | 'better'>): { readonly what: string; readonly edge: string } | null {
  const [inner, outer] = better === 'higher' ? (['from', 'to'] as const) : (['to', 'from'] as const);
  const sign = better === 'higher' ? 1 : -1;
  for (const [index, band] of bands.entries()) {
    const before = bands[index - 1];
    const [best, worst, percent] = [figure(band[outer]), figure(band[inner]), figure(band.percent)];
    const told = (what: string, edge: string | null) => ({ what, edge: edge ?? '' });
    if (percent === null || percent.s < 0n) return told('percent', band.percent);
    if (best !== null && worst !== null && sign * compare(best, worst) <= 0) return told('order', band[inner]);
    if (before === undefined) {
      if (band[outer] !== null) return told('gap', band[outer]);
      continue;
    }
    if (best === null || before[inner] === null) return told('overlap', band[inner] ?? before[outer]);
    const step = sign * compare(figure(before[inner]) ?? best, best);
    if (step !== 0) return told(step > 0 ? 'gap' : 'overlap', band[outer]);
    if (compare(percent, figure(before.percent) ?? percent) < 0) return told('percent', band.percent);
  }
  const last = bands.at(-1);
  if (last === undefined || last[inner] === null) return null;
  // A share cannot fall below 0, and a time cannot either; a band may end there instead of being open.
  const isEnd = better === 'higher' && compare(figure(last[inner]) ?? exact('1'), exact('0')) <= 0;
  return isEnd ? null : { what: 'gap', edge: last[inner] };
}

/**
 * E03: the tolerance lies on the side of failure and ends before anything is owed. Otherwise a deviation, which costs
 * nothing, would stand in a band that costs something.
 */
export const wrongTolerance: Check = (sla) =>
  sla.serviceLevels.flatMap((level) => {
    const { commitment, better } = level;
    const [target, tolerance] = [figure(commitment.target), figure(commitment.tolerance)];
    if (target === null || tolerance === null) return [];
    const what = tolerance.s < 0n ? 'side' : toleranceFault(level, breachThreshold(better, commitment));
    if (what === null) return [];
    const facts = { measure: nameOf(level), what, tolerance: commitment.tolerance, unit: level.unit };
    return [finding('E03', '7', { questionId: level.questionId, termId: 'commitments', measure: level.id, facts })];
  });

function toleranceFault(level: ServiceLevel, threshold: Exact): 'band' | 'everything' | null {
  const isShare = level.example.isShare;
  const isEverything = level.better === 'higher' ? threshold.s < 0n : isShare && compare(threshold, exact('100')) > 0;
  if (isEverything) return 'everything';
  const paying = level.bands.find(({ percent }) => (figure(percent)?.s ?? 0n) > 0n && (figure(percent)?.n ?? 0n) > 0n);
  const edge = figure(level.better === 'higher' ? paying?.to : paying?.from);
  if (paying === undefined) return null;
  if (edge === null) return 'band';
  const distance = level.better === 'higher' ? compare(edge, threshold) : compare(threshold, edge);
  return distance > 0 ? 'band' : null;
}

/** E06: nothing can be up more often than everything it stands on. */
export const betterThanDependencies: Check = (sla) => {
  const level = sla.serviceLevels.find(({ id }) => id === 'S1');
  const target = figure(level?.commitment.target);
  const shares = sla.dependencies.flatMap(({ availability }) => figure(availability) ?? []);
  if (level === undefined || target === null || shares.length === 0) return [];
  const product = shares.map((share) => multiply(share, exact('0.01'))).reduce(multiply, exact('1'));
  const percent = multiply(product, exact('100'));
  if (compare(target, percent) <= 0) return [];
  const minutes = multiply(subtract(exact('1'), product), exact('43200'));
  const facts = {
    target: level.commitment.target,
    product: shownValue('higher', percent, 4),
    minutes: roundTo(minutes, 0, 'down'),
    dependencies: sla.dependencies.map(({ name }) => name).join(', '),
  };
  return [finding('E06', '3', { questionId: 'M8.Q3', termId: 'dependencies', measure: 'S1', facts })];
};

/** W04: more measures with a price than anybody can keep in mind. */
export const manyPrices: Check = (sla) => {
  const paying = sla.serviceLevels.filter(({ bands }) => bands.some(({ percent }) => costsSomething(percent)));
  if (paying.length <= mostPrices) return [];
  return [finding('W04', '15', { termId: 'creditBands', facts: { count: paying.length, most: mostPrices } })];
};

const mostPrices = 12;

const costsSomething = (percent: string) => compare(figure(percent) ?? exact('0'), exact('0')) > 0;

export const measureChecks: readonly Check[] = [withoutSource, brokenBands, wrongTolerance, betterThanDependencies];

const isBlank = (text: SlaFinding['facts'][string] | undefined) => String(text ?? '').trim() === '';

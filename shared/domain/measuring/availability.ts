import { compare, type Exact, multiply, one, ratio, toText, zero } from '#shared/base/decimal';
import type { CheckSeries, Exclusion, Interval } from '#shared/domain/datasets/tables';
import { leastCoverage } from '#shared/domain/slas/verdict';
import { wholeSecond } from './business-time';
import { intersect, lengthOf, type Stretches, subtractStretches, union } from './intervals';
import { fact, firstOf, noData, type Reckon, type Reckoning, type Scene } from './reckoning';
import { instantText, type TimedWindow } from './windows';

/** When a service was down, and when somebody was watching it. */
export interface ServiceRecord {
  readonly service: string;
  readonly down: Stretches;
  /** Null: the log names outages only, and says so by its nature that there were no others. */
  readonly observed: Stretches | null;
}

/** Down from a down check to the next up check; the last state holds for as long as the monitor watched. */
export function downtimes(series: CheckSeries): Stretches {
  const found: Interval[] = [];
  let since: number | null = null;
  for (let at = 0; at < series.at.length; at += 1) {
    const moment = wholeSecond(series.at[at] ?? 0);
    const isUp = series.up[at] === 1;
    if (!isUp) since ??= moment;
    else if (since !== null) {
      found.push({ from: since, to: moment });
      since = null;
    }
  }
  if (since !== null) found.push({ from: since, to: wholeSecond(series.observedUntil) });
  return union(found);
}

/**
 * Each service's record from monitors and logs together. A service that is down in one region counts as down. An
 * outage that names no service concerns every one.
 */
export function serviceRecords(scene: Pick<Scene, 'tables'>, region?: string): readonly ServiceRecord[] {
  const inRegion = (one: { readonly region: string }) => region === undefined || one.region === region;
  const checks = (scene.tables.checks ?? []).filter(inRegion);
  const outages = (scene.tables.outages ?? []).filter(inRegion);
  const named = new Set([...checks.map((one) => one.service), ...outages.map((one) => one.service)]);
  if (named.size > 1 && !checks.some((one) => one.service === '')) named.delete('');
  if (named.size === 0 && scene.tables.outages !== undefined) named.add('');
  return [...named].sort().map((service) => {
    const own = checks.filter((one) => one.service === service);
    const logged = outages.filter((one) => one.service === service || one.service === '');
    return {
      service,
      down: union([
        ...own.flatMap(downtimes),
        ...logged.map((one) => ({ from: wholeSecond(one.from), to: wholeSecond(one.to) })),
      ]),
      observed: own.length === 0 ? null : observedTimes(own),
    };
  });
}

/** From the first check to where the monitor stopped. A monitor that writes down changes only is silent in between. */
function observedTimes(series: readonly CheckSeries[]): Stretches {
  return union(
    series.map((one) => ({ from: wholeSecond(one.at[0] ?? one.observedUntil), to: wholeSecond(one.observedUntil) })),
  );
}

/**
 * S1. Promised time is the service hours of the window less exclusions; the rest of the clock counts neither for nor
 * against. Of several services each is computed by itself, and the agreement's value is that of the worst one of
 * those that were watched enough: a good service does not make up for a bad one.
 */
export const availability: Reckon = (_level, window, scene) =>
  ofWorst(
    scene.once('service records', () => serviceRecords(scene)),
    window,
    scene,
  );

/** The same region by region, where outages or monitors name regions. */
export function availabilityByRegion(window: TimedWindow, scene: Scene): ReadonlyMap<string, Exact> {
  const { checks = [], outages = [] } = scene.tables;
  const regions = new Set([...checks, ...outages].map((one) => one.region).filter((region) => region !== ''));
  const found = new Map<string, Exact>();
  for (const region of [...regions].sort()) {
    const records = scene.once(`service records ${region}`, () => serviceRecords(scene, region));
    const { value, coverage } = ofWorst(records, window, scene);
    if (value !== null && compare(coverage, leastCoverage) >= 0) found.set(region, value);
  }
  return found;
}

function ofWorst(records: readonly ServiceRecord[], window: TimedWindow, scene: Scene): Reckoning {
  if (records.length === 0) return noData;
  const all = records.map((record) => ({ service: record.service, ...ofService(record, window, scene) }));
  const watched = all.filter((record) => compare(record.coverage, leastCoverage) >= 0 && record.value !== null);
  const candidates = watched.length > 0 ? watched : all;
  const { service: worstService, ...worst } = candidates.reduce((found, next) => (isWorse(next, found) ? next : found));
  if (all.length === 1) return worst;
  const summary = all.map(({ service, value, coverage }) =>
    fact('service', { service, value: value === null ? '' : toText(value), coverage: toText(coverage) }),
  );
  return { ...worst, why: [...summary, fact('worstService', { service: worstService }), ...worst.why] };
}

function isWorse(left: Reckoning, right: Reckoning): boolean {
  if (left.value === null || right.value === null) return left.value !== null;
  return compare(left.value, right.value) < 0;
}

/** Availability of one service in one window. */
export function ofService(record: ServiceRecord, window: TimedWindow, scene: Scene): Reckoning {
  const hours = scene.clocks.service.between(window.from, window.to);
  const exclusions = exclusionsOf(scene.tables.exclusions ?? [], record.service, window);
  const promised = subtractStretches(hours, union(exclusions));
  const promisedTime = lengthOf(promised);
  if (promisedTime === 0) return { ...noData, excluded: asExcluded(exclusions, hours) };
  const down = intersect(record.down, promised);
  const downTime = lengthOf(down);
  const seen = record.observed === null ? promisedTime : lengthOf(intersect(record.observed, promised));
  return {
    sample: Math.floor(promisedTime / 60_000),
    coverage: record.observed === null ? one : seen === 0 ? zero : ratio(seen, promisedTime),
    value: seen === 0 ? null : multiply(ratio(promisedTime - downTime, promisedTime), ratio(100)),
    excluded: asExcluded(exclusions, hours),
    why: [
      fact('serviceHours', { service: record.service, minutes: minutes(lengthOf(hours)) }),
      fact('excluded', { minutes: minutes(lengthOf(hours) - promisedTime) }),
      ...firstOf(down, ({ from, to }) =>
        fact('outage', { from: instantText(from), to: instantText(to), minutes: minutes(to - from) }, from),
      ),
      fact('down', { minutes: minutes(downTime), of: minutes(promisedTime) }),
    ],
  };
}

function exclusionsOf(all: readonly Exclusion[], service: string, window: Interval): readonly Exclusion[] {
  return all
    .filter((one) => (one.service === '' || one.service === service) && one.from < window.to && one.to > window.from)
    .map((one) => ({ ...one, from: wholeSecond(one.from), to: wholeSecond(one.to) }))
    .sort((left, right) => left.from - right.from || left.to - right.to || (left.why < right.why ? -1 : 1));
}

function asExcluded(exclusions: readonly Exclusion[], hours: Stretches): Reckoning['excluded'] {
  return exclusions.flatMap((one) =>
    intersect([one], hours).map(({ from, to }) => ({ what: `${instantText(from)}/${instantText(to)}`, why: one.why })),
  );
}

function minutes(milliseconds: number): string {
  return toText(ratio(milliseconds, 60_000));
}

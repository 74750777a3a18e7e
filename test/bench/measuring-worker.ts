import { parentPort, workerData } from 'node:worker_threads';
import type { RequestSeries, Tables } from '#shared/domain/datasets/tables';
import { agreementText } from '#shared/domain/documents/agreement-document';
import { type MeasurableAgreement, measurable } from '#shared/domain/measuring/measurable-agreement';
import { measureAgreement } from '#shared/domain/measuring/measure-agreement';
import { rejudge } from '#shared/domain/measuring/rejudge';
import { measureOf } from '#shared/domain/slas/measures';
import { slaOfAnyFormat } from '#shared/domain/slas/sla-formats';
import { aCompleteVisit } from '../builders/a-complete-visit';
import type { MeasuringMeasured, MeasuringTask } from './measuring-task';

const day = 86_400_000;

function measure({ requests, rounds, months, perMonth }: MeasuringTask): MeasuringMeasured {
  const agreement = anAgreement();
  const month: Tables = { requests: [requestsBetween(Date.UTC(2026, 2, 1), Date.UTC(2026, 3, 1), requests)] };
  let told = 0;
  const range = { from: '2026-03-01', to: '2026-04-01' };
  told += measureAgreement(agreement, month, range).results.length;
  const measured = timedRounds(rounds, () => (told += measureAgreement(agreement, month, range).results.length));
  const pass = timedRounds(rounds, () => (told += passOver(month.requests ?? [])));

  const year: Tables = {
    requests: Array.from({ length: months }, (_, at) =>
      requestsBetween(Date.UTC(2025, 3 + at, 1), Date.UTC(2025, 4 + at, 1), perMonth),
    ),
  };
  const began = performance.now();
  const before = measureAgreement(agreement, joined(year), { from: '2025-04-01', to: '2026-04-01' });
  const tookYear = performance.now() - began;
  const moves: number[] = [];
  for (let target = 500; target < 900; target += 2)
    moves.push(timed(() => (told += rejudge(before, withTarget(agreement, String(target))).credits.length)));
  return { measure: measured, pass, moves, year: tookYear, told };
}

function anAgreement(): MeasurableAgreement {
  const text = agreementText(aCompleteVisit('sla'));
  const sla = text.ok ? slaOfAnyFormat(text.value.data) : null;
  if (sla === null) throw new Error('The agreement of the bench is not complete.');
  const agreed = measurable(sla);
  const like = agreed.serviceLevels[0];
  if (like === undefined) throw new Error('The agreement of the bench promises nothing.');
  const requestLevels = (['S2', 'S3'] as const).map((id) => ({ ...like, ...measureOf(id), bands: [] }));
  return {
    ...agreed,
    serviceLevels: [...agreed.serviceLevels.filter(({ id }) => id !== 'S2' && id !== 'S3'), ...requestLevels],
  };
}

function withTarget(agreement: MeasurableAgreement, target: string): MeasurableAgreement {
  return {
    ...agreement,
    serviceLevels: agreement.serviceLevels.map((level) =>
      level.id === 'S2' ? { ...level, commitment: { ...level.commitment, target } } : level,
    ),
  };
}

/** Evenly spread, slow now and then, failed now and then; the same every time. */
function requestsBetween(from: number, to: number, count: number): RequestSeries {
  const at = new Float64Array(count);
  const durationMs = new Float64Array(count);
  const outcome = new Uint8Array(count);
  for (let row = 0; row < count; row += 1) {
    at[row] = from + Math.floor(((to - from) * row) / count);
    durationMs[row] = 40 + ((row * 7919) % 1_000);
    outcome[row] = row % 211 === 0 ? 1 : 0;
  }
  return { service: '', at, durationMs, outcome, count: null };
}

function joined({ requests = [] }: Tables): Tables {
  const all = requests.reduce((sum, { at }) => sum + at.length, 0);
  const whole = { at: new Float64Array(all), durationMs: new Float64Array(all), outcome: new Uint8Array(all) };
  let offset = 0;
  for (const series of requests) {
    whole.at.set(series.at, offset);
    whole.durationMs.set(series.durationMs, offset);
    whole.outcome.set(series.outcome, offset);
    offset += series.at.length;
  }
  return { requests: [{ service: '', count: null, ...whole }] };
}

/** Looks at every value of every column once, as anything that measures must at least. */
function passOver(requests: readonly RequestSeries[]): number {
  let sum = 0;
  for (const { at, durationMs, outcome } of requests)
    for (let row = 0; row < at.length; row += 1)
      sum += (at[row] ?? 0) / day + (durationMs[row] ?? 0) + (outcome[row] ?? 0);
  return sum > 0 ? 1 : 0;
}

function timedRounds(rounds: number, run: () => unknown): readonly number[] {
  return Array.from({ length: rounds }, () => timed(run));
}

function timed(run: () => unknown): number {
  const began = performance.now();
  run();
  return performance.now() - began;
}

parentPort?.postMessage(measure(workerData as MeasuringTask));

import { parentPort, workerData } from 'node:worker_threads';
import { evaluatePartner } from '#shared/domain/gates/evaluate-partner';
import { explainGate } from '#shared/domain/gates/gate-explanation';
import type { PartnerRecords } from '#shared/domain/gates/partner-records';
import { builtInPack } from '#shared/domain/playbook/built-in-pack';
import { aPartnerOfMany } from '../builders/a-population';

/** What a worker is told, and what it measured, in milliseconds. */
export interface GatesTask {
  readonly partners: number;
}
export interface GatesMeasured {
  /** One partner at a time: both gates and all controls; the same with every last day and every explanation read. */
  readonly one: readonly number[];
  readonly oneInFull: readonly number[];
  /** All partners: the evaluation, and plainly reading the same rows from JSON and walking through them. */
  readonly all: number;
  readonly reading: number;
  readonly bytes: number;
  readonly controls: number;
  readonly pieces: number;
  /** So that nothing of what was measured can be left out as unused. */
  readonly told: number;
}

const asOf = '2026-11-20';
// All of them at once would measure the memory.
const batch = 250;

function measure({ partners }: GatesTask): GatesMeasured {
  const index = builtInPack();
  let [all, reading, bytes, pieces, told] = [0, 0, 0, 0, 0];
  const one: number[] = [];
  const oneInFull: number[] = [];
  // The first ones are slower, while the program is being compiled; everybody meets a program that has run for a while.
  for (let at = 0; at < batch; at += 1) told += outcomeOf(aPartnerOfMany(index, partners + at, asOf));
  for (let from = 0; from < partners; from += batch) {
    const count = Math.min(batch, partners - from);
    const texts = Array.from({ length: count }, (_, at) => JSON.stringify(aPartnerOfMany(index, from + at, asOf)));
    bytes += texts.reduce((sum, text) => sum + text.length, 0);
    const beganReading = performance.now();
    const rows = texts.map((text) => JSON.parse(text) as PartnerRecords);
    for (const records of rows) pieces += walk(records);
    reading += performance.now() - beganReading;
    const began = performance.now();
    for (const records of rows) told += outcomeOf(records);
    all += performance.now() - began;
    for (const records of rows.slice(0, 10)) {
      // Other objects, so that nothing is remembered of the round before.
      one.push(timed(() => (told += outcomeOf({ ...records }))));
      oneInFull.push(timed(() => (told += inFull({ ...records }))));
    }
  }
  return { one, oneInFull, all, reading, bytes, controls: index.pack.controls.length, pieces: pieces / partners, told };
}

function outcomeOf(records: PartnerRecords): number {
  const { controls, gates } = evaluatePartner(records, builtInPack(), { asOf });
  return (
    controls.filter(({ settled }) => settled).length +
    gates.filter(({ standing }) => standing.state !== 'closed').length
  );
}

function inFull(records: PartnerRecords): number {
  const index = builtInPack();
  const { controls, gates } = evaluatePartner(records, index, { asOf });
  const ends = [...controls, ...gates.flatMap(({ results }) => results), ...gates].filter(
    ({ until }) => until !== null,
  );
  return gates.reduce((sum, view) => sum + explainGate(view, { records, index }).route.length, ends.length);
}

/** Looks at every row once, as a report that computes nothing would. */
function walk(records: PartnerRecords): number {
  let accepted = 0;
  for (const { verdict } of records.reviews) if (verdict === 'accepted') accepted += 1;
  for (const { effectiveFrom } of records.revisions) if (effectiveFrom > asOf) accepted += 1;
  for (const { state } of records.answers) if (state === 'declined') accepted += 1;
  return records.evidence.length + (accepted < 0 ? 1 : 0);
}

function timed(run: () => void): number {
  const began = performance.now();
  run();
  return performance.now() - began;
}

parentPort?.postMessage(measure(workerData as GatesTask));

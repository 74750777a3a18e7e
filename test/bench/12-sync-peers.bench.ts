import { rmSync } from 'node:fs';
import { test } from '@playwright/test';
import { isQuick, type Measurement, median, percentile, rounds, short, spread, writeDown } from './measurement';
import { installPeers } from './peers/install-peers';
import { buildPeerPages, systems } from './peers/systems';
import { type Amounts, type Gate, type Round, runRound, type Step, type StepName, stepNames } from './peers/workload';
import { openMeasuredDatabase } from './servers';

const amounts: Amounts = isQuick
  ? { documents: 2_000, edits: 20, shared: 100 }
  : { documents: 10_000, edits: 50, shared: 200 };

/** At most so many times what the peer takes, and at most so large a part of its bytes. */
const goals: Partial<Record<StepName, { readonly time?: number; readonly bytes?: number }>> = {
  push: { time: 0.8, bytes: 0.3 },
  pull: { time: 0.4 },
};

const told: Record<StepName, string> = {
  insert: 'local insert',
  push: 'push',
  pull: 'initial pull by a fresh device',
  update: 'one field of each, locally',
  'push of updates': 'push of these',
  'pull of updates': 'pull of these',
  'different fields': 'two devices write different fields of the same records',
  'same field': 'two devices write the same field of the same records',
};

test('sync beside PouchDB and RxDB, in turn', async () => {
  test.setTimeout(60 * 60_000);
  installPeers();
  const pages = await buildPeerPages();
  const database = await openMeasuredDatabase();
  const all = systems(database, pages);
  const ran = new Map<string, Round[]>(all.map(({ name }) => [name, []]));
  for (let round = 0; round < rounds(5, 3); round += 1) {
    // Who begins changes, so that nobody always follows the same neighbour.
    const order = all.map((_, index) => all[(index + round) % all.length]).filter((system) => system !== undefined);
    for (const system of order) {
      const done = await runRound(system, round, amounts);
      ran.get(system.name)?.push(done);
      process.stdout.write(`${system.name}, round ${round + 1}: ${JSON.stringify(summary(done))}\n`);
    }
    writeDown('12-sync-peers', measurements(ran));
  }
  await database.close();
  rmSync(pages, { recursive: true, force: true });
});

function summary(round: Round) {
  return Object.fromEntries(stepNames.map((name) => [name, Math.round(round.steps[name].milliseconds)]));
}

function measurements(ran: ReadonlyMap<string, readonly Round[]>): readonly Measurement[] {
  const size = `${amounts.documents} partners`;
  const steps = stepNames.flatMap((name) => [
    ...[...ran].map(([system, done]) => stepLine(`${size}, ${told[name]}: ${system}`, stepsOf(done, name))),
    ...ratios(`${size}, ${told[name]}`, name, ran),
  ]);
  const edits = [...ran].map(([system, done]): Measurement => {
    const took = done.flatMap((round) => round.edits);
    return {
      name: `One edit, from the key on A to the value on B, p50: ${system}`,
      value: median(took),
      unit: 'ms',
      goal: system === 'Fieldpact' ? 60 : null,
      beside: `p99 ${short(percentile(took, 99))} ms, slowest ${short(Math.max(...took))} ms of ${took.length}; all seen`,
    };
  });
  const memory = [...ran].flatMap(([system, done]): readonly Measurement[] => {
    const server = done.flatMap((round) => round.serverMemory ?? []);
    const pages = spread(
      done.map((round) => round.pageMemory),
      'MB',
    );
    if (server.length === 0) return [];
    return [
      {
        name: `Memory of the server at most: ${system}`,
        value: Math.max(...server),
        unit: 'MB',
        goal: system === 'Fieldpact' ? 250 : null,
        beside: `page ${pages}`,
      },
    ];
  });
  return [...steps, ...edits, ...memory];
}

function stepsOf(done: readonly Round[], name: StepName): readonly Step[] {
  return done.map((round) => round.steps[name]);
}

function stepLine(name: string, steps: readonly Step[]): Measurement {
  const gate = sum(steps.map((step) => step.gate));
  const sizes = `${megabytes(steps, 'up')} MB up, ${megabytes(steps, 'down')} MB down`;
  const processor = (who: 'page' | 'server') => short(median(steps.map((step) => step.processor[who])) / 1_000);
  const used = `processor ${processor('page')} s in the browser, ${processor('server')} s in the server`;
  const fate = `${gate.shown} edits stand, ${gate.kept} kept beside, ${gate.lost} lost`;
  // What lost something has no time.
  if (gate.lost > 0) return { name: `${name}: edits lost`, value: gate.lost, unit: 'edits', goal: null, beside: fate };
  const seconds = steps.map(({ milliseconds }) => milliseconds / 1_000);
  return {
    name,
    value: median(seconds),
    unit: 's',
    goal: null,
    beside: `${spread(seconds, 's')}; ${used}; ${sizes}; ${fate}`,
  };
}

function ratios(name: string, step: StepName, ran: ReadonlyMap<string, readonly Round[]>): readonly Measurement[] {
  const ours = stepsOf(ran.get('Fieldpact') ?? [], step);
  const theirs = stepsOf(ran.get('PouchDB') ?? [], step);
  const passed = [ours, theirs].every((steps) => steps.length > 0 && sum(steps.map(({ gate }) => gate)).lost === 0);
  if (!passed) return [];
  const time = (steps: readonly Step[]) => median(steps.map(({ milliseconds }) => milliseconds));
  const bytes = (steps: readonly Step[]) => median(steps.map(({ up, down }) => up + down));
  const lines: Measurement[] = [];
  lines.push({
    name: `${name}: time, ours / PouchDB`,
    value: time(ours) / time(theirs),
    unit: '×',
    goal: goals[step]?.time ?? null,
    beside: '',
  });
  if (bytes(theirs) > 0)
    lines.push({
      name: `${name}: bytes, ours / PouchDB`,
      value: bytes(ours) / bytes(theirs),
      unit: '×',
      goal: goals[step]?.bytes ?? null,
      beside: '',
    });
  return lines;
}

function sum(gates: readonly Gate[]): Gate {
  return gates.reduce((all, gate) => ({
    shown: all.shown + gate.shown,
    kept: all.kept + gate.kept,
    lost: all.lost + gate.lost,
  }));
}

function megabytes(steps: readonly Step[], way: 'up' | 'down'): string {
  return short(median(steps.map((step) => step[way])) / 1e6);
}

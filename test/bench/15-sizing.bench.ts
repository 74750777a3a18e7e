import { test } from '@playwright/test';
import pg from 'pg';
import { FieldDevice } from './load/field-device';
import { fillTerritories, sizesOf } from './load/fill-database';
import { processorTime } from './load/process-time';
import { type Cost, evenly, type Installation, morning, type Outcome, simulate } from './load/storm';
import { isQuick, type Measurement, median, short, writeDown } from './measurement';
import { openMeasuredDatabase, startHeadquarters } from './servers';

const territories = 20;
const levels = isQuick ? [10_000, 100_000] : [10_000, 100_000, 1_000_000];

/** What a request costs beside so many records. */
interface Level {
  readonly rows: number;
  readonly push20: Priced;
  readonly push1: Priced;
  readonly pull400: Priced;
  readonly pullOne: Priced;
}

interface Priced extends Cost {
  readonly wall: number;
}

/** Measures single requests beside 10,000 to 1,000,000 records, and reckons with them how large an installation must be. */
test('sizing', async () => {
  test.setTimeout(40 * 60_000);
  const database = await openMeasuredDatabase();
  const url = await database.create('sizing');
  const headquarters = await startHeadquarters(url);
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const pids = { server: headquarters.process.pid ?? 0, database: database.pid };
  const devices: FieldDevice[] = [];
  for (let at = 0; at < territories; at += 1) {
    const device = new FieldDevice(headquarters.address);
    await device.enrol(await headquarters.issueCode(`Manager ${at}`, `Territory ${at}`));
    device.write(100, at * 100);
    await device.reconnect();
    devices.push(device);
  }
  const measured: Level[] = [];
  for (const rows of levels) {
    await fillTerritories(
      client,
      devices.map(({ space }) => space),
      rows / territories,
    );
    await client.query('checkpoint');
    await atRest(pids.server);
    measured.push(await measureLevel(devices, pids, rows));
  }
  const sizes = { row_state: await sizesOf(client, 'row_state'), change_log: await sizesOf(client, 'change_log') };
  const peak = headquarters.peakMemory();
  await client.end();
  await headquarters.end();
  await database.close();
  const largest = measured.at(-1);
  if (!largest) throw new Error('Nothing was measured.');
  writeDown('15-sizing', [
    ...measured.flatMap(levelLines),
    ...Object.entries(sizes).map(
      ([table, size]): Measurement => ({
        name: `Sizing: bytes of ${table} for each row`,
        value: size.heap + size.indexes,
        unit: 'bytes',
        goal: null,
        beside: `${short(size.heap)} in the table, ${short(size.indexes)} in its indexes, with ${size.rows} rows of 1.1 KB records`,
      }),
    ),
    {
      name: 'Sizing: memory of headquarters at most',
      value: peak ?? 0,
      unit: 'MB',
      goal: 250,
      beside: '',
    },
    ...reckoned(largest),
  ]);
});

/** Headquarters looks through what was filled in (checkpoints, archive); that is no part of what a request costs. */
async function atRest(server: number): Promise<void> {
  for (let look = 0, quiet = 0; look < 120 && quiet < 3; look += 1) {
    const before = processorTime(server);
    await new Promise((wake) => setTimeout(wake, 3_000));
    quiet = processorTime(server) - before < 100 ? quiet + 1 : 0;
  }
}

async function measureLevel(
  devices: readonly FieldDevice[],
  pids: { readonly server: number; readonly database: number },
  rows: number,
): Promise<Level> {
  const priced = async (times: number, work: (device: FieldDevice) => Promise<unknown>): Promise<Priced> => {
    // Once before, so that nothing is counted that only happens the first time.
    for (const device of devices.slice(0, 3)) await work(device);
    const before = { server: processorTime(pids.server), database: processorTime(pids.database, true) };
    const walls: number[] = [];
    for (let at = 0; at < times; at += 1) {
      const device = devices[at % devices.length];
      if (!device) continue;
      const began = performance.now();
      await work(device);
      walls.push(performance.now() - began);
    }
    return {
      wall: median(walls),
      server: (processorTime(pids.server) - before.server) / times,
      database: (processorTime(pids.database, true) - before.database) / times,
    };
  };
  const push = (changes: number) => async (device: FieldDevice) => {
    device.write(changes, changes);
    await device.push();
  };
  const push20 = await priced(100, push(20));
  const push1 = await priced(200, push(1));
  const heads = new Map<FieldDevice, number>();
  for (const device of devices) heads.set(device, (await device.pull(rows / territories - 400)).head.seq);
  const newest = (device: FieldDevice) => heads.get(device) ?? 0;
  return {
    rows,
    push20,
    push1,
    pull400: await priced(60, (device) => device.pull(newest(device) - 400)),
    pullOne: await priced(200, (device) => device.pull(newest(device) - 1)),
  };
}

function levelLines(level: Level): readonly Measurement[] {
  const line = (what: string, { wall, server, database }: Priced): Measurement => ({
    name: `Sizing: ${what} beside ${level.rows} records`,
    value: wall,
    unit: 'ms',
    goal: null,
    beside: `processor time ${short(server)} ms in headquarters, ${short(database)} ms in the database`,
  });
  return [
    line('push of 20 changes', level.push20),
    line('push of one change', level.push1),
    line('pull of the newest 400 records', level.pull400),
    line('pull of the newest record', level.pullOne),
  ];
}

/** An installation for so many people, each with a thousand records, twenty to a territory. */
function reckoned(level: Level): readonly Measurement[] {
  const installations: readonly (readonly [number, Installation])[] = [
    [100, { processes: 1, databaseCores: 1 }],
    [1_000, { processes: 1, databaseCores: 1 }],
    [5_000, { processes: 1, databaseCores: 2 }],
    [10_000, { processes: 1, databaseCores: 2 }],
    [10_000, { processes: 2, databaseCores: 2 }],
    [10_000, { processes: 4, databaseCores: 4 }],
  ];
  return installations.flatMap(([managers, installation]) => {
    const on = { territories: Math.ceil(managers / 20) };
    const everybody = [
      { requests: managers, cost: level.push20, when: morning, writes: true },
      { requests: managers, cost: level.pull400, when: morning, writes: false },
    ];
    const storm = simulate(installation, everybody, { ...on, milliseconds: 15 * 60_000 });
    const outage = simulate(installation, everybody, { ...on, milliseconds: 2 * 60_000 });
    // Sixty saves a person in eight hours; of nineteen colleagues five are at their machine and fetch each of them.
    const day = simulate(
      installation,
      [
        { requests: managers * 60, cost: level.push1, when: evenly, writes: true },
        { requests: managers * 300, cost: level.pullOne, when: evenly, writes: false },
      ],
      { ...on, milliseconds: 8 * 3_600_000 },
    );
    const who = `${managers} managers, ${managers * 1_000} records, ${installation.processes} processes, ${installation.databaseCores} database cores`;
    return [
      simulated(`Sizing, reckoned: everybody back within 15 minutes: ${who}, p99`, storm),
      simulated(`Sizing, reckoned: everybody back within 2 minutes, after an outage: ${who}, p99`, outage),
      simulated(`Sizing, reckoned: an ordinary day: ${who}, p99`, day),
    ];
  });
}

function simulated(name: string, outcome: Outcome): Measurement {
  const percent = (share: number) => `${Math.round(share * 100)} %`;
  return {
    name,
    value: outcome.p99,
    unit: 'ms',
    goal: null,
    beside: `p50 ${short(outcome.p50)} ms; processes busy ${percent(outcome.serverLoad)}, database ${percent(outcome.databaseLoad)}`,
  };
}

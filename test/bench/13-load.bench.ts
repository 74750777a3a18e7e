import { test } from '@playwright/test';
import pg from 'pg';
import { FieldDevice } from './load/field-device';
import { isQuick, median, percentile, short, writeDown } from './measurement';
import { openMeasuredDatabase, startHeadquarters, statusOf } from './servers';

const devices = isQuick ? 100 : 500;
const devicesOfTerritory = 20;
const changes = 20;

/** Monday morning: everybody comes back at once to one process of headquarters, pushes what was written and pulls. */
test('five hundred devices come back at once', async () => {
  test.setTimeout(20 * 60_000);
  const database = await openMeasuredDatabase();
  const url = await database.create('load');
  const headquarters = await startHeadquarters(url);
  const field: FieldDevice[] = [];
  for (let at = 0; at < devices; at += 1) {
    const device = new FieldDevice(headquarters.address);
    const territory = `Territory ${Math.floor(at / devicesOfTerritory)}`;
    await device.enrol(await headquarters.issueCode(`Manager ${at}`, territory));
    device.write(changes, at * changes);
    field.push(device);
  }
  const rest = statusOf(headquarters.process.pid, 'VmRSS');
  const began = performance.now();
  const took = await Promise.all(field.map((device) => device.reconnect()));
  const whole = performance.now() - began;
  // Once more, now that everybody has pushed: each receives what the others of its territory wrote.
  await Promise.all(field.map((device) => device.reconnect()));

  const lost = await countLost(url, field);
  const refusals = field.flatMap((device) => device.refusals);
  const peak = headquarters.peakMemory();
  await headquarters.end();
  await database.close();
  const beside = `${devices} devices in ${Math.ceil(devices / devicesOfTerritory)} territories, ${changes} changes of 1.1 KB each; all done in ${short(whole / 1_000)} s, ${short((devices * changes) / (whole / 1_000))} changes/s`;
  writeDown('13-load', [
    { name: 'Load: reconnecting at once, push and pull, p50', value: median(took), unit: 'ms', goal: null, beside },
    { name: 'Load: the same, p99', value: percentile(took, 99), unit: 'ms', goal: null, beside: '' },
    {
      name: 'Load: refusals (429, 503), each waited out',
      value: refusals.length,
      unit: 'refusals',
      goal: null,
      beside: '',
    },
    {
      name: 'Load: changes lost',
      value: lost.count,
      unit: 'changes',
      goal: 0,
      beside: `${lost.beside}; counted in the log, followed along every device's chain, and in the rows every colleague received`,
    },
    {
      name: 'Load: memory of headquarters at most',
      value: peak ?? 0,
      unit: 'MB',
      goal: 250,
      beside: `${short(rest ?? 0)} MB before`,
    },
  ]);
});

interface LogRow {
  readonly device_id: string;
  readonly device_n: string;
  readonly change_id: string;
  readonly body: string;
  readonly body_hash: string;
  readonly state: string;
}

/** What a device wrote and headquarters does not have applied, or not in its chain, or did not give to a colleague. */
async function countLost(url: string, field: readonly FieldDevice[]) {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const { rows } = await client.query<LogRow>(
    'select device_id, device_n, change_id, body, body_hash, state from change_log order by device_id, device_n',
  );
  await client.end();
  let missing = 0;
  let unchained = 0;
  let unseen = 0;
  for (const device of field) {
    const own = rows.filter((row) => row.device_id === device.id);
    const applied = own.filter((row) => row.state === 'applied' && device.acknowledged.has(row.change_id));
    missing += device.lastN - applied.length;
    let prev = '';
    for (const { body, body_hash } of own) {
      if ((JSON.parse(body) as { prev: string }).prev !== prev) unchained += 1;
      prev = body_hash;
    }
    if (prev !== device.lastHash) unchained += 1;
    const records = own.map(({ body }) => (JSON.parse(body) as { r: string }).r);
    const colleagues = field.filter((other) => other.space === device.space);
    for (const colleague of colleagues) unseen += records.filter((record) => !colleague.received.has(record)).length;
  }
  return {
    count: missing + unchained + unseen,
    beside: `${rows.length} entries; ${missing} missing, ${unchained} breaks of a chain, ${unseen} not received`,
  };
}

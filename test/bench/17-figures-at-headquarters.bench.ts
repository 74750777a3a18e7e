import { test } from '@playwright/test';
import pg from 'pg';
import { FieldDevice } from './load/field-device';
import { fillLedgers } from './load/fill-ledgers';
import { isQuick, type Measurement, short, writeDown } from './measurement';
import { openMeasuredDatabase, startHeadquarters, statusOf } from './servers';

const partners = isQuick ? 10_000 : 100_000;

/** The figures of a hundred thousand partners with sixty facts each, asked of headquarters over HTTP. */
test('figures of headquarters', async () => {
  test.setTimeout(20 * 60_000);
  const database = await openMeasuredDatabase();
  const url = await database.create('figures');
  const headquarters = await startHeadquarters(url);
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const device = new FieldDevice(headquarters.address);
  await device.enrol(await headquarters.issueCode('Hedy', 'Territory'));
  await client.query(`update space_grant set role = 'headquarters'`);
  await fillLedgers(client, [device.space], partners, Date.now());
  const { rows } = await client.query<{ bytes: string }>(`select pg_table_size('partner_ledger') as bytes`);
  const rest = statusOf(headquarters.process.pid, 'VmRSS');
  const told: Measurement[] = [];
  for (const [name, path] of [
    ['summary', ''],
    ['one metric and all behind it', '/detail?metric=timeToFirstValue'],
    ['trend of a year', '/trend?metric=timeToFirstValue&months=12'],
    ['scorecards', '/scorecards'],
  ] as const) {
    const began = performance.now();
    const address = new URL(`/v1/console/insights${path}`, headquarters.address);
    const reply = await fetch(address, { headers: { Authorization: `Bearer ${device.token}` } });
    const text = await reply.text();
    if (!reply.ok) throw new Error(text);
    const seconds = (performance.now() - began) / 1000;
    const beside = `${partners} partners, answer of ${short(text.length / 1e6)} MB; ${short(headquarters.peakMemory() ?? 0)} MB of memory at most so far`;
    told.push({ name: `Figures of headquarters: ${name}`, value: seconds, unit: 's', goal: null, beside });
  }
  const peak = headquarters.peakMemory();
  await client.end();
  await headquarters.end();
  await database.close();
  writeDown('17-figures-at-headquarters', [
    ...told,
    {
      name: 'Figures of headquarters: memory at most',
      value: peak ?? 0,
      unit: 'MB',
      goal: 400,
      beside: `${short(rest ?? 0)} MB before, ${short(Number(rows[0]?.bytes ?? 0) / partners)} bytes in the database for each partner`,
    },
  ]);
});

import { closeSync, fdatasyncSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Page, test } from '@playwright/test';
import pg from 'pg';
import { startBrowser } from './browser';
import { type Measurement, median, percentile, rounds, short, spread, writeDown } from './measurement';
import { peersFolder } from './peers/install-peers';
import { partnerDocument } from './peers/partner-documents';
import { openMeasuredDatabase, startHeadquarters, startServer } from './servers';

const count = rounds(10_000, 2_000);
const times = rounds(5, 3);

/** What the parts under every sync can do by themselves; first in the run, so that all else can be held against it. */
test('raw ceilings', async () => {
  const measured = [await dexieCeiling(), await databaseCeiling(), await loopbackCeiling(), flushCeiling()];
  writeDown('12-ceilings', measured);
});

async function dexieCeiling(): Promise<Measurement> {
  const headquarters = await startHeadquarters(null);
  const took: number[] = [];
  for (let time = 0; time < times; time += 1) {
    const browser = await startBrowser(`${headquarters.address}/bench/ours/ours.html`);
    const { page } = await browser.connect();
    took.push(await plainDexie(page));
    await browser.remove();
  }
  await headquarters.end();
  return {
    name: `Ceiling: ${count} documents of 1.1 KB into Dexie, plainly, strict, 500 at a time`,
    value: median(took) / 1_000,
    unit: 's',
    goal: null,
    beside: spread(took, 'ms'),
  };
}

async function plainDexie(page: Page): Promise<number> {
  await page.waitForFunction(() => 'plainDexie' in globalThis);
  return page.evaluate(
    (many) => (globalThis as unknown as { plainDexie: (count: number) => Promise<number> }).plainDexie(many),
    count,
  );
}

/** Batches of 200 rows, each a transaction that is on the disk when it is answered, over one connection. */
async function databaseCeiling(): Promise<Measurement> {
  const database = await openMeasuredDatabase();
  const client = new pg.Client({ connectionString: await database.create('ceiling') });
  await client.connect();
  await client.query('create table plain (id text primary key, document text not null)');
  const took: number[] = [];
  for (let time = 0; time < times; time += 1) {
    await client.query('truncate plain');
    const began = performance.now();
    for (let first = 0; first < count; first += 200) {
      const documents = Array.from({ length: Math.min(200, count - first) }, (_, at) => partnerDocument(first + at));
      await client.query('insert into plain select * from unnest($1::text[], $2::text[])', [
        documents.map(({ id }) => id),
        documents.map((document) => JSON.stringify(document)),
      ]);
    }
    took.push(performance.now() - began);
  }
  await client.end();
  await database.close();
  return {
    name: `Ceiling: ${count} documents into PostgreSQL, 200 in a transaction`,
    value: median(took) / 1_000,
    unit: 's',
    goal: null,
    beside: `${spread(took, 'ms')}; ${short(count / (median(took) / 1_000))} rows/s`,
  };
}

async function loopbackCeiling(): Promise<Measurement> {
  const folder = mkdtempSync(join(tmpdir(), 'fieldpact-bench-raw-'));
  const server = await startServer([join(peersFolder, 'raw-server.js'), folder]);
  const bodies = Array.from({ length: Math.ceil(count / 500) }, (_, batch) =>
    JSON.stringify(Array.from({ length: 500 }, (_, at) => partnerDocument(batch * 500 + at))),
  );
  const took: number[] = [];
  for (let time = 0; time < times; time += 1) {
    const began = performance.now();
    for (const body of bodies) await (await fetch(server.address, { method: 'POST', body })).text();
    took.push(performance.now() - began);
  }
  await server.end();
  rmSync(folder, { recursive: true, force: true });
  return {
    name: `Ceiling: ${count} documents over loopback HTTP, 500 in a request, to somebody who does nothing with them`,
    value: median(took) / 1_000,
    unit: 's',
    goal: null,
    beside: spread(took, 'ms'),
  };
}

function flushCeiling(): Measurement {
  const folder = mkdtempSync(join(tmpdir(), 'fieldpact-bench-flush-'));
  const file = openSync(join(folder, 'flushed'), 'w');
  const piece = Buffer.alloc(8 << 10, 'x');
  const took = Array.from({ length: 300 }, () => {
    const began = performance.now();
    writeSync(file, piece);
    fdatasyncSync(file);
    return performance.now() - began;
  });
  closeSync(file);
  rmSync(folder, { recursive: true, force: true });
  return {
    name: 'Ceiling: 8 KB written and flushed, p50',
    value: median(took),
    unit: 'ms',
    goal: null,
    beside: `p99 ${short(percentile(took, 99))} ms of ${took.length}`,
  };
}

import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openTestHq, type TestHq } from '../open-hq';

let hq: TestHq;
let blobsAreFull = false;
beforeAll(async () => {
  hq = await openTestHq(null, null, {
    doors: {
      metricsToken: 'the-token-of-those-who-watch',
      tryBlobs: async () => {
        if (blobsAreFull) throw new Error('full');
      },
      lastBackup: async () => hq.clock.now - 7_200_000,
    },
  });
});
afterAll(() => hq.close());

const look = (url: string, headers: Record<string, string> = {}, remoteAddress = '127.0.0.1') =>
  hq.app.inject({ url, headers, remoteAddress });
// A look is good for a second.
const later = () => new Promise((wake) => setTimeout(wake, 1050));

describe('whoever watches headquarters', () => {
  test('is told that it lives, and that it can work', async () => {
    const [alive, ready] = [await look('/health'), await look('/ready')];
    expect([alive.statusCode, alive.json()]).toEqual([200, { state: 'alive' }]);
    expect([ready.statusCode, ready.json()]).toEqual([200, { state: 'ready' }]);
  });

  test('is told what is missing: room for files, a step of the database, the database', async () => {
    await later();
    blobsAreFull = true;
    const full = await look('/ready');
    expect([full.statusCode, full.json()]).toEqual([503, { state: 'not-ready', missing: ['blobs'] }]);
    blobsAreFull = false;
    await later();
    await hq.database.query('delete from migration where name = $1', ['2026-11-21-territories-and-proof']);
    const behind = await look('/ready');
    expect([behind.statusCode, behind.json()]).toEqual([503, { state: 'not-ready', missing: ['migrations'] }]);
    await hq.database.query('insert into migration values ($1, 0)', ['2026-11-21-territories-and-proof']);
    await later();
    expect((await look('/ready')).statusCode).toBe(200);
  });
});

describe('the figures', () => {
  const figures = async () => {
    const { body } = await look('/metrics');
    return (name: string) => {
      const line = body.split('\n').find((one) => one.startsWith(`${name} `));
      return line === undefined ? undefined : Number(line.split(' ').at(-1));
    };
  };

  test('are read from this computer, or with their own token; not through a proxy that stands on it', async () => {
    const token = { authorization: 'Bearer the-token-of-those-who-watch' };
    const codes = [
      await look('/metrics'),
      await look('/metrics', token, '10.0.0.9'),
      await look('/metrics', {}, '10.0.0.9'),
      await look('/metrics', { 'x-forwarded-for': '10.0.0.9' }),
      await look('/metrics', { authorization: 'Bearer wrong' }),
    ].map(({ statusCode }) => statusCode);
    expect(codes).toEqual([200, 200, 401, 401, 401]);
  });

  test('count pushes, changes by what became of them, pages, records and refusals', async () => {
    const ada = await hq.enrol('Ada Canary', 'Canary territory');
    ada.edit({ row: 'canary-row', fields: { name: 'x' } });
    ada.edit({ row: 'canary-row', fields: { name: 'y' }, with: { actor: 'somebody else' } });
    await hq.push(ada);
    expect(await hq.pull(ada)).toMatchObject({ head: { seq: 2 } });
    await hq.app.inject({ url: '/v1/pull?space=x&epoch=x&after=0' });
    const figure = await figures();
    expect({
      pushes: figure('fieldpact_pushes_total'),
      applied: figure('fieldpact_changes_total{outcome="applied"}'),
      aside: figure('fieldpact_changes_total{outcome="quarantined"}'),
      pages: figure('fieldpact_pulls_total'),
      rows: figure('fieldpact_rows_total'),
      unknown: figure('fieldpact_refusals_total{code="unauthorised"}'),
      timed: figure('fieldpact_request_seconds_count{method="POST",route="/v1/push",status="2xx"}'),
      waiting: figure('fieldpact_changes_set_aside'),
      seen: figure('fieldpact_devices_seen_last_day'),
      unsigned: figure('fieldpact_checkpoint_lag_entries'),
      unsaved: figure('fieldpact_entries_without_backup'),
      backup: figure('fieldpact_backup_age_seconds'),
      database: figure('fieldpact_database_answers'),
    }).toEqual({
      ...{ pushes: 1, applied: 1, aside: 1, pages: 1, rows: 1, unknown: expect.any(Number), timed: 1, waiting: 1 },
      ...{ seen: 1, unsigned: 2, unsaved: 2, backup: 7200, database: 1 },
    });
    expect(figure('fieldpact_refusals_total{code="unauthorised"}')).toBeGreaterThanOrEqual(1);
  });

  test('name nobody and nothing people wrote', async () => {
    await look('/canary-address');
    const { body } = await look('/metrics');
    expect(body).not.toMatch(/canary/i);
    expect(body).toContain('route="none"');
  });
});

test('bytes are counted as they went over the wire', async () => {
  const address = await hq.app.listen({ port: 0, host: '127.0.0.1' });
  await (await fetch(`${address}/v1/hello`, { headers: { 'x-long': 'a'.repeat(5000) } })).text();
  const { body } = await look('/metrics');
  const line = body.split('\n').find((one) => one.startsWith('fieldpact_bytes_total{direction="in",kind="other"}'));
  expect(Number(line?.split(' ').at(-1))).toBeGreaterThan(5000);
});

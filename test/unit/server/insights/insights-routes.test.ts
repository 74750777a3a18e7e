import { request as ask } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  consoleDetail,
  consoleInsights,
  consoleScorecards,
  consoleTrend,
  scopeText,
} from '#shared/contracts/hq-console';
import type { FieldDevice } from '../field-device';
import { aField, type Field } from './a-field';

let field: Field;
let north: FieldDevice;
let south: FieldDevice;
const overseers: Record<string, FieldDevice> = {};
beforeAll(async () => {
  field = await aField();
  north = await field.hq.enrol('Nora', 'North');
  south = await field.hq.enrol('Sven', 'South');
  overseers['lead'] = await field.hq.enrol('Lise', 'North', 'lead');
  overseers['auditor'] = await field.hq.enrol('Aud', 'South', 'auditor');
  overseers['headquarters'] = await field.hq.enrol('Hedy', 'North', 'headquarters');
  await field.hq.enrol('Hedy', 'South', 'headquarters');
  field.partner(north, 'n1');
  field.partner(north, 'n2', { programTier: 'gold' });
  field.answer(north, 'n1', 10);
  await field.send(north);
  field.partner(south, 's1');
  field.answer(south, 's1', 0);
  await field.send(south);
  field.hq.clock.now += 1000;
});
afterAll(() => field.hq.close());

async function get(device: FieldDevice | undefined, path: string) {
  const reply = await field.hq.app.inject({ url: `/v1/console/insights${path}`, headers: device?.auth ?? {} });
  return { status: reply.statusCode, body: reply.json() };
}

test('a lead and an auditor are told the figures of their own territories, headquarters those of all', async () => {
  const partners = async (who: string) => {
    const { status, body } = await get(overseers[who], '');
    const { all } = consoleInsights.parse(body);
    return [status, all.partners, all.readings.promoterScore.state === 'measured' && all.readings.promoterScore.value];
  };
  expect([await partners('lead'), await partners('auditor'), await partners('headquarters')]).toEqual([
    [200, 2, 100],
    [200, 1, -100],
    [200, 3, 0],
  ]);
});

test('a manager is told who may ask, and a stranger nothing', async () => {
  expect(await get(north, '')).toMatchObject({ status: 403, body: { code: 'not-granted' } });
  expect((await get(undefined, '')).status).toBe(401);
});

test('what lies behind a figure, its trend and the scorecards keep to the territories and to what was asked', async () => {
  const detail = consoleDetail.parse((await get(overseers['lead'], '/detail?metric=promoterScore')).body);
  expect(detail.values.map(({ partnerId, value }) => [partnerId, value])).toEqual([
    ['n1', 100],
    ['n2', null],
  ]);
  const scope = scopeText({ kind: 'tier', tier: 'gold' });
  const gold = consoleDetail.parse(
    (await get(overseers['headquarters'], `/detail?metric=activation&scope=${scope}`)).body,
  );
  expect(gold.values.map(({ partnerId }) => partnerId)).toEqual(['n2']);
  const one = scopeText({ kind: 'partner', partnerId: 's1' });
  const foreign = consoleDetail.parse((await get(overseers['lead'], `/detail?metric=activation&scope=${one}`)).body);
  expect(foreign.values).toEqual([]);
  const trend = consoleTrend.parse((await get(overseers['lead'], '/trend?metric=promoterScore&months=3')).body);
  expect(trend.map(({ reading }) => reading.state)).toEqual(['notMeasured', 'notMeasured', 'notMeasured', 'measured']);
  const cards = consoleScorecards.parse((await get(overseers['auditor'], '/scorecards')).body);
  expect(cards.map(({ partnerId }) => partnerId)).toEqual(['s1']);
});

test('partners are told by the names they have today, those of other territories not at all', async () => {
  const detail = consoleDetail.parse((await get(overseers['headquarters'], '/detail?metric=promoterScore')).body);
  expect(detail.names).toEqual({ n1: 'Partner n1', n2: 'Partner n2', s1: 'Partner s1' });
  const own = consoleDetail.parse((await get(overseers['lead'], '/detail?metric=promoterScore')).body);
  expect(Object.keys(own.names)).toEqual(['n1', 'n2']);
  const cards = consoleScorecards.parse((await get(overseers['auditor'], '/scorecards')).body);
  expect(cards.map(({ name }) => name)).toEqual(['Partner s1']);
});

test('the partners that a figure leaves out are named too', async () => {
  const { all, names } = consoleInsights.parse((await get(overseers['lead'], '')).body);
  const left = all.readings.timeToFirstValue.excluded.flatMap(({ partnerIds }) => partnerIds);
  expect(left.map((id) => names[id])).toEqual(['Partner n1', 'Partner n2']);
});

test('an answer of a headquarters that tells no names, regions and modules yet is read', async () => {
  const { body } = await get(overseers['lead'], '/detail?metric=friction');
  const { names: _names, byRegion: _byRegion, byModule: _byModule, ...earlier } = body;
  expect(consoleDetail.parse(earlier)).toMatchObject({ names: {}, byRegion: [], byModule: [] });
});

test('a moment to come, a metric nobody knows and a scope that is none are refused', async () => {
  const statuses = await Promise.all(
    [
      `?asOf=${field.hq.clock.now + 1}`,
      '?asOf=yesterday',
      '?until=3',
      '/detail?metric=luck',
      '/detail?metric=ease&scope=tier:tin',
      '/trend?metric=ease&months=900',
    ].map(async (path) => (await get(overseers['headquarters'], path)).body.code),
  );
  expect(statuses).toEqual(Array(6).fill('malformed'));
});

test('the same moment is answered with the same bytes', async () => {
  const asOf = field.hq.clock.now - 500;
  const said = async () => {
    const url = `/v1/console/insights?asOf=${asOf}`;
    return (await field.hq.app.inject({ url, headers: overseers['headquarters']?.auth ?? {} })).body;
  };
  const first = await said();
  field.hq.clock.now += 60_000;
  field.answer(south, 's1', 10);
  await field.send(south);
  expect(await said()).toBe(first);
});

test('whoever closes the connection stops the walk, and the next one is answered', async () => {
  const { app } = field.hq;
  await app.listen({ port: 0, host: '127.0.0.1' });
  const { port } = app.server.address() as AddressInfo;
  const headers = overseers['headquarters']?.auth ?? {};
  await Promise.all(
    Array.from(
      { length: 8 },
      () =>
        new Promise<void>((gone) => {
          const asked = ask({ host: '127.0.0.1', port, path: '/v1/console/insights/trend?metric=ease', headers });
          asked.on('error', () => gone()).on('close', () => gone());
          asked.end();
          setImmediate(() => asked.destroy());
        }),
    ),
  );
  const reply = await fetch(`http://127.0.0.1:${port}/v1/console/insights`, { headers });
  expect(consoleInsights.parse(await reply.json()).all.partners).toBe(3);
});

test('while thousands of ledgers are due, as after an upgrade, the caller is told to come again', async () => {
  const ids = Array.from({ length: 2001 }, (_, at) => `due-${at}`);
  const due = `insert into due_ledger select $1, partner_id, 1, 1 from unnest($2::text[]) as made(partner_id)`;
  await field.hq.database.query(due, [north.space, ids]);
  const { status, body } = await get(overseers['headquarters'], '');
  expect([status, body]).toEqual([
    503,
    { code: 'busy', message: expect.stringContaining('the figures of 2001 partners. Try again in a few minutes.') },
  ]);
  await field.hq.database.query('delete from due_ledger where partner_id = any($1::text[])', [ids]);
  expect((await get(overseers['headquarters'], '')).status).toBe(200);
});

import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { consoleOverview } from '#shared/contracts/hq-console';
import type { FieldDevice } from './field-device';
import { openTestHq, type TestHq } from './open-hq';

let hq: TestHq;
const people: Record<string, FieldDevice> = {};
const space: Record<string, string> = {};
beforeAll(async () => {
  hq = await openTestHq();
  const enrol = async (name: string, territory: string, role?: Parameters<TestHq['enrol']>[2]) => {
    const device = await hq.enrol(name, territory, role);
    people[name] = device;
    space[territory] ??= device.space;
  };
  await enrol('Hedy', 'North', 'headquarters');
  await enrol('Lise', 'North', 'lead');
  await enrol('Mae', 'North', 'manager');
  await enrol('Aud', 'North', 'auditor');
  await enrol('Hans', 'South', 'headquarters');
  await enrol('Max', 'South', 'manager');
});
afterAll(() => hq.close());

const who = (name: string) => {
  const device = people[name];
  if (!device) throw new Error(`Nobody is called ${name}.`);
  return device;
};
const userOf = (name: string) => who(name).enrolment?.user.id ?? '';

async function post(name: string, path: string, payload: object) {
  const reply = await hq.app.inject({
    method: 'POST',
    url: `/v1/console/${path}`,
    headers: who(name).auth,
    payload,
  });
  return { status: reply.statusCode, body: reply.json() };
}

async function overviewOf(name: string) {
  const reply = await hq.app.inject({ url: '/v1/console/overview', headers: who(name).auth });
  return consoleOverview.parse(reply.json());
}

describe('the overview', () => {
  test('shows a lead their territory with its people and devices, and nothing of others', async () => {
    who('Mae').edit({ row: 'p1', fields: { name: 'First' } });
    who('Mae').edit({ row: 'p2', fields: { name: 'x' }, with: { actor: 'somebody' } });
    await hq.push(who('Mae'));
    const seen = await overviewOf('Lise');
    const north = seen.territories.find(({ name }) => name === 'North');
    expect(north).toEqual({
      id: space.North,
      name: 'North',
      kind: 'territory',
      role: 'lead',
      people: 4,
      devices: 4,
      partners: 1,
      changes: 2,
      quarantined: 1,
      lastChangeAt: hq.clock.now,
      head: { seq: 2, hash: expect.stringMatching(/^[0-9a-f]{64}$/) },
      checkpoint: null,
      durable: 0,
    });
    expect(seen.territories.map(({ name, kind }) => [name, kind])).toEqual([
      ['North', 'territory'],
      [expect.any(String), 'organisation'],
    ]);
    expect(seen.people).toEqual(
      [
        ['Aud', 'auditor'],
        ['Hedy', 'headquarters'],
        ['Lise', 'lead'],
        ['Mae', 'manager'],
      ].map(([name = '', role]) => ({ id: userOf(name), name, grants: [{ space: space.North, role }] })),
    );
    expect(seen.devices.find(({ person }) => person === 'Mae')).toEqual({
      ...{ id: who('Mae').id, name: 'Laptop', user: userOf('Mae'), person: 'Mae', enrolledAt: hq.clock.now },
      ...{ lastSeenAt: hq.clock.now, program: null, withdrawn: null, behind: expect.any(Number), changes: 2 },
      publicKey: who('Mae').publicKey,
    });
    expect(seen.devices).toHaveLength(4);
  });

  test('is as wide for an auditor, and empty for a manager', async () => {
    expect((await overviewOf('Aud')).devices).toHaveLength(4);
    expect(await overviewOf('Mae')).toEqual({ time: hq.clock.now, territories: [], devices: [], people: [] });
  });

  test('is for enrolled devices', async () => {
    expect((await hq.app.inject({ url: '/v1/console/overview' })).statusCode).toBe(401);
  });
});

describe('a code', () => {
  test('is given by a lead to a new manager of their territory', async () => {
    const given = await post('Lise', 'codes', { name: 'Nora', space: space.North, role: 'manager' });
    expect(given).toEqual({ status: 200, body: { code: expect.stringMatching(/^[A-Z2-9-]{14}$/) } });
  });

  test('is refused to a lead for another role, to a manager and an auditor, and outside of their territory', async () => {
    const refused = [
      await post('Lise', 'codes', { name: 'Olga', space: space.North, role: 'lead' }),
      await post('Mae', 'codes', { name: 'Olga', space: space.North, role: 'manager' }),
      await post('Aud', 'codes', { name: 'Olga', space: space.North, role: 'manager' }),
      await post('Lise', 'codes', { name: 'Olga', space: space.South, role: 'manager' }),
    ];
    expect(refused.map(({ status, body }) => [status, body.code, body.message])).toEqual([
      [400, 'malformed', 'A lead gives codes to managers. For another role ask headquarters.'],
      [403, 'not-granted', 'Only leads and headquarters may do this in this territory.'],
      [403, 'not-granted', 'Only leads and headquarters may do this in this territory.'],
      [403, 'not-granted', 'This territory is not yours, or not any more.'],
    ]);
    expect(await hq.database.query(`select 1 from person where name = 'Olga'`)).toEqual([]);
  });

  test('never lets anybody work in the name of somebody they do not answer for', async () => {
    const refused = [
      // Somebody with more rights than the lead, somebody elsewhere, and headquarters of another territory.
      await post('Lise', 'codes', { name: 'HEDY', space: space.North, role: 'manager' }),
      await post('Lise', 'codes', { name: ' Max', space: space.North, role: 'manager' }),
      await post('Hans', 'codes', { name: 'Mae', space: space.South, role: 'manager' }),
    ];
    expect(refused.map(({ status }) => status)).toEqual([400, 400, 400]);
    expect(refused[0]?.body.message).toMatch(/^Somebody of this name works elsewhere too, or in another role\./);
    const [hedy] = (await overviewOf('Lise')).people.filter(({ name }) => name === 'Hedy');
    expect(hedy?.grants).toEqual([{ space: space.North, role: 'headquarters' }]);
  });
});

describe('territories and roles', () => {
  test('are given and taken by headquarters, and felt with the next call', async () => {
    const made = await post('Hedy', 'territories', { name: 'Islands' });
    expect(made).toEqual({ status: 200, body: { id: expect.any(String) } });
    space.Islands = made.body.id;
    const mayPull = async () => {
      const url = `/v1/pull?space=${space.Islands}&epoch=any&after=0`;
      return (await hq.app.inject({ url, headers: who('Mae').auth })).json().code;
    };
    expect(await mayPull()).toBe('not-granted');
    const grant = { user: userOf('Mae'), space: space.Islands, role: 'manager' };
    expect(await post('Hedy', 'grants', grant)).toEqual({ status: 200, body: {} });
    expect(await mayPull()).toBe('epoch');
    expect(await post('Hedy', 'grants', { ...grant, role: null })).toEqual({ status: 200, body: {} });
    expect(await mayPull()).toBe('not-granted');
  });

  test('are refused to everybody else, for oneself, for the organisation, and of a name that is taken', async () => {
    const organisation = (await overviewOf('Hedy')).territories.find(({ kind }) => kind === 'organisation')?.id;
    const refused = [
      await post('Lise', 'grants', { user: userOf('Mae'), space: space.North, role: 'lead' }),
      await post('Hans', 'grants', { user: userOf('Mae'), space: space.North, role: null }),
      await post('Hedy', 'grants', { user: userOf('Hedy'), space: space.North, role: null }),
      await post('Hedy', 'grants', { user: userOf('Mae'), space: organisation, role: 'lead' }),
      await post('Hedy', 'grants', { user: 'nobody', space: space.North, role: 'lead' }),
      await post('Lise', 'territories', { name: 'Mine' }),
      await post('Hedy', 'territories', { name: 'south' }),
    ];
    expect(refused.map(({ status, body }) => [status, body.message])).toEqual([
      [403, 'Only headquarters may do this in this territory.'],
      [403, 'This territory is not yours, or not any more.'],
      [400, 'Nobody changes their own role: the last of headquarters could lock everybody out. Ask somebody else.'],
      [400, 'The organisation is granted to everybody with any territory; nobody is given it by itself.'],
      [400, 'Headquarters does not know this person.'],
      [403, 'Only headquarters may do this in this territory.'],
      [400, 'There is a territory of this name already. Choose another name.'],
    ]);
  });
});

describe('a device', () => {
  test('that is lost is refused from then on, with the token it still has, and shown as withdrawn', async () => {
    const device = await hq.enrol('Nora', 'North');
    const path = `devices/${device.id}/withdraw`;
    expect((await post('Aud', path, { kind: 'lost' })).status).toBe(403);
    expect((await post('Mae', path, { kind: 'lost' })).body.message).toBe(
      'There is no such device in your territories.',
    );
    const later = new Date(hq.clock.now + 60_000).toISOString();
    expect((await post('Lise', path, { kind: 'lost', since: later })).status).toBe(400);
    expect(await post('Lise', path, { kind: 'lost' })).toEqual({ status: 200, body: {} });
    device.edit({ row: 'p', fields: { note: 'x' } });
    const refused = await hq.push(device);
    expect([refused.statusCode, refused.json().code]).toEqual([403, 'revoked']);
    const seen = (await overviewOf('Lise')).devices.find(({ id }) => id === device.id);
    expect(seen?.withdrawn).toEqual({ at: hq.clock.now, kind: 'lost' });
  });

  test('of headquarters is not withdrawn by a lead, and none by somebody of another territory', async () => {
    expect((await post('Lise', `devices/${who('Hedy').id}/withdraw`, { kind: 'lost' })).body.message).toBe(
      'Only headquarters may do this in this territory.',
    );
    expect((await post('Hans', `devices/${who('Mae').id}/withdraw`, { kind: 'lost' })).status).toBe(400);
    expect((await post('Hedy', `devices/${who('Lise').id}/withdraw`, { kind: 'retired' })).status).toBe(200);
  });
});

describe('a partner', () => {
  test('is moved by somebody who answers for both territories, and by nobody else', async () => {
    expect((await post('Hedy', 'moves', { partner: 'p1', from: space.North, to: space.South })).status).toBe(403);
    expect((await post('Mae', 'moves', { partner: 'p1', from: space.North, to: space.Islands })).status).toBe(403);
    expect(await post('Hedy', 'moves', { partner: 'p1', from: space.North, to: space.Islands })).toEqual({
      status: 200,
      body: {},
    });
    const counted = (await overviewOf('Hedy')).territories.map(({ name, partners }) => [name, partners]);
    expect(counted).toEqual(
      expect.arrayContaining([
        ['North', 0],
        ['Islands', 1],
      ]),
    );
  });
});

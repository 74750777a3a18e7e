import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openKnownCallers } from '../../../../server/enrolment/known-callers';
import { openTestHq, type TestHq } from '../open-hq';

let hq: TestHq;
beforeAll(async () => {
  hq = await openTestHq(null, null, { remembers: 3_600_000 });
});
afterAll(() => hq.close());

const code = async (device: { readonly auth: { authorization: string }; readonly space: string }) =>
  (await hq.app.inject({ url: `/v1/pull?space=${device.space}&epoch=any&after=0`, headers: device.auth })).json().code;

describe('by the process that did it', () => {
  test('a withdrawn grant is refused at once, and a new one taken at once', async () => {
    const chief = await hq.enrol('Hedy', 'north', 'headquarters');
    const device = await hq.enrol('Mae', 'north');
    const grant = { user: device.enrolment?.user.id, space: device.space };
    const set = (role: string | null) =>
      hq.app.inject({ method: 'POST', url: '/v1/console/grants', headers: chief.auth, payload: { ...grant, role } });
    expect(await code(device)).toBe('epoch');
    expect((await set(null)).statusCode).toBe(200);
    expect(await code(device)).toBe('not-granted');
    expect((await set('manager')).statusCode).toBe(200);
    expect(await code(device)).toBe('epoch');
  });

  test('a lost device is refused at once', async () => {
    const chief = await hq.enrol('Hedy', 'north', 'headquarters');
    const device = await hq.enrol('Eve', 'north');
    expect(await code(device)).toBe('epoch');
    const url = `/v1/console/devices/${device.id}/withdraw`;
    const payload = { kind: 'lost' };
    const done = await hq.app.inject({ method: 'POST', url, headers: chief.auth, payload });
    expect([done.statusCode, await code(device)]).toEqual([200, 'revoked']);
  });
});

test('what another process changes holds when the moment for which callers are remembered is over', async () => {
  const device = await hq.enrol('Rosalind', 'south');
  const { authorization } = device.auth;
  let passed = 0;
  const callers = openKnownCallers(hq.database, 2000, () => passed);
  const grants = async () => {
    const caller = await callers.ask(authorization, hq.clock.now);
    return caller.ok ? caller.value.grants.length : caller.error.code;
  };
  const before = await grants();
  await hq.database.query('delete from space_grant where user_id = $1', [device.enrolment?.user.id]);
  passed = 1999;
  expect(await grants()).toBe(before);
  passed = 2000;
  expect(await grants()).toBe(0);
});

test('a token that has run out is not taken because its device is remembered', async () => {
  const device = await hq.enrol('Emmy', 'south');
  const callers = openKnownCallers(hq.database, 3_600_000, () => 0);
  const { authorization } = device.auth;
  expect((await callers.ask(authorization, hq.clock.now)).ok).toBe(true);
  expect(await callers.ask(authorization, hq.clock.now + 15 * 60_000)).toMatchObject({
    error: { code: 'unauthorised' },
  });
});

test('what was looked up before a change is not remembered behind it', async () => {
  const device = await hq.enrol('Lise', 'south');
  const callers = openKnownCallers(hq.database, 3_600_000, () => 0);
  const early = callers.ask(device.auth.authorization, hq.clock.now);
  callers.forget();
  expect((await early).ok).toBe(true);
  await hq.database.query('delete from access_token where device_id = $1', [device.id]);
  expect((await callers.ask(device.auth.authorization, hq.clock.now)).ok).toBe(false);
});

import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { helloReply, pullReply, type Space } from '#shared/contracts/hq-api';
import type { CodeRequest } from '../../../server/enrolment/codes';
import { issueCode } from '../../../server/enrolment/codes';
import { FieldDevice } from './field-device';
import { openTestHq, renewToken, statesOf, type TestHq, valuesIn } from './open-hq';

let hq: TestHq;
beforeAll(async () => {
  hq = await openTestHq();
});
afterAll(() => hq.close());

const admin = { authorization: 'Bearer the-admin-token' };

async function spacesOf(device: FieldDevice): Promise<readonly Space[]> {
  return helloReply.parse((await hq.app.inject({ url: '/v1/hello', headers: device.auth })).json()).spaces ?? [];
}

async function laneIn(device: FieldDevice, name: string): Promise<FieldDevice> {
  const space = (await spacesOf(device)).find((each) => each.name === name);
  if (!space) throw new Error(`${name} is not granted.`);
  return device.in(space);
}

/** Grants a person one more territory; a code that nobody spends does it. */
function grant(name: string, territory: string, role: CodeRequest['role'] = 'manager') {
  return issueCode(hq.database, { name, territory, role }, hq.clock.now);
}

async function withdrawGrant(device: FieldDevice, space: string): Promise<void> {
  await hq.database.query('delete from space_grant where space_id = $1 and user_id = $2', [
    space,
    device.enrolment?.user.id,
  ]);
}

describe('a person', () => {
  test('works in every territory granted to them, as what they are there, and in the organisation as the highest', async () => {
    const ada = await hq.enrol('Ada of two', 'two: first');
    await grant('Ada of two', 'two: second', 'lead');
    expect((await spacesOf(ada)).map(({ name, kind, role, seq }) => [name, kind, role, seq])).toEqual([
      ['two: first', 'territory', 'manager', 0],
      ['Organisation', 'organisation', 'lead', 0],
      ['two: second', 'territory', 'lead', 0],
    ]);
    const second = await laneIn(ada, 'two: second');
    ada.edit({ row: 'p1', op: 'create', fields: { legalName: 'Here' } });
    second.edit({ row: 'p2', op: 'create', fields: { legalName: 'There' } });
    expect([statesOf(await hq.push(ada)), statesOf(await hq.push(second))]).toEqual([
      [[1, 'applied', undefined]],
      [[1, 'applied', undefined]],
    ]);
    expect((await hq.pull(ada)).rows.map(({ row }) => row.id)).toEqual(['p1']);
    expect((await hq.pull(second)).rows.map(({ row }) => row.id)).toEqual(['p2']);
    expect((await spacesOf(ada)).map(({ seq }) => seq)).toEqual([1, 0, 1]);
  });

  test('publishes for the organisation in the highest of their roles, whatever they are at home', async () => {
    const ada = await hq.enrol('Ada the lead elsewhere', 'role: home');
    await grant('Ada the lead elsewhere', 'role: elsewhere', 'lead');
    const manager = await hq.enrol('Mo the manager', 'role: home');
    for (const [device, expected] of [
      [ada, 'applied'],
      [manager, 'quarantined'],
    ] as const) {
      const lane = await laneIn(device, 'Organisation');
      lane.edit({ entity: 'packVersion', row: `of ${device.id}`, op: 'create', fields: { version: '2.0.0' } });
      expect(statesOf(await hq.push(lane)).map(([, state]) => state)).toEqual([expected]);
    }
  });

  test('who may only look changes nothing: what they write is set aside', async () => {
    const auditor = await hq.enrol('Ann', 'auditor', 'auditor');
    auditor.edit({ row: 'p', op: 'create', fields: { legalName: 'Hill' } });
    expect(statesOf(await hq.push(auditor))).toEqual([[1, 'quarantined', 'auditor']]);
    expect((await hq.pull(auditor)).rows).toEqual([]);
  });

  test('is not let into a territory with which they never had to do', async () => {
    const ada = await hq.enrol('Ada', 'closed: mine');
    const grace = await hq.enrol('Grace', 'closed: yours');
    const [theirs] = await spacesOf(grace);
    const lane = theirs ? ada.in(theirs) : ada;
    lane.edit({ row: 'p', fields: { note: 'x' } });
    const replies = [
      await hq.push(lane),
      await hq.app.inject({ url: `/v1/log/links?space=${lane.space}&after=0`, headers: ada.auth }),
    ];
    expect(replies.map((reply) => [reply.statusCode, reply.json().code])).toEqual([
      [403, 'not-granted'],
      [403, 'not-granted'],
    ]);
  });

  test('who has lost a territory still hands in what they wrote there, and it is set aside', async () => {
    const ada = await hq.enrol('Ada who moves on', 'lost: home');
    await grant('Ada who moves on', 'lost: other');
    const lane = await laneIn(ada, 'lost: other');
    await hq.pull(lane);
    lane.edit({ row: 'p', op: 'create', fields: { legalName: 'Written in the train' } });
    await withdrawGrant(ada, lane.space);
    expect((await spacesOf(ada)).map(({ name }) => name)).toEqual(['lost: home', 'Organisation']);
    expect(statesOf(await hq.push(lane))).toEqual([[1, 'quarantined', 'grant-withdrawn']]);
    const url = `/v1/pull?space=${lane.space}&epoch=${lane.epoch}&after=0`;
    expect((await hq.app.inject({ url, headers: ada.auth })).json().code).toBe('not-granted');
  });
});

describe('a device that was withdrawn', () => {
  const withdraw = (device: FieldDevice, reason: string) =>
    hq.app.inject({ method: 'POST', url: `/admin/devices/${device.id}/withdraw`, headers: admin, payload: { reason } });

  test('as retired hands in what it has, which is set aside, and is told nothing more', async () => {
    const device = await hq.enrol('Ada', 'retired');
    device.edit({ row: 'p', op: 'create', fields: { legalName: 'Last words' } });
    await withdraw(device, 'retired');
    expect(await spacesOf(device)).toEqual([]);
    expect(statesOf(await hq.push(device))).toEqual([[1, 'quarantined', 'device-withdrawn']]);
    const pull = await hq.app.inject({
      url: `/v1/pull?space=${device.space}&epoch=${device.epoch}&after=0`,
      headers: device.auth,
    });
    expect([pull.statusCode, pull.json().code]).toEqual([403, 'revoked']);
  });

  test('as lost is refused at every door, also with the code it once spent', async () => {
    const device = new FieldDevice();
    const code = await issueCode(hq.database, { name: 'Ada', territory: 'lost' }, hq.clock.now);
    const enrol = () => hq.app.inject({ method: 'POST', url: '/v1/devices', payload: device.enrolRequest(code) });
    device.enrolment = (await enrol()).json();
    device.edit({ row: 'p', fields: { note: 'x' } });
    await withdraw(device, 'lost');
    const replies = [
      await hq.app.inject({ url: '/v1/hello', headers: device.auth }),
      await hq.push(device),
      await renew(device),
      await enrol(),
    ];
    expect(replies.map((reply) => reply.json().code)).toEqual(['revoked', 'revoked', 'revoked', 'bad-code']);
  });
});

const renew = (device: FieldDevice, signer = device) => renewToken(hq.app, device, signer);

describe('a token', () => {
  test('ends after a quarter of an hour; the key of the device gets a new one', async () => {
    const device = await hq.enrol('Ada', 'token');
    const hello = () => hq.app.inject({ url: '/v1/hello', headers: device.auth });
    hq.clock.now += 15 * 60_000 - 1;
    expect((await hello()).statusCode).toBe(200);
    hq.clock.now += 1;
    expect([(await hello()).statusCode, (await hello()).json().code]).toEqual([401, 'unauthorised']);
    const renewed = (await renew(device)).json();
    expect(renewed.expires).toBe(hq.clock.now + 15 * 60_000);
    if (device.enrolment) device.enrolment = { ...device.enrolment, ...renewed };
    expect((await hello()).statusCode).toBe(200);
  });

  test('is not given to another key, to a challenge of another device, or to an old one', async () => {
    const device = await hq.enrol('Ada', 'token');
    expect((await renew(device, new FieldDevice())).json().code).toBe('unauthorised');
    const { challenge } = (
      await hq.app.inject({ method: 'POST', url: '/v1/challenge', payload: { device: 'another' } })
    ).json();
    const ask = (given: string) => {
      const proof = device.signature(`fieldpact-token:${device.enrolment?.server}:${device.id}:${given}`);
      const payload = { device: device.id, challenge: given, proof };
      return hq.app.inject({ method: 'POST', url: '/v1/token', payload });
    };
    expect((await ask(challenge)).json().code).toBe('malformed');
    const own = (await hq.app.inject({ method: 'POST', url: '/v1/challenge', payload: { device: device.id } })).json()
      .challenge;
    hq.clock.now += 2 * 60_000;
    expect((await ask(own)).json().code).toBe('malformed');
  });
});

describe('a pull', () => {
  test('from an entry that is not the one this device was told says that the log was rewritten', async () => {
    const device = await hq.enrol('Ada', 'rewritten');
    device.edit({ row: 'p', fields: { note: 'x' } });
    const { head } = (await hq.push(device)).json();
    const ask = (hash: string) =>
      hq.app.inject({
        url: `/v1/pull?space=${device.space}&epoch=${device.epoch}&after=1&hash=${hash}`,
        headers: device.auth,
      });
    expect([(await ask(head.hash)).statusCode, (await ask('')).statusCode]).toEqual([200, 200]);
    const reply = await ask('f'.repeat(64));
    expect([reply.statusCode, reply.json()]).toEqual([409, expect.objectContaining({ code: 'rewritten', at: 1 })]);
  });

  test('names the people and devices behind its records, also those who have left', async () => {
    const ada = await hq.enrol('Ada who left', 'names');
    ada.edit({ row: 'p', op: 'create', fields: { legalName: 'Hill' } });
    await hq.push(ada);
    await withdrawGrant(ada, ada.space);
    hq.clock.now += 86_400_000;
    const grace = await hq.enrol('Grace who came', 'names');
    const page = pullReply.parse(await hq.pull(grace));
    expect(page.people.map(({ name }) => name).sort()).toEqual(['Ada who left', 'Grace who came']);
    expect(page.devices.map(({ id, user }) => [id, user]).sort()).toEqual(
      [ada, grace].map((device) => [device.id, device.enrolment?.user.id]).sort(),
    );
    const later = pullReply.parse(await hq.pull(grace, 1));
    expect([later.people.map(({ name }) => name), later.durable]).toEqual([['Grace who came'], 0]);
  });
});

describe('a deletion', () => {
  test('cannot name values of any field that its author was never given', async () => {
    const ada = await hq.enrol('Ada', 'deletion');
    const grace = await hq.enrol('Grace', 'deletion');
    const born = ada.edit({ row: 'p', op: 'create', fields: { legalName: 'Hill' } });
    await hq.push(ada);
    await hq.pull(grace, 0);
    const unseen = ada.edit({ row: 'p', fields: { note: 'new' } });
    await hq.push(ada, ada.push(2));
    const forged = grace.edit({ row: 'p', op: 'delete', fields: { _deleted: true }, parents: [born, unseen] });
    grace.edit({ row: 'p', op: 'delete', fields: { _deleted: true }, parents: [born] });
    expect([forged, statesOf(await hq.push(grace))]).toEqual([
      `${grace.tag}:1`,
      [
        [1, 'quarantined', 'unseen-parent'],
        [2, 'conflict', undefined],
      ],
    ]);
  });
});

describe('a guarded step', () => {
  test('is taken once: who comes second without having seen it, or takes a step that is none, is set aside', async () => {
    const ada = await hq.enrol('Ada', 'guarded');
    const grace = await hq.enrol('Grace', 'guarded');
    const born = ada.edit({ entity: 'agreement', row: 'a', op: 'create', fields: { state: 'draft' } });
    await hq.push(ada);
    await hq.pull(grace);
    const locked = ada.edit({ entity: 'agreement', row: 'a', fields: { state: 'locked' }, parents: [born] });
    ada.edit({ entity: 'agreement', row: 'a', fields: { state: 'gone' }, parents: [locked] });
    grace.edit({ entity: 'agreement', row: 'a', fields: { state: 'locked' }, parents: [born] });
    expect([statesOf(await hq.push(ada, ada.push(2))), statesOf(await hq.push(grace))]).toEqual([
      [
        [2, 'applied', undefined],
        [3, 'quarantined', 'no-step'],
      ],
      [[1, 'quarantined', 'overtaken']],
    ]);
    expect(valuesIn(await hq.pull(ada), 'a', 'state')).toEqual(['locked']);
  });
});

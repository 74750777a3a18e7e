import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { signInReply, signInState, tokenReply } from '#shared/contracts/hq-api';
import { openProvider } from '../../../server/enrolment/openid/openid-provider';
import { PlainBrowser } from '../../builders/a-plain-browser';
import { type AnOpenIdProvider, anOpenIdProvider } from '../../builders/an-openid-provider';
import { FieldDevice } from './field-device';
import { openTestHq, type TestHq } from './open-hq';

const day = 86_400_000;
let provider: AnOpenIdProvider;
let hq: TestHq;
let address = '';
beforeAll(async () => {
  provider = await anOpenIdProvider();
  const { issuer, clientId, clientSecret } = provider;
  hq = await openTestHq(null, null, {
    signIn: { ways: ['openid', 'code'], againAfter: 30 * day },
    doors: {
      openId: {
        provider: openProvider({ issuer, clientId, clientSecret }),
        address: () => address,
        territory: 'Signed in',
      },
    },
  });
  address = await hq.app.listen({ port: 0, host: '127.0.0.1' });
  provider.admit(`${address}/v1/sign-in/callback`);
});
afterAll(async () => {
  await hq.close();
  await provider.close();
});

async function begin(device: FieldDevice) {
  const proof = device.signature(`fieldpact-sign-in:${device.id}`);
  const payload = { device: device.id, deviceName: 'Laptop', publicKey: device.publicKey, proof };
  const reply = await hq.app.inject({ method: 'POST', url: '/v1/sign-in', payload });
  return signInReply.parse(reply.json());
}

async function ask(device: FieldDevice, ticket: string, as: FieldDevice = device) {
  const payload = { device: as.id, proof: as.signature(`fieldpact-sign-in:${ticket}`) };
  return hq.app.inject({ method: 'POST', url: `/v1/sign-in/${ticket}`, payload });
}

async function stateOf(device: FieldDevice, ticket: string) {
  return signInState.parse((await ask(device, ticket)).json());
}

/** Goes through the provider's pages up to the question of headquarters. */
async function signInAs(login: string, from: string, browser = new PlainBrowser()): Promise<PlainBrowser> {
  await browser.open(from);
  if (browser.page.includes('name="login"')) await browser.send({ login, password: 'any' });
  if (browser.page.includes('value="consent"')) await browser.send({});
  return browser;
}

describe('somebody who signs in at the provider of the organisation', () => {
  test('compares two codes, and only then their device is enrolled, in the territory for those who are new', async () => {
    const device = new FieldDevice();
    const begun = await begin(device);
    expect(await stateOf(device, begun.ticket)).toEqual({ state: 'waiting' });
    const browser = await signInAs('ada', begun.address);
    expect(new URL(browser.address).origin).toBe(address);
    expect(browser.page).toContain(`<strong>${begun.code}</strong>`);
    expect(browser.page).toContain('You are signed in as Ada Example.');
    expect(browser.headers.get('content-security-policy')).toMatch(
      /^default-src 'none'; style-src 'sha256-[^']+'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'$/,
    );
    expect(await stateOf(device, begun.ticket)).toEqual({ state: 'waiting' });
    await browser.send({ codes: 'same' });
    expect([browser.status, browser.page.includes('You are signed in')]).toEqual([200, true]);
    const state = await stateOf(device, begun.ticket);
    expect(state).toMatchObject({
      state: 'enrolled',
      enrolment: { user: { name: 'Ada Example' }, space: { name: 'Signed in' }, role: 'manager' },
    });
    // The answer was lost on its way: asked again it is given again, with another token.
    expect(await stateOf(device, begun.ticket)).toMatchObject({ state: 'enrolled' });
    if (state.state === 'enrolled') device.enrolment = state.enrolment;
    device.edit({ row: 'p', fields: { note: 'first' } });
    expect((await hq.push(device)).statusCode).toBe(200);
  });

  test('is the same person on a second device, and somebody else than a person of the same name', async () => {
    const namesake = await hq.enrol('Grace Example', 'elsewhere');
    const [first, second] = [new FieldDevice(), new FieldDevice()];
    const users: string[] = [];
    for (const device of [first, second]) {
      const begun = await begin(device);
      await (await signInAs('grace', begun.address)).send({ codes: 'same' });
      const state = await stateOf(device, begun.ticket);
      if (state.state === 'enrolled') users.push(state.enrolment.user.id);
    }
    expect(users).toHaveLength(2);
    expect(users[0]).toBe(users[1]);
    expect(users).not.toContain(namesake.enrolment?.user.id);
  });

  test('must sign in again after the days that were set, and loses nothing by it', async () => {
    const device = new FieldDevice();
    const begun = await begin(device);
    await (await signInAs('alan', begun.address)).send({ codes: 'same' });
    const state = await stateOf(device, begun.ticket);
    if (state.state === 'enrolled') device.enrolment = state.enrolment;
    const renew = async () => {
      const post = (url: string, payload: object) => hq.app.inject({ method: 'POST', url, payload });
      const { challenge } = (await post('/v1/challenge', { device: device.id })).json();
      const text = `fieldpact-token:${device.enrolment?.server}:${device.id}:${challenge}`;
      return (await post('/v1/token', { device: device.id, challenge, proof: device.signature(text) })).json();
    };
    expect(tokenReply.safeParse(await renew()).success).toBe(true);
    hq.clock.now += 31 * day;
    expect(await renew()).toMatchObject({ code: 'sign-in' });
    const again = await begin(device);
    await (await signInAs('alan', again.address)).send({ codes: 'same' });
    expect(await stateOf(device, again.ticket)).toMatchObject({ state: 'enrolled' });
    expect(tokenReply.safeParse(await renew()).success).toBe(true);
  });
});

describe('nobody is signed in', () => {
  const nobody = async (device: FieldDevice, ticket: string) => {
    const [row] = await hq.database.query('select 1 from device where device_id = $1', [device.id]);
    return { enrolled: row !== undefined, state: (await stateOf(device, ticket)).state };
  };

  test('when the person says that the codes differ', async () => {
    const device = new FieldDevice();
    const begun = await begin(device);
    await (await signInAs('mallory', begun.address)).send({ codes: 'different' });
    expect(await stateOf(device, begun.ticket)).toEqual({
      state: 'refused',
      message: 'Somebody said that the two codes are not the same, so nobody was signed in. Begin again.',
    });
    expect(await nobody(device, begun.ticket)).toEqual({ enrolled: false, state: 'refused' });
  });

  test('when the person declines at the provider', async () => {
    const device = new FieldDevice();
    const begun = await begin(device);
    const browser = await new PlainBrowser().open(begun.address);
    await browser.follow('/abort');
    expect(browser.page).toContain('The sign-in was declined');
    expect(await stateOf(device, begun.ticket)).toEqual({
      state: 'refused',
      message: 'The sign-in was declined in the browser. Begin again when you want to sign in.',
    });
  });

  test('by an answer with another state, or brought by another browser', async () => {
    const device = new FieldDevice();
    const begun = await begin(device);
    const browser = new PlainBrowser();
    await browser.open(begun.address);
    const id = begun.address.split('/').at(-1) ?? '';
    await browser.open(`${address}/v1/sign-in/callback?code=stolen&state=${id}.guessed`);
    expect([browser.status, browser.page.includes('could not be believed')]).toEqual([400, true]);
    await browser.open(`${address}/v1/sign-in/callback?code=stolen&state=unknown`);
    expect([browser.status, browser.page.includes('no longer valid')]).toEqual([400, true]);
    const [row] = await hq.database.query<{ request: string }>('select request from sign_in where ticket_hash = $1', [
      id,
    ]);
    const { state } = JSON.parse(row?.request ?? '{}').asked;
    const stranger = new PlainBrowser();
    await stranger.open(`${address}/v1/sign-in/callback?code=stolen&state=${state}`);
    expect([stranger.status, stranger.page.includes('another browser')]).toEqual([400, true]);
    expect(await nobody(device, begun.ticket)).toEqual({ enrolled: false, state: 'waiting' });
  });

  test('twice with the same answer of the provider', async () => {
    const device = new FieldDevice();
    const begun = await begin(device);
    const browser = await signInAs('ada', begun.address);
    const callback = browser.address;
    expect(callback).toContain('code=');
    await browser.open(callback);
    expect([browser.status, browser.page.includes('used already')]).toEqual([400, true]);
    // The code itself was spent as well: brought to another sign-in it is worth nothing.
    const other = new FieldDevice();
    const begunOther = await begin(other);
    const thief = await new PlainBrowser().open(begunOther.address);
    const { asked } = JSON.parse(
      (
        await hq.database.query<{ request: string }>('select request from sign_in where ticket_hash = $1', [
          begunOther.address.split('/').at(-1),
        ])
      )[0]?.request ?? '{}',
    );
    const url = new URL(callback);
    url.searchParams.set('state', asked.state);
    await thief.open(url.href);
    expect([thief.status, thief.page.includes('could not be believed')]).toEqual([400, true]);
    expect(await nobody(other, begunOther.ticket)).toEqual({ enrolled: false, state: 'refused' });
  });

  test('after ten minutes, neither in the browser nor on the device', async () => {
    const device = new FieldDevice();
    const begun = await begin(device);
    const browser = await signInAs('ada', begun.address);
    hq.clock.now += 10 * 60_000;
    await browser.send({ codes: 'same' });
    expect([browser.status, browser.page.includes('no longer valid')]).toEqual([400, true]);
    expect(await stateOf(device, begun.ticket)).toEqual({
      state: 'refused',
      message: 'Signing in took longer than ten minutes. Begin again.',
    });
    const late = await new PlainBrowser().open(begun.address);
    expect([late.status, late.page.includes('no longer valid')]).toEqual([400, true]);
  });

  test('for a device that asks with the ticket of another, or begins with the key of another', async () => {
    const [device, thief] = [new FieldDevice(), new FieldDevice()];
    const begun = await begin(device);
    await (await signInAs('ada', begun.address)).send({ codes: 'same' });
    expect((await ask(device, begun.ticket, thief)).json()).toMatchObject({ code: 'bad-code' });
    const proof = thief.signature(`fieldpact-sign-in:${device.id}`);
    const forged = { device: device.id, deviceName: 'x', publicKey: device.publicKey, proof };
    const reply = await hq.app.inject({ method: 'POST', url: '/v1/sign-in', payload: forged });
    expect([reply.statusCode, reply.json().code]).toEqual([400, 'malformed']);
  });

  test('on a device of somebody else, or on one that was reported lost', async () => {
    const device = new FieldDevice();
    const first = await begin(device);
    await (await signInAs('ada', first.address)).send({ codes: 'same' });
    await stateOf(device, first.ticket);
    const second = await begin(device);
    const other = await (await signInAs('eve', second.address)).send({ codes: 'same' });
    expect(other.page).toContain('belongs to somebody else');
    const admin = { authorization: 'Bearer the-admin-token' };
    await hq.app.inject({ method: 'POST', url: `/admin/devices/${device.id}/withdraw`, headers: admin, payload: {} });
    const third = await begin(device);
    const found = await (await signInAs('ada', third.address)).send({ codes: 'same' });
    expect(found.page).toContain('This device was withdrawn');
    expect(await stateOf(device, third.ticket)).toMatchObject({ state: 'refused' });
  });

  test('while the provider is away; afterwards the same address goes on', async () => {
    const device = new FieldDevice();
    const begun = await begin(device);
    const browser = await new PlainBrowser().open(begun.address);
    await browser.send({ login: 'ada', password: 'any' });
    await provider.goAway();
    const id = begun.address.split('/').at(-1);
    const [row] = await hq.database.query<{ request: string }>('select request from sign_in where ticket_hash = $1', [
      id,
    ]);
    const { state } = JSON.parse(row?.request ?? '{}').asked;
    await browser.open(`${address}/v1/sign-in/callback?code=any&state=${state}&iss=${provider.issuer}`);
    expect([browser.status, browser.page.includes('does not answer')]).toEqual([400, true]);
    expect(await stateOf(device, begun.ticket)).toEqual({ state: 'waiting' });
    await provider.comeBack();
    await (await signInAs('ada', begun.address)).send({ codes: 'same' });
    expect(await stateOf(device, begun.ticket)).toMatchObject({ state: 'enrolled' });
  });
});

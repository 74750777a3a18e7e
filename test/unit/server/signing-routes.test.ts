import { execFileSync } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type IdentityReply, identityReply, trustReply } from '#shared/contracts/hq-signing';
import { issueManager } from '#shared/proof/certificates/issue';
import { generateKeys, type KeyPair } from '#shared/proof/certificates/keys';
import { validatePath } from '#shared/proof/certificates/path';
import { readPem, toPem } from '#shared/proof/certificates/pem';
import { readCertificate } from '#shared/proof/certificates/read-certificate';
import { makeRequest } from '#shared/proof/certificates/request';
import { readRevocationList } from '#shared/proof/certificates/revocation-list';
import { signerOf, signingKeyOf } from '#shared/proof/certificates/signer-of';
import type { FieldDevice } from './field-device';
import { openTestHq, type TestHq } from './open-hq';

let hq: TestHq;
beforeAll(async () => {
  hq = await openTestHq();
});
afterAll(() => hq.close());

const openssl = (...args: string[]) => execFileSync('openssl', args, { encoding: 'utf8', stdio: 'pipe' });
const bytesOf = (text: string) => new Uint8Array(Buffer.from(text, 'base64'));
const iso = (time: number) => new Date(time).toISOString();
const admin = { authorization: 'Bearer the-admin-token' };

interface DeviceKeys {
  readonly manager: KeyPair;
  readonly registrar: KeyPair;
}

async function newKeys(): Promise<DeviceKeys> {
  return { manager: await generateKeys('ecdsa-p256', false), registrar: await generateKeys('ecdsa-p256', false) };
}

async function requestFor(key: KeyPair): Promise<string> {
  const request = await makeRequest(await signingKeyOf(key), {
    commonName: 'The Chief Executive',
    organisation: 'Somebody',
  });
  return Buffer.from(request).toString('base64');
}

async function ask(device: FieldDevice, { manager, registrar }: DeviceKeys) {
  const payload = {
    managerRequest: await requestFor(manager),
    registrarRequest: await requestFor(registrar),
    guardedByPin: true,
  };
  return hq.app.inject({ method: 'POST', url: '/v1/identity', headers: device.auth, payload });
}

async function identityOf(device: FieldDevice, keys: DeviceKeys): Promise<IdentityReply> {
  return identityReply.parse((await ask(device, keys)).json());
}

async function factsOf(certificate: string) {
  const facts = await readCertificate(bytesOf(certificate));
  if (!facts.ok) throw new Error(facts.error);
  return facts.value;
}

function writePem(name: string, ...certificates: readonly string[]): string {
  const path = join(hq.folder, name);
  writeFileSync(path, certificates.map((each) => toPem(bytesOf(each), 'CERTIFICATE')).join(''));
  return path;
}

async function issuingList() {
  const reply = await hq.app.inject({ url: '/ca/issuing.crl' });
  const list = readRevocationList(new Uint8Array(reply.rawPayload));
  if (!list.ok) throw new Error(list.error);
  return { ...list.value, bytes: reply.rawPayload };
}

const withdraw = (device: FieldDevice, payload: object = {}) =>
  hq.app.inject({ method: 'POST', url: `/admin/devices/${device.id}/withdraw`, headers: admin, payload });

describe('the identity of a device', () => {
  test('names the person as headquarters knows them, whatever the request says', async () => {
    const device = await hq.enrol('Ada Lovelace', 'identity');
    const { manager, registrar } = await identityOf(device, await newKeys());
    expect(await factsOf(manager)).toMatchObject({
      name: 'Ada Lovelace',
      organisation: 'Test HQ',
      unit: 'Partner managers',
      isAuthority: false,
      revocationListAddresses: ['https://hq.example/ca/issuing.crl'],
    });
    expect(await factsOf(registrar)).toMatchObject({ organisation: 'Test HQ', isAuthority: true, pathLength: 0 });
    expect((await factsOf(registrar)).subject).toContain(device.tag);
  });

  test('leads to the root for openssl too', async () => {
    const device = await hq.enrol('Ada', 'identity');
    const { manager, registrar, trust } = await identityOf(device, await newKeys());
    const [root = '', ...between] = trust.authorities;
    const at = ['-attime', String(hq.clock.now / 1000), '-CAfile', writePem('root.pem', root)];
    const above = ['-untrusted', writePem('between.pem', ...between)];
    expect(openssl('verify', ...at, ...above, writePem('manager.pem', manager))).toContain(': OK');
    expect(openssl('verify', ...at, ...above, writePem('registrar.pem', registrar))).toContain(': OK');
    expect(openssl('x509', '-in', join(hq.folder, 'registrar.pem'), '-noout', '-text')).toContain(
      'Name Constraints: critical',
    );
  });

  test('is issued again to the same device; the earlier one stays good', async () => {
    const device = await hq.enrol('Ada', 'identity');
    const keys = await newKeys();
    const first = await factsOf((await identityOf(device, keys)).manager);
    const second = await factsOf((await identityOf(device, keys)).manager);
    expect([second.publicKeySha256, second.serial === first.serial]).toEqual([first.publicKeySha256, false]);
    expect((await issuingList()).revoked.map((each) => each.serial)).not.toContain(first.serial);
  });

  test('is refused for the key of another device, for one key in two tasks, and for a key that did not sign', async () => {
    const [device, other] = [await hq.enrol('Ada', 'identity'), await hq.enrol('Eve', 'identity')];
    const keys = await newKeys();
    await identityOf(device, keys);
    const fresh = await newKeys();
    const stolen = await ask(other, { ...fresh, manager: keys.manager });
    const swapped = await ask(device, { manager: keys.registrar, registrar: fresh.registrar });
    const same = await ask(device, { manager: fresh.manager, registrar: fresh.manager });
    expect([stolen, swapped, same].map((reply) => [reply.statusCode, reply.json().message])).toEqual([
      [400, 'This key is known at headquarters as that of another device. Make new keys and ask again.'],
      [400, 'This key has another task on this device. Make new keys and ask again.'],
      [400, 'A device needs two keys: one that signs for its manager and one that certifies in the room.'],
    ]);
    const forged = Buffer.from(await requestFor(fresh.manager), 'base64');
    forged[forged.length - 3] = (forged[forged.length - 3] ?? 0) ^ 1;
    const payload = {
      managerRequest: forged.toString('base64'),
      registrarRequest: await requestFor(fresh.registrar),
      guardedByPin: false,
    };
    const reply = await hq.app.inject({ method: 'POST', url: '/v1/identity', headers: device.auth, payload });
    expect(reply.json()).toEqual({
      code: 'malformed',
      message: 'A request for a certificate was not signed by the key it is for.',
    });
  });

  test('is given to enrolled devices only, and not without end', async () => {
    const device = await hq.enrol('Ada', 'identity');
    const keys = await newKeys();
    expect((await hq.app.inject({ method: 'POST', url: '/v1/identity', payload: {} })).statusCode).toBe(401);
    for (let at = 0; at < 10; at += 1) expect((await ask(device, keys)).statusCode).toBe(200);
    expect((await ask(device, keys)).json()).toEqual({
      code: 'busy',
      message: 'This device has asked for many certificates today. Try again tomorrow.',
    });
  });
});

describe('a stolen device', () => {
  test('gets no new identity, and both of its certificates are revoked from when it was lost', async () => {
    const device = await hq.enrol('Ada', 'stolen');
    const keys = await newKeys();
    const { manager, registrar } = await identityOf(device, keys);
    const lost = hq.clock.now - 3 * 3_600_000;
    expect((await withdraw(device, { reason: 'lost', since: iso(lost) })).json()).toEqual({ withdrawn: device.id });
    const refused = await ask(device, keys);
    expect([refused.statusCode, refused.json().code]).toEqual([403, 'revoked']);
    const serials = [(await factsOf(manager)).serial, (await factsOf(registrar)).serial];
    const entries = (await issuingList()).revoked.filter((each) => serials.includes(each.serial));
    expect(entries.map(({ at, reason }) => [Date.parse(at), reason])).toEqual([
      [Math.floor(lost / 1000) * 1000, 'keyCompromise'],
      [Math.floor(lost / 1000) * 1000, 'keyCompromise'],
    ]);
    const list = join(hq.folder, 'issuing.crl');
    writeFileSync(list, (await issuingList()).bytes);
    const between = writePem('issuing.pem', Buffer.from(hq.authority.issuing.certificate).toString('base64'));
    expect(openssl('crl', '-inform', 'DER', '-in', list, '-CAfile', between, '-noout', '-text')).toContain(
      'Key Compromise',
    );
  });

  test('counts as lost since the earliest moment that was told, and never since one to come', async () => {
    const device = await hq.enrol('Ada', 'stolen');
    const { serial } = await factsOf((await identityOf(device, await newKeys())).manager);
    const hour = 3_600_000;
    await withdraw(device, { since: iso(hq.clock.now - hour) });
    await withdraw(device, { since: iso(hq.clock.now - 5 * hour) });
    await withdraw(device, { reason: 'retired' });
    const entry = (await issuingList()).revoked.find((each) => each.serial === serial);
    expect([Date.parse(entry?.at ?? ''), entry?.reason]).toEqual([
      Math.floor((hq.clock.now - 5 * hour) / 1000) * 1000,
      'keyCompromise',
    ]);
    const ahead = await withdraw(device, { since: iso(hq.clock.now + hour) });
    expect(ahead.json().message).toBe('A moment in the future cannot be when this happened.');
  });

  test('can forge nobody at headquarters: what its registrar certifies beyond the room is not believed', async () => {
    const device = await hq.enrol('Ada', 'stolen');
    const keys = await newKeys();
    const { registrar, trust } = await identityOf(device, keys);
    const [root = '', issuing = ''] = trust.authorities;
    const chain = [issuing, root].map(bytesOf);
    const own = await generateKeys('ecdsa-p256', false);
    const forged = await issueManager({
      issuer: signerOf(keys.registrar.privateKey, bytesOf(registrar), chain),
      publicKey: (await signingKeyOf(own)).publicKey,
      person: 'The Chief Executive',
      validity: { notBefore: iso(hq.clock.now - 1000), notAfter: iso(hq.clock.now + 86_400_000) },
      revocationListAddress: null,
    });
    const verdict = await validatePath({
      leaf: forged,
      others: [bytesOf(registrar), bytesOf(issuing)],
      anchors: [bytesOf(root)],
      at: iso(hq.clock.now),
      revocationLists: trust.revocationLists.map(bytesOf),
      use: 'signing',
    });
    expect([verdict.standing, verdict.reasons.map((reason) => reason.code)]).toEqual(['refused', ['nameConstraint']]);
  });

  test('enrolled again may not bring its old keys back', async () => {
    const device = await hq.enrol('Ada', 'stolen');
    const keys = await newKeys();
    await identityOf(device, keys);
    await withdraw(device);
    const code = (
      await hq.app.inject({
        method: 'POST',
        url: '/admin/codes',
        headers: admin,
        payload: { name: 'Ada', territory: 'stolen' },
      })
    ).json<{ code: string }>().code;
    device.enrolment = (
      await hq.app.inject({ method: 'POST', url: '/v1/devices', payload: device.enrolRequest(code) })
    ).json();
    expect((await ask(device, keys)).json().message).toBe(
      'This key was revoked by headquarters. Make new keys and ask again.',
    );
    expect((await ask(device, await newKeys())).statusCode).toBe(200);
  });
});

describe('the administrator', () => {
  test('sees every certificate and revokes one', async () => {
    const device = await hq.enrol('Grace', 'certificates');
    const { serial } = await factsOf((await identityOf(device, await newKeys())).manager);
    const list = async () =>
      (await hq.app.inject({ url: '/admin/certificates', headers: admin })).json().certificates as { serial: string }[];
    expect((await list()).find((each) => each.serial === serial)).toMatchObject({
      kind: 'manager',
      person: 'Grace',
      device: device.id,
      guardedByPin: true,
      revokedAt: null,
    });
    const revoke = (url: string) =>
      hq.app.inject({ method: 'POST', url, headers: admin, payload: { reason: 'superseded' } });
    expect((await revoke(`/admin/certificates/${serial}/revoke`)).json()).toEqual({ revoked: serial });
    expect((await revoke('/admin/certificates/00/revoke')).statusCode).toBe(404);
    expect((await list()).find((each) => each.serial === serial)).toMatchObject({
      revokedAt: hq.clock.now,
      reason: 'superseded',
    });
    expect((await issuingList()).revoked).toContainEqual(expect.objectContaining({ serial, reason: 'superseded' }));
    expect((await hq.app.inject({ url: '/admin/certificates' })).statusCode).toBe(401);
  });
});

describe('the list of what was revoked', () => {
  test('is made anew after an hour or a revocation, with a higher number each time', async () => {
    const first = await issuingList();
    hq.clock.now += 59 * 60_000;
    expect((await issuingList()).bytes).toEqual(first.bytes);
    hq.clock.now += 2 * 60_000;
    const later = await issuingList();
    const device = await hq.enrol('Ada', 'lists');
    await identityOf(device, await newKeys());
    await withdraw(device, { reason: 'retired' });
    const after = await issuingList();
    expect(after.revoked.at(-1)?.reason).toBe('cessationOfOperation');
    const numbers = [first, later, after].map((list) => list.number ?? 0n);
    expect(numbers).toEqual([...numbers].sort((left, right) => (left < right ? -1 : 1)));
    expect(new Set(numbers).size).toBe(3);
    expect(Date.parse(after.nextUpdate ?? '') - Date.parse(after.thisUpdate)).toBe(7 * 86_400_000);
  });
});

describe('the time', () => {
  const stamp = (payload: Buffer, type = 'application/timestamp-query', remoteAddress = '10.1.0.1') =>
    hq.app.inject({ method: 'POST', url: '/tsa', headers: { 'content-type': type }, payload, remoteAddress });

  test('is told to everybody, as openssl asks and checks it', async () => {
    const file = join(hq.folder, 'stamped.txt');
    const [query, reply] = [join(hq.folder, 'query.tsq'), join(hq.folder, 'reply.tsr')];
    writeFileSync(file, 'something that was there');
    openssl('ts', '-query', '-data', file, '-sha256', '-cert', '-out', query);
    const answered = await stamp(readFileSync(query));
    expect([answered.statusCode, answered.headers['content-type']]).toEqual([200, 'application/timestamp-reply']);
    writeFileSync(reply, answered.rawPayload);
    const base64 = (der: Uint8Array) => Buffer.from(der).toString('base64');
    const checked = openssl(
      ...['ts', '-verify', '-queryfile', query, '-in', reply, '-attime', String(Math.floor(hq.clock.now / 1000))],
      ...['-CAfile', writePem('root.pem', base64(hq.authority.root))],
      ...['-untrusted', writePem('issuing.pem', base64(hq.authority.issuing.certificate))],
    );
    expect(checked).toContain('Verification: OK');
    const shown = openssl('ts', '-reply', '-in', reply, '-text');
    expect(shown).toContain('Status: Granted.');
    expect(Date.parse(/Time stamp: (.+)/.exec(shown)?.[1] ?? '')).toBe(Math.floor(hq.clock.now / 1000) * 1000);
  });

  test('is refused to what is not a question, is too long, or asks too often', async () => {
    expect((await stamp(Buffer.from('{}'), 'application/json')).statusCode).toBe(415);
    expect((await stamp(randomBytes(9000))).statusCode).toBe(413);
    const nonsense = await stamp(Buffer.from('what time is it?'));
    expect(nonsense.statusCode).toBe(200);
    writeFileSync(join(hq.folder, 'rejected.tsr'), nonsense.rawPayload);
    expect(openssl('ts', '-reply', '-in', join(hq.folder, 'rejected.tsr'), '-text')).toContain('Status: Rejected.');
    const replies: number[] = [];
    for (let at = 0; at < 242; at += 1) replies.push((await stamp(Buffer.from('x'), undefined, '10.1.0.2')).statusCode);
    expect([replies.filter((status) => status === 200).length, replies.at(-1)]).toEqual([240, 429]);
  });
});

describe('what everybody may fetch', () => {
  test('is the root, its list, and the page that checks signatures with the root in it', async () => {
    const root = await hq.app.inject({ url: '/ca/root.pem' });
    expect(readPem(root.payload)).toEqual([hq.authority.root]);
    const list = await hq.app.inject({ url: '/ca/root.crl' });
    expect([list.headers['content-type'], readRevocationList(new Uint8Array(list.rawPayload)).ok]).toEqual([
      'application/pkix-crl',
      true,
    ]);
    const none = await hq.app.inject({ url: '/verify' });
    expect([none.statusCode, none.json().message]).toEqual([
      404,
      'The page that checks signatures was not built. Run "npm run build" at headquarters first.',
    ]);
    const page = hq.parts.verifier ?? '';
    writeFileSync(page, '<script type="application/json" id="trust">"__TRUST__"</script>');
    const served = (await hq.app.inject({ url: '/verify' })).payload;
    rmSync(page);
    const facts = /id="trust">(.+)<\/script>/.exec(served)?.[1] ?? '';
    expect(JSON.parse(facts)).toEqual({
      roots: [Buffer.from(hq.authority.root).toString('base64')],
      revocationLists: [expect.any(String), expect.any(String)],
    });
  });

  test('is the trust, for devices, with what stands in the identity', async () => {
    const device = await hq.enrol('Ada', 'trust');
    const { trust } = await identityOf(device, await newKeys());
    const told = trustReply.parse((await hq.app.inject({ url: '/v1/trust', headers: device.auth })).json());
    expect(told).toEqual(trust);
    expect((await hq.app.inject({ url: '/v1/trust' })).statusCode).toBe(401);
    const escrow = await factsOf(told.escrow ?? '');
    expect(
      createHash('sha256')
        .update(bytesOf(told.escrow ?? ''))
        .digest('hex'),
    ).toBe(escrow.sha256);
  });
});

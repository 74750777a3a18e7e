import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { pullReply, pushReply } from '#shared/contracts/hq-api';
import { entryText, firstHash, logReply } from '#shared/contracts/hq-log';
import { FieldDevice } from './field-device';
import { openTestHq, statesOf, type TestHq, valuesIn } from './open-hq';

let hq: TestHq;
beforeAll(async () => {
  hq = await openTestHq();
});
afterAll(() => hq.close());

describe('a push', () => {
  test('is taken, given a receipt for every change, and found by the next pull', async () => {
    const device = await hq.enrol('Ada', 'first push');
    device.edit({ row: 'p1', op: 'create', fields: { legalName: 'Harbour Ltd', note: 'by the sea' } });
    device.edit({ row: 'p2', op: 'create', fields: { legalName: 'Hill Ltd' } });
    const reply = await hq.push(device);
    expect(reply.statusCode).toBe(200);
    const receipt = pushReply.parse(reply.json());
    expect(receipt.acks.map(({ n, seq, state }) => ({ n, seq, state }))).toEqual([
      { n: 1, seq: 1, state: 'applied' },
      { n: 2, seq: 2, state: 'applied' },
    ]);
    expect(receipt.head.seq).toBe(2);
    const page = pullReply.parse(await hq.pull(device));
    expect(page.rows.map(({ seq, row }) => [seq, row.id])).toEqual([
      [2, 'p1'],
      [2, 'p2'],
    ]);
    expect(page.people).toEqual([{ id: device.enrolment?.user.id, name: 'Ada' }]);
    expect({ after: page.after, more: page.more, head: page.head }).toEqual({
      after: 2,
      more: false,
      head: receipt.head,
    });
    expect(page.rows[0]?.row.fields['legalName']).toEqual([
      {
        dot: `${device.tag}:1`,
        change: receipt.acks[0]?.id,
        value: 'Harbour Ltd',
        by: device.enrolment?.user.id,
        dev: device.id,
        at: receipt.acks[0]?.at,
      },
    ]);
  });

  test('sent again, whole or with more behind it, is given the same receipts and stored once', async () => {
    const device = await hq.enrol('Ada', 'again');
    device.edit({ row: 'p1', fields: { legalName: 'One' } });
    const first = (await hq.push(device)).json();
    expect((await hq.push(device)).json()).toEqual(first);
    device.edit({ row: 'p1', fields: { legalName: 'Two' }, parents: [`${device.tag}:1`] });
    const both = (await hq.push(device)).json();
    expect(both.acks[0]).toEqual(first.acks[0]);
    expect(both.head.seq).toBe(2);
    expect(valuesIn(await hq.pull(device), 'p1', 'legalName')).toEqual(['Two']);
  });

  test('that leaves changes out is told from where to send', async () => {
    const device = await hq.enrol('Ada', 'gap');
    for (const row of ['a', 'b', 'c']) device.edit({ row, fields: { note: row } });
    await hq.push(device, device.push(1, device.changes.slice(0, 1)));
    const reply = await hq.push(device, device.push(3));
    expect([reply.statusCode, reply.json()]).toEqual([409, expect.objectContaining({ code: 'gap', expected: 2 })]);
    expect((await hq.push(device, device.push(2))).statusCode).toBe(200);
  });

  test('of a copied profile is told where the two copies part', async () => {
    const device = await hq.enrol('Ada', 'fork');
    device.edit({ row: 'a', fields: { note: 'shared past' } });
    await hq.push(device);
    const shared = device.changes.slice(0, 1);
    device.edit({ row: 'a', fields: { note: 'on the first laptop' } });
    device.edit({ row: 'a', fields: { note: 'on the first laptop, later' } });
    const copy = device.changes.splice(1);
    device.edit({
      row: 'a',
      fields: { note: 'on the second laptop' },
      with: { n: 2, prev: JSON.parse(copy[0]?.body ?? '').prev },
    });
    expect((await hq.push(device, device.push(1, [...shared, ...copy]))).statusCode).toBe(200);
    const reply = await hq.push(device, device.push(2));
    expect([reply.statusCode, reply.json()]).toEqual([409, expect.objectContaining({ code: 'fork', at: 2 })]);
    const pulled = await hq.pull(device);
    expect(pulled.head.seq).toBe(3);
  });

  test('with one bad signature is refused whole, naming the change', async () => {
    const device = await hq.enrol('Ada', 'signature');
    device.edit({ row: 'a', fields: { note: 'good' } });
    device.edit({ row: 'a', fields: { note: 'bad' } });
    const [good, bad] = device.changes;
    const forged = { body: bad?.body.replace('bad', 'new') ?? '', sig: bad?.sig ?? '' };
    const reply = await hq.push(device, device.push(1, good ? [good, forged] : []));
    expect([reply.statusCode, reply.json()]).toEqual([
      400,
      {
        code: 'malformed',
        message: 'Change 2 does not carry a valid signature of its device. Nothing of this delivery was stored.',
      },
    ]);
    expect((await hq.pull(device)).head).toEqual({ seq: 0, hash: firstHash });
  });

  test('of somebody else’s device is refused, of another device of the same person it is taken', async () => {
    const mine = await hq.enrol('Ada', 'recovery');
    const lost = await hq.enrol('Ada', 'recovery');
    const stranger = await hq.enrol('Grace', 'recovery');
    lost.edit({ row: 'a', fields: { note: 'written on the laptop that was wiped' } });
    stranger.edit({ row: 'b', fields: { note: 'not yours' } });
    const theirs = await hq.app.inject({
      method: 'POST',
      url: '/v1/push',
      headers: mine.auth,
      payload: stranger.push(),
    });
    expect([theirs.statusCode, theirs.json().code]).toEqual([400, 'malformed']);
    const recovered = await hq.app.inject({
      method: 'POST',
      url: '/v1/push',
      headers: mine.auth,
      payload: lost.push(),
    });
    expect(statesOf(recovered)).toEqual([[1, 'applied', undefined]]);
  });

  test('to a headquarters that was restored is told the new epoch', async () => {
    const device = await hq.enrol('Ada', 'epoch');
    device.edit({ row: 'a', fields: { note: 'x' } });
    await hq.database.query('update space set epoch = $2 where space_id = $1', [device.space, 'restored']);
    const reply = await hq.push(device);
    expect([reply.statusCode, reply.json()]).toEqual([
      410,
      expect.objectContaining({ code: 'epoch', epoch: 'restored' }),
    ]);
  });

  test('of a withdrawn device is refused, and goes on after a new code', async () => {
    const device = await hq.enrol('Ada', 'withdrawn');
    device.edit({ row: 'a', fields: { note: 'x' } });
    const admin = { authorization: 'Bearer the-admin-token' };
    await hq.app.inject({ method: 'POST', url: `/admin/devices/${device.id}/withdraw`, headers: admin });
    const reply = await hq.push(device);
    expect([reply.statusCode, reply.json().code]).toEqual([403, 'revoked']);
    const code = (
      await hq.app.inject({
        method: 'POST',
        url: '/admin/codes',
        headers: admin,
        payload: { name: 'Ada', territory: 'withdrawn' },
      })
    ).json().code;
    device.enrolment = (
      await hq.app.inject({ method: 'POST', url: '/v1/devices', payload: device.enrolRequest(code) })
    ).json();
    expect(statesOf(await hq.push(device))).toEqual([[1, 'applied', undefined]]);
  });

  test('gives edits the time they were made, whatever the clock of the laptop says', async () => {
    const device = await hq.enrol('Ada', 'clock');
    device.clock = hq.clock.now + 3 * 86_400_000;
    device.edit({
      row: 'a',
      fields: { note: 'two minutes ago' },
      with: { t: { w: device.clock - 120_000, c: 0, m: 5, b: 'old' } },
    });
    device.edit({ row: 'a', fields: { note: 'this run' }, with: { t: { w: 0, c: 0, m: 400, b: 'boot-now' } } });
    device.edit({
      row: 'a',
      fields: { note: 'from the future' },
      with: { t: { w: device.clock + 9e9, c: 0, m: 5, b: 'old' } },
    });
    const reply = (await hq.push(device)).json();
    expect(reply.skew).toBe(3 * 86_400_000);
    expect(reply.acks.map((ack: { at: number }) => hq.clock.now - ack.at)).toEqual([120_000, 600, 0]);
  });
});

describe('edits made apart', () => {
  test('of different fields are both kept', async () => {
    const ada = await hq.enrol('Ada', 'apart');
    const grace = await hq.enrol('Grace', 'apart');
    const born = ada.edit({ row: 'p', op: 'create', fields: { legalName: 'Harbour', country: 'PT' } });
    await hq.push(ada);
    await hq.pull(grace);
    ada.edit({ row: 'p', fields: { legalName: 'Harbour Ltd' }, parents: [born] });
    grace.edit({ row: 'p', fields: { country: 'ES' }, parents: [born] });
    expect(statesOf(await hq.push(ada))).toContainEqual([2, 'applied', undefined]);
    expect(statesOf(await hq.push(grace))).toEqual([[1, 'applied', undefined]]);
    const page = await hq.pull(ada);
    expect([valuesIn(page, 'p', 'legalName'), valuesIn(page, 'p', 'country')]).toEqual([['Harbour Ltd'], ['ES']]);
  });

  test('of the same field stay side by side until somebody who saw both decides', async () => {
    const ada = await hq.enrol('Ada', 'same field');
    const grace = await hq.enrol('Grace', 'same field');
    const born = ada.edit({ row: 'p', op: 'create', fields: { legalName: 'Harbour' } });
    await hq.push(ada);
    await hq.pull(grace);
    const earlier = { t: { w: ada.clock - 5000, c: 0, m: 1, b: 'boot-before' } };
    const left = ada.edit({ row: 'p', fields: { legalName: 'Harbour Ltd' }, parents: [born], with: earlier });
    await hq.push(ada);
    const right = grace.edit({ row: 'p', fields: { legalName: 'Harbour plc' }, parents: [born] });
    const met = (await hq.push(grace)).json();
    expect(met.acks[0]).toMatchObject({ state: 'conflict', fields: ['legalName'] });
    expect(valuesIn(await hq.pull(grace), 'p', 'legalName')).toEqual(['Harbour plc', 'Harbour Ltd']);
    grace.edit({ row: 'p', op: 'resolve', fields: { legalName: 'Harbour Ltd' }, parents: [left, right] });
    expect(statesOf(await hq.push(grace, grace.push(2)))).toEqual([[2, 'applied', undefined]]);
    expect(valuesIn(await hq.pull(ada), 'p', 'legalName')).toEqual(['Harbour Ltd']);
  });

  test('cannot replace a value that their author was never given', async () => {
    const ada = await hq.enrol('Ada', 'unseen');
    const grace = await hq.enrol('Grace', 'unseen');
    const unseen = ada.edit({ row: 'p', op: 'create', fields: { legalName: 'Harbour' } });
    await hq.push(ada);
    grace.edit({ row: 'p', fields: { legalName: 'Forged' }, parents: [unseen] });
    expect(statesOf(await hq.push(grace))).toEqual([[1, 'quarantined', 'unseen-parent']]);
    expect(valuesIn(await hq.pull(grace), 'p', 'legalName')).toEqual(['Harbour']);
  });
});

describe('a change that may not be applied', () => {
  test('a version of the playbook is published by those whose work it is, and set aside from all others', async () => {
    const version = { entity: 'packVersion', row: 'v', op: 'create', fields: { version: '2.0.0' } } as const;
    for (const [role, expected] of [
      ['manager', [1, 'quarantined', 'role']],
      ['auditor', [1, 'quarantined', 'auditor']],
      ['lead', [1, 'applied', undefined]],
      ['headquarters', [1, 'applied', undefined]],
    ] as const) {
      const device = await hq.enrol(`Pia as ${role}`, `playbook of a ${role}`, role);
      device.edit(version);
      expect(statesOf(await hq.push(device))).toEqual([expected]);
      expect((await hq.pull(device)).rows).toHaveLength(expected[1] === 'applied' ? 1 : 0);
    }
  });

  test('is kept with its reason and never blocks those behind it', async () => {
    const device = await hq.enrol('Ada', 'quarantine');
    const born = device.edit({ entity: 'signature', row: 's', op: 'create', fields: { name: 'Ada' } });
    device.edit({ entity: 'signature', row: 's', op: 'set', fields: { name: 'Eve' }, parents: [born] });
    device.edit({ entity: 'answer', row: 'a', op: 'create', fields: { text: 'yes' } });
    device.edit({ entity: 'answer', row: 'a', op: 'delete', fields: { _deleted: true } });
    device.edit({ row: 'p', fields: { note: 'x' }, with: { sp: 'elsewhere' } });
    device.edit({ row: 'p', fields: { note: 'x' }, with: { actor: 'somebody-else' } });
    device.edit({ row: 'p', fields: { note: 'x' }, with: { op: 'merge' } });
    device.edit({ row: 'p', fields: { note: 'x' }, with: { v: 2, later: true } });
    device.edit({ row: 'p', fields: { constructor: 'x' } });
    device.edit({ row: 'p\0', fields: { note: 'x' } });
    device.edit({ row: 'p', fields: { note: 'x' }, with: { prev: 'f'.repeat(64) } });
    device.edit({ row: 'p', fields: { note: 'x' }, with: { id: JSON.parse(device.changes[0]?.body ?? '').id } });
    device.edit({ row: 'p', fields: { note: 'the last one is fine' } });
    const reply = await hq.push(device);
    expect(reply.statusCode).toBe(200);
    expect(statesOf(reply)).toEqual([
      [1, 'applied', undefined],
      [2, 'quarantined', 'immutable'],
      [3, 'applied', undefined],
      [4, 'quarantined', 'immutable'],
      [5, 'quarantined', 'other-space'],
      [6, 'quarantined', 'other-author'],
      [7, 'quarantined', 'unknown-form'],
      [8, 'quarantined', 'unknown-form'],
      [9, 'quarantined', 'unknown-form'],
      [10, 'quarantined', 'unknown-form'],
      [11, 'quarantined', 'broken-chain'],
      [12, 'quarantined', 'repeated-id'],
      [13, 'applied', undefined],
    ]);
    const page = await hq.pull(device);
    expect(page.rows.map(({ row }) => row.id).sort()).toEqual(['a', 'p', 's']);
    expect(valuesIn(page, 's', 'name')).toEqual(['Ada']);
    const url = `/v1/quarantine?space=${device.space}`;
    const kept = logReply.parse((await hq.app.inject({ url, headers: device.auth })).json());
    expect(kept.entries.map((entry) => entry.n)).toEqual([2, 4, 5, 6, 7, 8, 9, 10, 11, 12]);
    expect(kept.entries.map((entry) => entry.body)).toEqual(
      kept.entries.map((entry) => device.changes[entry.n - 1]?.body),
    );
  });

  test('is shown to its author and to those who answer for the territory, not to other managers', async () => {
    const ada = await hq.enrol('Ada', 'who sees');
    const grace = await hq.enrol('Grace', 'who sees');
    const lead = await hq.enrol('Lin', 'who sees', 'lead');
    ada.edit({ row: 'p', fields: { note: 'x' }, with: { op: 'merge' } });
    await hq.push(ada);
    const seenBy = async (device: FieldDevice) =>
      logReply
        .parse((await hq.app.inject({ url: `/v1/quarantine?space=${device.space}`, headers: device.auth })).json())
        .entries.map((entry) => entry.n);
    expect([await seenBy(ada), await seenBy(grace), await seenBy(lead)]).toEqual([[1], [], [1]]);
  });
});

test('a record of a kind that is not known yet is kept as it is', async () => {
  const device = await hq.enrol('Ada', 'unknown kind');
  const value = { deep: [1, 1.5, 'ü\u0000', null, { 'key with blanks': true }], emptyText: '' };
  device.edit({ entity: 'riskAssessment', row: 'r', op: 'create', fields: { matrix: value } });
  expect(statesOf(await hq.push(device))).toEqual([[1, 'applied', undefined]]);
  expect(valuesIn(await hq.pull(device), 'r', 'matrix')).toEqual([value]);
});

test('changes made before enrolment are filed under the space and the person of the device', async () => {
  const device = new FieldDevice();
  device.edit({ row: 'p', fields: { legalName: 'Written on the first day' } });
  const other = await hq.enrol('Ada', 'before enrolment');
  const admin = { authorization: 'Bearer the-admin-token' };
  const payload = { name: 'Grace', territory: 'before enrolment' };
  const { code } = (await hq.app.inject({ method: 'POST', url: '/admin/codes', headers: admin, payload })).json();
  const enrol = { method: 'POST', url: '/v1/devices', payload: device.enrolRequest(code) } as const;
  device.enrolment = (await hq.app.inject(enrol)).json();
  expect(statesOf(await hq.push(device))).toEqual([[1, 'applied', undefined]]);
  const page = await hq.pull(other);
  expect(page.rows[0]?.row.fields['legalName']?.[0]?.by).toBe(device.enrolment?.user.id);
});

test('every entry of the log is chained to the one before, up to the head that devices remember', async () => {
  const ada = await hq.enrol('Ada', 'chain');
  const grace = await hq.enrol('Grace', 'chain');
  for (let at = 0; at < 5; at += 1) {
    ada.edit({ row: 'p', fields: { note: at } });
    grace.edit({ row: 'p', fields: { note: at }, with: { op: at === 3 ? 'merge' : 'set' } });
    await hq.push(ada);
    await hq.push(grace);
  }
  const url = `/v1/log?space=${ada.space}`;
  const log = logReply.parse((await hq.app.inject({ url, headers: ada.auth })).json());
  const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
  let previous = firstHash;
  for (const [at, entry] of log.entries.entries()) {
    expect(entry.seq).toBe(at + 1);
    expect(entry.previous).toBe(previous);
    expect(entry.bodyHash).toBe(sha256(entry.body));
    expect(entry.hash).toBe(sha256(entryText(ada.space, entry)));
    previous = entry.hash;
  }
  expect(log.entries).toHaveLength(10);
  expect(log.head).toEqual({ seq: 10, hash: previous });
  expect((await hq.pull(ada)).head).toEqual(log.head);
});

describe('a pull', () => {
  test('never parts one push, however small its pages', async () => {
    const device = await hq.enrol('Ada', 'pages');
    const sizes = [3, 1, 4];
    let from = 1;
    for (const [push, size] of sizes.entries()) {
      for (let at = 0; at < size; at += 1) device.edit({ row: `push${push}-row${at}`, fields: { note: at } });
      await hq.push(device, device.push(from));
      from += size;
    }
    const pages: number[] = [];
    for (let after = 0, more = true; more; ) {
      const page = await hq.pull(device, after, 2);
      pages.push(page.rows.length);
      ({ after, more } = page);
    }
    expect(pages).toEqual([3, 5]);
  });

  test('from beyond the head means headquarters was restored', async () => {
    const device = await hq.enrol('Ada', 'beyond');
    const { epoch } = device.enrolment?.space ?? { epoch: '' };
    const url = `/v1/pull?space=${device.space}&epoch=${epoch}&after=7`;
    const reply = await hq.app.inject({ url, headers: device.auth });
    expect([reply.statusCode, reply.json()]).toEqual([410, expect.objectContaining({ code: 'epoch', epoch })]);
  });

  test('of another territory is refused', async () => {
    const ada = await hq.enrol('Ada', 'mine');
    const grace = await hq.enrol('Grace', 'yours');
    const url = `/v1/pull?space=${grace.space}&epoch=${grace.enrolment?.space.epoch}&after=0`;
    const reply = await hq.app.inject({ url, headers: ada.auth });
    expect([reply.statusCode, reply.json()]).toEqual([
      403,
      { code: 'not-granted', space: grace.space, message: 'This territory is not yours, or not any more.' },
    ]);
  });
});

import { randomInt } from 'node:crypto';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { PullReply, PushReply } from '#shared/contracts/hq-api';
import type { LogReply } from '#shared/contracts/hq-log';
import { FieldDevice } from './field-device';
import { becomes, buildHq, dataFolder, type HqProcess, processesOf, removeFolder, runHq } from './run-hq';

let program: string;
const folders: string[] = [];
const running: HqProcess[] = [];
beforeAll(async () => {
  program = await buildHq();
});
afterAll(() => rmSync(dirname(program), { recursive: true }));
afterEach(async () => {
  for (const hq of running.splice(0)) {
    if (hq.child.exitCode === null && hq.child.signalCode === null) hq.child.kill('SIGTERM');
    await hq.ended;
  }
  for (const folder of folders.splice(0)) {
    await becomes(() => processesOf(folder).length === 0, 15_000);
    removeFolder(folder);
  }
});

function newFolder(): string {
  const folder = dataFolder();
  folders.push(folder);
  return folder;
}

async function start(folder: string, ...options: readonly string[]): Promise<HqProcess> {
  const hq = await runHq(program, folder, ...options);
  running.push(hq);
  return hq;
}

function address(hq: HqProcess): string {
  if (hq.said.event !== 'ready') throw new Error(hq.said.sentence);
  return hq.said.address;
}

const json = { 'content-type': 'application/json' };

async function enrol(hq: HqProcess): Promise<FieldDevice> {
  const device = new FieldDevice();
  const code = hq.said.event === 'ready' ? hq.said.code : null;
  const body = JSON.stringify(device.enrolRequest(code ?? ''));
  device.enrolment = await (await fetch(`${address(hq)}/v1/devices`, { method: 'POST', headers: json, body })).json();
  return device;
}

function push(hq: HqProcess, device: FieldDevice, from = 1, to = device.changes.length): Promise<Response> {
  const body = JSON.stringify(device.push(from, device.changes.slice(from - 1, to)));
  return fetch(`${address(hq)}/v1/push`, { method: 'POST', headers: { ...json, ...device.auth }, body });
}

describe('headquarters that cannot start says why in one line', () => {
  test('when its port is taken, or its folder is in use', async () => {
    const folder = newFolder();
    const first = await start(folder);
    const port = new URL(address(first)).port;
    const samePort = await start(newFolder(), '--port', port);
    expect(samePort.said).toEqual({
      event: 'refused',
      sentence: `Port ${port} is taken by another program. Stop it, or choose another port with --port.`,
    });
    const sameFolder = await start(folder);
    expect(sameFolder.said).toEqual({
      event: 'refused',
      sentence: `Another headquarters (process ${first.child.pid}) already runs on the folder ${folder}. Stop it first.`,
    });
    expect([await samePort.ended, await sameFolder.ended]).toEqual([1, 1]);
  });

  test('when a file is in the place of its folder, or its window was not built', async () => {
    const file = join(newFolder(), 'file');
    writeFileSync(file, '');
    expect((await start(join(file, 'hq'))).said).toEqual({
      event: 'refused',
      sentence: `The data folder ${join(file, 'hq')} cannot be used because a file is in its place. Choose another folder.`,
    });
    expect((await start(newFolder(), '--serve', file)).said).toEqual({
      event: 'refused',
      sentence: `There is no built window in ${file}. Run "npm run build" first, or leave --serve out.`,
    });
  });

  test('when its database is damaged, of another version, or without its password', async () => {
    const folder = newFolder();
    const first = await start(folder);
    first.child.kill('SIGTERM');
    await first.ended;
    const cluster = join(folder, 'database', 'cluster');
    const tryWith = async (path: string, content: Buffer | string) => {
      const before = readFileSync(path);
      writeFileSync(path, content);
      const hq = await start(folder);
      expect(await hq.ended).toBe(1);
      writeFileSync(path, before);
      return hq.said.event === 'refused' ? hq.said.sentence : 'started';
    };
    expect(await tryWith(join(cluster, 'PG_VERSION'), '19\n')).toBe(
      `The database in ${cluster} was made by a newer Fieldpact. Start the newer version instead.`,
    );
    expect(await tryWith(join(cluster, 'PG_VERSION'), 'x')).toBe(
      `The database in ${cluster} is damaged: it does not say its version. Restore it from a backup.`,
    );
    expect(await tryWith(join(cluster, 'global', 'pg_control'), Buffer.alloc(8192, 7))).toBe(
      `The database in ${cluster} does not start; it may be damaged. The reason stands in ${join(folder, 'database.log')}. If it cannot be cured, restore the data folder from a backup.`,
    );
    expect(await tryWith(join(folder, 'database-password'), 'wrong')).toBe(
      'The password kept in database-password does not open the database. Restore it from a backup.',
    );
    expect((await start(folder)).said).toMatchObject({ event: 'ready' });
  });
});

describe('headquarters leaves no process behind', () => {
  test.each(['SIGINT', 'SIGTERM'] as const)('when it is ended by %s: in five seconds, in order', async (signal) => {
    const folder = newFolder();
    const hq = await start(folder);
    expect(processesOf(folder).length).toBeGreaterThan(1);
    const began = Date.now();
    hq.child.kill(signal);
    expect(await hq.ended).toBe(0);
    expect(Date.now() - began).toBeLessThan(5000);
    expect(await becomes(() => processesOf(folder).length === 0, 2000)).toBe(true);
  });

  test('when the program that started it has gone', async () => {
    const folder = newFolder();
    const hq = await start(folder, '--with-parent');
    hq.child.stdin?.end();
    expect(await hq.ended).toBe(0);
    expect(await becomes(() => processesOf(folder).length === 0, 2000)).toBe(true);
  });

  test('when it is killed: the database ends by itself, and the next start finds everything', async () => {
    const folder = newFolder();
    const hq = await start(folder, '--issue-code', 'Ada');
    const device = await enrol(hq);
    device.edit({ row: 'p', fields: { note: 'kept' } });
    expect((await push(hq, device)).status).toBe(200);
    hq.child.kill('SIGKILL');
    await hq.ended;
    expect(await becomes(() => processesOf(folder).length === 0, 10_000)).toBe(true);
    const next = await start(folder);
    expect(next.said).toMatchObject({ server: device.enrolment?.server });
    expect(((await (await push(next, device)).json()) as PushReply).acks).toMatchObject([
      { n: 1, seq: 1, state: 'applied' },
    ]);
  });
});

test('a database that outlived its keeper is stopped by the next start', async () => {
  const folder = newFolder();
  const hq = await start(folder);
  const postmaster = Number.parseInt(readFileSync(join(folder, 'database', 'cluster', 'postmaster.pid'), 'utf8'), 10);
  for (const pid of processesOf(folder).filter((pid) => pid !== postmaster)) process.kill(pid, 'SIGKILL');
  await hq.ended;
  expect(processesOf(folder)).toContain(postmaster);
  const next = await start(folder);
  expect(next.said).toMatchObject({ event: 'ready' });
  expect(processesOf(folder)).not.toContain(postmaster);
});

test('a database that was killed comes back by itself', async () => {
  const folder = newFolder();
  const hq = await start(folder, '--issue-code', 'Ada');
  const device = await enrol(hq);
  device.edit({ row: 'p', fields: { note: 'before' } });
  await push(hq, device);
  const postmaster = Number.parseInt(readFileSync(join(folder, 'database', 'cluster', 'postmaster.pid'), 'utf8'), 10);
  process.kill(postmaster, 'SIGKILL');
  device.edit({ row: 'q', fields: { note: 'after' } });
  expect(await becomes(async () => (await push(hq, device)).status === 200, 20_000)).toBe(true);
});

test('headquarters killed in the middle of pushes loses nothing it gave a receipt for and stores nothing twice', async () => {
  const folder = newFolder();
  let hq = await start(folder, '--issue-code', 'Ada');
  const device = await enrol(hq);
  const total = 600;
  for (let at = 0; at < total; at += 1) device.edit({ row: `row ${at % 40}`, fields: { [`note${at}`]: at } });
  const receipts = new Map<number, number>();
  let next = 1;
  for (let pushes = 1; next <= total; pushes += 1) {
    // The last receipts are asked for again each time, as a device does whose answers were lost.
    const from = Math.max(1, next - 5);
    const answer = push(hq, device, from, Math.min(total, from + 29));
    if (pushes % 5 === 0) {
      setTimeout(() => hq.child.kill('SIGKILL'), randomInt(12));
      await answer
        .then(
          (reply) => reply.json(),
          () => undefined,
        )
        .then(note);
      await hq.ended;
      hq = await start(folder);
    } else {
      note(await (await answer).json());
    }
  }
  function note(reply: unknown): void {
    for (const { n, seq } of (reply as PushReply | undefined)?.acks ?? []) {
      expect(receipts.get(n) ?? seq).toBe(seq);
      receipts.set(n, seq);
      next = Math.max(next, n + 1);
    }
  }
  const read = async <Reply>(path: string) =>
    (await (await fetch(address(hq) + path, { headers: device.auth })).json()) as Reply;
  const entries: { n: number; seq: number }[] = [];
  for (let from = 1, more = true; more; from = entries.length + 1) {
    const page = await read<LogReply>(`/v1/log?space=${device.space}&from=${from}`);
    entries.push(...page.entries.map(({ n, seq }) => ({ n, seq })));
    more = page.more;
  }
  expect(entries).toEqual(Array.from({ length: total }, (_, at) => ({ n: at + 1, seq: at + 1 })));
  expect([...receipts]).toEqual(entries.map(({ n, seq }) => [n, seq]));
  const epoch = device.enrolment?.space.epoch;
  const page = await read<PullReply>(`/v1/pull?space=${device.space}&epoch=${epoch}&after=0`);
  expect(page.rows.flatMap(({ row }) => Object.keys(row.fields))).toHaveLength(total);
}, 90_000);

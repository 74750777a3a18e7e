import { createHash, randomBytes } from 'node:crypto';
import { copyFileSync, cpSync, existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { EnrolReply, PullReply, PushReply } from '#shared/contracts/hq-api';
import { hqCommand } from '../../../server/cli/hq-command';
import { runningDatabase } from '../../../server/db/running-database';
import { FieldDevice } from './field-device';
import { becomes, buildHq, dataFolder, type HqProcess, removeFolder, runHq } from './run-hq';

let program: string;
let folders: readonly [string, string, string];
let one: HqProcess;
let other: HqProcess;

beforeAll(async () => {
  program = await buildHq();
  folders = [dataFolder(), dataFolder(), dataFolder()];
  const [first, second, files] = folders;
  one = await runHq(program, first, '--blobs', files);
  mkdirSync(second, { recursive: true });
  copyFileSync(join(first, 'log-key.pem'), join(second, 'log-key.pem'));
  cpSync(join(first, 'authority'), join(second, 'authority'), { recursive: true });
  other = await runHq(program, second, '--blobs', files, '--database-url', runningDatabase(first) ?? '');
}, 90_000);
afterAll(async () => {
  for (const { child, ended } of [other, one]) {
    child.kill('SIGTERM');
    await ended;
  }
  for (const folder of folders) removeFolder(folder);
  rmSync(dirname(program), { recursive: true, force: true });
});

const address = (hq: HqProcess) => (hq.said.event === 'ready' ? hq.said.address : '');
const hq = (...args: readonly string[]) => hqCommand(args, { now: Date.now(), progress: () => undefined });
const at = () => ['--data-dir', folders[0]] as const;
const post = async <Reply>(to: HqProcess, path: string, body: object, headers: Record<string, string> = {}) =>
  (await (
    await fetch(address(to) + path, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', ...headers },
      body: JSON.stringify(body),
    })
  ).json()) as Reply;

test('two processes on one database are one headquarters: codes, pushes, pokes, pulls and uploads go across', async () => {
  const { text } = await hq('enrol', 'Ada Lovelace', '--territory', 'North', '--role', 'lead', '--json', ...at());
  const device = new FieldDevice();
  device.enrolment = await post<EnrolReply>(other, '/v1/devices', device.enrolRequest(JSON.parse(text).code));
  expect(device.enrolment).toMatchObject({ role: 'lead', space: { name: 'North' } });

  const listening = new AbortController();
  const events = await fetch(`${address(other)}/v1/events?space=${device.space}`, {
    headers: device.auth,
    signal: listening.signal,
  });
  let heard = '';
  const reading = (async () => {
    for await (const chunk of events.body ?? []) heard += Buffer.from(chunk).toString();
  })().catch(() => undefined);
  device.edit({ row: 'p1', op: 'create', fields: { legalName: 'Harbour Ltd' } });
  const pushed = await post<PushReply>(one, '/v1/push', device.push(), device.auth);
  expect(pushed.acks).toMatchObject([{ n: 1, state: 'applied' }]);
  expect(await becomes(() => heard.includes(`"seq":${pushed.head.seq}`), 30_000)).toBe(true);
  listening.abort();
  await reading;
  const url = `${address(other)}/v1/pull?space=${device.space}&epoch=${device.epoch}&after=0&limit=10`;
  const page = (await (await fetch(url, { headers: device.auth })).json()) as PullReply;
  expect(page.rows.map(({ row }) => row.id)).toEqual(['p1']);

  const bytes = randomBytes(200_000);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const base64 = (value: string) => Buffer.from(value).toString('base64');
  const tus = { ...device.auth, 'Tus-Resumable': '1.0.0' };
  const made = await fetch(`${address(one)}/v1/uploads`, {
    method: 'POST',
    headers: {
      ...tus,
      'Upload-Length': '200000',
      'Upload-Metadata': `sha256 ${base64(sha256)},space ${base64(device.space)},mime ${base64('image/jpeg')}`,
    },
  });
  const path = made.headers.get('location') ?? '';
  const send = async (to: HqProcess, from: number, end: number) =>
    (
      await fetch(address(to) + path, {
        method: 'PATCH',
        headers: { ...tus, 'Upload-Offset': String(from), 'Content-Type': 'application/offset+octet-stream' },
        body: new Uint8Array(bytes.subarray(from, end)),
      })
    ).status;
  expect([await send(one, 0, 90_000), await send(other, 90_000, 200_000)]).toEqual([204, 204]);
  const blob = `/v1/blobs/${sha256}?space=${device.space}`;
  for (const each of [one, other])
    expect((await fetch(address(each) + blob, { method: 'HEAD', headers: device.auth })).status).toBe(200);
});

test('the command line works beside headquarters that runs, and without it', async () => {
  const [folder, , files] = folders;
  const blobs = ['--blobs', files] as const;
  const devices = JSON.parse((await hq('devices', '--json', ...at())).text).devices;
  expect(devices).toMatchObject([{ person: 'Ada Lovelace', territory: 'North', changes: 1, withdrawnAt: null }]);
  expect(await hq('grant', 'ada lovelace', '--territory', 'South', '--role', 'lead', ...at())).toMatchObject({
    code: 1,
  });
  expect(await hq('grant', 'ada lovelace', '--territory', 'North', '--role', 'manager', ...at())).toEqual({
    ...{ code: 0, problem: null },
    text: 'Ada Lovelace is manager in North.',
  });
  expect(await hq('revoke', devices[0].id, '--retired', ...at())).toMatchObject({ code: 0 });
  const verified = await hq('verify', ...at(), ...blobs);
  expect([verified.code, verified.text]).toEqual([0, expect.stringMatching(/^All is as it was filed: 1 entries of/)]);
  const to = join(files, 'backups');
  expect(await hq('backup', '--to', to, ...at(), ...blobs)).toMatchObject({ code: 0 });
  const file = join(to, readdirSync(to).find((name) => name.endsWith('.backup')) ?? '');
  expect(await hq('backup', '--check', file)).toMatchObject({
    code: 0,
    text: expect.stringContaining('North up to entry 1'),
  });
  const pack = join(files, 'p1.zip');
  expect(await hq('export', '--partner', 'p1', '--out', pack, ...at(), ...blobs)).toMatchObject({ code: 0 });
  expect(await hq('verify', '--pack', pack)).toMatchObject({
    code: 0,
    text: expect.stringContaining('1 entries about Harbour Ltd'),
  });
  expect(await hq('restore', file, ...at())).toEqual({
    ...{ code: 3, text: '' },
    problem: 'Headquarters is running on this data folder. Stop it first; start it again afterwards.',
  });

  for (const { child, ended } of [other, one]) {
    child.kill('SIGTERM');
    await ended;
  }
  expect(await hq('restore', file, ...at())).toMatchObject({ code: 3, problem: expect.stringContaining('--replace') });
  expect(await hq('restore', file, '--replace', ...at())).toMatchObject({ code: 0 });
  expect(await hq('erase', 'partner/p1', '--reason', 'asked', ...at(), ...blobs)).toMatchObject({
    ...{ code: 1, text: 'Nothing was erased yet. With --yes these go for good:\npartner/p1' },
  });
  expect(await hq('erase', 'partner/p1', '--reason', 'asked', '--yes', ...at(), ...blobs)).toMatchObject({ code: 0 });
  const again = await hq('verify', ...at(), ...blobs);
  expect([again.code, again.problem]).toEqual([0, null]);
  // The backup is older than the erasure, which is done again.
  const restored = await hq('restore', file, '--replace', '--json', ...at(), ...blobs);
  expect(JSON.parse(restored.text)).toMatchObject({ erasedAgain: 1 });
  expect(JSON.parse((await hq('export', '--list', '--json', ...at())).text)).toEqual({ partners: [] });
  expect(existsSync(join(folder, 'own-keys'))).toBe(true);
}, 60_000);

test.each([
  [['devices'], /^Which headquarters\? Name its data folder/],
  [['fly'], /^There is no command “hq fly”/],
  [['enrol', '--data-dir', 'x'], /^Who is enrolled\?/],
  [['enrol', 'Ada', 'Lovelace', '--data-dir', 'x'], /^Put the name in quotation marks/],
  [['enrol', 'Ada', '--role', 'king', '--data-dir', 'x'], /^There is no role “king”/],
  [['devices', '--lost', '--data-dir', 'x'], /^hq devices has no option --lost/],
  [['revoke', 'd', '--data-dir', 'x'], /^Say what became of the device/],
  [['revoke', 'd', '--lost', '--since', 'soon', '--data-dir', 'x'], /^--since must be a moment/],
  [['grant', 'Ada', '--data-dir', 'x'], /^In which territory\?/],
  [['grant', 'Ada', '--territory', 'N', '--role', 'x', '--data-dir', 'x'], /^Which role\?/],
  [['verify', 'x.zip', '--data-dir', 'x'], /A pack is named with --pack/],
  [['verify', '--log-key', 'abc', '--data-dir', 'x'], /^--log-key must be/],
  [['backup', '--data-dir', 'x'], /^Where to\?/],
  [['restore', '--data-dir', 'x'], /^Which backup\?/],
  [['restore', 'f', '--declare', '--data-dir', 'x'], /^--declare is for a database/],
  [['restore', 'f', '--database-url', 'x'], /^Headquarters signs that it was restored/],
  [['export', '--data-dir', 'x'], /^Which partner\?/],
  [['export', '--partner', 'p', '--data-dir', 'x'], /^Where to\?/],
  [['erase', 'p1', '--data-dir', 'x'], /^Which record\?/],
  [['erase', 'partner/p1', '--data-dir', 'x'], /^Why\?/],
  [['devices', '--frob', '--data-dir', 'x'], /^Unknown option '--frob'/],
])('hq %j is not understood, and says why', async (args, sentence) => {
  const { code, text, problem } = await hq(...args);
  expect([code, text]).toEqual([2, '']);
  expect(problem).toMatch(sentence);
});

test.each([
  [['devices', '--data-dir', '/tmp/no-such-folder'], /^There is no folder .*no-such-folder\.$/],
  [['devices', '--data-dir', '/tmp'], /^There is no headquarters in/],
  [['devices', '--database-url', 'postgres://x@127.0.0.1:1/x'], /^The database cannot be reached \(ECONNREFUSED\)/],
  [['restore', '/tmp/no-such-file', '--data-dir', '/tmp/no-such-folder'], /^There is no file/],
  [['verify', '--pack', '/tmp/no-such-file'], /cannot be read \(ENOENT\)/],
  [['backup', '--check', '/tmp/no-such-file'], /cannot be read \(ENOENT\)/],
])('hq %j cannot be done, and says why', async (args, sentence) => {
  const { code, problem } = await hq(...args);
  expect(code).toBe(3);
  expect(problem).toMatch(sentence);
});

import { rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { toPem } from '#shared/proof/certificates/pem';
import { readReply } from '#shared/proof/time/time-stamp-reply';
import { timeStampRequest } from '#shared/proof/time/time-stamp-request';
import { answerTimeStamp } from '#shared/proof/time/time-stamper';
import { checkToken } from '#shared/proof/time/token';
import { aTimeServer, reply } from '../../builders/a-time-server';
import { anAuthority } from '../../builders/an-authority';
import { buildHq, dataFolder, type HqProcess, removeFolder, runHq } from './run-hq';

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
  delete process.env['FIELDPACT_AUTHORITY_PASSPHRASE'];
  for (const folder of folders.splice(0)) removeFolder(folder);
});

function newFolder(): string {
  const folder = dataFolder();
  folders.push(folder);
  return folder;
}

/** Starts headquarters with records in memory: its keys are in the folder all the same. */
async function start(folder: string, passphrase: string, ...options: readonly string[]): Promise<HqProcess> {
  process.env['FIELDPACT_AUTHORITY_PASSPHRASE'] = passphrase;
  const hq = await runHq(program, folder, '--ephemeral', '--name', 'Blue Harbour AG', ...options);
  running.push(hq);
  return hq;
}

async function rootOf(hq: HqProcess): Promise<string> {
  if (hq.said.event !== 'ready') throw new Error(hq.said.sentence);
  const root = await (await fetch(`${hq.said.address}/ca/root.pem`)).text();
  hq.child.kill('SIGTERM');
  await hq.ended;
  return root;
}

test('headquarters starts with the same authority again, and not at all with a wrong passphrase or without its key', async () => {
  const folder = newFolder();
  const root = await rootOf(await start(folder, 'the right one'));
  expect(await rootOf(await start(folder, 'the right one'))).toBe(root);
  const wrong = await start(folder, 'a wrong one');
  const key = join(folder, 'authority', 'issuing.key');
  expect([wrong.said, await wrong.ended]).toEqual([
    {
      event: 'refused',
      sentence: `The passphrase in FIELDPACT_AUTHORITY_PASSPHRASE does not open the key ${key}. Check it, or put issuing.key back from your backup.`,
    },
    1,
  ]);
  rmSync(key);
  const missing = await start(folder, 'the right one');
  expect([missing.said, await missing.ended]).toEqual([
    {
      event: 'refused',
      sentence: `The key ${key} is missing. Put it back from your backup; docs/key-ceremony.md says what to do when there is none.`,
    },
    1,
  ]);
}, 120_000);

test('headquarters has another authority say the time, and does not start with a file of roots that holds none', async () => {
  const folder = newFolder();
  const other = await anAuthority('Time Company');
  const now = '2026-11-21T09:00:00Z';
  const time = await aTimeServer(async (query, response) =>
    reply(response, await answerTimeStamp(query, { stamper: other.timeStamper, serial: '0a', now })),
  );
  const roots = join(folder, 'time-roots.pem');
  const from = ['--time-stamps-from', time.address, '--time-stamp-roots', roots];
  writeFileSync(roots, 'nothing');
  const refused = await start(folder, 'the right one', ...from);
  expect([refused.said, await refused.ended]).toEqual([
    {
      event: 'refused',
      sentence: `${roots} must hold 1 to 20 certificates as PEM: the roots of time-stamping authorities. It holds 0.`,
    },
    1,
  ]);
  writeFileSync(roots, toPem(other.root.certificate, 'CERTIFICATE'));
  const hq = await start(folder, 'the right one', ...from);
  if (hq.said.event !== 'ready') throw new Error(hq.said.sentence);
  const [digest, nonce] = [new Uint8Array(32).fill(1), new Uint8Array([1, 2])];
  const answered = await fetch(`${hq.said.address}/tsa`, {
    method: 'POST',
    headers: { 'content-type': 'application/timestamp-query' },
    body: timeStampRequest(digest, nonce),
  });
  const token = readReply(new Uint8Array(await answered.arrayBuffer()), { sha256: digest, nonce });
  if (!token.ok) throw new Error(token.error.kind);
  const { standing, facts } = await checkToken(token.value, { digest, anchors: [other.root.certificate] });
  expect([standing, facts?.at]).toEqual(['trusted', '2026-11-21T09:00:00.000Z']);
  await time.close();
}, 120_000);

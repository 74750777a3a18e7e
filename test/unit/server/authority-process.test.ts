import { rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
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
async function start(folder: string, passphrase: string): Promise<HqProcess> {
  process.env['FIELDPACT_AUTHORITY_PASSPHRASE'] = passphrase;
  const hq = await runHq(program, folder, '--ephemeral', '--name', 'Blue Harbour AG');
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

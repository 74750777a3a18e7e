import { createHash } from 'node:crypto';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { blobsToSend } from '../../../../renderer/data/blob-queue';
import { rowOf } from '../../../../renderer/data/stored';
import { connect } from '../../../../renderer/sync/access-token';
import { enrol } from '../../../../renderer/sync/enrol';
import { realSyncWorld, type SyncWorld } from '../../../../renderer/sync/sync-world';
import { sendFile } from '../../../../renderer/sync/upload';
import { headsOf, recordRestore } from '../../../../server/backup/declare-restore';
import { restoreBackup, retireOwnKeys } from '../../../../server/backup/restore-backup';
import { writeBackup } from '../../../../server/backup/write-backup';
import { issueCode } from '../../../../server/enrolment/codes';
import { openOwnDevice } from '../../../../server/sync/own-device';
import { verifyDatabase } from '../../../../server/verify/verify-database';
import { syncOnce } from '../../../builders/a-device';
import { aWorkspace, editPartner, keepPartner } from '../../../builders/a-workspace';
import { openTestHq, type TestHq } from '../open-hq';

let hq: TestHq;
let address: string;
beforeAll(async () => {
  hq = await openTestHq();
  // Devices keep real time.
  hq.clock.now = Date.now();
  address = await hq.app.listen({ port: 0, host: '127.0.0.1' });
});
afterAll(() => hq.close());

const world: SyncWorld = {
  fetch: (input, init) => fetch(input, init),
  wait: (milliseconds, signal) => realSyncWorld.wait(milliseconds / 1000, signal),
  random: () => 0.5,
};

async function aLaptop(person: string) {
  const laptop = await aWorkspace();
  const code = await issueCode(hq.database, { name: person, territory: 'North' }, hq.clock.now);
  const enrolled = await enrol(laptop.workspace, { hqAddress: address, code, deviceName: person }, world);
  expect(enrolled.ok).toBe(true);
  return laptop;
}

type Laptop = Awaited<ReturnType<typeof aLaptop>>;
const sync = ({ workspace }: Laptop) => syncOnce(workspace, world);
const rowsOn = async ({ workspace }: Laptop) => (await workspace.database.rows.toArray()).map(rowOf);
const journal = async ({ host }: Laptop): Promise<string[]> =>
  (await host.journal.read()).records.map((text) => JSON.parse(JSON.parse(text).body).id);

/** Sends the files that wait, as the engine does beside its rounds. */
async function sendFiles({ workspace }: Laptop): Promise<readonly string[]> {
  const stop = new AbortController().signal;
  const client = await connect(workspace, { world, stop });
  const waiting = await blobsToSend(workspace);
  for (const entry of waiting) {
    if (!client) throw new Error('The laptop is not enrolled.');
    expect(await sendFile(workspace, client, entry, { world, stop, progress: () => undefined })).toEqual({
      ...{ ok: true, value: 'at-hq' },
    });
  }
  return waiting.map(({ sha256 }) => sha256);
}

test('yesterday’s backup is put back while laptops hold newer work, and in the end nothing is missing', async () => {
  const ada = await aLaptop('Ada');
  const ben = await aLaptop('Ben');
  await keepPartner(ada.workspace);
  await editPartner(ada.workspace, 'partner-1', { note: 'before the backup' });
  await sync(ada);
  await sync(ben);
  const file = join(hq.folder, 'yesterday.backup');
  await writeBackup(hq.database, { file, passphrase: null, keysOf: null, now: hq.clock.now });
  // What headquarters had and loses: edits of both, one on top of the other's.
  await editPartner(ben.workspace, 'partner-1', { note: 'Ben, after the backup' });
  await sync(ben);
  await sync(ada);
  await editPartner(ada.workspace, 'partner-1', { legalName: 'Ada, on top of Ben' });
  await sync(ada);
  // A photograph that was sent after the backup, and whose disk is lost as well.
  const photo = new Blob(['a photograph of the quay'], { type: 'image/jpeg' });
  const sha256 = createHash('sha256').update('a photograph of the quay').digest('hex');
  const writer = await ada.host.blobs.create();
  await writer.write(new Uint8Array(await photo.arrayBuffer()));
  await writer.finish(sha256);
  const entry = { sha256, bytes: photo.size, mime: 'image/jpeg', partnerId: 'partner-1', since: 1 } as const;
  await ada.workspace.database.blobs.put({ ...entry, state: 'waiting' });
  expect(await sendFiles(ada)).toEqual([sha256]);
  rmSync(join(hq.folder, 'blobs', sha256.slice(0, 2), sha256));
  // And what it never had.
  await editPartner(ada.workspace, 'partner-1', { website: 'https://ada.example' });
  await editPartner(ben.workspace, 'partner-1', { legalName: 'Ben, who had not seen Ada' });

  const restored = await restoreBackup(hq.database, {
    file,
    passphrase: null,
    replace: true,
    keysTo: null,
    now: hq.clock.now,
  });
  expect(restored.ok).toBe(true);
  await retireOwnKeys(hq.folder, hq.clock.now);
  const heads = await headsOf(hq.database);
  const ownDevice = openOwnDevice({ ...hq.parts, folder: join(hq.folder, 'own-keys'), passphrase: null });
  await recordRestore(ownDevice, heads, { now: hq.clock.now, backupOf: hq.clock.now });

  for (let round = 0; round < 4; round += 1) {
    await sync(ada);
    await sync(ben);
  }
  expect(await sendFiles(ada)).toEqual([sha256]);
  expect(await hq.parts.blobs.sizeOf(sha256)).toBe(photo.size);
  const filed = await hq.database.query<{ id: string; state: string }>('select change_id as id, state from change_log');
  const ids = filed.map(({ id }) => id);
  expect(ids).toEqual(expect.arrayContaining([...(await journal(ada)), ...(await journal(ben))]));
  expect(new Set(ids).size).toBe(ids.length);
  expect(filed.filter(({ state }) => state === 'quarantined')).toEqual([]);
  expect(await ada.workspace.database.outbox.count()).toBe(0);
  expect(await ben.workspace.database.outbox.count()).toBe(0);
  expect(await rowsOn(ben)).toEqual(await rowsOn(ada));
  const partner = (await rowsOn(ada)).find(({ id }) => id === 'partner-1');
  expect(partner?.fields['legalName']?.map(({ value }) => value).sort()).toEqual([
    'Ada, on top of Ben',
    'Ben, who had not seen Ada',
  ]);
  expect(partner?.fields['note']?.map(({ value }) => value)).toEqual(['Ben, after the backup']);
  const findings: string[] = [];
  const report = await verifyDatabase({
    ...{ database: hq.database, blobs: hq.parts.blobs, logKeys: [hq.parts.logKey.publicKey] },
    onFinding: ({ sentence }) => findings.push(sentence),
    onProgress: () => undefined,
  });
  expect(findings).toEqual([]);
  expect(report.entries).toBe(ids.length);
  ada.workspace.database.close();
  ben.workspace.database.close();
  rmSync(file);
});

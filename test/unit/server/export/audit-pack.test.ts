import { mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { writePack } from '../../../../server/export/write-pack';
import { openCheckpoints } from '../../../../server/sync/checkpoints';
import { movePartner } from '../../../../server/sync/move-partner';
import { verifyPack } from '../../../../server/verify/verify-pack';
import { aFiledLog, type FiledLog } from '../verify/a-filed-log';

let log: FiledLog;
let folder: string;
let pack: string;
beforeAll(async () => {
  log = await aFiledLog();
  folder = mkdtempSync(join(tmpdir(), 'fieldpact-pack-test-'));
  const { hq, ada } = log;
  ada.edit({ row: 'e1', entity: 'evidence', op: 'create', fields: { partnerId: 'p1', file: log.file } });
  await hq.push(ada, ada.push(9));
  const [south] = await hq.database.query<{ id: string }>(`select space_id as id from space where name = 'South'`);
  const { database, ownDevice, now } = hq.parts;
  const moved = await movePartner(
    { database, ownDevice, now, moved: () => undefined },
    { partner: 'p1', from: log.north, to: south?.id ?? '', by: ada.enrolment?.user.id ?? '' },
  );
  if (!moved.ok) throw new Error(moved.error.message);
  await openCheckpoints({ ...hq.parts, now: () => hq.clock.now }, 1_000_000).stop();
  pack = join(folder, 'p1.zip');
});
afterAll(async () => {
  await log.hq.close();
  rmSync(folder, { recursive: true });
});

async function check(file: string, logKeys: readonly string[] = []) {
  const findings: string[] = [];
  const checked = await verifyPack({ file, logKeys, onFinding: ({ sentence }) => findings.push(sentence) });
  return { checked, findings };
}

function tampered(name: string, change: (files: Record<string, Uint8Array>) => void): string {
  const files = unzipSync(readFileSync(pack));
  change(files);
  const path = join(folder, name);
  writeFileSync(path, zipSync(files));
  return path;
}

test('everything ever filed about a partner that was moved is in its pack, which verifies without a database', async () => {
  const { hq } = log;
  const { database, headquarters, blobs } = hq.parts;
  const packed = await writePack({ database, headquarters, blobs, partner: 'p1', file: pack, now: hq.clock.now });
  expect(packed.ok && packed.value.manifest.partner).toEqual({ id: 'p1', name: 'Harbour Limited' });
  expect(Object.keys(unzipSync(readFileSync(pack))).sort()).toEqual(
    [
      'README.txt',
      `files/${log.file}`,
      'manifest.json',
      ...[1, 2].flatMap((at) =>
        ['checkpoints', 'entries', 'links', 'rows'].map((name) => `territories/${at}/${name}.ndjson`),
      ),
    ].sort(),
  );
  const { checked, findings } = await check(pack, [hq.parts.logKey.publicKey]);
  expect(findings).toEqual([]);
  expect(checked).toMatchObject({
    ok: true,
    value: { partner: 'Harbour Limited', entries: 9, links: 15, files: 1, keyIsKnown: true },
  });
  expect(strFromU8(unzipSync(readFileSync(pack))['README.txt'] ?? new Uint8Array())).toContain(
    hq.parts.logKey.publicKey,
  );
});

test('what somebody changed in a pack is named, even where they changed its list of contents too', async () => {
  const entries = 'territories/1/entries.ndjson';
  const forged = tampered('forged.zip', (files) => {
    files[entries] = strToU8(strFromU8(files[entries] ?? new Uint8Array()).replace('Harbor Ltd', 'Herbor Ltd'));
  });
  expect((await check(forged)).findings).toEqual(
    expect.arrayContaining([
      `${entries} was changed after the pack was made.`,
      'Entry 3 of territory North: the body was changed after it was filed.',
    ]),
  );
  const shorter = tampered('shorter.zip', (files) => {
    const links = strFromU8(files['territories/1/links.ndjson'] ?? new Uint8Array()).split('\n');
    files['territories/1/links.ndjson'] = strToU8([...links.slice(0, 4), ...links.slice(5)].join('\n'));
    delete files[`files/${log.file}`];
    files['files/extra'] = strToU8('extra');
  });
  expect((await check(shorter)).findings).toEqual(
    expect.arrayContaining([
      'files/extra was put into the pack.',
      `files/${log.file} was taken out of the pack.`,
      'The links of territory North jump from entry 4 to entry 6.',
      'The links of territory North do not lead to its head, entry 12.',
    ]),
  );
});

test('a pack of another headquarters, a cut one and something else are told apart', async () => {
  const other = Buffer.alloc(32, 7).toString('base64');
  expect((await check(pack, [other])).findings).toContainEqual(
    'The pack names another key of the log than the one that is known.',
  );
  const cut = join(folder, 'cut.zip');
  writeFileSync(cut, readFileSync(pack));
  truncateSync(cut, 3000);
  expect((await check(cut)).checked).toEqual({
    ok: false,
    error: `${cut} is not a whole ZIP: it was cut off or damaged. Ask for it again.`,
  });
  const zip = tampered('else.zip', (files) => {
    delete files['manifest.json'];
  });
  expect((await check(zip)).checked).toEqual({
    ok: false,
    error: `${zip} is not an audit pack of Fieldpact, or its manifest is damaged.`,
  });
  const { database, headquarters, blobs } = log.hq.parts;
  const none = await writePack({
    database,
    headquarters,
    blobs,
    partner: 'none',
    file: join(folder, 'none.zip'),
    now: 1,
  });
  expect(none).toEqual({ ok: false, error: 'There is no partner none. Give its id; hq export --list names all.' });
});

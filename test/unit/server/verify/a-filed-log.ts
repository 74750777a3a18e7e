import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { registerBlob } from '../../../../server/blobs/blob-register';
import { openCheckpoints } from '../../../../server/sync/checkpoints';
import type { Finding } from '../../../../server/verify/finding';
import { type VerifyReport, verifyDatabase } from '../../../../server/verify/verify-database';
import type { FieldDevice } from '../field-device';
import { openTestHq, type TestHq } from '../open-hq';

/** A headquarters with two territories, three people, a conflict, a change set aside, checkpoints and a file. */
export interface FiledLog {
  readonly hq: TestHq;
  readonly ada: FieldDevice;
  readonly ben: FieldDevice;
  readonly north: string;
  readonly file: string;
  verify(): Promise<{ readonly findings: readonly Finding[]; readonly report: VerifyReport }>;
  /** Puts every table back as it was when the log was made. */
  mend(): Promise<void>;
}

const tables = [
  ...['change_log', 'row_state', 'gone_row', 'checkpoint', 'device_stream', 'blob', 'certificate'],
] as const;

export async function aFiledLog(): Promise<FiledLog> {
  const hq = await openTestHq();
  const { database } = hq;
  const ada = await hq.enrol('Ada', 'North');
  const ben = await hq.enrol('Ben', 'North');
  const cleo = await hq.enrol('Cleo', 'South');
  ada.edit({ row: 'p1', op: 'create', fields: { legalName: 'Harbour Ltd', note: 'by the sea' } });
  ada.edit({ row: 'p2', op: 'create', fields: { legalName: 'Hill Ltd' } });
  await hq.push(ada);
  await hq.pull(ben);
  const seen = `${ada.tag}:1`;
  const [head] = await database.query<{ seq: number; hash: string }>(
    'select seq, head_hash as hash from space where space_id = $1',
    [ada.space],
  );
  ben.edit({
    row: 'p1',
    fields: { legalName: 'Harbor Ltd' },
    parents: [seen],
    with: { h: `${head?.seq}:${head?.hash}` },
  });
  await hq.push(ben);
  hq.clock.now += 1000;
  ada.edit({ row: 'p1', fields: { legalName: 'Harbour Limited' }, parents: [seen] });
  ada.edit({ row: 'p1', fields: { legalName: 'Forged' }, parents: [`${ben.tag}:1`] });
  for (let at = 0; at < 4; at += 1)
    ada.edit({ row: `n${at}`, entity: 'visit', op: 'create', fields: { note: `Visit ${at}` } });
  await hq.push(ada, ada.push(3));
  cleo.edit({ row: 's1', op: 'create', fields: { legalName: 'South Ltd' } });
  await hq.push(cleo);
  const checkpoints = openCheckpoints({ ...hq.parts, now: () => hq.clock.now }, 1_000_000);
  await checkpoints.stop();
  const bytes = Buffer.from('a photograph');
  const file = createHash('sha256').update(bytes).digest('hex');
  const folder = join(hq.folder, 'blobs', file.slice(0, 2));
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, file), bytes);
  await registerBlob(database, {
    space: ada.space,
    sha256: file,
    size: bytes.length,
    mime: 'image/jpeg',
    verifiedAt: 1,
  });
  for (const table of tables) await database.query(`create table kept_${table} as select * from ${table}`);
  const [kept] = await database.query<{ text: string }>(
    `select json_agg(space order by space_id)::text as text from space`,
  );
  return {
    ...{ hq, ada, ben, file },
    north: ada.space,
    verify: async () => {
      const findings: Finding[] = [];
      const report = await verifyDatabase({
        ...{ database, blobs: hq.parts.blobs, logKeys: [hq.parts.logKey.publicKey] },
        onFinding: (finding) => findings.push(finding),
        onProgress: () => undefined,
      });
      return { findings, report };
    },
    mend: async () => {
      for (const table of tables) {
        await database.query(`delete from ${table}`);
        await database.query(`insert into ${table} select * from kept_${table}`);
      }
      for (const { space_id, seq, head_hash } of JSON.parse(kept?.text ?? '[]'))
        await database.query('update space set seq = $2, head_hash = $3 where space_id = $1', [
          space_id,
          seq,
          head_hash,
        ]);
      writeFileSync(join(folder, file), bytes);
    },
  };
}

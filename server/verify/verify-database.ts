import { createHash } from 'node:crypto';
import { readCertificate } from '#shared/proof/certificates/read-certificate';
import type { BlobStore } from '../blobs/blob-store';
import { hashOfStream } from '../blobs/blob-store';
import type { Database, Queries } from '../db/database';
import { readDeviceKey } from '../enrolment/device-key';
import type { Territory } from './chain-walk';
import type { KnownDevice } from './entry-check';
import type { Finding, Report } from './finding';
import { logKeysOf } from './log-keys';
import { verifyLog, verifyRows } from './verify-log';

export interface VerifyAsked {
  readonly database: Database;
  /** Null: files are not looked at. */
  readonly blobs: BlobStore | null;
  /** Public keys of the log that are known from elsewhere (the data folder, a device), base64; without any, the database's word counts. */
  readonly logKeys: readonly string[];
  readonly onFinding: (finding: Finding) => void;
  readonly onProgress: (progress: Progress) => void;
}

export interface Progress {
  readonly doing: 'log' | 'records' | 'certificates' | 'files';
  readonly done: number;
  readonly of: number;
}

export interface VerifyReport {
  readonly territories: readonly { readonly name: string; readonly entries: number; readonly hash: string }[];
  readonly entries: number;
  /** Checkpoints and memories of devices that were compared with the chain. */
  readonly anchors: number;
  /** Memories of a history that a restore replaced. */
  readonly explained: number;
  readonly certificates: number;
  readonly files: number;
  readonly findings: number;
}

/** Replays everything that headquarters keeps and tells all that is not as it was filed, as it goes. */
export async function verifyDatabase(asked: VerifyAsked): Promise<VerifyReport> {
  let findings = 0;
  const told = new Set<string>();
  const report: Report = (finding) => {
    // One thing seen from two sides is told once.
    if (told.has(finding.sentence)) return;
    if (told.size < 100_000) told.add(finding.sentence);
    findings += 1;
    asked.onFinding(finding);
  };
  // One moment is looked at: headquarters may go on meanwhile.
  return asked.database.transaction(async (tx) => {
    await tx.query('set transaction isolation level repeatable read');
    const territories = await tx.query<Territory>(
      'select space_id as id, name, seq, head_hash as hash from space order by name',
    );
    const devices = await devicesOf(tx, report);
    const { server, keys } = await logKeysOf(tx, asked.logKeys, report);
    const entries = territories.reduce((sum, { seq }) => sum + seq, 0);
    let anchors = 0;
    let explained = 0;
    for (const doing of ['log', 'records'] as const) {
      let done = 0;
      for (const territory of territories) {
        const check = {
          ...{ database: tx, server, territory, devices, logKeys: keys, report },
          others: territories.flatMap(({ id }) => (id === territory.id ? [] : [id])),
          progressed: (more: number) => {
            done += more;
            asked.onProgress({ doing, done, of: entries });
          },
        };
        if (doing === 'records') await verifyRows(check);
        else {
          const compared = await verifyLog(check);
          anchors += compared.anchors;
          explained += compared.explained;
        }
      }
    }
    const certificates = await verifyCertificates(tx, asked, report);
    const files = asked.blobs ? await verifyFiles(tx, asked.blobs, asked, report) : 0;
    return {
      territories: territories.map(({ name, seq, hash }) => ({ name, entries: seq, hash })),
      ...{ entries, anchors, explained, certificates, files, findings },
    };
  });
}

async function devicesOf(database: Queries, report: Report): Promise<ReadonlyMap<string, KnownDevice>> {
  const rows = await database.query<{
    id: string;
    user: string;
    name: string;
    home: string;
    key: string;
    tag: string;
  }>(
    `select device_id as id, user_id as "user", name, space_id as home, public_key as key, tag from device
     order by device_id`,
  );
  return new Map(
    rows.map(({ id, user, name, home, key: text, tag }) => {
      const key = readDeviceKey(text);
      if (!key || key.tag !== tag)
        report({
          ...{ what: 'device-key', territory: null, entry: null },
          sentence: `The key of device ${id} on the list was changed: its tag does not belong to it.`,
        });
      return [id, { user, name, home, key: key && { ...key, tag } }];
    }),
  );
}

async function verifyCertificates(database: Queries, asked: VerifyAsked, report: Report): Promise<number> {
  const rows = await database.query<{
    serial: string;
    subject: string;
    key: string;
    ends: number;
    sha256: string;
    der: string;
  }>('select serial, subject, key_sha256 as key, not_after as ends, sha256, der from certificate order by serial');
  for (const [at, row] of rows.entries()) {
    const der = new Uint8Array(Buffer.from(row.der, 'base64'));
    const isSame = createHash('sha256').update(der).digest('hex') === row.sha256;
    const facts = await readCertificate(der);
    const fits =
      facts.ok &&
      facts.value.serial === row.serial &&
      facts.value.subject === row.subject &&
      facts.value.publicKeySha256 === row.key &&
      Date.parse(facts.value.notAfter) === row.ends;
    if (!isSame || !fits)
      report({
        ...{ what: 'certificate', territory: null, entry: null },
        sentence: `Certificate ${row.serial}: ${isSame ? 'what stands beside it was changed after it was issued' : 'it was changed after it was issued'}.`,
      });
    if (at % 100 === 99) asked.onProgress({ doing: 'certificates', done: at + 1, of: rows.length });
  }
  return rows.length;
}

async function verifyFiles(database: Queries, blobs: BlobStore, asked: VerifyAsked, report: Report): Promise<number> {
  const [count] = await database.query<{ files: number }>('select count(distinct sha256) as files from blob');
  const of = Number(count?.files ?? 0);
  let after = '';
  for (let done = 0; ; ) {
    const rows = await database.query<{ sha256: string; size: number; territory: string }>(
      `select sha256, max(size) as size, min(space.name) as territory from blob
       join space on space.space_id = blob.space_id where sha256 > $1 group by sha256 order by sha256 limit 500`,
      [after],
    );
    for (const { sha256, size, territory } of rows) {
      const found = await blobs.sizeOf(sha256);
      const tell = (what: 'missing-file' | 'damaged-file', words: string) =>
        report({ what, territory, entry: null, sentence: `File ${sha256} of territory ${territory} ${words}.` });
      if (found === null) tell('missing-file', 'is missing');
      else if (found !== Number(size)) tell('damaged-file', `has ${found} bytes instead of ${size}`);
      else if ((await hashOfStream(await blobs.read(sha256))) !== sha256) tell('damaged-file', 'has another content');
      done += 1;
      asked.onProgress({ doing: 'files', done, of });
    }
    const last = rows.at(-1);
    if (!last) return done;
    after = last.sha256;
  }
}

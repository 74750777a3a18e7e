import { createPublicKey, verify } from 'node:crypto';
import { builtInPack } from '#shared/domain/playbook/built-in-pack';
import { readPack } from '#shared/domain/playbook/pack-check';
import { packText, rawKey, signatureOver, signedPart } from '#shared/domain/playbook/pack-digest';
import { indexPack, type PackIndex } from '#shared/domain/playbook/pack-index';
import { compareVersions, isLaterVersion } from '#shared/domain/playbook/pack-version-order';
import { type Records, readableRows } from '#shared/records/records';
import type { Queries } from '../db/database';
import { readState } from '../sync/row-store';
import { sha256 } from '../sync/sha256';

type Published = Records['packVersion'];

interface Kept {
  readonly seen: string;
  readonly index: PackIndex;
}

/** The playbook in force: the latest version that was published and can be read, as every device takes it. */
export class PlaybookInForce {
  readonly #database: Queries;
  #kept: Kept | null = null;

  constructor(database: Queries) {
    this.#database = database;
  }

  async current(): Promise<PackIndex> {
    const rows = await this.#database.query<{ row: string; seq: number }>(
      `select row_id as row, seq from row_state where entity = 'packVersion' order by space_id, row_id`,
    );
    // Checking a pack takes longer than asking whether there is another.
    const seen = JSON.stringify(rows);
    if (this.#kept?.seen !== seen) this.#kept = { seen, index: await this.#read() };
    return this.#kept.index;
  }

  async #read(): Promise<PackIndex> {
    const rows = await this.#database.query<{ row: string; state: string }>(
      `select row_id as row, state from row_state where entity = 'packVersion' order by space_id, row_id`,
    );
    const records = readableRows(
      'packVersion',
      rows.map(({ row, state }) => readState('packVersion', row, state)),
    );
    return latestOf(records);
  }
}

/** Of two published under one number the earlier one counts, on every device and here. */
function latestOf(records: readonly Published[]): PackIndex {
  const builtIn = builtInPack();
  const taken = new Map<string, PackIndex>();
  for (const record of [...records].sort(byMoment)) {
    const { packId, version } = record;
    const isOurs = packId === builtIn.pack.id && isLaterVersion(version, builtIn.pack.version);
    const index = isOurs && !taken.has(version) ? indexOf(record) : null;
    if (index) taken.set(version, index);
  }
  const [latest] = [...taken].sort(([left], [right]) => compareVersions(right, left));
  return latest?.[1] ?? builtIn;
}

function indexOf(record: Published): PackIndex | null {
  if (!isAsSigned(record)) return null;
  const read = readPack(record.content);
  const isItself = read.ok && read.value.id === record.packId && read.value.version === record.version;
  return isItself ? indexPack(read.value) : null;
}

function isAsSigned({ packId, version, content, sha256: digest, ...record }: Published): boolean {
  if (sha256(packText(content)) !== digest) return false;
  const claims = { packId, version, sha256: digest };
  const signature = signatureOver(claims, record.signature);
  const key = rawKey(record.key);
  if (signature === null || key === null) return false;
  try {
    const x = Buffer.from(key, 'base64').toString('base64url');
    const imported = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x }, format: 'jwk' });
    return verify(null, Buffer.from(signedPart(claims)), imported, Buffer.from(signature, 'base64'));
  } catch {
    // A key of the wrong length, a signature that is not base64: neither signs anything.
    return false;
  }
}

function byMoment(left: Published, right: Published): number {
  if (left.at !== right.at) return left.at < right.at ? -1 : 1;
  return left.id < right.id ? -1 : 1;
}

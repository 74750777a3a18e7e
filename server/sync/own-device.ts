import { createHash, createPublicKey, type KeyObject, randomBytes, sign } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Json } from '#shared/base/json';
import type { Result } from '#shared/base/result';
import type { Problem, PushReply } from '#shared/contracts/hq-api';
import type { Change, ChangeBody, ChangeOperation, Dot } from '#shared/sync/change';
import { schemaVersion } from '#shared/sync/schema-version';
import { newKey, readKeyFile, writeKeyFile } from '../authority/key-file';
import type { Database, Queries } from '../db/database';
import { type DeviceKey, readDeviceKey } from '../enrolment/device-key';
import { type Headquarters, newId, ownPersonKey } from '../enrolment/headquarters';
import { applyPush } from './apply-push';
import { holdStream } from './device-stream';
import type { SignedChange } from './read-push';
import { sha256 } from './sha256';

/** A record that headquarters adds by itself. */
export interface OwnRecord {
  readonly operation: ChangeOperation;
  readonly entity: string;
  readonly id: string;
  readonly fields: { readonly [field: string]: Json };
  /** Values that these replace, by field; none where it is left out. */
  readonly parents?: { readonly [field: string]: readonly Dot[] };
  /** Id of the change, where it must be the same whenever it is tried. */
  readonly change?: string;
  readonly why?: string;
}

/**
 * Headquarters as the author of changes. In every territory it is a device like any other: with a key, a counter and
 * a chain of signed changes, judged and filed by the very path that pushes take. So nothing stands in the log that
 * was not signed, and nobody else can write in its name.
 */
export interface OwnDevice {
  /** Writes one record; gives the new head of the territory. */
  write(space: string, record: OwnRecord): Promise<Result<PushReply, Problem>>;
  /** Id under which headquarters stands among the people. */
  user(space: string): Promise<string>;
  /** Headquarters as an author in a territory, for `signOwn`. Ask before the transaction that files something. */
  author(space: string): Promise<OwnAuthor>;
}

export interface OwnDeviceParts {
  /** Folder in which the keys lie, one for each territory: tags of devices are unique. */
  readonly folder: string;
  readonly passphrase: string | null;
  readonly database: Database;
  readonly headquarters: Headquarters;
  readonly now: () => number;
  /** Told of every territory that has moved on. */
  readonly moved?: (space: string, seq: number) => void;
}

/** Headquarters' device in one territory. */
export interface OwnAuthor {
  readonly space: string;
  readonly device: string;
  readonly tag: string;
  readonly user: string;
  readonly key: KeyObject;
  readonly epoch: string;
}

const attempts = 3;

export function openOwnDevice(parts: OwnDeviceParts): OwnDevice {
  // One after the other: the next change names the hash of the one before.
  let last: Promise<unknown> = Promise.resolve();
  const authors = new Map<string, OwnAuthor>();
  const authorFor = async (space: string) => {
    const author = authors.get(space) ?? (await authorIn(parts, space));
    authors.set(space, author);
    return author;
  };
  return {
    write: (space, record) => {
      const turn = last.then(async () => writeOne(parts, space, await authorFor(space), record));
      last = turn.catch(() => undefined);
      return turn;
    },
    user: async (space) => (await authorFor(space)).user,
    author: authorFor,
  };
}

async function writeOne(
  parts: OwnDeviceParts,
  space: string,
  author: OwnAuthor,
  record: OwnRecord,
): Promise<Result<PushReply, Problem>> {
  for (let attempt = 1; ; attempt += 1) {
    const pushed = await pushOne(parts, space, author, record);
    // Met by another headquarters on the same folder's key or a restored database: look again where the chain ends.
    const met = !pushed.ok && (pushed.error.code === 'gap' || pushed.error.code === 'fork');
    if (!met || attempt === attempts) return pushed;
  }
}

async function pushOne(
  parts: OwnDeviceParts,
  space: string,
  author: OwnAuthor,
  record: OwnRecord,
): Promise<Result<PushReply, Problem>> {
  const { database, headquarters, now } = parts;
  const { device, user, epoch } = author;
  const [stream] = await database.query<{ last_n: number; last_hash: string }>(
    'select last_n, last_hash from device_stream where space_id = $1 and device_id = $2',
    [space, device],
  );
  const time = now();
  const n = (stream?.last_n ?? 0) + 1;
  const text = JSON.stringify(bodyOf(author, record, { n, prev: stream?.last_hash ?? '', time }));
  const push = { space, epoch, device, from: n, sent: time, mono: 0, boot: '', changes: [signedBy(author, text)] };
  const grants = [{ space, role: 'headquarters', kind: 'territory' }] as const;
  const caller = { device, user, name: headquarters.name, grants, home: space, withdrawn: null };
  return applyPush(database, caller, push, time, { sees: 'everything', moved: parts.moved ?? (() => undefined) });
}

function signedBy(author: OwnAuthor, text: string): Change {
  return { body: text, sig: sign(null, Buffer.from(text), author.key).toString('base64') };
}

function bodyOf(
  author: OwnAuthor,
  record: OwnRecord,
  at: { readonly n: number; readonly prev: string; readonly time: number },
): ChangeBody {
  const parents = record.parents ?? {};
  return {
    v: 1,
    id: record.change ?? timeOrderedId(at.time),
    sp: author.space,
    dev: author.device,
    n: at.n,
    prev: at.prev,
    actor: author.user,
    sv: schemaVersion,
    e: record.entity,
    r: record.id,
    op: record.operation,
    f: Object.fromEntries(Object.entries(record.fields).map(([field, v]) => [field, { v, p: parents[field] ?? [] }])),
    t: { w: at.time, c: 0, m: 0, b: '' },
    salt: randomBytes(16).toString('hex'),
    ...(record.why !== undefined && { why: record.why }),
  };
}

/**
 * Signs changes of headquarters inside a transaction that goes on to file them with `fileVerdicts`, for what no push
 * can say: that records were moved or erased. Holds headquarters' stream in the territory and moves it on.
 */
export async function signOwn(
  tx: Queries,
  author: OwnAuthor,
  records: readonly OwnRecord[],
  time: number,
): Promise<readonly SignedChange[]> {
  const stream = await holdStream(tx, author.space, author.device);
  let { lastN: n, lastHash: prev } = stream;
  const changes = records.map((record): SignedChange => {
    n += 1;
    const body = bodyOf(author, record, { n, prev, time });
    const text = JSON.stringify(body);
    const made = { n, id: body.id, prev, entity: body.e, row: body.r, text, sig: signedBy(author, text).sig };
    prev = sha256(text);
    return { ...made, hash: prev, body };
  });
  await tx.query('update device_stream set last_n = $3, last_hash = $4 where space_id = $1 and device_id = $2', [
    ...[author.space, author.device, n, prev],
  ]);
  return changes;
}

/** Headquarters' device in a territory, made and put on the list when it first writes there. */
async function authorIn(parts: OwnDeviceParts, space: string): Promise<OwnAuthor> {
  const { database, headquarters, now } = parts;
  const key = await keyFor(parts, space);
  const shown = publicPartOf(key);
  const device = `hq-${sha256(shown.text).slice(0, 32)}`;
  return database.transaction(async (tx) => {
    const personKey = ownPersonKey(headquarters);
    await tx.query(
      'insert into person values ($1, $2, $3, $4) on conflict (name_key) do update set name = excluded.name',
      [newId(), headquarters.name, personKey, now()],
    );
    const [person] = await tx.query<{ user_id: string }>('select user_id from person where name_key = $1', [personKey]);
    const [place] = await tx.query<{ epoch: string }>('select epoch from space where space_id = $1', [space]);
    if (!person || !place) throw new Error('Headquarters has no place in this territory.');
    await tx.query(`insert into space_grant values ($1, $2, 'headquarters', $3) on conflict do nothing`, [
      space,
      person.user_id,
      now(),
    ]);
    // Nobody can call as this device: what is hashed here, nobody has ever been told.
    const unusable = sha256(randomBytes(32).toString('hex'));
    await tx.query(
      `insert into device (device_id, space_id, user_id, name, public_key, tag, token_hash, enrolled_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8) on conflict (device_id) do nothing`,
      [device, space, person.user_id, headquarters.name, shown.text, shown.tag, unusable, now()],
    );
    return { space, device, tag: shown.tag, user: person.user_id, key, epoch: place.epoch };
  });
}

async function keyFor({ folder, passphrase }: OwnDeviceParts, space: string): Promise<KeyObject> {
  const path = join(folder, `${createHash('sha256').update(space).digest('hex').slice(0, 16)}.key`);
  const known = readKeyFile(path, passphrase);
  if (!known.ok) throw new Error(known.error);
  if (known.value) return known.value;
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const key = newKey('ed25519');
  await writeKeyFile(path, key, passphrase);
  return key;
}

function publicPartOf(key: KeyObject): DeviceKey {
  const { x = '' } = createPublicKey(key).export({ format: 'jwk' });
  const shown = readDeviceKey(Buffer.from(x, 'base64url').toString('base64'));
  if (!shown) throw new Error('The key of headquarters is not one of a device.');
  return shown;
}

/** A UUID of version 7 (RFC 9562): its first bits are the time, the others drawn. */
export function timeOrderedId(time: number): string {
  const bytes = randomBytes(16);
  bytes.writeUIntBE(time, 0, 6);
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x70;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const text = bytes.toString('hex');
  return [text.slice(0, 8), text.slice(8, 12), text.slice(12, 16), text.slice(16, 20), text.slice(20)].join('-');
}

import { createHash, randomBytes } from 'node:crypto';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { entryText } from '#shared/contracts/hq-log';
import { aFiledLog, type FiledLog } from './a-filed-log';

let log: FiledLog;
beforeAll(async () => {
  log = await aFiledLog();
});
afterEach(() => log.mend());
afterAll(() => log.hq.close());

const told = async () => (await log.verify()).findings.map(({ what, sentence }) => [what, sentence] as const);
const change = (set: string, seq: number) =>
  log.hq.database.query(`update change_log set ${set} where space_id = $1 and seq = $2`, [log.north, seq]);

test('a log that nobody touched is found whole, with all that was compared', async () => {
  const { findings, report } = await log.verify();
  expect(findings).toEqual([]);
  expect(report).toMatchObject({ entries: 10, anchors: 3, explained: 0, certificates: 2, files: 1, findings: 0 });
  expect(report.territories.map(({ name, entries }) => [name, entries])).toEqual([
    ['North', 9],
    ['Organisation', 0],
    ['South', 1],
  ]);
});

describe('a changed column of the log is named with its entry:', () => {
  test.each([
    ['body', `body = replace(body, 'Harbor', 'Herbor')`, 3, 'body', 'the body was changed after it was filed.'],
    [
      'body_hash',
      `body_hash = repeat('a', 64)`,
      3,
      'body-hash',
      'the hash of its body was changed after it was filed.',
    ],
    ['sig', `sig = 'AAAA'`, 3, 'signature', 'its signature is not that of its device.'],
    ['entry_hash', `entry_hash = repeat('b', 64)`, 3, 'entry-hash', 'its hash was changed after it was filed.'],
    [
      'entry_hash of the last',
      `entry_hash = repeat('b', 64)`,
      9,
      'entry-hash',
      'its hash was changed after it was filed.',
    ],
    [
      'previous_hash',
      `previous_hash = repeat('c', 64)`,
      3,
      'previous-hash',
      'the hash it names as that of the entry before was changed.',
    ],
    ['change_id', `change_id = 'another'`, 3, 'change-id', 'the id beside it was changed.'],
    ['device_n', 'device_n = 77', 3, 'counter', 'its counter was changed.'],
    ['entity', `entity = 'site'`, 7, 'kind', 'the kind of record beside it was changed.'],
    ['row_id', `row_id = 'p9'`, 7, 'record', 'the record beside it was changed.'],
    ['state', `state = 'applied'`, 4, 'state', 'its state was changed from “conflict” to “applied”.'],
    ['why', `why = 'role'`, 5, 'reason', 'the reason beside it was changed.'],
    ['why of an applied one', `why = 'role'`, 2, 'reason', 'the reason beside it was changed.'],
    ['received_at', 'received_at = received_at + 7', 4, 'arrival', 'its time of arrival was changed.'],
    [
      'both times',
      'received_at = received_at + 7, effective_at = effective_at - 3',
      4,
      'seal',
      'its time of arrival, its time, its state or the reason beside it was changed after it was filed.',
    ],
    ['received_at within a push', 'received_at = received_at + 7', 6, 'arrival', 'its time of arrival was changed.'],
    ['fields', `fields = '["note"]'`, 4, 'fields', 'the list of fields beside it that ask for a decision was changed.'],
    [
      'fields of an applied one',
      `fields = '["note"]'`,
      2,
      'fields',
      'the list of fields beside it that ask for a decision was changed.',
    ],
    ['erased_at', 'erased_at = 5', 3, 'erasure', 'it is marked as erased, but its body is there.'],
    ['body taken out', `body = ''`, 3, 'erasure', 'its body is gone, and it was not erased by headquarters.'],
  ])('%s', async (_column, set, seq, what, words) => {
    await change(set, seq);
    expect(await told()).toContainEqual([what, `Entry ${seq} of territory North: ${words}`]);
  });

  test('effective_at', async () => {
    await change('effective_at = effective_at - 12345', 4);
    expect((await log.verify()).findings.filter(({ entry }) => entry === 4).map(({ what }) => what)).toContainEqual(
      expect.stringMatching(/^(seal|time)$/),
    );
  });

  test('user_id', async () => {
    await change(`user_id = (select user_id from person where name = 'Cleo')`, 3);
    expect(await told()).toContainEqual([
      'person',
      'Entry 3 of territory North: the person it is filed under was changed.',
    ]);
  });

  test('device_id', async () => {
    await change(`device_id = '${log.ada.id}', device_n = 70`, 3);
    expect(await told()).toContainEqual([
      'device',
      'Entry 3 of territory North: the device it is filed under was changed.',
    ]);
  });

  test('space_id, in both territories', async () => {
    const { database } = log.hq;
    await database.query(
      `update change_log set space_id = (select space_id from space where name = 'Organisation') where space_id = $1 and seq = 1`,
      [log.north],
    );
    const sentences = await told();
    expect(sentences).toContainEqual(['missing-entry', 'Entry 1 of territory North is missing.']);
    expect(sentences).toContainEqual([
      'extra-entry',
      'Entry 1 of territory Organisation: it lies behind the head; it was put in without headquarters.',
    ]);
    expect(sentences).toContainEqual([
      'territory',
      'Entry 1 of territory Organisation: it was filed in another territory and has been put into this one.',
    ]);
  });
});

describe('rows of the log', () => {
  test('that were taken out are named, and the list goes on behind them', async () => {
    await log.hq.database.query('delete from change_log where space_id = $1 and seq in (2, 6, 7)', [log.north]);
    await change(`sig = 'AAAA'`, 8);
    const chain = (await log.verify()).findings.filter(({ what }) => what === 'missing-entry' || what === 'signature');
    expect(chain.map(({ sentence }) => sentence).sort()).toEqual([
      'Entries 6 to 7 of territory North are missing.',
      'Entry 2 of territory North is missing.',
      'Entry 8 of territory North: its signature is not that of its device.',
    ]);
  });

  test('that were put in behind the head are named', async () => {
    await log.hq.database.query(
      `insert into change_log select space_id, 10, 'new', device_id, 99, user_id, entity, row_id, body, body_hash, sig,
         effective_at, received_at, state, why, fields, entry_hash, repeat('d', 64), erased_at
       from change_log where space_id = $1 and seq = 9`,
      [log.north],
    );
    expect(await told()).toContainEqual([
      'extra-entry',
      'Entry 10 of territory North: it lies behind the head; it was put in without headquarters.',
    ]);
  });

  test('that changed places are both named with the place they came from', async () => {
    for (const [from, to] of [
      [7, 700],
      [8, 7],
      [700, 8],
    ])
      await change(`seq = ${to}`, from ?? 0);
    const found = await told();
    expect(found).toEqual([
      ['place', 'Entry 7 of territory North: it was filed as entry 8 and has been put in another place.'],
      ['place', 'Entry 8 of territory North: it was filed as entry 7 and has been put in another place.'],
    ]);
  });

  test('that were rewritten from the middle on, hashes and head and all, are found by what was signed before', async () => {
    await rewriteFrom(4, (entry) => ({ ...entry, at: entry.at - 5 }));
    const found = (await told()).filter(([what]) => what === 'rewritten');
    expect(found).toEqual([
      [
        'rewritten',
        'The log of territory North was rewritten between entries 3 and 9: it is not that of the checkpoint that headquarters signed at entry 9.',
      ],
    ]);
  });

  test('that were rewritten before something a device had been told convict headquarters by its own log', async () => {
    await rewriteFrom(1, (entry) => ({ ...entry, at: entry.at - 5 }));
    expect((await told()).map(([what]) => what)).toEqual(expect.arrayContaining(['two-histories', 'rewritten']));
    expect((await told()).find(([what]) => what === 'two-histories')?.[1]).toMatch(
      /^Entry 3 of territory North: device .* had been told another history up to entry 2 and signed that/,
    );
  });
});

interface Link {
  readonly seq: number;
  readonly received: number;
  readonly at: number;
  readonly device: string;
  readonly n: number;
  readonly state: 'applied';
  readonly why: string | null;
  readonly bodyHash: string;
  readonly previous: string;
}

async function rewriteFrom(first: number, forge: (entry: Link) => Link): Promise<void> {
  const { database } = log.hq;
  const entries = await database.query<Link>(
    `select seq, received_at as received, effective_at as at, device_id as device, device_n as n, state, why,
       body_hash as "bodyHash", previous_hash as previous from change_log where space_id = $1 and seq >= $2 order by seq`,
    [log.north, first],
  );
  let previous = entries[0]?.previous ?? '';
  for (const entry of entries) {
    const forged = entry.seq === first ? forge(entry) : entry;
    const hash = createHash('sha256')
      .update(entryText(log.north, { ...forged, previous }))
      .digest('hex');
    await database.query(
      'update change_log set effective_at = $3, previous_hash = $4, entry_hash = $5 where space_id = $1 and seq = $2',
      [log.north, entry.seq, forged.at, previous, hash],
    );
    previous = hash;
  }
  await database.query('update space set head_hash = $2 where space_id = $1', [log.north, previous]);
}

describe('beside the log', () => {
  test('a changed record is named, as is one that is missing and one that was put in', async () => {
    const { database } = log.hq;
    await database.query(`update row_state set state = replace(state, 'Hill', 'Hall') where row_id = 'p2'`);
    await database.query(`delete from row_state where row_id = 'n1'`);
    await database.query(`insert into row_state values ($1, 'partner', 'ghost', '{}', 3)`, [log.north]);
    expect(await told()).toEqual([
      ['missing-row', 'Record visit/n1 of territory North: it is in the log and not among the records.'],
      ['row-state', 'Record partner/p2 of territory North: what stands there is not what its entries come to.'],
      ['extra-row', 'Record partner/ghost of territory North: it stands there and is not in the log.'],
    ]);
  });

  test('a record that is noted as gone, and is not, is named', async () => {
    await log.hq.database.query(`insert into gone_row values ($1, 'partner', 'p2', null, 3)`, [log.north]);
    expect(await told()).toEqual([
      ['gone-row', 'Record partner/p2 of territory North: it is noted as gone and the log does not say so.'],
    ]);
  });

  test('a flipped byte of a file, a shorter one and one that is gone are named', async () => {
    const path = join(log.hq.folder, 'blobs', log.file.slice(0, 2), log.file);
    const name = `File ${log.file} of territory North`;
    writeFileSync(path, 'a photogrAph');
    expect(await told()).toEqual([['damaged-file', `${name} has another content.`]]);
    writeFileSync(path, 'a photo');
    expect(await told()).toEqual([['damaged-file', `${name} has 7 bytes instead of 12.`]]);
    rmSync(path);
    expect(await told()).toEqual([['missing-file', `${name} is missing.`]]);
  });

  test('a checkpoint that another key signed, and a changed one, are named', async () => {
    await log.hq.database.query(`update checkpoint set sig = $2 where space_id = $1`, [
      log.north,
      randomBytes(64).toString('base64'),
    ]);
    expect(await told()).toEqual([
      ['checkpoint', 'The checkpoint at entry 9 of territory North was not signed by the key of this log.'],
    ]);
  });

  test('a head that names another hash, and a device noted with another change, are named', async () => {
    const { database } = log.hq;
    await database.query(`update space set head_hash = repeat('e', 64) where space_id = $1`, [log.north]);
    await database.query(`update device_stream set last_n = 4 where space_id = $1 and device_id = $2`, [
      log.north,
      log.ada.id,
    ]);
    expect(await told()).toEqual([
      ['head', 'The head of territory North does not name the hash of its last entry, 9.'],
      [
        'device-stream',
        `Device ${log.ada.id} is noted in territory North with change 4; the log has its changes up to 8.`,
      ],
    ]);
  });

  test('a changed certificate is named by its serial number', async () => {
    const [first] = await log.hq.database.query<{ serial: string }>('select min(serial) as serial from certificate');
    await log.hq.database.query(`update certificate set subject = 'CN=Somebody else' where serial = $1`, [
      first?.serial,
    ]);
    expect(await told()).toEqual([
      ['certificate', `Certificate ${first?.serial}: what stands beside it was changed after it was issued.`],
    ]);
  });
});

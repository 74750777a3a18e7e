import { mkdtemp, readdir, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { type JournalFile, openJournal } from '../../../electron/main/journal';
import { readingSegments } from '../../../renderer/host/journal-segments';
import { disk } from '../../fakes/disk';

vi.mock('node:fs/promises', async (original) =>
  (await import('../../fakes/disk')).withDisk(await original<typeof import('node:fs/promises')>()),
);

let folder: string;

beforeEach(async () => {
  folder = join(await mkdtemp(join(tmpdir(), 'fieldpact-journal-')), 'vault', 'journal');
});
afterEach(disk.closeAll);
afterEach(() => rm(join(folder, '../..'), { recursive: true, force: true }));

const read = (journal: JournalFile) =>
  readingSegments({
    list: journal.list,
    read: journal.read,
    rewrite: async (segment, drop, of) => void (await journal.rewrite(segment, drop, of)),
  }).read();
const numbers = (count: number) => Array.from({ length: count }, (_, i) => `record number ${i}`);

test('goes on in a new file when the last would become too large, and is read as one', async () => {
  const journal = openJournal(folder, 200);
  for (const record of numbers(30)) await journal.append([record]);
  const files = (await readdir(folder)).sort();
  expect(files.slice(0, 2)).toEqual(['001.log', '002.log']);
  expect(files.length).toBeGreaterThan(3);
  expect(await read(journal)).toEqual({ records: numbers(30), damaged: 0 });
  const again = openJournal(folder, 200);
  await again.append(['the last']);
  expect(await read(again)).toEqual({ records: [...numbers(30), 'the last'], damaged: 0 });
});

test('keeps a record larger than a file in a file of its own', async () => {
  const journal = openJournal(folder, 200);
  const large = 'x'.repeat(1000);
  await journal.append(['small']);
  await journal.append([large]);
  await journal.append(['small again']);
  expect((await readdir(folder)).sort()).toEqual(['001.log', '002.log', '003.log']);
  expect((await read(journal)).records).toEqual(['small', large, 'small again']);
});

test('goes past the thousandth file in order', async () => {
  const journal = openJournal(folder, 1);
  await journal.append(['first']);
  await writeFile(join(folder, '999.log'), await readFile(join(folder, '001.log')));
  const again = openJournal(folder, 1);
  await again.append(['last']);
  expect((await readdir(folder)).sort()).toEqual(['001.log', '1000.log', '999.log']);
  expect((await read(again)).records).toEqual(['first', 'first', 'last']);
});

test('damage in one file is counted and does not hide the others', async () => {
  const journal = openJournal(folder, 60);
  for (const record of ['a', 'b', 'c']) await journal.append([record.repeat(40)]);
  await writeFile(join(folder, '002.log'), Buffer.alloc(52, 7));
  expect(await read(journal)).toEqual({ records: ['a'.repeat(40), 'c'.repeat(40)], damaged: 1 });
});

test('a tail torn in the middle of its head is cut off too', async () => {
  await openJournal(folder).append(['one', 'two']);
  await truncate(join(folder, '001.log'), 12 + 3 + 2);
  const journal = openJournal(folder);
  expect(await read(journal)).toEqual({ records: ['one'], damaged: 1 });
  await journal.append(['three']);
  expect(await read(journal)).toEqual({ records: ['one', 'three'], damaged: 0 });
});

test('a file that is gone, and one that was emptied, are counted, and the others are read', async () => {
  const journal = openJournal(folder, 60);
  for (const record of ['a', 'b', 'c', 'd']) await journal.append([record.repeat(40)]);
  await rm(join(folder, '001.log'));
  await truncate(join(folder, '003.log'), 0);
  expect(await read(openJournal(folder, 60))).toEqual({ records: ['b'.repeat(40), 'd'.repeat(40)], damaged: 2 });
});

test('a file whose records were all taken out is not taken for a damaged one', async () => {
  const journal = openJournal(folder, 60);
  for (const record of ['a', 'b', 'c']) await journal.append([record.repeat(40)]);
  expect(await journal.rewrite(2, [0], 1)).toBe('rewritten');
  expect(await read(openJournal(folder, 60))).toEqual({ records: ['a'.repeat(40), 'c'.repeat(40)], damaged: 0 });
  expect(await readFile(join(folder, '002.log'), 'latin1')).not.toContain('b');
});

test('what is taken out of the file that is being written does not disturb what comes after', async () => {
  const journal = openJournal(folder);
  await journal.append(['one', 'erased', 'three']);
  await journal.rewrite(1, [1], 3);
  await journal.append(['four']);
  expect(await read(openJournal(folder))).toEqual({ records: ['one', 'three', 'four'], damaged: 0 });
});

test('leaves alone what is not its own', async () => {
  const journal = openJournal(folder);
  await journal.append(['one']);
  await writeFile(join(folder, 'notes.txt'), 'mine');
  await writeFile(join(folder, '001.log.bak'), 'mine');
  expect(await read(journal)).toEqual({ records: ['one'], damaged: 0 });
});

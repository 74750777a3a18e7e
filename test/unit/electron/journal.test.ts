import { mkdtemp, readdir, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { openJournal } from '../../../electron/main/journal';
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

const numbers = (count: number) => Array.from({ length: count }, (_, i) => `record number ${i}`);

test('goes on in a new file when the last would become too large, and is read as one', async () => {
  const journal = openJournal(folder, 200);
  for (const record of numbers(30)) await journal.append([record]);
  const files = (await readdir(folder)).sort();
  expect(files.slice(0, 2)).toEqual(['001.log', '002.log']);
  expect(files.length).toBeGreaterThan(3);
  expect(await journal.read()).toEqual({ records: numbers(30), damaged: 0 });
  const again = openJournal(folder, 200);
  await again.append(['the last']);
  expect(await again.read()).toEqual({ records: [...numbers(30), 'the last'], damaged: 0 });
});

test('keeps a record larger than a file in a file of its own', async () => {
  const journal = openJournal(folder, 200);
  const large = 'x'.repeat(1000);
  await journal.append(['small']);
  await journal.append([large]);
  await journal.append(['small again']);
  expect((await readdir(folder)).sort()).toEqual(['001.log', '002.log', '003.log']);
  expect((await journal.read()).records).toEqual(['small', large, 'small again']);
});

test('goes past the thousandth file in order', async () => {
  const journal = openJournal(folder, 1);
  await journal.append(['first']);
  await writeFile(join(folder, '999.log'), await readFile(join(folder, '001.log')));
  const again = openJournal(folder, 1);
  await again.append(['last']);
  expect((await readdir(folder)).sort()).toEqual(['001.log', '1000.log', '999.log']);
  expect((await again.read()).records).toEqual(['first', 'first', 'last']);
});

test('damage in one file is counted and does not hide the others', async () => {
  const journal = openJournal(folder, 60);
  for (const record of ['a', 'b', 'c']) await journal.append([record.repeat(40)]);
  await writeFile(join(folder, '002.log'), Buffer.alloc(52, 7));
  expect(await journal.read()).toEqual({ records: ['a'.repeat(40), 'c'.repeat(40)], damaged: 1 });
});

test('a tail torn in the middle of its head is cut off too', async () => {
  await openJournal(folder).append(['one', 'two']);
  await truncate(join(folder, '001.log'), 12 + 3 + 2);
  const journal = openJournal(folder);
  expect(await journal.read()).toEqual({ records: ['one'], damaged: 1 });
  await journal.append(['three']);
  expect(await journal.read()).toEqual({ records: ['one', 'three'], damaged: 0 });
});

test('leaves alone what is not its own', async () => {
  const journal = openJournal(folder);
  await journal.append(['one']);
  await writeFile(join(folder, 'notes.txt'), 'mine');
  await writeFile(join(folder, '001.log.bak'), 'mine');
  expect(await journal.read()).toEqual({ records: ['one'], damaged: 0 });
});

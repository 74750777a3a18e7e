import { afterEach, beforeEach, expect, test } from 'vitest';
import { saveInto } from '../../../renderer/host/save-folder';

// The private file system of the browser stands for the place the person chooses: it is the same kind of handle.
let place: FileSystemDirectoryHandle;

beforeEach(async () => {
  const root = await navigator.storage.getDirectory();
  place = await root.getDirectoryHandle('stick', { create: true });
});
afterEach(async () => {
  await (await navigator.storage.getDirectory()).removeEntry('stick', { recursive: true });
});

async function everything(folder = place, under = ''): Promise<readonly string[]> {
  const found: string[] = [];
  for await (const [name, handle] of folder.entries()) {
    if (handle.kind === 'file') found.push(`${under}${name}: ${await (await handle.getFile()).text()}`);
    else found.push(`${under}${name}/`, ...(await everything(handle, `${under}${name}/`)));
  }
  return found.sort();
}

const files = [
  { path: 'Plan für Müller.pdf', content: new Blob(['plan']) },
  { path: 'more/empty.txt', content: new Blob([]) },
];

test('a folder is there whole, beside one of that name that stays as it is', async () => {
  const told: number[] = [];
  expect(await saveInto(place, { name: 'Signed', files, onProgress: (bytes) => told.push(bytes) })).toBe('saved');
  expect(await saveInto(place, { name: 'Signed', files: files.slice(0, 1) })).toBe('saved');
  expect(await everything()).toEqual([
    'Signed (2)/',
    'Signed (2)/Plan für Müller.pdf: plan',
    'Signed/',
    'Signed/Plan für Müller.pdf: plan',
    'Signed/more/',
    'Signed/more/empty.txt: ',
  ]);
  expect(told).toEqual([4]);
});

test('nothing is left of a folder that cannot be finished, or that the person stops', async () => {
  const broken = new Blob(['x']);
  broken.stream = () =>
    new ReadableStream({ start: (stream) => stream.error(new DOMException('No room.', 'QuotaExceededError')) });
  const half = [...files, { path: 'broken', content: broken }];
  await expect(saveInto(place, { name: 'Signed', files: half })).rejects.toMatchObject({ reason: 'full' });
  const stop = new AbortController();
  const stopped = saveInto(place, { name: 'Signed', files, onProgress: () => stop.abort(), signal: stop.signal });
  expect(await stopped).toBe('cancelled');
  expect(await everything()).toEqual([]);
});

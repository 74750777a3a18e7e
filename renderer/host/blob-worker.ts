import { ignoreMissing, moveFile, openPrivateFile, type PrivateFile, privateFolder, writeAllAt } from './private-file';
import { answerPage } from './worker-talk';

/** Writes the evidence files of a browser tab into the private file system. */

export type BlobQuestion =
  | { readonly begin: string }
  | { readonly write: string; readonly chunk: Uint8Array<ArrayBuffer> }
  | { readonly finish: string; readonly sha256: string }
  | { readonly abort: string };

interface Unfinished {
  readonly file: PrivateFile;
  size: number;
}

const unfinished = new Map<string, Unfinished>();
let swept: Promise<void> | null = null;

answerPage<BlobQuestion>(async (asked) => {
  // On a full disk even a folder cannot be made; once there is room the next question sweeps.
  swept ??= sweep().catch((error: unknown) => {
    swept = null;
    throw error;
  });
  await swept;
  if ('begin' in asked) return begin(asked.begin);
  if ('write' in asked) return write(get(asked.write), asked.chunk);
  if ('finish' in asked) return finish(asked.finish, asked.sha256);
  return abort(asked.abort);
});

async function begin(name: string): Promise<void> {
  const file = await openPrivateFile(await privateFolder('unfinished'), name);
  unfinished.set(name, { file, size: 0 });
}

function write(into: Unfinished, chunk: Uint8Array): void {
  writeAllAt(into.file, chunk, into.size);
  into.size += chunk.length;
}

async function finish(name: string, sha256: string): Promise<void> {
  const { file } = get(name);
  file.flush();
  file.close();
  unfinished.delete(name);
  await moveFile(await privateFolder('unfinished'), name, await privateFolder('blobs'), sha256);
}

async function abort(name: string): Promise<void> {
  unfinished.get(name)?.file.close();
  unfinished.delete(name);
  await (await privateFolder('unfinished')).removeEntry(name).catch(ignoreMissing);
}

function get(name: string): Unfinished {
  const found = unfinished.get(name);
  if (!found) throw new Error('No such blob is being written.');
  return found;
}

/** Removes what a closed tab left half-written. What another tab is writing is locked, and stays. */
async function sweep(): Promise<void> {
  const folder = await privateFolder('unfinished');
  const names: string[] = [];
  for await (const name of folder.keys()) names.push(name);
  for (const name of names) await folder.removeEntry(name).catch(() => undefined);
}

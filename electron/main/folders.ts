import { randomUUID } from 'node:crypto';
import { type FileHandle, lstat, mkdir, open, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { app, type BrowserWindow, dialog } from 'electron';
import { isDiskFull, isMissing, syncFolder, writeAllAt } from './durable-file';
import { safeFileName } from './files';

/**
 * Folders handed to the person. One is written beside its place under another name, and gets its own when all of it is
 * on the disk: a stick that is full or pulled out holds no folder that only looks whole.
 */
export interface SavedFolders {
  begin(name: string): Promise<{ handle: string | null }>;
  /** Adds to the end of a file. What is said of one file comes together: the next file ends the one before. */
  write(handle: string, path: string, chunk: Uint8Array): Promise<'written' | 'full'>;
  finish(handle: string): Promise<'saved' | 'full'>;
  abort(handle: string): Promise<void>;
}

interface Unfinished {
  readonly draft: string;
  readonly place: string;
  readonly name: string;
  readonly begun: Set<string>;
  current: { readonly path: string; readonly file: FileHandle; size: number } | null;
}

/** More than any honest window saves at once. */
const mostAtOnce = 4;

/** @param window the window the dialog belongs to, asked for at the moment of saving */
export function savedFolders(window: () => BrowserWindow | null): SavedFolders {
  const unfinished = new Map<string, Unfinished>();

  function get(handle: string): Unfinished {
    const folder = unfinished.get(handle);
    if (!folder) throw new Error('No such folder is being saved.');
    return folder;
  }

  return {
    async begin(given) {
      if (unfinished.size >= mostAtOnce) throw new Error('Too many folders are being saved at once.');
      const place = await askWhere(window());
      if (place === null) return { handle: null };
      const name = safeFileName(given);
      const draft = join(place, `${name}.${randomUUID().slice(0, 8)}.part`);
      await mkdir(draft);
      const handle = randomUUID();
      unfinished.set(handle, { draft, place, name, begun: new Set(), current: null });
      return { handle };
    },

    write: (handle, path, chunk) =>
      unlessFull(async () => {
        const folder = get(handle);
        const current = folder.current?.path === path ? folder.current : await beginFile(folder, path);
        await writeAllAt(current.file, chunk, current.size);
        current.size += chunk.length;
        return 'written' as const;
      }),

    finish: (handle) =>
      unlessFull(async () => {
        const folder = get(handle);
        await endFile(folder);
        await syncFolder(folder.draft);
        await putInPlace(folder);
        unfinished.delete(handle);
        return 'saved' as const;
      }),

    async abort(handle) {
      const folder = unfinished.get(handle);
      if (!folder) return;
      unfinished.delete(handle);
      await folder.current?.file.close();
      await rm(folder.draft, { recursive: true, force: true });
    },
  };
}

async function askWhere(window: BrowserWindow | null): Promise<string | null> {
  const options = {
    defaultPath: app.getPath('documents'),
    properties: ['openDirectory' as const, 'createDirectory' as const],
  };
  const answer = window ? await dialog.showOpenDialog(window, options) : await dialog.showOpenDialog(options);
  const [place] = answer.filePaths;
  return answer.canceled || place === undefined ? null : place;
}

async function beginFile(folder: Unfinished, path: string): Promise<NonNullable<Unfinished['current']>> {
  const parts = path.split('/');
  // The window gives names every file system takes; another one is not ours, or would lead out of the folder.
  if (parts.some((part) => part !== safeFileName(part))) throw new Error('Refused: not a name for a file.');
  if (folder.begun.has(path)) throw new Error('Refused: this file is written already.');
  await endFile(folder);
  const target = join(folder.draft, ...parts);
  if (parts.length > 1) await mkdir(dirname(target), { recursive: true });
  folder.begun.add(path);
  folder.current = { path, file: await open(target, 'wx'), size: 0 };
  return folder.current;
}

async function endFile(folder: Unfinished): Promise<void> {
  const { current } = folder;
  if (current === null) return;
  await current.file.sync();
  folder.current = null;
  await current.file.close();
}

/** Under its own name, or with a number where there is one of that name. */
async function putInPlace({ draft, place, name }: Unfinished): Promise<void> {
  for (let number = 1; ; number += 1) {
    const target = join(place, number === 1 ? name : `${name} (${number})`);
    if (await isThere(target)) continue;
    await rename(draft, target);
    await syncFolder(place);
    return;
  }
}

async function isThere(path: string): Promise<boolean> {
  try {
    await lstat(path);
    return true;
  } catch (error) {
    if (isMissing(error)) return false;
    throw error;
  }
}

async function unlessFull<Done>(work: () => Promise<Done>): Promise<Done | 'full'> {
  try {
    return await work();
  } catch (error) {
    if (isDiskFull(error)) return 'full';
    throw error;
  }
}

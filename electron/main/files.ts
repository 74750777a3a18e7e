import { randomUUID } from 'node:crypto';
import { extname, join } from 'node:path';
import { app, type BrowserWindow, dialog } from 'electron';
import { unfinishedFiles } from './unfinished-files';

/** Files handed to the person. Opening files needs no help from here: the window's own file picker reads them lazily. */
export interface SavedFiles {
  begin(name: string): Promise<{ handle: string | null }>;
  write(handle: string, chunk: Uint8Array): Promise<'written' | 'full'>;
  finish(handle: string): Promise<'saved' | 'full'>;
  abort(handle: string): Promise<void>;
}

/** @param window the window the dialog belongs to, asked for at the moment of saving */
export function savedFiles(window: () => BrowserWindow | null): SavedFiles {
  const unfinished = unfinishedFiles();
  const targets = new Map<string, string>();

  return {
    async begin(name) {
      const target = await askWhere(window(), safeFileName(name));
      if (target === null) return { handle: null };
      // Beside the target, so that putting it in place is a renaming, and a crash leaves no half-written document.
      const handle = await unfinished.begin(`${target}.${randomUUID().slice(0, 8)}.part`);
      targets.set(handle, target);
      return { handle };
    },
    write: unfinished.write,
    async finish(handle) {
      const target = targets.get(handle);
      if (target === undefined) throw new Error('No such file is being saved.');
      const done = await unfinished.finish(handle, target);
      if (done === 'full') return 'full';
      targets.delete(handle);
      return 'saved';
    },
    async abort(handle) {
      targets.delete(handle);
      await unfinished.abort(handle);
    },
  };
}

async function askWhere(window: BrowserWindow | null, name: string): Promise<string | null> {
  const extension = extname(name).slice(1);
  const options = {
    defaultPath: join(app.getPath('documents'), name),
    ...(extension ? { filters: [{ name: extension.toUpperCase(), extensions: [extension] }] } : {}),
  };
  const answer = window ? await dialog.showSaveDialog(window, options) : await dialog.showSaveDialog(options);
  return answer.canceled || answer.filePath === '' ? null : answer.filePath;
}

/** A name every file system takes: no folders, no reserved signs, not hidden, not one of Windows' devices. */
export function safeFileName(name: string): string {
  const plain = name
    // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what must go
    .replace(/[\u0000-\u001f<>:"/\\|?*\u202a-\u202e\u2066-\u2069]/g, '-')
    .replace(/^[.\s]+/, '')
    .replace(/[.\s]+$/, '')
    .slice(0, 200);
  if (plain === '') return 'document';
  return /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i.test(plain) ? `_${plain}` : plain;
}

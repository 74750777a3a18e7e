import { type Files, type FolderToSave, StorageRefused } from './host';

interface FolderPicker {
  showDirectoryPicker?(options: {
    readonly id: string;
    readonly mode: 'readwrite';
    readonly startIn: 'documents';
  }): Promise<FileSystemDirectoryHandle>;
}

/** Saves folders where the browser lets the person choose a place for them; null where it does not. */
export function folderSaver(window: Window): Files['saveFolder'] {
  const picker = window as FolderPicker;
  const ask = picker.showDirectoryPicker?.bind(window);
  if (!ask) return null;
  return async (request) => {
    let place: FileSystemDirectoryHandle;
    try {
      place = await ask({ id: 'take-home', mode: 'readwrite', startIn: 'documents' });
    } catch (error) {
      if (isNamed(error, 'AbortError')) return 'cancelled';
      throw asRefusal(error);
    }
    return saveInto(place, request);
  };
}

/**
 * Writes the folder into a place. Every file is there whole or not at all; a folder cannot be renamed here, so one that
 * cannot be finished is taken away again.
 */
export async function saveInto(
  place: FileSystemDirectoryHandle,
  { name, files, onProgress, signal }: FolderToSave,
): Promise<'saved' | 'cancelled'> {
  let made: string | null = null;
  try {
    made = await freeName(place, name);
    const folder = await place.getDirectoryHandle(made, { create: true });
    let before = 0;
    for (const { path, content } of files) {
      signal?.throwIfAborted();
      const file = await (await fileIn(folder, path)).createWritable();
      const start = before;
      // Closes the file at its end; until then there is nothing under its name.
      await content
        .stream()
        .pipeThrough(counting((bytes) => onProgress?.(start + bytes)))
        .pipeTo(file, signal ? { signal } : {});
      before += content.size;
    }
    return 'saved';
  } catch (error) {
    if (made !== null) await place.removeEntry(made, { recursive: true }).catch(() => undefined);
    if (signal?.aborted) return 'cancelled';
    throw asRefusal(error);
  }
}

/** The name, or the name with a number where there is one of that name. */
async function freeName(place: FileSystemDirectoryHandle, name: string): Promise<string> {
  for (let number = 1; ; number += 1) {
    const tried = number === 1 ? name : `${name} (${number})`;
    try {
      await place.getDirectoryHandle(tried);
    } catch (error) {
      if (isNamed(error, 'NotFoundError')) return tried;
      // Anything but a file of that name ends it: otherwise this would never end.
      if (!isNamed(error, 'TypeMismatchError')) throw error;
    }
  }
}

async function fileIn(folder: FileSystemDirectoryHandle, path: string): Promise<FileSystemFileHandle> {
  const parts = path.split('/');
  let inside = folder;
  for (const part of parts.slice(0, -1)) inside = await inside.getDirectoryHandle(part, { create: true });
  return inside.getFileHandle(parts.at(-1) ?? path, { create: true });
}

function counting(tell: (bytes: number) => void): TransformStream<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>> {
  let bytes = 0;
  return new TransformStream({
    transform(chunk, onward) {
      bytes += chunk.byteLength;
      tell(bytes);
      onward.enqueue(chunk);
    },
  });
}

function isNamed(error: unknown, name: string): boolean {
  return error instanceof DOMException && error.name === name;
}

function asRefusal(error: unknown): StorageRefused {
  return new StorageRefused(isNamed(error, 'QuotaExceededError') ? 'full' : 'unwritable', String(error));
}

/**
 * A file of the browser's private file system, opened for immediate writing. Only a worker can have one, and the
 * compiler's library for pages does not know it.
 */
export interface PrivateFile {
  read(into: Uint8Array, options: { at: number }): number;
  write(from: Uint8Array, options: { at: number }): number;
  truncate(size: number): void;
  getSize(): number;
  /** Waits until the bytes are on the disk. */
  flush(): void;
  close(): void;
}

interface PrivateFileHandle extends FileSystemFileHandle {
  createSyncAccessHandle(): Promise<PrivateFile>;
  /** Renames; takes the place of a file of that name. Not in every browser. */
  move?(folder: FileSystemDirectoryHandle, name: string): Promise<void>;
}

/** A folder of this program in the private file system. */
export async function privateFolder(...path: readonly string[]): Promise<FileSystemDirectoryHandle> {
  let folder = await navigator.storage.getDirectory();
  for (const name of ['fieldpact', ...path]) folder = await folder.getDirectoryHandle(name, { create: true });
  return folder;
}

export async function openPrivateFile(folder: FileSystemDirectoryHandle, name: string): Promise<PrivateFile> {
  const handle = await folder.getFileHandle(name, { create: true });
  return (handle as PrivateFileHandle).createSyncAccessHandle();
}

/** Writes all the bytes at a place in the file, or throws. */
export function writeAllAt(file: PrivateFile, bytes: Uint8Array, position: number): void {
  let done = 0;
  while (done < bytes.length) {
    const written = file.write(bytes.subarray(done), { at: position + done });
    // A full disk shows itself in some browsers as a write of nothing.
    if (written === 0) throw new DOMException('No space left.', 'QuotaExceededError');
    done += written;
  }
}

/** All bytes of a file, or null where there is none. */
export async function readPrivateFile(
  folder: FileSystemDirectoryHandle,
  name: string,
): Promise<Uint8Array<ArrayBuffer> | null> {
  try {
    const file = await (await folder.getFileHandle(name)).getFile();
    return new Uint8Array(await file.arrayBuffer());
  } catch (error) {
    if (error instanceof DOMException && error.name === 'NotFoundError') return null;
    throw error;
  }
}

/**
 * Puts new content in place of the old: after a crash either is there, whole. A browser that cannot rename is refused,
 * for a copy that is cut off would cost both.
 */
export async function replacePrivateFile(
  folder: FileSystemDirectoryHandle,
  name: string,
  bytes: Uint8Array,
): Promise<void> {
  const draft = `${name}.new`;
  const file = await openPrivateFile(folder, draft);
  try {
    file.truncate(0);
    writeAllAt(file, bytes, 0);
    file.flush();
  } finally {
    file.close();
  }
  const handle = (await folder.getFileHandle(draft)) as PrivateFileHandle;
  if (!handle.move) throw new DOMException('This browser cannot rename a file.', 'NotSupportedError');
  await handle.move(folder, name);
}

/** Moves a closed file to another folder and name; where the browser cannot rename, by a copy. */
export async function moveFile(
  from: FileSystemDirectoryHandle,
  name: string,
  to: FileSystemDirectoryHandle,
  newName: string,
): Promise<void> {
  const handle = (await from.getFileHandle(name)) as PrivateFileHandle;
  if (handle.move) await handle.move(to, newName);
  else await copyFile(await handle.getFile(), to, newName);
  await from.removeEntry(name).catch(ignoreMissing);
}

async function copyFile(source: File, to: FileSystemDirectoryHandle, newName: string): Promise<void> {
  const target = await openPrivateFile(to, newName);
  try {
    let at = 0;
    for await (const chunk of source.stream()) {
      writeAllAt(target, chunk, at);
      at += chunk.length;
    }
    target.truncate(at);
    target.flush();
    target.close();
  } catch (error) {
    target.close();
    await to.removeEntry(newName);
    throw error;
  }
}

export function ignoreMissing(error: unknown): void {
  if (!(error instanceof DOMException && error.name === 'NotFoundError')) throw error;
}

import type { SegmentFile, SegmentFolder } from '#shared/base/journal-segments';
import {
  moveFile,
  openPrivateFile,
  type PrivateFile,
  privateFolder,
  readPrivateFile,
  replacePrivateFile,
  writeAllAt,
} from './private-file';

/** Where the journal of the first programs lay, as one file. */
const firstName = 'journal.log';

/** The folder of the journal's files in the private file system. Only for a worker. */
export async function openPrivateSegments(): Promise<SegmentFolder> {
  const folder = await privateFolder('journal');
  await takeOverFirst(folder);
  return {
    list: async () => {
      const names: string[] = [];
      for await (const name of folder.keys()) names.push(name);
      return names;
    },
    read: async (name) => (await readPrivateFile(folder, name)) ?? new Uint8Array(),
    open: async (name) => segmentFile(await openPrivateFile(folder, name)),
    replace: (name, bytes) => replacePrivateFile(folder, name, bytes),
  };
}

// Before anything else is done with the folder: cut off in the middle, it is simply done again.
async function takeOverFirst(folder: FileSystemDirectoryHandle): Promise<void> {
  const root = await privateFolder();
  try {
    await root.getFileHandle(firstName);
  } catch (error) {
    if (error instanceof DOMException && error.name === 'NotFoundError') return;
    throw error;
  }
  await moveFile(root, firstName, folder, '001.log');
}

function segmentFile(file: PrivateFile): SegmentFile {
  return {
    size: async () => file.getSize(),
    read: async () => {
      const bytes = new Uint8Array(file.getSize());
      let done = 0;
      while (done < bytes.length) {
        const got = file.read(bytes.subarray(done), { at: done });
        if (got === 0) break;
        done += got;
      }
      return bytes.subarray(0, done);
    },
    write: async (bytes, at) => {
      writeAllAt(file, bytes, at);
      file.flush();
    },
    truncate: async (to) => {
      file.truncate(to);
      file.flush();
    },
    close: async () => file.close(),
  };
}

import type { FileHandle } from 'node:fs/promises';

type FileSystem = typeof import('node:fs/promises');

const held = new Set<FileHandle>();

/**
 * The disk, in the hands of a test. Use:
 * `vi.mock('node:fs/promises', async (original) => (await import('../../fakes/disk')).withDisk(await original()));`
 */
export const disk = {
  /** Nothing more fits, but for half of what is being written. */
  full: false,
  /** What the operating system does with the files of a program that was killed. */
  async closeAll(): Promise<void> {
    await Promise.all([...held].map((file) => file.close()));
    held.clear();
  },
};

/** The real file system, except for what the test does to the disk. */
export function withDisk(real: FileSystem): FileSystem {
  const open: FileSystem['open'] = async (...asked) => {
    const file = await real.open(...asked);
    const write = file.write.bind(file) as (...given: unknown[]) => ReturnType<FileHandle['write']>;
    const close = file.close.bind(file);
    held.add(file);
    return Object.assign(file, {
      close: async () => {
        held.delete(file);
        await close();
      },
      write: async (bytes: Uint8Array, offset: number, length: number, position: number) => {
        if (!disk.full) return write(bytes, offset, length, position);
        if (length > 1) return write(bytes, offset, Math.ceil(length / 2), position);
        throw Object.assign(new Error('ENOSPC: no space left on device, write'), { code: 'ENOSPC' });
      },
    });
  };
  return { ...real, open };
}

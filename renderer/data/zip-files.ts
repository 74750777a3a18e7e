import { Zip, ZipDeflate, ZipPassThrough } from 'fflate';

/** What is packed already and would only cost time. */
const isPacked = (path: string) => path.endsWith('.pdf');

/**
 * Puts files into one, under a folder of that name. Nothing is held twice: the pieces become parts of one blob.
 *
 * @param at the moment the files are given, ISO
 */
export async function zipFiles(
  on: {
    readonly folder: string;
    readonly files: readonly { readonly path: string; readonly content: Blob }[];
    readonly at: string;
  },
  told: {
    readonly onProgress?: ((bytes: number) => void) | undefined;
    readonly signal?: AbortSignal | undefined;
  } = {},
): Promise<Blob> {
  const parts: Uint8Array<ArrayBuffer>[] = [];
  const zip = new Zip((error, part) => {
    if (error) throw error;
    parts.push(part as Uint8Array<ArrayBuffer>);
  });
  let done = 0;
  for (const { path, content } of on.files) {
    const name = `${on.folder}/${path}`;
    const entry = isPacked(path) ? new ZipPassThrough(name) : new ZipDeflate(name, { level: 6 });
    entry.mtime = on.at;
    zip.add(entry);
    for await (const chunk of content.stream()) {
      told.signal?.throwIfAborted();
      // A copy: what was handed on is the blob's, and the packer may keep it.
      entry.push(chunk.slice());
      done += chunk.byteLength;
      told.onProgress?.(done);
    }
    entry.push(new Uint8Array(), true);
  }
  zip.end();
  return new Blob(parts, { type: 'application/zip' });
}

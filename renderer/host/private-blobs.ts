import type { BlobQuestion } from './blob-worker';
import type { Blobs, BlobWriter } from './host';
import { privateFolder } from './private-file';
import { askWorker } from './worker-talk';

/** The blobs of a browser tab. A worker writes them; reading gives a file that the browser reads lazily. */
export function privateBlobs(): Blobs {
  const ask = askWorker<BlobQuestion>(
    () => new Worker(new URL('./blob-worker.ts', import.meta.url), { type: 'module' }),
  );

  return {
    async create() {
      const name = crypto.randomUUID();
      await ask({ begin: name });
      return writer(ask, name);
    },
    async open(sha256) {
      try {
        const folder = await privateFolder('blobs');
        return await (await folder.getFileHandle(sha256)).getFile();
      } catch (error) {
        if (error instanceof DOMException && error.name === 'NotFoundError') return null;
        throw error;
      }
    },
  };
}

function writer(ask: ReturnType<typeof askWorker<BlobQuestion>>, name: string): BlobWriter {
  return {
    async write(chunk) {
      // The caller keeps its bytes; the copy travels without being copied again.
      const copy = chunk.slice();
      await ask({ write: name, chunk: copy }, { transfer: [copy.buffer] });
    },
    async finish(sha256) {
      await ask({ finish: name, sha256 });
    },
    async abort() {
      await ask({ abort: name });
    },
  };
}

import { cdp } from 'vitest/browser';
import { browserHost } from '../../../renderer/host/browser-host';
import { placeOfSecrets } from '../../../renderer/host/sealed-secrets';
import { hostContract } from './host-contract';

/** Workers die with their tab. Here the tab goes on, so they are remembered in order to be ended. */
const workers = new Set<Worker>();
globalThis.Worker = class extends Worker {
  constructor(...given: ConstructorParameters<typeof Worker>) {
    super(...given);
    workers.add(this);
  }
};

const privateFiles = () => navigator.storage.getDirectory();

async function journalHandle(): Promise<FileSystemFileHandle> {
  const folder = await (await privateFiles()).getDirectoryHandle('fieldpact');
  return (await folder.getDirectoryHandle('journal')).getFileHandle('001.log');
}

async function forgetEverything(): Promise<void> {
  await (await privateFiles()).removeEntry('fieldpact', { recursive: true }).catch(() => undefined);
  const place = await placeOfSecrets();
  await new Promise<void>((resolve, reject) => {
    const request = place.deleteDatabase('fieldpact-secrets');
    request.onsuccess = () => resolve();
    request.onerror = () => reject(request.error);
  });
}

/** The browser lets go of a dead worker's files a moment later. */
async function untilReleased(): Promise<void> {
  for (const worker of workers) worker.terminate();
  workers.clear();
  await navigator.locks.request('fieldpact-journal', () => undefined);
}

interface QuotaSession {
  send(method: 'Storage.overrideQuotaForOrigin', given: { origin: string; quotaSize?: number }): Promise<unknown>;
}

hostContract('browser tab', async () => {
  await forgetEverything();
  return {
    start: async () => browserHost(window),
    kill: untilReleased,
    async changeJournal(change) {
      const handle = await journalHandle();
      const bytes = new Uint8Array(await (await handle.getFile()).arrayBuffer());
      const writable = await handle.createWritable();
      await writable.write(new Uint8Array(change(bytes)));
      await writable.close();
    },
    async setDiskFull(full) {
      // As many bytes as are used already: the next one is one too many.
      const { usage } = await navigator.storage.estimate();
      const session = cdp() as unknown as QuotaSession;
      await session.send('Storage.overrideQuotaForOrigin', {
        origin: location.origin,
        ...(full ? { quotaSize: usage ?? 0 } : {}),
      });
    },
    remove: forgetEverything,
  };
});

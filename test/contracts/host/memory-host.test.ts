import { memoryDisk, memoryHost } from '../../fakes/memory-host';
import { hostContract } from './host-contract';

hostContract('memory', async () => {
  const disk = memoryDisk();
  let host = memoryHost({ disk });
  return {
    async start() {
      host = memoryHost({ disk });
      return host;
    },
    kill: async () => undefined,
    async changeJournal(change) {
      disk.journal = change(disk.journal);
    },
    async setDiskFull(full) {
      host.faults.diskFull = full;
    },
    remove: async () => undefined,
  };
});

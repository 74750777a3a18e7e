import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { vi } from 'vitest';
import { type DesktopBridge, desktopOrigin } from '#shared/contracts/desktop-bridge';
import { bridgeAnswers } from '../../../electron/main/answers';
import { openBlobs } from '../../../electron/main/blobs';
import { savedFiles } from '../../../electron/main/files';
import { savedFolders } from '../../../electron/main/folders';
import { freeSpace } from '../../../electron/main/free-space';
import { answerWindow } from '../../../electron/main/ipc';
import { openJournal } from '../../../electron/main/journal';
import { openMarks } from '../../../electron/main/marks';
import { openAddress } from '../../../electron/main/navigation';
import { answerRequests } from '../../../electron/main/protocol';
import { openSecrets } from '../../../electron/main/secrets';
import { smartCards } from '../../../electron/main/tokens';
import { electronHost } from '../../../renderer/host/electron-host';
import { disk } from '../../fakes/disk';
import { told } from '../../fakes/electron';
import { hostContract } from './host-contract';

vi.mock('electron', async () => (await import('../../fakes/electron')).fakeElectron());
vi.mock('node:fs/promises', async (original) =>
  (await import('../../fakes/disk')).withDisk(await original<typeof import('node:fs/promises')>()),
);

/** The whole way: window, preload script, checks of the shell, answers, files. Only Electron itself is played. */
hostContract('desktop', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'fieldpact-host-'));
  const journalFile = join(folder, 'journal', '001.log');

  return {
    async start() {
      const blobs = openBlobs(join(folder, 'blobs'));
      const shell = {
        launch: { hq: null, code: null, demo: false, version: '1.2.3' },
        files: savedFiles(() => null),
        folders: savedFolders(() => null),
        secrets: openSecrets(join(folder, 'secrets.json')),
        journal: openJournal(join(folder, 'journal')),
        marks: openMarks(join(folder, 'marks.json')),
        freeSpace: () => freeSpace(folder),
        openAddress,
        blobs,
        cards: smartCards({ ownFolder: folder, mayLoad: async () => false, usual: [] }),
      };
      answerWindow(bridgeAnswers(shell), desktopOrigin);
      vi.resetModules();
      await import('../../../electron/preload/index');
      const serve = answerRequests({ manifest: new Map(), blobPath: blobs.pathOf, hq: null, own: desktopOrigin });
      return electronHost(told.exposed.get('desktopBridge') as DesktopBridge, {
        fetch: async (address) => serve(new Request(address)),
        document: {} as Document,
      });
    },
    kill: disk.closeAll,
    async changeJournal(change) {
      await writeFile(journalFile, change(await readFile(journalFile)));
    },
    async setDiskFull(full) {
      disk.full = full;
    },
    remove: () => rm(folder, { recursive: true, force: true }),
  };
});

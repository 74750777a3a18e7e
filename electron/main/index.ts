import { join } from 'node:path';
import { app, type BrowserWindow, dialog, protocol, session } from 'electron';
import { desktopOrigin } from '#shared/contracts/desktop-bridge';
import { bridgeAnswers } from './answers';
import { openBlobs } from './blobs';
import { keepCrashLog, pruneDumps } from './crash-log';
import { savedFiles } from './files';
import { savedFolders } from './folders';
import { freeSpace } from './free-space';
import { answerWindow } from './ipc';
import { openJournal } from './journal';
import { offerJournalCopy } from './journal-copy';
import { launchWishes, rememberHq } from './launch';
import { openMarks } from './marks';
import { showMenu } from './menu';
import { guardNavigation, openAddress } from './navigation';
import { ownOrigin } from './own-address';
import { guardPermissions, refuseBluetooth } from './permissions';
import { answerRequests, readManifest, registerScheme } from './protocol';
import { openSecrets } from './secrets';
import { askToLoad, smartCards } from './tokens';
import { mayOpen } from './version-floor';
import { focusWindow, openWindow, preloadPath } from './window';

const developmentServer = process.env.ELECTRON_RENDERER_URL;
const own = ownOrigin(app.isPackaged, developmentServer);
const wishes = launchWishes(process.env);
let window: BrowserWindow | null = null;

// Before the program is ready.
app.enableSandbox();
registerScheme(own !== desktopOrigin);
if (wishes.dataFolder) app.setPath('userData', wishes.dataFolder);

// The lock belongs to the data folder: two programs in one folder would damage the database.
if (app.requestSingleInstanceLock()) {
  app.on('second-instance', () => focusWindow(window));
  app.on('web-contents-created', (_event, contents) => {
    guardNavigation(contents, own);
    refuseBluetooth(contents);
  });
  app.on('window-all-closed', () => app.quit());
  keepCrashLog(join(app.getPath('userData'), 'logs', 'crashes.log'));
  app.whenReady().then(start).catch(giveUp);
} else {
  app.quit();
}

async function start(): Promise<void> {
  const vault = join(app.getPath('userData'), 'vault');
  const engine = Number.parseInt(process.versions.chrome ?? '0', 10);
  const opening = await mayOpen(join(vault, 'version-floor.json'), { version: app.getVersion(), engine });
  if (opening === 'written-by-newer') {
    await offerJournalCopy(openJournal(join(vault, 'journal')));
    app.quit();
    return;
  }

  const blobs = openBlobs(join(app.getPath('userData'), 'blobs'));
  const hq = await rememberHq(wishes.hq, join(vault, 'headquarters.json'));
  const built = own === desktopOrigin;
  const manifest = built ? await readManifest(join(import.meta.dirname, '../renderer')) : new Map();

  guardPermissions(session.defaultSession, own);
  protocol.handle('app', answerRequests({ manifest, blobPath: blobs.pathOf, hq, own }));
  answerWindow(
    bridgeAnswers({
      launch: { hq, code: wishes.code, demo: wishes.demo, version: app.getVersion() },
      files: savedFiles(() => window),
      folders: savedFolders(() => window),
      secrets: openSecrets(join(vault, 'secrets.json')),
      journal: openJournal(join(vault, 'journal')),
      marks: openMarks(join(vault, 'marks.json')),
      blobs,
      cards: smartCards({ ownFolder: app.getPath('userData'), mayLoad: (path) => askToLoad(window, path) }),
      freeSpace: () => freeSpace(app.getPath('userData')),
      openAddress,
    }),
    own,
  );
  showMenu(app.isPackaged);
  void pruneDumps(app.getPath('crashDumps'));

  window = await openWindow(`${own}/`, preloadPath(import.meta.dirname), join(vault, 'window.json'));
  window.on('closed', () => {
    window = null;
  });
}

function giveUp(error: unknown): void {
  dialog.showErrorBox('Fieldpact could not start', error instanceof Error ? error.message : String(error));
  app.exit(1);
}

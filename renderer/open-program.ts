import { createIntl } from 'react-intl';
import type { SyncState } from '#shared/sync/sync-state';
import type { Opening } from './app/opening';
import { endWelcome } from './data/actions/settings-actions';
import { restoreEnrolment } from './data/enrolment';
import { tendFigures } from './data/insights';
import { saveJournalCopyFrom } from './data/journal-copy';
import { keepSafe } from './data/keep-safe';
import { openWorkspace } from './data/open-workspace';
import { readPreferences } from './data/preferences';
import { watchWaiting } from './data/queries/sync-queries';
import type { Workspace } from './data/workspace';
import { chooseHost } from './host/choose-host';
import { type Host, StorageRefused } from './host/host';
import { messagesFor } from './messages/messages';
import { load, useAppearance } from './session/appearance';
import { type Link, reportConnection } from './session/connection';
import { provideConsole } from './session/console';
import { reportRefused, reportSaved, reportSaving } from './session/saving';
import { provideSync, reportSync } from './session/sync';
import { certifyKeys } from './sync/certify-keys';
import { consoleOf } from './sync/console-client';
import { enrol } from './sync/enrol';
import { startSync } from './sync/leader';
import { signIn, waysToEnrol } from './sync/sign-in';
import type { MessageId, MessageValues } from './ui/use-text';

/** The workspace is open and what runs beside the screens is running. */
export interface OpenProgram {
  readonly state: 'open';
  readonly host: Host;
  readonly workspace: Workspace;
}

const tables = 'fieldpact';

/** Opens the records and starts sync; a refusal is told on the screen and nothing is deleted. */
export async function openProgram(window: Window): Promise<OpenProgram | Opening> {
  let host: Host | null = null;
  try {
    host = await chooseHost(window);
    const workspace = await openWorkspace(host);
    await restoreEnrolment(workspace);
    await takePreferences(workspace);
    tellSaving(workspace);
    tellWaiting(workspace);
    // Chromium then keeps the records when the disk runs low; where it refuses, Settings says so.
    void navigator.storage?.persist?.();
    beginSync(workspace);
    void workspace.directory.fill();
    tendFigures(workspace);
    keepSafe(workspace, { window, rebuild: () => window.location.reload() });
    // From here on the person waits for a page and not for the records; `npm run bench` measures from it.
    performance.mark('records-open');
    return { state: 'open', host, workspace };
  } catch (error) {
    const known = host;
    const detail = error instanceof Error ? error.message : String(error);
    return { state: 'refused', why: whyRefused(error), detail, saveCopy: known ? () => saveCopyOf(known) : undefined };
  }
}

// The tables could not be opened, so the device is not known by name; every record of the journal names it.
function saveCopyOf(host: Host): Promise<unknown> {
  return saveJournalCopyFrom(host, { deviceId: '', now: Date.now() });
}

function beginSync(workspace: Workspace): void {
  const sync = startSync(
    workspace,
    (report) => {
      reportSync(report);
      reportConnection({ link: linkOf(report.state) });
    },
    {
      name: tables,
      // Fetched when the first signed file is to be made stronger.
      archive: async (bytes, data) => (await import('./documents/sign-page')).archiveInWorker(bytes, data),
    },
  );
  provideConsole(consoleOf(workspace));
  const { syncNow, pause, goOn, preferencesChanged, sendFilesNow, cancelFile, retryFile, fileFirst } = sync;
  provideSync({
    ...{ syncNow, pause, goOn, preferencesChanged, sendFilesNow, cancelFile, retryFile, fileFirst },
    enrol: async (on) => {
      const enrolled = await enrol(workspace, on);
      if (enrolled.ok) sync.syncNow();
      return enrolled;
    },
    waysToEnrol: (hqAddress) => waysToEnrol(workspace, hqAddress),
    signIn: async (on) => {
      const enrolled = await signIn(workspace, on);
      if (enrolled.ok) sync.syncNow();
      return enrolled;
    },
    makeSigningKeys: (pin) => certifyKeys(workspace, pin),
  });
}

function linkOf(state: SyncState): Link {
  switch (state.kind) {
    case 'refused':
      return { state: 'refused', sentence: sentence(state.sentenceId, state.values) };
    case 'unenrolled':
    case 'offline':
    case 'paused':
    case 'syncing':
    case 'at-hq':
      return { state: state.kind };
  }
}

async function takePreferences(workspace: Workspace): Promise<void> {
  const { theme, locale, welcomed } = await readPreferences(workspace);
  load({ theme, ...(locale === '' ? {} : { locale }) });
  const { tablesWereLost, shortfalls } = workspace.mended;
  if (tablesWereLost || shortfalls.length > 0) return tellOfLoss(workspace);
  const { code, demo } = workspace.host.launch;
  const wantsWelcome = !welcomed || demo || (code !== null && workspace.enrolment === null);
  // An address somebody asked for is honoured; the plain start leads to the welcome until it is over.
  if (wantsWelcome && ['', '#', '#/', '#/today'].includes(location.hash)) location.hash = '#/welcome';
}

// What came back and from where is told on the Sync page. It is no first start, though the tables know of none.
async function tellOfLoss(workspace: Workspace): Promise<void> {
  await endWelcome(workspace);
  location.hash = '#/sync';
}

// "Saved on this device" is said only when the journal has answered too.
function tellSaving(workspace: Workspace): void {
  const at = () => new Date(workspace.surroundings.now()).toISOString();
  workspace.journalTail.listen((journal) => {
    if (journal.state === 'flushed') reportSaved(at());
    else if (journal.state === 'flushing') reportSaving();
    else reportRefused(sentence(journal.reason === 'full' ? 'app.saving.full' : 'app.saving.unwritable'), at());
  });
  // A full disk is asked again; what is held goes first.
  setInterval(() => {
    if (workspace.journalTail.state.state === 'held') void workspace.journalTail.retry();
  }, 5_000);
}

function tellWaiting(workspace: Workspace): void {
  const isoOf = (at: number | null) => (at ? new Date(at).toISOString() : null);
  watchWaiting(workspace.database, ({ changes, files, oldestAt, lastSyncAt, conflicts }) => {
    reportConnection({
      waitingChanges: changes,
      waitingBlobs: files,
      oldestWaitingAt: isoOf(oldestAt),
      lastSyncAt: isoOf(lastSyncAt),
      conflicts,
    });
  });
}

// Said outside React: the status line takes whole sentences.
function sentence(id: MessageId, values: MessageValues = {}): string {
  const { locale } = useAppearance.getState();
  return createIntl({ locale, messages: messagesFor(locale) }).formatMessage({ id }, values);
}

function whyRefused(error: unknown): 'newer' | 'in-use' | 'full' | 'secrets' | 'unknown' {
  const name = (error as { name?: string } | null)?.name;
  if (error instanceof StorageRefused) return error.reason === 'unwritable' ? 'unknown' : error.reason;
  if (name === 'VersionError') return 'newer';
  if (name === 'QuotaExceededError') return 'full';
  return name === 'SecretsRefused' ? 'secrets' : 'unknown';
}

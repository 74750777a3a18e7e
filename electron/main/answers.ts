import type { BridgeOutput, DesktopBridge } from '#shared/contracts/desktop-bridge';
import type { BlobFiles } from './blobs';
import type { SavedFiles } from './files';
import type { SavedFolders } from './folders';
import type { JournalFile } from './journal';
import type { MarksFile } from './marks';
import type { SecretFile } from './secrets';
import type { SmartCards } from './tokens';

/** What the answers are made from. */
export interface Shell {
  readonly launch: BridgeOutput<'launch'>;
  readonly files: SavedFiles;
  readonly folders: SavedFolders;
  readonly secrets: SecretFile;
  readonly journal: JournalFile;
  readonly marks: MarksFile;
  readonly blobs: BlobFiles;
  readonly cards: SmartCards;
  /** Bytes that are free where the records lie. */
  readonly freeSpace: () => Promise<number | null>;
  /** Shows an address in the person's own browser, if it is one that may be shown. */
  readonly openAddress: (address: string) => Promise<boolean>;
}

/** Every call of the window and its answer. One left out does not compile. */
export function bridgeAnswers(shell: Shell): DesktopBridge {
  const { launch, files, folders, secrets, journal, marks, blobs, cards } = shell;
  let untold = launch;
  return {
    launch: async () => {
      const told = untold;
      // The wishes are given once: a window that is loaded anew must not spend the code a second time.
      untold = { ...untold, code: null, demo: false };
      return told;
    },
    beginSave: ({ name }) => files.begin(name),
    writeSave: ({ handle, chunk }) => files.write(handle, chunk),
    finishSave: ({ handle }) => files.finish(handle),
    abortSave: ({ handle }) => nothing(files.abort(handle)),
    beginFolder: ({ name }) => folders.begin(name),
    writeFolder: ({ handle, path, chunk }) => folders.write(handle, path, chunk),
    finishFolder: ({ handle }) => folders.finish(handle),
    abortFolder: ({ handle }) => nothing(folders.abort(handle)),
    secretProtection: () => secrets.protection(),
    keepSecret: ({ name, value }) => nothing(secrets.keep(name, value)),
    recallSecret: ({ name }) => secrets.recall(name),
    forgetSecret: ({ name }) => nothing(secrets.forget(name)),
    appendJournal: ({ records }) => journal.append(records),
    listJournal: () => journal.list(),
    readJournal: ({ segment }) => journal.read(segment),
    rewriteJournal: ({ segment, drop, of }) => journal.rewrite(segment, drop, of),
    keepMarks: ({ text }) => marks.keep(text),
    recallMarks: () => marks.recall(),
    freeSpace: () => shell.freeSpace(),
    openAddress: ({ address }) => shell.openAddress(address),
    beginBlob: () => blobs.begin(),
    writeBlob: ({ handle, chunk }) => blobs.write(handle, chunk),
    finishBlob: ({ handle, sha256 }) => blobs.finish(handle, sha256),
    abortBlob: ({ handle }) => nothing(blobs.abort(handle)),
    hasBlob: ({ sha256 }) => blobs.has(sha256),
    findTokens: (asked) => cards.find(asked),
    signOnToken: (asked) => cards.sign(asked),
  };
}

async function nothing(done: Promise<void>): Promise<undefined> {
  await done;
}

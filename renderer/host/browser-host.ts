import { takeLaunch } from './browser-launch';
import type { Host } from './host';
import { keyShelf } from './key-shelf';
import { pickFiles } from './pick-files';
import { privateBlobs } from './private-blobs';
import { privateJournal } from './private-journal';
import { saveFile } from './save-file';
import { folderSaver } from './save-folder';
import { sealedSecrets } from './sealed-secrets';

/** This program in a browser tab: files in the origin's private file system, secrets sealed by a key of the profile. */
export function browserHost(window: Window): Host {
  // Otherwise the browser may sweep everything away when the disk gets full. It decides by itself, or asks.
  void window.navigator.storage?.persist();
  return {
    kind: 'browser',
    version: import.meta.env.FIELDPACT_VERSION,
    files: {
      save: (request) => saveFile(window, request),
      saveFolder: folderSaver(window),
      open: (request) => pickFiles(window.document, request),
    },
    secrets: sealedSecrets(),
    keys: keyShelf(),
    tokens: null,
    journal: privateJournal(),
    blobs: privateBlobs(),
    launch: takeLaunch(window),
    updates: null,
  };
}

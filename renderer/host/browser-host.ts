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
  const { journal, marks } = privateJournal();
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
    journal,
    marks,
    room: () => roomIn(window),
    openAddress: async (address) => openAddress(window, address),
    blobs: privateBlobs(),
    launch: takeLaunch(window),
    updates: null,
  };
}

/** What the browser still gives this program; null where it does not say. */
async function roomIn({ navigator }: Window): Promise<number | null> {
  const { usage, quota } = (await navigator.storage?.estimate()) ?? {};
  return usage === undefined || quota === undefined ? null : Math.max(quota - usage, 0);
}

function openAddress(window: Window, address: string): boolean {
  const url = URL.parse(address);
  const isHere = url?.protocol === 'http:' && /^(127(\.\d{1,3}){3}|localhost|\[::1\])$/.test(url.hostname);
  if (!url || (url.protocol !== 'https:' && !isHere)) return false;
  // With `noopener` the browser does not tell whether it opened the window.
  window.open(url.href, '_blank', 'noopener,noreferrer');
  return true;
}

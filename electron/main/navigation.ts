import { shell, type WebContents } from 'electron';
import { originOf, parseAddress } from './own-address';

/** Keeps a window where it belongs: it never leaves our origin, opens no other window and holds no other page. */
export function guardNavigation(contents: WebContents, own: string): void {
  contents.on('will-navigate', (event) => {
    if (originOf(event.url) !== own) event.preventDefault();
  });
  contents.on('will-redirect', (event) => {
    if (originOf(event.url) !== own) event.preventDefault();
  });
  contents.on('will-frame-navigate', (event) => {
    // The program has no frames of its own, so a frame that navigates is nothing of ours, whatever its address.
    if (!event.isMainFrame || originOf(event.url) !== own) event.preventDefault();
  });
  contents.on('will-attach-webview', (event) => event.preventDefault());
  contents.setWindowOpenHandler(({ url }) => {
    void show(externalAddress(url));
    return { action: 'deny' };
  });
}

/** Shows an address in the person's own browser: for signing in at headquarters' provider. False: it may not be shown. */
export async function openAddress(asked: string): Promise<boolean> {
  return show(signInAddress(asked));
}

async function show(address: string | null): Promise<boolean> {
  if (address === null) return false;
  await shell.openExternal(address);
  return true;
}

/** An address the program itself asks for: https, or http on this very computer; written anew, without credentials. */
export function signInAddress(address: string): string | null {
  const url = parseAddress(address);
  if (!url || address.length > 4000) return null;
  const isHere = url.protocol === 'http:' && /^(127(\.\d{1,3}){3}|localhost|\[::1\])$/.test(url.hostname);
  if (url.protocol !== 'https:' && !isHere) return null;
  url.username = '';
  url.password = '';
  return url.href;
}

/** The address as it may be given to the operating system: https or mailto, written anew, without credentials. */
export function externalAddress(address: string): string | null {
  const url = parseAddress(address);
  if (!url || address.length > 2000) return null;
  if (url.protocol !== 'https:' && url.protocol !== 'mailto:') return null;
  url.username = '';
  url.password = '';
  return url.href;
}

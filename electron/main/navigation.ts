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
    const address = externalAddress(url);
    if (address !== null) void shell.openExternal(address);
    return { action: 'deny' };
  });
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

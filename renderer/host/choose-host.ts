import type { DesktopBridge } from '#shared/contracts/desktop-bridge';
import { browserHost } from './browser-host';
import { electronHost } from './electron-host';
import type { Host } from './host';

/** The only place that asks where we are running. Asked once, at the start: the wishes of the start are given once. */
export async function chooseHost(window: Window & { readonly desktopBridge?: DesktopBridge }): Promise<Host> {
  const bridge = window.desktopBridge;
  if (!bridge) return browserHost(window);
  return electronHost(bridge, { fetch: (...asked) => window.fetch(...asked), document: window.document });
}

import type { Session, WebContents } from 'electron';
import { originOf } from './own-address';

/**
 * What the window may ask of the operating system; without these handlers Electron grants everything.
 *
 * The camera takes evidence; lasting storage keeps records from being swept; copying is copying. Headquarters may
 * stand in the same building or on the same machine, and reaching a private address is a permission of its own;
 * which address it may be is the content policy's business.
 */
const granted: ReadonlySet<string> = new Set([
  'persistent-storage',
  'clipboard-sanitized-write',
  'local-network',
  'local-network-access',
  'loopback-network',
]);

/** Whether the permission is given. Anything not named above is refused, also what Chromium will invent next. */
export function mayHave(permission: string, origin: string | null, own: string, media: readonly string[]): boolean {
  if (origin !== own) return false;
  if (permission === 'media') return media.length > 0 && media.every((kind) => kind === 'video');
  return granted.has(permission);
}

/** Windows sometimes does not say which; the microphone it then does name when that is what is asked for. */
function askedMedia(details: object): readonly string[] {
  const named = 'mediaTypes' in details && Array.isArray(details.mediaTypes) ? details.mediaTypes : [];
  return named.length === 0 && process.platform === 'win32' ? ['video'] : named;
}

export function guardPermissions(session: Session, own: string): void {
  session.setPermissionRequestHandler((_contents, permission, answer, details) => {
    answer(details.isMainFrame && mayHave(permission, originOf(details.requestingUrl ?? ''), own, askedMedia(details)));
  });
  session.setPermissionCheckHandler((_contents, permission, origin, details) =>
    mayHave(permission, originOf(origin), own, details.mediaType ? [details.mediaType] : []),
  );
  session.setDevicePermissionHandler(() => false);
  session.setBluetoothPairingHandler((_details, answer) => answer({ confirmed: false }));
  session.setDisplayMediaRequestHandler((_request, answer) => answer(null));
  session.on('select-hid-device', (event, _details, answer) => {
    event.preventDefault();
    answer(null);
  });
  session.on('select-usb-device', (event, _details, answer) => {
    event.preventDefault();
    answer();
  });
  session.on('select-serial-port', (event, _ports, _contents, answer) => {
    event.preventDefault();
    answer('');
  });
}

/** The one device chooser Electron asks the window about rather than the session. */
export function refuseBluetooth(contents: WebContents): void {
  contents.on('select-bluetooth-device', (event, _devices, answer) => {
    event.preventDefault();
    answer('');
  });
}

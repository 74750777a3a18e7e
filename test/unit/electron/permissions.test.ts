import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test, vi } from 'vitest';
import { guardPermissions } from '../../../electron/main/permissions';
import { FakeSession } from '../../fakes/electron';

vi.mock('electron', async () => (await import('../../fakes/electron')).fakeElectron());

const own = 'app://field';
const origins = [own, 'https://evil.example', 'file://', 'app://other', 'null', ''];
const session = new FakeSession();

beforeAll(() => guardPermissions(session as unknown as Parameters<typeof guardPermissions>[0], own));

/** Every permission the installed Electron knows, from its own declarations, and one it does not know yet. */
const declarations = readFileSync(join(import.meta.dirname, '../../../node_modules/electron/electron.d.ts'), 'utf8');
const names = [
  ...(/setPermissionRequestHandler\(handler: .*?permission: ([^,]+),/.exec(declarations)?.[1] ?? '').matchAll(
    /'([\w-]+)'/g,
  ),
]
  .map(([, name]) => name ?? '')
  .concat('not-invented-yet');

const passing = [
  'clipboard-sanitized-write',
  'local-network',
  'local-network-access',
  'loopback-network',
  'persistent-storage',
];

function isRequestGranted(permission: string, origin: string, details: object = {}): boolean {
  let granted: boolean | null = null;
  session.given.get('request')?.(
    ...([
      {},
      permission,
      (answer: boolean) => (granted = answer),
      { isMainFrame: true, requestingUrl: `${origin}/`, ...details },
    ] as never[]),
  );
  if (granted === null) throw new Error('Nobody answered.');
  return granted;
}

function isCheckGranted(permission: string, origin: string, details: object = {}): boolean {
  return session.given.get('check')?.(...([null, permission, origin, details] as never[])) as boolean;
}

test('knows the whole list of permissions', () => {
  expect(names.length).toBeGreaterThan(40);
  expect(names).toEqual(expect.arrayContaining([...passing, 'media', 'geolocation', 'hid', 'usb']));
});

describe.each(origins)('asked from %s', (origin) => {
  test('only the allowed few pass, by request and by check', () => {
    const expected = origin === own ? passing : [];
    expect(names.filter((name) => isRequestGranted(name, origin)).sort()).toEqual(expected);
    expect(names.filter((name) => isCheckGranted(name, origin)).sort()).toEqual(expected);
  });
});

test('the camera is given to our own window, the microphone to nobody', () => {
  const media = (mediaTypes: string[], origin = own) => isRequestGranted('media', origin, { mediaTypes });
  expect([
    media(['video']),
    media(['audio']),
    media(['video', 'audio']),
    media([]),
    media(['video'], 'https://evil.example'),
  ]).toEqual([true, false, false, false, false]);
  const check = (mediaType: string, origin = own) => isCheckGranted('media', origin, { mediaType });
  expect([check('video'), check('audio'), check('unknown'), check('video', 'https://evil.example')]).toEqual([
    true,
    false,
    false,
    false,
  ]);
});

test('on Windows, which sometimes does not say which medium, that means the camera', () => {
  const { platform } = process;
  Object.defineProperty(process, 'platform', { value: 'win32' });
  const granted = [[], ['audio'], ['video', 'audio']].map((mediaTypes) =>
    isRequestGranted('media', own, { mediaTypes }),
  );
  Object.defineProperty(process, 'platform', { value: platform });
  expect(granted).toEqual([true, false, false]);
});

test('a frame inside the window is given nothing', () => {
  expect(isRequestGranted('persistent-storage', own, { isMainFrame: false })).toBe(false);
});

test('devices are refused: HID, USB, serial, Bluetooth, the screen', () => {
  const answers: unknown[] = [];
  const answer = (...given: unknown[]) => answers.push(given);
  const event = { preventDefault: () => answers.push('prevented') };
  expect(session.given.get('device')?.({} as never)).toBe(false);
  session.given.get('pairing')?.(...([{}, answer] as never[]));
  session.given.get('display')?.(...([{}, answer] as never[]));
  session.emit('select-hid-device', event, {}, answer);
  session.emit('select-usb-device', event, {}, answer);
  session.emit('select-serial-port', event, [], {}, answer);
  expect(answers).toEqual([[{ confirmed: false }], [null], 'prevented', [null], 'prevented', [], 'prevented', ['']]);
});

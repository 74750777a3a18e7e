import { beforeEach, describe, expect, test, vi } from 'vitest';
import { externalAddress, guardNavigation, openAddress } from '../../../electron/main/navigation';
import { ownOrigin } from '../../../electron/main/own-address';
import { FakeContents, told } from '../../fakes/electron';

vi.mock('electron', async () => (await import('../../fakes/electron')).fakeElectron());

const foreign = [
  'https://evil.example/',
  'http://localhost:5173/',
  'file:///etc/passwd',
  'data:text/html,hello',
  'javascript:alert(1)',
  'about:blank',
  'blob:app://field/x',
  'app://other/',
  'app://field.evil/',
  'app:field',
  'not an address',
];

let contents: FakeContents;

beforeEach(() => {
  contents = new FakeContents();
  guardNavigation(contents as unknown as Parameters<typeof guardNavigation>[0], 'app://field');
  told.opened.length = 0;
});

function isPrevented(event: string, details: { url: string; isMainFrame?: boolean }): boolean {
  let prevented = false;
  contents.emit(event, { ...details, preventDefault: () => (prevented = true) });
  return prevented;
}

describe.each(['will-navigate', 'will-redirect', 'will-frame-navigate'])('%s', (event) => {
  test.each(foreign)('is prevented to %s', (url) => {
    expect(isPrevented(event, { url, isMainFrame: true })).toBe(true);
  });
  test('is allowed within our own origin', () => {
    expect(isPrevented(event, { url: 'app://field/#/today', isMainFrame: true })).toBe(false);
  });
});

test('a frame inside the window goes nowhere, not even to our own origin', () => {
  expect(isPrevented('will-frame-navigate', { url: 'app://field/', isMainFrame: false })).toBe(true);
});

test('a webview is refused', () => {
  expect(isPrevented('will-attach-webview', { url: '' })).toBe(true);
});

test('no window is opened; a web or mail address goes to the operating system, written anew, without credentials', () => {
  const urls = ['https://user:word@Partner.example/a b', 'mailto:anna@partner.example', ...foreign.slice(1)];
  const actions = urls.map((url) => contents.openHandler?.({ url }).action);
  expect(actions).toEqual(urls.map(() => 'deny'));
  expect(told.opened).toEqual(['https://partner.example/a%20b', 'mailto:anna@partner.example']);
});

test.each([
  'http://partner.example/',
  'smb://server/share',
  'ms-msdt:/id',
  'file:///C:/Windows/system32/calc.exe',
  `https://partner.example/${'a'.repeat(2000)}`,
])('%.40s is not given to the operating system', (address) => {
  expect(externalAddress(address)).toBeNull();
});

test('our own origin is the development server only in development', () => {
  expect([
    ownOrigin(true, 'http://localhost:5173'),
    ownOrigin(false, 'http://localhost:5173/x?y'),
    ownOrigin(false, undefined),
    ownOrigin(false, 'nonsense'),
  ]).toEqual(['app://field', 'http://localhost:5173', 'app://field', 'app://field']);
});

describe('an address the program itself asks to show', () => {
  test.each([
    ['https://id.example/authorise?state=1#x', 'https://id.example/authorise?state=1#x'],
    ['http://127.0.0.1:4870/callback', 'http://127.0.0.1:4870/callback'],
    ['http://localhost:9/', 'http://localhost:9/'],
    ['http://[::1]:9/', 'http://[::1]:9/'],
    ['https://anna:secret@id.example/', 'https://id.example/'],
  ])('%s is shown in the browser of the person', async (address, shown) => {
    told.opened.length = 0;
    expect(await openAddress(address)).toBe(true);
    expect(told.opened).toEqual([shown]);
  });

  test.each([
    'http://id.example/',
    'http://127.0.0.1.evil.example/',
    'http://localhost.evil.example/',
    'file:///etc/passwd',
    'javascript:alert(1)',
    'mailto:anna@example.org',
    'app://field/',
    'ms-msdt:/id',
    'not an address',
    `https://id.example/${'x'.repeat(4000)}`,
  ])('%s is not', async (address) => {
    told.opened.length = 0;
    expect(await openAddress(address)).toBe(false);
    expect(told.opened).toEqual([]);
  });
});

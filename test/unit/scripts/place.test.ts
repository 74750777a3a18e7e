import { describe, expect, test } from 'vitest';
import { choosePlace, startAddress } from '../../../scripts/application.mjs';
import { applicationWindowFlags, browserCandidates, hasDisplay } from '../../../scripts/browser.mjs';
import { usersDataFolder } from '../../../scripts/data-folder.mjs';
import { readStartOptions } from '../../../scripts/start-options.mjs';

const withElectron = async () => ({ binary: '/electron' });
const withoutElectron = async () => ({ binary: null, reason: 'Electron is not here' });
const anyHost = { host: null, open: true } as const;

describe('the application opens', () => {
  test('in Electron where its binary is', async () => {
    const world = { display: true, browser: '/chromium', electron: withElectron };
    expect(await choosePlace(anyHost, world)).toEqual({ kind: 'electron', program: '/electron' });
  });

  test('in a browser where Electron is not, saying why', async () => {
    const world = { display: true, browser: '/chromium', electron: withoutElectron };
    expect(await choosePlace(anyHost, world)).toEqual({
      kind: 'browser',
      program: '/chromium',
      note: 'Electron is not here: opening it in /chromium.',
    });
  });

  test('in a browser when that was asked for, without looking for Electron', async () => {
    const world = { display: true, browser: '/chromium', electron: () => Promise.reject(new Error('looked')) };
    expect(await choosePlace({ host: 'browser', open: true }, world)).toEqual({
      kind: 'browser',
      program: '/chromium',
    });
  });

  test('nowhere, and is served, without a display, without a browser, or with --no-open', async () => {
    const nothing = { display: true, browser: null, electron: withoutElectron };
    expect([
      await choosePlace(anyHost, { ...nothing, display: false, browser: '/chromium' }),
      await choosePlace(anyHost, nothing),
      await choosePlace({ host: null, open: false }, { ...nothing, electron: withElectron }),
    ]).toEqual([
      { kind: 'served', note: 'There is no display here, so no window is opened.' },
      { kind: 'served', note: 'Electron is not here, and no Chrome, Chromium, Edge or Brave is installed.' },
      { kind: 'served' },
    ]);
  });
});

describe('the address that opens it', () => {
  test('names headquarters, and the code and the demo where there are any', () => {
    const address = 'http://127.0.0.1:4870';
    expect([
      startAddress({ address, code: null, demo: false }),
      startAddress({ address, code: 'A B&C', demo: true }),
    ]).toEqual([
      'http://127.0.0.1:4870/#/start?hq=http%3A%2F%2F127.0.0.1%3A4870',
      'http://127.0.0.1:4870/#/start?hq=http%3A%2F%2F127.0.0.1%3A4870&code=A+B%26C&demo=1',
    ]);
  });

  test('is opened in a profile of its own that reports to nobody', () => {
    expect(applicationWindowFlags({ address: 'http://a', profile: '/p q' })).toEqual(
      expect.arrayContaining(['--app=http://a', '--user-data-dir=/p q', '--disable-background-networking']),
    );
  });
});

describe('each system', () => {
  test('has a folder for the data of its users', () => {
    expect([
      usersDataFolder({ platform: 'linux', env: {}, home: '/home/ines' }),
      usersDataFolder({ platform: 'linux', env: { XDG_DATA_HOME: '/data' }, home: '/home/ines' }),
      usersDataFolder({ platform: 'darwin', env: {}, home: '/Users/ines' }),
    ]).toEqual([
      '/home/ines/.local/share/Fieldpact',
      '/data/Fieldpact',
      '/Users/ines/Library/Application Support/Fieldpact',
    ]);
  });

  test('has places where browsers are installed, and one may be named', () => {
    expect(browserCandidates({ platform: 'win32', env: { PROGRAMFILES: 'C:\\Program Files' } })).toContain(
      'C:\\Program Files\\Microsoft\\Edge\\Application\\msedge.exe',
    );
    expect(browserCandidates({ platform: 'darwin', env: {} })[0]).toMatch(/^\/Applications\/Google Chrome\.app/);
    expect(
      browserCandidates({ platform: 'linux', env: { PATH: '/opt/bin', FIELDPACT_BROWSER: '/mine' } }).slice(0, 2),
    ).toEqual(['/mine', '/opt/bin/chromium']);
  });

  test('has a display, but for a Linux that names none', () => {
    expect([
      hasDisplay('win32', {}),
      hasDisplay('darwin', {}),
      hasDisplay('linux', {}),
      hasDisplay('linux', { WAYLAND_DISPLAY: 'wayland-0' }),
    ]).toEqual([true, true, false, true]);
  });
});

describe('the flags of npm start', () => {
  test('are understood with a space and with an equals sign', () => {
    const options = { host: 'browser', open: false, demo: true, help: false, dataDir: '/d=e', port: 5000 };
    expect(readStartOptions(['--host=browser', '--no-open', '--demo', '--data-dir=/d=e', '--port=5000'])).toEqual(
      options,
    );
    expect(
      readStartOptions(['--host', 'browser', '--no-open', '--demo', '--data-dir', '/d=e', '--port', '5000']),
    ).toEqual(options);
  });

  test.each([
    [['--host=firefox'], '--host is electron or browser.'],
    [['--data-dir'], '--data-dir needs a folder.'],
    [['--port', '70000'], '--port needs a number from 1 to 65535.'],
    [['--port=4870x'], '--port needs a number from 1 to 65535.'],
  ])('%j is refused: %s', (args, sentence) => {
    expect(() => readStartOptions(args)).toThrow(sentence);
  });
});

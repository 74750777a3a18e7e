import { once } from 'node:events';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { _electron, type ElectronApplication, type Page } from '@playwright/test';
import { findElectron } from '../../../scripts/electron.mjs';
import { builtFile } from './built-program';
import type { Device, Wishes } from './device';
import type { Line } from './line';
import { patience, type Troubles, watchTroubles } from './troubles';

interface Running {
  readonly application: ElectronApplication;
  readonly page: Page;
}

/** Opens the program on the desktop: the real Electron with the built main program. */
export async function openInElectron(line: Line, wishes: Wishes): Promise<Device> {
  const profile = mkdtempSync(join(tmpdir(), 'fieldpact-device-'));
  if (wishes.copyOf)
    cpSync(wishes.copyOf.profile, profile, { recursive: true, filter: (path) => !/Singleton/.test(path) });
  const told: Troubles[] = [];
  const startWith = async (environment: Record<string, string>): Promise<Running> => {
    const application = await start(profile, environment);
    application.context().setDefaultTimeout(patience);
    // Before the first line of the window: its troubles from the beginning are wanted too.
    told.push(await watchTroubles(application.context(), { ...wishes, wasCut: () => line.wasCut }));
    return { application, page: await application.firstWindow() };
  };
  let running = await startWith({
    FIELDPACT_HQ: line.address,
    ...(wishes.code ? { FIELDPACT_CODE: wishes.code } : {}),
    ...(wishes.demo ? { FIELDPACT_DEMO: '1' } : {}),
  });
  const runs = () =>
    running.application.process().exitCode === null && running.application.process().signalCode === null;
  return {
    kind: 'electron',
    line,
    profile,
    get page() {
      return running.page;
    },
    get context() {
      return running.application.context();
    },
    troubles: () => told.flatMap(({ all }) => all),
    cutNetwork: async () => {
      await line.cut();
      if (runs()) await running.application.context().setOffline(true);
    },
    mendNetwork: async () => {
      await line.mend();
      if (runs()) await running.application.context().setOffline(false);
    },
    giveRoom: () => Promise.reject(new Error('The desktop gives its program the whole disk.')),
    kill: async () => {
      const program = running.application.process();
      const gone = once(program, 'exit');
      program.kill('SIGKILL');
      await gone;
    },
    freeze: () => void running.application.process().kill('SIGSTOP'),
    thaw: () => void running.application.process().kill('SIGCONT'),
    quit: () => running.application.close(),
    startAgain: async () => {
      running = await startWith({});
      if (line.isCut) await running.application.context().setOffline(true);
    },
    openTwice: async () => {
      const second = await start(profile, {});
      await second.waitForEvent('close');
      return null;
    },
    tables: () => {
      const places = readdirSync(profile, { recursive: true, encoding: 'utf8' });
      const tables = places.find((place) => place.endsWith('.indexeddb.leveldb'));
      if (!tables) throw new Error(`There are no tables in ${profile}.`);
      return join(profile, tables);
    },
    saved: (press) => savedTo(running.application, profile, press),
    remove: async () => {
      if (runs()) await running.application.close();
      await line.cut();
      rmSync(profile, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
    },
  };
}

function start(profile: string, environment: Record<string, string>): Promise<ElectronApplication> {
  const binary = findElectron();
  if (!binary) throw new Error('Electron is not here.');
  const inherited = Object.entries(process.env).filter((entry): entry is [string, string] => entry[1] !== undefined);
  return _electron.launch({
    executablePath: binary,
    args: [builtFile('main/index.js'), '--use-fake-device-for-media-stream', '--use-fake-ui-for-media-stream'],
    env: { ...Object.fromEntries(inherited), TZ: 'Europe/Berlin', FIELDPACT_DATA_DIR: profile, ...environment },
  });
}

// The dialog of the system is answered for the person: into a folder of this device, under the name it proposes.
async function savedTo(application: ElectronApplication, profile: string, press: () => Promise<void>) {
  const folder = join(profile, 'saved by the person');
  await application.evaluate(({ dialog }, into) => {
    dialog.showSaveDialog = async (...asked: unknown[]) => {
      const { defaultPath = 'file' } = asked.at(-1) as { defaultPath?: string };
      const name = defaultPath.split(/[\\/]/).at(-1) ?? 'file';
      Object.assign(globalThis, { savedByPerson: `${into}/${name}` });
      return { canceled: false, filePath: `${into}/${name}` };
    };
  }, folder);
  await press();
  const path = await application.evaluate(() => (globalThis as { savedByPerson?: string }).savedByPerson ?? '');
  return { name: path.split(/[\\/]/).at(-1) ?? '', bytes: readFileSync(path) };
}

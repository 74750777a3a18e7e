import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'vite';
import { processorTime } from '../load/process-time';
import { type MeasuredDatabase, type MeasuredServer, startHeadquarters, startServer } from '../servers';
import { peersFolder } from './install-peers';

/** A system as it is measured: a server, and a page that the server itself delivers. */
export interface System {
  readonly name: string;
  /** A fresh server without data. */
  start(round: number): Promise<RunningSystem>;
}

export interface RunningSystem {
  readonly server: MeasuredServer;
  readonly pagePath: string;
  /** What a page is told as the address of the server. */
  readonly syncPath: string;
  code(device: string): Promise<string>;
  /** Processor time so far of the server and the database behind it, ms. */
  processorTime(): number;
  end(): Promise<void>;
}

/** The pages of the peers, built once by the bundler that builds ours. */
export async function buildPeerPages(): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'fieldpact-bench-peers-'));
  for (const name of ['pouch', 'rxdb'])
    await build({
      root: peersFolder,
      base: './',
      configFile: false,
      logLevel: 'error',
      // RxDB asks for a Dexie of its own; two copies in one page would refuse each other.
      resolve: { alias: { dexie: join(peersFolder, 'node_modules', 'dexie') } },
      define: { global: 'globalThis' },
      build: {
        outDir: join(folder, name),
        emptyOutDir: true,
        target: 'es2023',
        rollupOptions: { input: join(peersFolder, `${name}.html`) },
      },
    });
  return folder;
}

export function systems(database: MeasuredDatabase, pages: string): readonly System[] {
  return [ours(database), pouch(pages), rxdb(database, pages)];
}

function ours(database: MeasuredDatabase): System {
  return {
    name: 'Fieldpact',
    start: async (round) => {
      const server = await startHeadquarters(await database.create(`ours_${round}`));
      return {
        server,
        pagePath: '/bench/ours/ours.html',
        syncPath: '',
        code: (device) => server.issueCode(`Ines, ${device} device`, 'bench'),
        processorTime: () => processorTime(server.process.pid ?? 0) + processorTime(database.pid, true),
        end: () => server.end(),
      };
    },
  };
}

function pouch(pages: string): System {
  return {
    name: 'PouchDB',
    start: async () => {
      const folder = mkdtempSync(join(tmpdir(), 'fieldpact-bench-pouch-'));
      const server = await startServer([join(peersFolder, 'pouch-server.js'), folder, pages]);
      return {
        server,
        pagePath: '/pages/pouch/pouch.html',
        syncPath: '/db/partners',
        code: async () => '',
        processorTime: () => processorTime(server.process.pid ?? 0),
        end: async () => {
          await server.end();
          rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
        },
      };
    },
  };
}

function rxdb(database: MeasuredDatabase, pages: string): System {
  return {
    name: 'RxDB',
    start: async (round) => {
      const url = await database.create(`rxdb_${round}`);
      const server = await startServer([join(peersFolder, 'rxdb-server.js'), url, pages]);
      return {
        server,
        pagePath: '/pages/rxdb/rxdb.html',
        syncPath: '',
        code: async () => '',
        processorTime: () => processorTime(server.process.pid ?? 0) + processorTime(database.pid, true),
        end: () => server.end(),
      };
    },
  };
}

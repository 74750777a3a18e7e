import { join } from 'node:path';
import { createServer, createServerModuleRunner, type Plugin, type ViteDevServer } from 'vite';
import type { Mutant } from './mutants';

const root = join(import.meta.dirname, '../..');

/** Our sources, loaded anew with one text in them replaced. Nothing is written to the tree. */
export class MutatedProgram {
  readonly #server: ViteDevServer;
  readonly #state: { mutant: Mutant | null; found: boolean };

  private constructor(server: ViteDevServer, state: { mutant: Mutant | null; found: boolean }) {
    this.#server = server;
    this.#state = state;
  }

  static async open(): Promise<MutatedProgram> {
    const state: { mutant: Mutant | null; found: boolean } = { mutant: null, found: false };
    const server = await createServer({
      ...{ root, configFile: false, appType: 'custom', logLevel: 'error', plugins: [replacing(state)] },
      server: { middlewareMode: true, watch: null, hmr: false, ws: false },
      optimizeDeps: { noDiscovery: true },
    });
    return new MutatedProgram(server, state);
  }

  /**
   * Runs an exported function of a module of ours in a program with this bug; null: without one.
   *
   * @throws when the text of the bug is not in its file any more
   */
  async run(mutant: Mutant | null, file: string): Promise<readonly string[]> {
    const { ssr } = this.#server.environments;
    const forget = () => {
      for (const found of ssr.moduleGraph.getModulesByFile(join(root, mutant?.file ?? file)) ?? [])
        ssr.moduleGraph.invalidateModule(found);
    };
    this.#state.mutant = mutant;
    this.#state.found = mutant === null;
    forget();
    const runner = createServerModuleRunner(ssr, { hmr: false });
    try {
      const loaded = (await runner.import(join(root, file))) as { broken: () => Promise<readonly string[]> };
      if (!this.#state.found) throw new Error(`${mutant?.file} does not hold: ${mutant?.text}`);
      return await loaded.broken().catch((error: unknown) => [`It fails: ${String(error)}`]);
    } finally {
      forget();
      await runner.close();
    }
  }

  close(): Promise<void> {
    return this.#server.close();
  }
}

const databaseFile = 'server/db/pglite.ts';

// To start a database takes longer than everything else, so all programs get the same one, emptied before.
function lendDatabase(code: string): string {
  const made = /await PGlite\.create\((.*?)\);/;
  if (!made.test(code)) throw new Error(`${databaseFile} makes its database in another way by now.`);
  return code
    .replace(
      made,
      (_, options: string) => `await (globalThis.fieldpactDatabase ??= PGlite.create(${options}));
  await lite.exec('drop schema public cascade; create schema public');`,
    )
    .replace('close: () => lite.close()', 'close: async () => undefined');
}

function replacing(state: { readonly mutant: Mutant | null; found: boolean }): Plugin {
  return {
    name: 'a bug on purpose',
    enforce: 'pre',
    transform(code, id) {
      const { mutant } = state;
      if (id.split('?')[0] === join(root, databaseFile)) return lendDatabase(code);
      if (!mutant || id.split('?')[0] !== join(root, mutant.file)) return null;
      if (!code.includes(mutant.text)) return null;
      state.found = true;
      return code.replace(mutant.text, () => mutant.instead);
    },
  };
}

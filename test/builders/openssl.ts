import { execFile, spawnSync } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestContext } from 'vitest';

/** Whether OpenSSL 3 is here to judge. */
export const hasOpenSsl = /^OpenSSL 3/.test(spawnSync('openssl', ['version'], { encoding: 'utf8' }).stdout ?? '');

/** Where OpenSSL is not installed, its judgement is missing, and the report of the tests says so. */
export function needsOpenSsl(context: TestContext): void {
  context.skip(!hasOpenSsl, 'OpenSSL 3 is not installed');
}

/** A folder in which OpenSSL, the other judge of everything we make, works on files. */
export class OpenSsl {
  readonly #folder: string;

  private constructor(folder: string) {
    this.#folder = folder;
  }

  static async open(): Promise<OpenSsl> {
    return new OpenSsl(await mkdtemp(join(tmpdir(), 'openssl-')));
  }

  async close(): Promise<void> {
    await rm(this.#folder, { recursive: true });
  }

  async write(name: string, content: string | Uint8Array): Promise<string> {
    await writeFile(join(this.#folder, name), content);
    return name;
  }

  async read(name: string): Promise<Uint8Array<ArrayBuffer>> {
    return new Uint8Array(await readFile(join(this.#folder, name)));
  }

  /** Runs one command; what it says comes back either way, for a refusal is an answer too. */
  run(...words: readonly string[]): Promise<{ readonly ok: boolean; readonly said: string }> {
    return new Promise((resolve) => {
      execFile('openssl', [...words], { cwd: this.#folder, encoding: 'utf8' }, (error, out, complaint) => {
        resolve({ ok: error === null, said: `${out}${complaint}` });
      });
    });
  }

  /** Runs one command that must succeed. */
  async must(...words: readonly string[]): Promise<string> {
    const { ok, said } = await this.run(...words);
    if (!ok) throw new Error(`openssl ${words.join(' ')}: ${said}`);
    return said;
  }
}

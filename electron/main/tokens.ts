import { webcrypto } from 'node:crypto';
import { realpath, stat } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { isAbsolute, relative } from 'node:path';
import { type BrowserWindow, dialog } from 'electron';
import type { BridgeInput, BridgeOutput } from '#shared/contracts/desktop-bridge';
import { findTokens, type Pkcs11, signOnToken } from '#shared/proof/tokens/pkcs11-token';

/** Cards and sticks, through the library their maker gives (PKCS#11). A PIN is passed on and kept nowhere. */
export interface SmartCards {
  find(asked: BridgeInput<'findTokens'>): Promise<BridgeOutput<'findTokens'>>;
  sign(asked: BridgeInput<'signOnToken'>): Promise<BridgeOutput<'signOnToken'>>;
}

/** Where makers put their libraries. OpenSC, which knows most cards, comes first. */
const usualPlaces: Readonly<Record<string, readonly string[]>> = {
  linux: [
    '/usr/lib/x86_64-linux-gnu/opensc-pkcs11.so',
    '/usr/lib/aarch64-linux-gnu/opensc-pkcs11.so',
    '/usr/lib64/opensc-pkcs11.so',
    '/usr/lib/opensc-pkcs11.so',
    '/usr/lib/x86_64-linux-gnu/libykcs11.so',
    '/usr/lib/libeToken.so',
    '/usr/lib/x86_64-linux-gnu/softhsm/libsofthsm2.so',
    '/usr/lib/softhsm/libsofthsm2.so',
  ],
  darwin: [
    '/Library/OpenSC/lib/opensc-pkcs11.so',
    '/usr/local/lib/opensc-pkcs11.so',
    '/opt/homebrew/lib/opensc-pkcs11.so',
    '/usr/local/lib/libykcs11.dylib',
    '/usr/local/lib/libeTPkcs11.dylib',
  ],
  win32: [
    'C:\\Program Files\\OpenSC Project\\OpenSC\\pkcs11\\opensc-pkcs11.dll',
    'C:\\Program Files\\Yubico\\Yubico PIV Tool\\bin\\libykcs11.dll',
    'C:\\Windows\\System32\\eTPKCS11.dll',
    'C:\\Windows\\System32\\cvP11.dll',
  ],
};

interface Surroundings {
  /** Nothing is loaded from here: the window can write into it. */
  readonly ownFolder: string;
  /** Whether the person wants this library loaded. It becomes a part of the program, so the window alone may not decide. */
  readonly mayLoad: (path: string) => Promise<boolean>;
  readonly usual?: readonly string[];
}

export function smartCards({
  ownFolder,
  mayLoad,
  usual = usualPlaces[process.platform] ?? [],
}: Surroundings): SmartCards {
  const loaded = new Map<string, Pkcs11>();
  let queue: Promise<unknown> = Promise.resolve();

  /** A login counts for the whole program, so no two calls may be under way at once. */
  function inTurn<Value>(work: () => Promise<Value>): Promise<Value> {
    const turn = queue.then(work);
    queue = turn.catch(() => undefined);
    return turn;
  }

  async function moduleAt(given: string | null): Promise<Pkcs11 | null> {
    const path = given === null ? await firstFile(usual) : await allowed(given);
    if (path === null) return null;
    const module = loaded.get(path) ?? load(path);
    if (module) loaded.set(path, module);
    return module;
  }

  async function allowed(given: string): Promise<string | null> {
    const path = await realFile(given);
    if (path === null || isWithin(path, await realpath(ownFolder))) return null;
    const known = loaded.has(path) || (await Promise.all(usual.map(realFile))).includes(path);
    return known || (await mayLoad(path)) ? path : null;
  }

  return {
    find: ({ module, pin }) =>
      inTurn(async () => {
        const pkcs11 = await moduleAt(module);
        if (!pkcs11) return 'no-module';
        const tokens = findTokens(pkcs11, pin);
        if (typeof tokens === 'string') return tokens;
        return tokens.map(({ certificates, ...token }) => ({ ...token, certificates: [...certificates] }));
      }),
    sign: ({ module, ...asked }) =>
      inTurn(async () => {
        const pkcs11 = await moduleAt(module);
        return pkcs11 ? signOnToken(pkcs11, { ...asked, bytes: new Uint8Array(asked.bytes) }, sha256) : 'no-module';
      }),
  };
}

/** Asks before a library of somebody else is loaded into the program. */
export async function askToLoad(window: BrowserWindow | null, path: string): Promise<boolean> {
  const question = {
    type: 'question' as const,
    message: 'Use this library for your card or stick?',
    detail: `${path}\n\nIt becomes a part of the program while it runs. Use it only if it comes from the maker of your card.`,
    buttons: ['Do not use it', 'Use it'],
    defaultId: 0,
    cancelId: 0,
  };
  const { response } = await (window ? dialog.showMessageBox(window, question) : dialog.showMessageBox(question));
  return response === 1;
}

async function sha256(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await webcrypto.subtle.digest('SHA-256', bytes));
}

/** What of pkcs11js is used here. It is optional, and where it could not be built its types are missing too. */
interface Library {
  readonly PKCS11: new () => Pkcs11 & { load(path: string): void; C_Initialize(): void };
}

const alreadyInitialized = 0x191;

/** The module, ready; null where the native part is not installed or the library is none. */
function load(path: string): Pkcs11 | null {
  try {
    // Asked for at run time: the program starts without it, and it is not packed into the shell's own file.
    const { PKCS11 } = createRequire(import.meta.url)('pkcs11js') as Library;
    const module = new PKCS11();
    module.load(path);
    try {
      module.C_Initialize();
    } catch (error) {
      if ((error as { code?: unknown }).code !== alreadyInitialized) throw error;
    }
    return module;
  } catch {
    return null;
  }
}

async function firstFile(paths: readonly string[]): Promise<string | null> {
  for (const path of paths) {
    const found = await realFile(path);
    if (found !== null) return found;
  }
  return null;
}

/** The file itself, whatever links lead to it; null when there is none, or the path is not a whole one. */
async function realFile(path: string): Promise<string | null> {
  if (!isAbsolute(path)) return null;
  try {
    const real = await realpath(path);
    return (await stat(real)).isFile() ? real : null;
  } catch {
    return null;
  }
}

function isWithin(path: string, folder: string): boolean {
  const way = relative(folder, path);
  return !way.startsWith('..') && !isAbsolute(way);
}

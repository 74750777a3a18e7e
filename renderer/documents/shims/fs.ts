import { Buffer } from 'buffer';

/**
 * A file system of exactly the files the worker was given. Everything else throws, so that no document can
 * make the PDF library read a file of the device.
 */
// On globalThis: `vite dev` bundles dependencies beforehand, with a copy of this module of their own.
const place = Symbol.for('fieldpact.documents.files');
const shelf = globalThis as unknown as Record<symbol, Map<string, Buffer> | undefined>;

function files(): Map<string, Buffer> {
  const held = shelf[place];
  if (held) return held;
  const made = new Map<string, Buffer>();
  shelf[place] = made;
  return made;
}

export function provideFile(name: string, bytes: ArrayBuffer): void {
  files().set(name, Buffer.from(bytes));
}

/** Always hands out the same Buffer for the same name: the font cache is keyed by it. */
export function readFileSync(path: string): Buffer {
  const file = files().get(path);
  if (!file) throw new Error(`No such file in the printer: ${path}`);
  return file;
}

export const existsSync = (path: string): boolean => files().has(path);

export function statSync(path: string): never {
  throw new Error(`No such file in the printer: ${path}`);
}

export default { readFileSync, existsSync, statSync };

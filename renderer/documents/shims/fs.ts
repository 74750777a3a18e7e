import { Buffer } from 'buffer';
import { oneOfAKind } from './one-of-a-kind';

/**
 * A file system of exactly the files the worker was given. Everything else throws, so that no document can
 * make the PDF library read a file of the device.
 */
const files = oneOfAKind('files', () => new Map<string, Buffer>());

export function provideFile(name: string, bytes: ArrayBuffer): void {
  files.set(name, Buffer.from(bytes));
}

/** Always hands out the same Buffer for the same name: the font cache is keyed by it. */
export function readFileSync(path: string): Buffer {
  const file = files.get(path);
  if (!file) throw new Error(`No such file in the printer: ${path}`);
  return file;
}

export const existsSync = (path: string): boolean => files.has(path);

export function statSync(path: string): never {
  throw new Error(`No such file in the printer: ${path}`);
}

export default { readFileSync, existsSync, statSync };

import { readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { ok, type Result, refuse } from '#shared/base/result';

/** Pack files as they were read, not yet checked. */
export interface PackFiles {
  readonly json: unknown;
  /** The file in which a finding has to be put right. */
  readonly fileOf: (where: string) => string;
}

/** Reads a pack from one JSON file, or from a folder of them as in `resources/packs/partner-onboarding`. A refusal is a sentence. */
export function readPackFiles(path: string): Result<PackFiles, string> {
  try {
    return statSync(path).isDirectory() ? readFolder(path) : readOne(path);
  } catch (error) {
    return refuse(`${path} cannot be read: ${codeOf(error)}. Name a JSON file, or a folder of JSON files.`);
  }
}

/** The JSON in a file, or a sentence that says what is wrong with it. */
export function readJson(file: string): Result<unknown, string> {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    return refuse(`${file} cannot be read: ${codeOf(error)}.`);
  }
  return jsonIn(file, text);
}

/** The JSON in the text of a file, or a sentence that says what is wrong with it. */
export function jsonIn(file: string, text: string): Result<unknown, string> {
  if (text.trim() === '') return refuse(`${file} is empty.`);
  try {
    return ok(JSON.parse(text.replace(/^\uFEFF/, '')) as unknown);
  } catch (error) {
    return refuse(`${file} is not JSON: ${error instanceof Error ? error.message : String(error)}.`);
  }
}

function readOne(path: string): Result<PackFiles, string> {
  const json = readJson(path);
  return json.ok ? ok({ json: json.value, fileOf: () => path }) : json;
}

interface Part {
  readonly file: string;
  /** Property of the pack it gives. */
  readonly key: string;
  readonly json: unknown;
}

// `pack.json` is the head; `m3.json` a module; `evidence-types-5-7.json` some of `evidenceTypes`; folders are left alone.
function readFolder(folder: string): Result<PackFiles, string> {
  const names = readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .sort((left, right) => left.localeCompare(right, 'en', { numeric: true }));
  if (!names.includes('pack.json'))
    return refuse(`${folder} holds no pack.json, which names the playbook and its version. Name the folder of a pack.`);
  const parts: Part[] = [];
  for (const name of names) {
    const json = readJson(join(folder, name));
    if (!json.ok) return json;
    parts.push({ file: join(folder, name), key: keyOf(name), json: json.value });
  }
  return ok({ json: puttingTogether(parts), fileOf: (where) => fileOf(parts, where) ?? join(folder, 'pack.json') });
}

function keyOf(name: string): string {
  const stem = basename(name, '.json');
  if (stem === 'pack') return '';
  if (/^m[0-9]+$/.test(stem)) return 'modules';
  return stem.replace(/(-[0-9]+)+$/, '').replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase());
}

function puttingTogether(parts: readonly Part[]): unknown {
  const pack: Record<string, unknown> = {};
  for (const { key, json, file } of parts) {
    if (key === '') Object.assign(pack, json);
    else if (key === 'modules' && isModule(file)) pack[key] = [...listAt(pack, key), json];
    else if (Array.isArray(json)) pack[key] = [...listAt(pack, key), ...(json as unknown[])];
    else pack[key] = json;
  }
  return pack;
}

function isModule(file: string): boolean {
  return /^m[0-9]+\.json$/.test(basename(file));
}

function listAt(pack: Record<string, unknown>, key: string): readonly unknown[] {
  const list = pack[key];
  return Array.isArray(list) ? list : [];
}

function fileOf(parts: readonly Part[], where: string): string | null {
  return fileOfPath(parts, where) ?? fileOfId(parts, where);
}

/** `modules.3.questions.0.text` is in the file that gave the fourth module. */
function fileOfPath(parts: readonly Part[], where: string): string | null {
  const [key = '', position] = where.split('.');
  const own = parts.filter((part) => part.key === key);
  if (own.length === 0) {
    const head = parts.find((part) => part.key === '');
    return head && typeof head.json === 'object' && head.json !== null && key in head.json ? head.file : null;
  }
  let left = Number(position);
  for (const part of own) {
    const length = Array.isArray(part.json) ? part.json.length : 1;
    if (Number.isNaN(left) || left < length) return part.file;
    left -= length;
  }
  return own.at(-1)?.file ?? null;
}

/** The file in which the longest part of the name is an id. */
function fileOfId(parts: readonly Part[], where: string): string | null {
  for (let name = where; name !== ''; name = name.slice(0, Math.max(name.lastIndexOf('.'), 0))) {
    const found = parts.find(({ json }) => holdsId(json, name));
    if (found) return found.file;
  }
  return null;
}

function holdsId(json: unknown, id: string): boolean {
  if (Array.isArray(json)) return json.some((one) => holdsId(one, id));
  if (json === null || typeof json !== 'object') return false;
  return (json as { id?: unknown }).id === id || Object.values(json).some((one) => holdsId(one, id));
}

/** Why a file could not be opened, in words. */
export function codeOf(error: unknown): string {
  const code = (error as { code?: string } | null)?.code;
  if (code === 'ENOENT') return 'there is no such file or folder';
  if (code === 'EACCES') return 'it may not be read';
  return error instanceof Error ? error.message : String(error);
}

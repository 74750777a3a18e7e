import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { Refusal } from './say.mjs';

/**
 * The folder where everything of a person lives on this computer: the database of headquarters (`hq`), the browser
 * profile or the desktop's own data with the records, and `start.json`, what `npm start` must remember.
 */

/**
 * @typedef {object} StartMemory
 * @property {number} port the port of the first start. A browser keeps records by origin, and the port is part of
 *   the origin: another port would show an empty program.
 * @property {Record<string, number>} [devicesBefore] by the kind of window: how many devices headquarters knew when
 *   that window was last given a code. When it knows more now, the code was spent.
 */

export const defaultPort = 4870;

/**
 * @param {{ platform?: NodeJS.Platform, env?: NodeJS.ProcessEnv, home?: string }} [place]
 */
export function usersDataFolder({ platform = process.platform, env = process.env, home = homedir() } = {}) {
  if (platform === 'win32') return join(env.APPDATA || join(home, 'AppData', 'Roaming'), 'Fieldpact');
  if (platform === 'darwin') return join(home, 'Library', 'Application Support', 'Fieldpact');
  return join(env.XDG_DATA_HOME || join(home, '.local', 'share'), 'Fieldpact');
}

/**
 * Makes sure that the folder is there and can be written to.
 * @param {string | undefined} asked
 */
export function openDataFolder(asked) {
  const folder = asked ? resolve(process.env.INIT_CWD ?? process.cwd(), asked) : usersDataFolder();
  const probe = join(folder, `.writable-${process.pid}`);
  try {
    mkdirSync(folder, { recursive: true });
    writeFileSync(probe, '');
    rmSync(probe);
  } catch (problem) {
    throw new Refusal(
      `Fieldpact cannot write to its data folder ${folder} (${codeOf(problem)}); allow it, or choose another with --data-dir DIR.`,
    );
  }
  return folder;
}

/**
 * @param {string} folder
 * @returns {StartMemory | null} null before the first start
 */
export function readStartMemory(folder) {
  const file = join(folder, 'start.json');
  if (!existsSync(file)) return null;
  const memory = parsed(readFileSync(file, 'utf8'));
  if (isPort(memory?.port)) return memory;
  // Guessing would be worse: with another port the records would seem to be gone.
  throw new Refusal(
    `The data folder ${folder} is damaged: start.json does not name a port; write {"port":${defaultPort}} into it, or the port you once chose with --port.`,
  );
}

/**
 * @param {string} folder
 * @param {StartMemory} memory
 */
export function writeStartMemory(folder, memory) {
  const file = join(folder, 'start.json');
  // Written aside and moved into place, so that a kill leaves the old file or the new one, never half of one.
  writeFileSync(`${file}.new`, `${JSON.stringify(memory)}\n`);
  renameSync(`${file}.new`, file);
}

/**
 * The port to serve on: the asked one, else that of the last time, else ours.
 * @param {string} folder
 * @param {number | undefined} asked
 */
export function choosePort(folder, asked) {
  const memory = readStartMemory(folder);
  if (!memory) return asked ?? defaultPort;
  if (asked === undefined || asked === memory.port) return memory.port;
  if (!existsSync(join(folder, 'browser-profile'))) return asked;
  throw new Refusal(
    `The records in ${folder} belong to port ${memory.port}; start with --port ${memory.port} or without --port, or choose another --data-dir.`,
  );
}

/** @param {unknown} value @returns {value is number} */
export function isPort(value) {
  return Number.isInteger(value) && Number(value) >= 1 && Number(value) <= 65_535;
}

/** @param {string} text */
function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** @param {unknown} problem */
function codeOf(problem) {
  return problem instanceof Error && 'code' in problem ? String(problem.code) : String(problem);
}

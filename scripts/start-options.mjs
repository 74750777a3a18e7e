import { isPort } from './data-folder.mjs';
import { Refusal } from './say.mjs';

/** What may be written behind `npm start --`. */

export const startHelp = `npm start                     start headquarters and open the application
npm start -- [flags]
  --host=electron|browser     where the application runs; otherwise Electron if it is here, else a browser
  --no-open                   serve only, and print the address
  --demo                      begin with the demo partners
  --data-dir DIR              keep everything in DIR instead of the user's data folder
  --port N                    port on this computer; 4870 the first time, later the one of the first time
  --help                      this text`;

/**
 * @typedef {object} StartOptions
 * @property {'electron' | 'browser' | null} host
 * @property {boolean} open
 * @property {boolean} demo
 * @property {boolean} help
 * @property {string | undefined} dataDir
 * @property {number | undefined} port
 */

/**
 * Reads the flags; both `--flag value` and `--flag=value` are understood.
 * @param {readonly string[]} args
 * @returns {StartOptions}
 */
export function readStartOptions(args) {
  /** @type {StartOptions} */
  const options = { host: null, open: true, demo: false, help: false, dataDir: undefined, port: undefined };
  const words = args.flatMap((arg) => (/^--[a-z-]+=/.test(arg) ? splitOnce(arg) : [arg]));

  for (let at = 0; at < words.length; at += 1) {
    const flag = words[at];
    if (flag === '--no-open') options.open = false;
    else if (flag === '--demo') options.demo = true;
    else if (flag === '--help') options.help = true;
    else if (flag === '--host') options.host = host(words[++at]);
    else if (flag === '--data-dir') options.dataDir = folder(words[++at]);
    else if (flag === '--port') options.port = port(words[++at]);
    else throw new Refusal(`${flag} is not a flag of npm start; npm start -- --help lists them.`);
  }
  return options;
}

/** @param {string} arg */
function splitOnce(arg) {
  const at = arg.indexOf('=');
  return [arg.slice(0, at), arg.slice(at + 1)];
}

/** @param {string | undefined} word */
function host(word) {
  if (word === 'electron' || word === 'browser') return word;
  throw new Refusal('--host is electron or browser.');
}

/** @param {string | undefined} word */
function folder(word) {
  if (word && !word.startsWith('--')) return word;
  throw new Refusal('--data-dir needs a folder.');
}

/** @param {string | undefined} word */
function port(word) {
  const number = /^\d+$/.test(word ?? '') ? Number(word) : Number.NaN;
  if (isPort(number)) return number;
  throw new Refusal('--port needs a number from 1 to 65535.');
}

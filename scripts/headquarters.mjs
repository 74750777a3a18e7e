import { spawn } from 'node:child_process';
import { createWriteStream, mkdirSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { memoryFlags } from './headquarters-memory.mjs';
import { root } from './root.mjs';
import { Refusal } from './say.mjs';

/**
 * Starts headquarters as a process of its own. It tells in its first line of output how it went:
 * `{"event":"ready","address":…,"server":…}` or `{"event":"refused","sentence":…}`. It ends when our end
 * of its input closes, so it cannot outlive us.
 */

/**
 * @typedef {object} Headquarters
 * @property {string} address
 * @property {string} log file with what it had to say
 * @property {Promise<number>} ended
 * @property {() => Promise<void>} end
 */

// A first start makes a database; on a slow disk that takes a while.
const secondsToBeReady = 120;
const secondsToEnd = 15;

/**
 * @param {object} how
 * @param {number} how.port
 * @param {string} how.dataDir
 * @param {Promise<unknown>} [how.giveUp] when this settles first, headquarters is ended again
 * @returns {Promise<Headquarters>}
 */
export async function startHeadquarters({ port, dataDir, giveUp = new Promise(() => {}) }) {
  mkdirSync(dataDir, { recursive: true });
  const log = join(dataDir, 'headquarters.log');
  const child = spawn(
    process.execPath,
    [
      ...memoryFlags(process.env),
      join(root, 'out/server/main.js'),
      ...['--port', String(port), '--data-dir', join(dataDir, 'hq'), '--serve', join(root, 'out/renderer')],
      '--with-parent',
    ],
    { cwd: root, stdio: ['pipe', 'pipe', 'pipe'], windowsHide: true },
  );
  const ended = new Promise((/** @type {(code: number) => void} */ resolve) => {
    child.once('exit', (code) => resolve(code ?? 1));
    child.once('error', () => resolve(127));
  });
  // It may end while we write to it or close its input; that is told by `ended`.
  child.stdin.on('error', () => {});

  const logFile = createWriteStream(log);
  // A full disk must not end us for the sake of a log.
  logFile.on('error', () => {});
  let lastWords = '';
  child.stderr.setEncoding('utf8').on('data', (text) => {
    lastWords = (lastWords + text).slice(-2000);
    logFile.write(text);
  });

  const end = async () => {
    child.stdin.end();
    child.kill('SIGTERM');
    const timer = setTimeout(() => child.kill('SIGKILL'), secondsToEnd * 1000);
    await ended;
    clearTimeout(timer);
  };

  const first = await Promise.race([
    firstAnswer(child, ended),
    giveUp.then(() => ({ event: 'was ended before it was ready' })),
  ]);
  if (first.event === 'ready') return { address: first.address, log, ended, end };
  await end();
  if (first.event === 'refused') throw new Refusal(first.sentence);
  throw new Refusal(`Headquarters ${first.event}${lastLine(lastWords)}; its log is ${log}.`);
}

/**
 * Refuses a port that somebody else listens on, before anything is started. When it is we ourselves, it says so.
 * @param {number} port
 * @param {{ bound: boolean }} records `bound`: the records belong to this port, so that another is no way out
 */
export async function refuseTakenPort(port, { bound }) {
  if (await isFree(port)) return;
  if (await isOurs(port)) {
    throw new Refusal(
      `Fieldpact is already running on port ${port} (http://127.0.0.1:${port}); end it before you start it again.`,
    );
  }
  throw new Refusal(
    bound
      ? `Port ${port}, which the records in this data folder belong to, is used by another program; end that program and start again.`
      : `Port ${port} is used by another program; end that program, or choose another port with --port N.`,
  );
}

/**
 * @param {import('node:child_process').ChildProcessByStdio<import('node:stream').Writable, import('node:stream').Readable, import('node:stream').Readable>} child
 * @param {Promise<number>} ended
 * @returns {Promise<any>}
 */
async function firstAnswer(child, ended) {
  const lines = createInterface({ input: child.stdout });
  const answered = new Promise((resolve) => {
    lines.on('line', (line) => {
      const event = parsed(line);
      if (event?.event === 'ready' || event?.event === 'refused') resolve(event);
    });
  });
  /** @type {NodeJS.Timeout | undefined} */
  let timer;
  const late = new Promise((resolve) => {
    timer = setTimeout(
      () => resolve({ event: `was not ready within ${secondsToBeReady} seconds` }),
      secondsToBeReady * 1000,
    );
  });
  // Its last line may still be on its way when the process has already ended.
  const gone = ended.then(
    () => new Promise((resolve) => setTimeout(() => resolve({ event: 'ended before it was ready' }), 300)),
  );
  const first = await Promise.race([answered, gone, late]);
  clearTimeout(timer);
  return first;
}

/** @param {number} port @returns {Promise<boolean>} */
function isFree(port) {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)));
  });
}

/** @param {number} port */
async function isOurs(port) {
  try {
    const reply = await fetch(`http://127.0.0.1:${port}/v1/hello`, { signal: AbortSignal.timeout(2000) });
    return JSON.parse(await reply.text()).product === 'fieldpact-hq';
  } catch {
    return false;
  }
}

/** @param {string} line @returns {any} */
function parsed(line) {
  try {
    return JSON.parse(line);
  } catch {
    return null;
  }
}

/** @param {string} text */
function lastLine(text) {
  const line = text.trim().split('\n').at(-1)?.trim();
  return line ? ` (${line.slice(0, 160)})` : '';
}

import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { root } from './root.mjs';

/** Runs other programs: never through a shell, so that no path or name can be read as a command. */

/**
 * @typedef {object} RunOptions
 * @property {string} [cwd]
 * @property {NodeJS.ProcessEnv} [env] added to our own environment
 * @property {number} [seconds] ended after so long
 * @property {boolean} [show] its output goes to the terminal instead of into the result
 *
 * `output` is all it said, `answer` only what went to its standard output.
 * @typedef {{ code: number, output: string, answer: string, timedOut: boolean }} RunResult
 */

/**
 * Runs a program to its end.
 * @param {string} program
 * @param {readonly string[]} args
 * @param {RunOptions} [options]
 * @returns {Promise<RunResult>}
 */
export function run(program, args, options = {}) {
  const { promise, resolve } = withResolvers();
  const child = spawn(program, args, {
    cwd: options.cwd ?? root,
    env: { ...process.env, ...options.env },
    stdio: options.show ? ['ignore', 'inherit', 'inherit'] : ['ignore', 'pipe', 'pipe'],
    windowsHide: true,
  });
  const stopEnding = endWithUs(child);

  let output = '';
  let answer = '';
  child.stdout?.setEncoding('utf8').on('data', (text) => {
    output += text;
    answer += text;
  });
  child.stderr?.setEncoding('utf8').on('data', (text) => {
    output += text;
  });

  let timedOut = false;
  const timer = options.seconds
    ? setTimeout(() => {
        timedOut = true;
        child.kill('SIGKILL');
      }, options.seconds * 1000)
    : undefined;

  const finish = (/** @type {number} */ code) => {
    clearTimeout(timer);
    stopEnding();
    resolve({ code, output, answer, timedOut });
  };
  child.once('error', (problem) => {
    output += problem.message;
    finish(127);
  });
  child.once('close', (code) => finish(code ?? 1));
  return promise;
}

/**
 * Runs a tool that is installed in node_modules, by its JavaScript file: the same on every system, where
 * `npx` would be a script of the shell on Windows.
 * @param {string} packageName
 * @param {readonly string[]} args
 * @param {RunOptions & { bin?: string }} [options]
 */
export function runTool(packageName, args, options = {}) {
  return run(process.execPath, [toolFile(packageName, options.bin), ...args], options);
}

/**
 * The JavaScript file behind a command of an installed package.
 * @param {string} packageName
 * @param {string} [bin]
 */
export function toolFile(packageName, bin) {
  const folder = join(root, 'node_modules', packageName);
  const declared = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')).bin;
  const file = typeof declared === 'string' ? declared : declared[bin ?? packageName.replace(/^.*\//, '')];
  return join(folder, file);
}

/**
 * Runs npm.
 * @param {readonly string[]} args
 * @param {RunOptions} [options]
 */
export function runNpm(args, options = {}) {
  const script = npmScript();
  return script ? run(process.execPath, [script, ...args], options) : run('npm', args, options);
}

/** npm's own JavaScript file: told by npm when it started us, else beside Node. */
function npmScript() {
  const beside = dirname(process.execPath);
  const candidates = [
    process.env.npm_execpath ?? '',
    join(beside, 'node_modules', 'npm', 'bin', 'npm-cli.js'),
    join(beside, '..', 'lib', 'node_modules', 'npm', 'bin', 'npm-cli.js'),
  ];
  return candidates.find((file) => /npm-cli\.js$/.test(file) && existsSync(file));
}

/**
 * Whether a process is there.
 * @param {number} pid
 */
export function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (problem) {
    // Somebody else's process may not be signalled, but it is there.
    return problem instanceof Error && 'code' in problem && problem.code === 'EPERM';
  }
}

/**
 * Ends a child when we end. Answers a function that forgets it again.
 * @param {import('node:child_process').ChildProcess} child
 */
function endWithUs(child) {
  const end = () => child.kill('SIGTERM');
  process.once('exit', end);
  return () => process.removeListener('exit', end);
}

/** @returns {{ promise: Promise<RunResult>, resolve: (result: RunResult) => void }} */
function withResolvers() {
  /** @type {(result: RunResult) => void} */
  let resolve = () => {};
  const promise = /** @type {Promise<RunResult>} */ (new Promise((settle) => (resolve = settle)));
  return { promise, resolve };
}

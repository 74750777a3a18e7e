/** What a command says: short calm lines, and one sentence when it cannot go on. */

/** A reason to stop that the person can act on. It is shown as it is, without a stack. */
export class Refusal extends Error {
  /** @param {string} sentence */
  constructor(sentence) {
    super(sentence);
    this.name = 'Refusal';
  }
}

/** @param {string} line */
export function say(line) {
  process.stdout.write(`${line}\n`);
}

/**
 * Runs a command and turns its outcome into an exit code.
 * @param {() => Promise<number | undefined | void>} command
 */
export function runCommand(command) {
  command().then(
    (code) => process.exit(code ?? 0),
    (problem) => {
      process.stderr.write(`${problem instanceof Refusal ? problem.message : (problem?.stack ?? problem)}\n`);
      process.exit(1);
    },
  );
}

/**
 * Seconds since a moment of `performance.now()`, to be read by people: `0.4 s`, `12 s`.
 * @param {number} since
 */
export function secondsSince(since) {
  const seconds = (performance.now() - since) / 1000;
  return `${seconds < 10 ? seconds.toFixed(1) : Math.round(seconds)} s`;
}

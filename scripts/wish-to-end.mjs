import { isAlive } from './run.mjs';

/**
 * Notices that we are asked to end: Ctrl-C, a kill, a closed terminal, or the end of the npm that started us. npm
 * passes signals on, but when it is killed with SIGKILL nobody tells us; only our parent has changed then.
 */

/** `toEnd` settles when somebody wishes us to end; `told` remembers that it was so. */
export const wish = { toEnd: wishToEnd(), told: false };

/**
 * Does something that takes a while, unless we are asked to end: then everything it has started ends with us.
 * @template Value
 * @param {Promise<Value>} work
 * @returns {Promise<Value>}
 */
export function unlessEnded(work) {
  let done = false;
  wish.toEnd.then(() => {
    if (!done) process.exit(130);
  });
  return work.finally(() => {
    done = true;
  });
}

/** @returns {Promise<'asked'>} */
function wishToEnd() {
  return new Promise((resolve) => {
    const tell = () => {
      wish.told = true;
      resolve('asked');
    };
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, tell);
    if (process.env.npm_lifecycle_event === undefined) return;
    const parent = process.ppid;
    setInterval(() => {
      if (process.ppid !== parent || !isAlive(parent)) tell();
    }, 500).unref();
  });
}

import { readFileSync } from 'node:fs';
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
    const before = ancestors();
    setInterval(() => {
      if (ancestors() !== before || !isAlive(process.ppid)) tell();
    }, 250).unref();
  });
}

/** Our parent and its parent: npm starts a shell, and on some systems that shell stays between npm and us. */
function ancestors() {
  try {
    const status = readFileSync(`/proc/${process.ppid}/stat`, 'utf8');
    // `pid (name) state parent …`; a name may hold spaces and brackets.
    return `${process.ppid} ${status.slice(status.lastIndexOf(')') + 2).split(' ')[1]}`;
  } catch {
    return String(process.ppid);
  }
}

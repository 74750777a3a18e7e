/** Lets one piece of work at a time through, across all windows of this program on this device. */
export type WriterLock = <Value>(work: () => Promise<Value>) => Promise<Value>;

/** Per tables of that name: the work of this window, one after the other. */
const queues = new Map<string, Promise<unknown>>();

/**
 * A queue in this window, and around it a Web Lock that the window takes with its first write and keeps as long as
 * it lives. To ask the browser for every write would cost each save the time of a frame; and a second window has
 * nothing to write, because the journal refuses it when it opens.
 */
export function makeLock(name: string): WriterLock {
  return (work) => {
    const last = queues.get(name) ?? holdWebLock(name);
    const turn = last.then(work, work);
    queues.set(
      name,
      turn.catch(() => undefined),
    );
    return turn;
  };
}

/** Answers when no other window holds it. In Node, where tests run, there are no Web Locks and no other windows. */
function holdWebLock(name: string): Promise<void> {
  if (typeof navigator === 'undefined' || !('locks' in navigator) || !navigator.locks) return Promise.resolve();
  return new Promise((resolve, reject) => {
    const untilTheWindowCloses = new Promise<never>(() => undefined);
    const held = () => {
      resolve();
      return untilTheWindowCloses;
    };
    navigator.locks.request(`writer/${name}`, held).catch(reject);
  });
}

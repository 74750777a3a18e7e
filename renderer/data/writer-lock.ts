/** Lets one piece of work at a time through, across all windows of this program on this device. */
export type WriterLock = <Value>(work: () => Promise<Value>) => Promise<Value>;

/** Web Locks where there are any; in Node, where tests run, a queue in this process. */
export function makeLock(name: string): WriterLock {
  if (typeof navigator !== 'undefined' && 'locks' in navigator && navigator.locks) {
    return (work) => navigator.locks.request(`writer/${name}`, work) as ReturnType<typeof work>;
  }
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    const turn = last.then(work, work);
    last = turn.catch(() => undefined);
    return turn;
  };
}

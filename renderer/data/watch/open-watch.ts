import type { Workspace } from '../workspace';
import { Watch, type WatchMeans } from './watch';

const watches = new WeakMap<Workspace, Watch>();
let readPdf: WatchMeans['readPdf'] = async () => '';

/** Who reads the words of a PDF: told once at the start, for what knows such files is fetched only then. */
export function providePdfReader(reader: WatchMeans['readPdf']): void {
  readPdf = reader;
}

/** Ends the watch of a workspace that nobody looks at any more. */
export function endWatch(workspace: Workspace): void {
  watches.get(workspace)?.end();
  watches.delete(workspace);
}

/** The watch of a workspace; it begins when somebody listens or asks. */
export function watchOf(workspace: Workspace): Watch {
  const known = watches.get(workspace);
  if (known) return known;
  const watch = new Watch(workspace, {
    openLine: () => new Worker(new URL('./watch-worker.ts', import.meta.url), { type: 'module' }),
    readPdf: (bytes) => readPdf(bytes),
  });
  watches.set(workspace, watch);
  return watch;
}

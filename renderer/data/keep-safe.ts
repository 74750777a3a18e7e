import { compactWhenQuiet } from './journal-compaction';
import { MarksKeeper } from './marks-keeper';
import { canReadAll } from './open-tables';
import type { Workspace } from './workspace';

/** Milliseconds after the start; the first screen comes first. */
const lookAfter = 5_000;

/**
 * What guards the records beside the screens: the high-water mark, the journal's housekeeping, and one look through all
 * tables, because some damage shows only in reading.
 *
 * @param on.rebuild the tables cannot be read and are to be rebuilt by a new start
 */
export function keepSafe(workspace: Workspace, on: { readonly window: Window; readonly rebuild: () => void }): void {
  const marks = new MarksKeeper(workspace);
  marks.start();
  on.window.addEventListener('pagehide', () => void marks.write());
  on.window.document.addEventListener('visibilitychange', () => void marks.write());
  // The browser closes tables in which it meets damage, and empties them without a word.
  workspace.database.on('close', () => {
    void marks.stop();
    on.rebuild();
  });
  compactWhenQuiet(workspace);
  setTimeout(() => void look(), lookAfter);

  async function look(): Promise<void> {
    if (await canReadAll(workspace.database)) return;
    await marks.giveUpTables();
    on.rebuild();
  }
}

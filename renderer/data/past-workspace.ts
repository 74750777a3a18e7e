import { ChangeSignal } from './change-signal';
import { lookBack } from './look-back';
import { PartnerDirectory } from './partner-directory';
import { PlaybookShelf } from './playbook-shelf';
import { endWatch } from './watch/open-watch';
import type { Workspace } from './workspace';

/** A workspace as it stood at an instant: the same screens on the same tables, read as they were. */
export interface PastWorkspace {
  readonly workspace: Workspace;
  /** When partners and playbooks of then are there. */
  readonly ready: Promise<void>;
  readonly close: () => void;
}

/** Looks back. Nothing can be written through it, and the clock stands still. */
export function pastWorkspace(workspace: Workspace, at: number): PastWorkspace {
  const database = lookBack(workspace.database, at);
  const changed = new ChangeSignal();
  const directory = new PartnerDirectory(database, changed);
  const playbooks = new PlaybookShelf(database, changed);
  const surroundings = { ...workspace.surroundings, now: () => at };
  const past: Workspace = {
    ...workspace,
    ...{ database, changed, directory, playbooks, surroundings },
    lookingAt: at,
    present: workspace,
  };
  return {
    workspace: past,
    ready: Promise.all([playbooks.ready, directory.fill()]).then(() => undefined),
    close: () => {
      endWatch(past);
      database.close();
    },
  };
}

import type { Workspace } from '../../data/workspace';
import type { KeyShelf, ShelfValue } from '../../host/host';

/**
 * The workspace on the day a demo tells of, with a shelf of keys of its own: what was signed then was not signed with
 * the keys of whoever tries the program, and headquarters' clock was never heard.
 */
export function onItsDay(workspace: Workspace, at: string): Workspace {
  return {
    ...workspace,
    surroundings: { ...workspace.surroundings, now: () => Date.parse(at) },
    host: { ...workspace.host, keys: shelfInMemory() },
  };
}

function shelfInMemory(): KeyShelf {
  const kept = new Map<string, ShelfValue>();
  return {
    keep: async (name, value) => void kept.set(name, value),
    recall: async (name) => kept.get(name) ?? null,
    forget: async (name) => void kept.delete(name),
  };
}

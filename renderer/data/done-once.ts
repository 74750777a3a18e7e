import type { Workspace } from './workspace';

const underWay = new WeakMap<Workspace, Map<string, Promise<unknown>>>();

/** Does a thing once, however often it is asked for while it is being done: every asker gets the one answer. */
export function doneOnce<Answer>(workspace: Workspace, name: string, run: () => Promise<Answer>): Promise<Answer> {
  const running = underWay.get(workspace) ?? new Map<string, Promise<unknown>>();
  underWay.set(workspace, running);
  // Whoever names a thing alike asks for the same thing, so the answer is of the same kind.
  const found = running.get(name) as Promise<Answer> | undefined;
  if (found) return found;
  const started = run().finally(() => running.delete(name));
  running.set(name, started);
  return started;
}

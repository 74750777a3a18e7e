import { useEffect, useMemo, useSyncExternalStore } from 'react';
import type { Json } from '#shared/base/json';
import { useWorkspace } from './use-workspace';
import type { Workspace } from './workspace';

/** How long after a keystroke a form is saved. The promise to the person is 300 ms; the rest is for the write. */
const pauseBeforeSaving = 200;

/** Reads an unfinished form, or null. */
export async function readDraft(workspace: Workspace, key: string): Promise<Json | null> {
  return (await workspace.database.drafts.get(key))?.content ?? null;
}

export async function putDraft(workspace: Workspace, key: string, content: Json): Promise<void> {
  await workspace.database.drafts.put({ key, savedAt: workspace.surroundings.now(), content });
}

export async function dropDraft(workspace: Workspace, key: string): Promise<void> {
  await workspace.database.drafts.delete(key);
}

/**
 * Keeps one unfinished form as it is typed: at most 200 ms behind, and at once when the window is hidden or
 * closed. A draft is no record: it has no history and does not travel.
 */
export class DraftKeeper {
  readonly #workspace: Workspace;
  readonly #key: string;
  readonly #listeners = new Set<() => void>();
  #latest: Json | null = null;
  #timer: ReturnType<typeof setTimeout> | null = null;
  #writing: Promise<void> = Promise.resolve();
  #saved = true;

  constructor(workspace: Workspace, key: string) {
    this.#workspace = workspace;
    this.#key = key;
  }

  /** Whether everything typed is on the disk. */
  get saved(): boolean {
    return this.#saved;
  }

  listen = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  type(content: Json): void {
    this.#latest = content;
    this.#tell(false);
    this.#timer ??= setTimeout(() => void this.flush(), pauseBeforeSaving);
  }

  /** Saves what was typed, now. */
  flush(): Promise<void> {
    if (this.#timer) clearTimeout(this.#timer);
    this.#timer = null;
    const content = this.#latest;
    if (content === null) return this.#writing;
    this.#latest = null;
    this.#writing = this.#writing
      .then(() => putDraft(this.#workspace, this.#key, content))
      .then(() => this.#tell(this.#latest === null));
    return this.#writing;
  }

  /** The form was sent or given up. */
  async drop(): Promise<void> {
    if (this.#timer) clearTimeout(this.#timer);
    this.#timer = null;
    this.#latest = null;
    await this.#writing;
    await dropDraft(this.#workspace, this.#key);
    this.#tell(true);
  }

  #tell(saved: boolean): void {
    this.#saved = saved;
    for (const listener of this.#listeners) listener();
  }
}

/** A keeper for the form under `key`, flushed when the screen is left. */
export function useDraftKeeper(key: string): { readonly keeper: DraftKeeper; readonly saved: boolean } {
  const workspace = useWorkspace();
  const keeper = useMemo(() => new DraftKeeper(workspace, key), [workspace, key]);
  useEffect(() => {
    const flush = () => void keeper.flush();
    document.addEventListener('visibilitychange', flush);
    window.addEventListener('pagehide', flush);
    return () => {
      document.removeEventListener('visibilitychange', flush);
      window.removeEventListener('pagehide', flush);
      flush();
    };
  }, [keeper]);
  const saved = useSyncExternalStore(keeper.listen, () => keeper.saved);
  return { keeper, saved };
}

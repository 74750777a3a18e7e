import { useCallback, useEffect, useState } from 'react';

/** What the place this program runs in says of its storage. */
export interface StorageFacts {
  /** Whether it is kept when the disk is nearly full; null: the place does not say. */
  readonly isKept: boolean | null;
  readonly used: number | null;
  readonly free: number | null;
}

const nothingKnown: StorageFacts = { isKept: null, used: null, free: null };

/** Reads the state of the storage, and asks for it to be kept. */
export function useStorage(): { readonly facts: StorageFacts | null; readonly ask: () => Promise<boolean> } {
  const [facts, setFacts] = useState<StorageFacts | null>(null);
  useEffect(() => {
    void readStorage().then(setFacts);
  }, []);
  const ask = useCallback(async () => {
    const granted = await navigator.storage.persist();
    setFacts(await readStorage());
    return granted;
  }, []);
  return { facts, ask };
}

async function readStorage(): Promise<StorageFacts> {
  // Absent outside a secure context.
  if (!navigator.storage) return nothingKnown;
  const [isKept, { usage, quota }] = await Promise.all([navigator.storage.persisted(), navigator.storage.estimate()]);
  return {
    isKept,
    used: usage ?? null,
    free: usage === undefined || quota === undefined ? null : Math.max(quota - usage, 0),
  };
}

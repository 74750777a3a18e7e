/** Tells everybody who listens that a space has moved on. Carries no data: who is told fetches it. */
export interface Pokes {
  poke(space: string, seq: number): void;
  listen(space: string, told: (seq: number) => void): () => void;
}

export function openPokes(): Pokes {
  const listeners = new Map<string, Set<(seq: number) => void>>();
  return {
    poke: (space, seq) => {
      for (const told of listeners.get(space) ?? []) told(seq);
    },
    listen: (space, told) => {
      const known = listeners.get(space) ?? new Set();
      listeners.set(space, known.add(told));
      return () => {
        known.delete(told);
        if (known.size === 0) listeners.delete(space);
      };
    },
  };
}

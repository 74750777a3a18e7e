import { useEffect, useState } from 'react';
import type { ConsoleOverview } from '#shared/contracts/hq-console';
import { useConsole } from '../../session/console';

/** When the first entry that is in no backup came in, ms, by territory; only where there is one. */
export function useUnsavedSince(territories: ConsoleOverview['territories']): ReadonlyMap<string, number> {
  const { headquarters } = useConsole();
  const [since, setSince] = useState<ReadonlyMap<string, number>>(new Map());
  useEffect(() => {
    let isGone = false;
    void (async () => {
      const found = new Map<string, number>();
      for (const { id, durable, head } of territories) {
        if (!headquarters || durable >= head.seq) continue;
        const part = await headquarters.log({ space: id, from: durable + 1, limit: 1 });
        const first = part.ok ? part.value.entries[0] : undefined;
        if (first) found.set(id, first.received);
      }
      if (!isGone) setSince(found);
    })();
    return () => {
      isGone = true;
    };
  }, [headquarters, territories]);
  return since;
}

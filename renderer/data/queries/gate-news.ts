import { useEffect, useState } from 'react';
import type { CalendarDate } from '#shared/base/calendar-date';
import { type GateNews, gateNewsOf } from '#shared/domain/guidance/gate-news';
import { gatherPartnerFile } from '../partner-file';
import { useWorkspace } from '../use-workspace';
import type { Workspace } from '../workspace';

/** What is going on at the gates of some partners. While `reading`, what was found so far is there already. */
export interface GateWatch {
  readonly state: 'reading' | 'read' | 'failed';
  readonly news: readonly GateNews[];
}

const nothingYet: GateWatch = { state: 'reading', news: [] };

/**
 * Looks at the gates of many partners, one partner at a time with pauses in between, so that hundreds of them do
 * not hold up the screen; after that only at a partner of whom something has changed.
 *
 * @param attempt begins anew when it changes
 */
export function useGateNews(partnerIds: readonly string[] | undefined, asOf: CalendarDate, attempt: number): GateWatch {
  const workspace = useWorkspace();
  const [watch, setWatch] = useState<GateWatch>(nothingYet);
  const key = partnerIds?.join(' ');
  // biome-ignore lint/correctness/useExhaustiveDependencies: the list is told by its key; a new attempt is a new look.
  useEffect(() => {
    setWatch(nothingYet);
    return partnerIds && watchGates(workspace, partnerIds, asOf, setWatch);
  }, [workspace, key, asOf, attempt]);
  return watch;
}

/** @returns stops watching */
export function watchGates(
  workspace: Workspace,
  partnerIds: readonly string[],
  asOf: CalendarDate,
  tell: (watch: GateWatch) => void,
): () => void {
  const watched = new Set(partnerIds);
  const waiting = new Set(partnerIds);
  const found = new Map<string, readonly GateNews[]>();
  let isLooking = false;
  let isStopped = false;
  const say = (state: GateWatch['state']) => {
    if (!isStopped) tell({ state, news: [...found.values()].flat() });
  };
  const look = async () => {
    if (isLooking) return;
    isLooking = true;
    try {
      for (const id of waiting) {
        if (isStopped) return;
        waiting.delete(id);
        const file = await gatherPartnerFile(workspace.database, id);
        found.set(id, file ? gateNewsOf(file, workspace.playbooks.current(), asOf) : []);
        if (found.size % partnersPerTelling === 0) say('reading');
        await pause();
      }
      say('read');
    } catch {
      say('failed');
    } finally {
      isLooking = false;
    }
  };
  const stopListening = workspace.changed.listen((rows) => {
    for (const { partnerId } of rows) if (watched.has(partnerId)) waiting.add(partnerId);
    if (waiting.size > 0) void look();
  });
  void look();
  return () => {
    isStopped = true;
    stopListening();
  };
}

const partnersPerTelling = 20;

// Lets what the person does go first.
function pause(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 0));
}

import Dexie from 'dexie';
import { useEffect, useState } from 'react';
import { type ClockTrust, clockTrust } from '#shared/domain/evidence/clock-trust';
import { useWorkspace } from '../use-workspace';
import type { Workspace } from '../workspace';

/** Milliseconds; a clock that was put right is believed again within this time. */
const betweenLooks = 30_000;

/** When this device last wrote a change, by its clock of then; null: never. */
export async function lastWrittenAt({ database, key }: Pick<Workspace, 'database' | 'key'>): Promise<number | null> {
  const own = database.history.where('[dev+n]').between([key.deviceId, Dexie.minKey], [key.deviceId, Dexie.maxKey]);
  return (await own.last())?.at ?? null;
}

/**
 * Whether the clock of this device can be believed, or undefined while that is looked up. It is held against what was
 * written before the program was opened: a change made under a wrong clock must not make the clock look right.
 */
export function useClockTrust(): ClockTrust | undefined {
  const workspace = useWorkspace();
  const [trust, setTrust] = useState<ClockTrust | undefined>(undefined);
  useEffect(() => {
    let timer: ReturnType<typeof setInterval> | undefined;
    let gone = false;
    void lastWrittenAt(workspace).then((written) => {
      if (gone) return;
      const look = () => setTrust(clockTrust(workspace.surroundings.now(), written));
      look();
      timer = setInterval(look, betweenLooks);
    });
    return () => {
      gone = true;
      clearInterval(timer);
    };
  }, [workspace]);
  return trust;
}

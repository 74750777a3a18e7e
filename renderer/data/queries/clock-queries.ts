import { useEffect, useState } from 'react';
import { type ClockTrust, clockTrust } from '#shared/domain/evidence/clock-trust';
import { readChains } from '../identity';
import { useWorkspace } from '../use-workspace';
import type { Workspace } from '../workspace';

/** Milliseconds; a clock that was put right is believed again within this time. */
const betweenLooks = 30_000;

/** When this device last wrote a change, by its clock of then; null: never. */
export async function lastWrittenAt({ database, key }: Pick<Workspace, 'database' | 'key'>): Promise<number | null> {
  const chains = [...(await readChains(database, key.deviceId))];
  // The logical clock counts through all territories; the time itself may have been set back since.
  const [lane, chain] = chains.sort(([, left], [, right]) => right.clock - left.clock)[0] ?? [];
  if (lane === undefined || !chain) return null;
  const last = database.history.where('[space+dev+n]').equals([lane, key.deviceId, chain.n]);
  return (await last.first())?.at ?? null;
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

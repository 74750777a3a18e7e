import { readdirSync, readFileSync } from 'node:fs';

/** Linux counts processor time in hundredths of a second. */
const tick = 10;

/** Processor time of a process so far, ms; with that of its children, living and ended, where asked. */
export function processorTime(pid: number, withChildren = false): number {
  const own = timesOf(pid);
  if (!own) return 0;
  if (!withChildren) return own.own;
  const living = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => timesOf(Number(name)) ?? [])
    .filter(({ parent }) => parent === pid);
  return own.own + own.ended + living.reduce((sum, child) => sum + child.own, 0);
}

/** The process that a process was started by. */
export function parentOf(pid: number): number {
  return timesOf(pid)?.parent ?? 0;
}

function timesOf(pid: number): { readonly parent: number; readonly own: number; readonly ended: number } | null {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The name in the second place may hold spaces and brackets; counting begins behind it.
    const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
    const [parent, user, system, endedUser, endedSystem] = [1, 11, 12, 13, 14].map((at) => Number(fields[at]));
    return {
      parent: parent ?? 0,
      own: ((user ?? 0) + (system ?? 0)) * tick,
      ended: ((endedUser ?? 0) + (endedSystem ?? 0)) * tick,
    };
  } catch {
    return null;
  }
}

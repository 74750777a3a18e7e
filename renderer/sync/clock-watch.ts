import type { Surroundings } from '../data/workspace';
import type { SyncWorld } from './sync-world';

const between = 15_000;
/** A clock that is put right by seconds is no news. */
const noticed = 60_000;

/**
 * Calls when the calendar has jumped against the clock that nobody can set: somebody has moved it, or the laptop slept
 * and its timers with it. Both leave pauses behind that were meant for another moment.
 */
export async function watchClock(
  { now, monotonic }: Pick<Surroundings, 'now' | 'monotonic'>,
  world: SyncWorld,
  stop: AbortSignal,
  jumped: () => void,
): Promise<void> {
  let apart = now() - monotonic();
  while (!stop.aborted) {
    await world.wait(between, stop);
    const next = now() - monotonic();
    if (!stop.aborted && Math.abs(next - apart) > noticed) jumped();
    apart = next;
  }
}

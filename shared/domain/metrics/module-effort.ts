import type { ModuleEffort, Tally } from './insights';

/**
 * What each module has cost, over many partners. Three partners who took 20, 40 and 90 minutes for a module planned
 * with 30 each: 150 minutes of 90, the one in the middle 40.
 */
export function moduleEfforts(): Tally<readonly ModuleEffort[]> {
  const sums = new Map<string, ModuleSum>();
  return {
    add({ facts }) {
      for (const { module, minutes, plannedMinutes, visits, skipped, redone } of facts.moduleEffort) {
        const sum = sums.get(module) ?? { minutes: [], plannedMinutes: 0, visits: 0, skipped: 0, redone: 0 };
        sums.set(module, sum);
        sum.minutes.push(minutes);
        sum.plannedMinutes += plannedMinutes;
        sum.visits += visits;
        sum.skipped += skipped;
        sum.redone += redone;
      }
    },
    finish: () =>
      [...sums]
        .toSorted(([left], [right]) => (left < right ? -1 : 1))
        .map(([module, { minutes, ...sum }]) => ({
          module,
          partners: minutes.length,
          minutes: minutes.reduce((all, one) => all + one, 0),
          medianMinutes: medianOf(minutes),
          ...sum,
        })),
  };
}

interface ModuleSum {
  readonly minutes: number[];
  plannedMinutes: number;
  visits: number;
  skipped: number;
  redone: number;
}

function medianOf(values: readonly number[]): number {
  const sorted = values.toSorted((left, right) => left - right);
  const half = Math.floor((sorted.length - 1) / 2);
  const [low = 0, high = low] = [sorted[half], sorted[sorted.length - 1 - half]];
  return (low + high) / 2;
}

import type { ModuleEffort, Tally } from './insights';

/**
 * What each module has cost, over many partners. Three partners who took 20, 40 and 90 minutes for questions planned
 * with 30, 30 and 45: 150 minutes of 105, the ones in the middle 40 of 30.
 */
export function moduleEfforts(): Tally<readonly ModuleEffort[]> {
  const sums = new Map<string, ModuleSum>();
  return {
    add({ facts }) {
      for (const { module, minutes, plannedMinutes, visits, skipped, redone } of facts.moduleEffort) {
        const sum = sums.get(module) ?? { minutes: [], planned: [], visits: 0, skipped: 0, redone: 0 };
        sums.set(module, sum);
        sum.minutes.push(minutes);
        sum.planned.push(plannedMinutes);
        sum.visits += visits;
        sum.skipped += skipped;
        sum.redone += redone;
      }
    },
    finish: () =>
      [...sums]
        .toSorted(([left], [right]) => (left < right ? -1 : 1))
        .map(([module, { minutes, planned, ...sum }]) => ({
          module,
          partners: minutes.length,
          minutes: sumOf(minutes),
          plannedMinutes: sumOf(planned),
          medianMinutes: medianOf(minutes),
          medianPlannedMinutes: medianOf(planned),
          ...sum,
        })),
  };
}

interface ModuleSum {
  readonly minutes: number[];
  readonly planned: number[];
  visits: number;
  skipped: number;
  redone: number;
}

const sumOf = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0);

function medianOf(values: readonly number[]): number {
  const sorted = values.toSorted((left, right) => left - right);
  const half = Math.floor((sorted.length - 1) / 2);
  const [low = 0, high = low] = [sorted[half], sorted[sorted.length - 1 - half]];
  return (low + high) / 2;
}

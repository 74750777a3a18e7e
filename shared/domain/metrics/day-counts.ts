/** A hundred years in tenths of a day; what is older is as good as that. */
const most = 365_250;

/** Counts by tenths of a day: as many values as one likes in the same room, and their median. */
export interface DayCounts {
  add(days: number): void;
  /** By nearest rank, as every percentile here; null without values. */
  median(): number | null;
  size(): number;
}

export function dayCounts(): DayCounts {
  let counts = new Uint32Array(64);
  let size = 0;
  return {
    add(days) {
      const tenths = Math.min(most, Math.max(0, Math.round(days * 10)));
      if (tenths >= counts.length) {
        const wider = new Uint32Array(Math.max(tenths + 1, counts.length * 2));
        wider.set(counts);
        counts = wider;
      }
      counts[tenths] = (counts[tenths] ?? 0) + 1;
      size += 1;
    },
    median() {
      let below = 0;
      for (let tenths = 0; tenths < counts.length; tenths += 1) {
        below += counts[tenths] ?? 0;
        if (below > 0 && below * 2 >= size) return tenths / 10;
      }
      return null;
    },
    size: () => size,
  };
}

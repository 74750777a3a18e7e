/**
 * One thing for each of the newest months that come up, in any order; of older ones nothing is kept. A month that has
 * fallen out stays out, for those that displaced it are newer.
 */
export interface NewestMonths<Thing> {
  /** Null: the month is too old. */
  of(month: string): Thing | null;
  /** The oldest in front. */
  all(): readonly (readonly [month: string, thing: Thing])[];
}

export function newestMonths<Thing>(most: number, begin: (month: string) => Thing): NewestMonths<Thing> {
  const things = new Map<string, Thing>();
  return {
    of(month) {
      const known = things.get(month);
      if (known !== undefined) return known;
      if (things.size >= most) {
        const oldest = [...things.keys()].reduce((one, other) => (one < other ? one : other), month);
        if (oldest === month) return null;
        things.delete(oldest);
      }
      const thing = begin(month);
      things.set(month, thing);
      return thing;
    },
    all: () => [...things].sort(([one], [other]) => (one < other ? -1 : 1)),
  };
}

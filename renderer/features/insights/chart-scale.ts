/** A scale between a range of values and a range of places on the page. */
export interface Scale {
  readonly at: (value: number) => number;
  readonly from: number;
  readonly to: number;
}

/** Values beyond the ends are drawn at the ends. */
export function linearScale([from, to]: readonly [number, number], [first, last]: readonly [number, number]): Scale {
  const span = to - from;
  const at = (value: number) => {
    if (span === 0) return first;
    const share = (Math.min(Math.max(value, from), to) - from) / span;
    return first + share * (last - first);
  };
  return { at, from, to };
}

/** Round values from at or below the least to at or above the most, some `wanted` of them, in steps of 1, 2, 2.5 or 5. */
export function niceTicks(least: number, most: number, wanted = 5): readonly number[] {
  const span = most - least;
  if (!(span > 0)) return [least, least + 1];
  const rough = span / wanted;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = ([1, 2, 2.5, 5, 10].find((factor) => factor * power >= rough * 0.999) ?? 10) * power;
  const first = Math.floor(least / step + 1e-9);
  const last = Math.ceil(most / step - 1e-9);
  return Array.from({ length: last - first + 1 }, (_, at) => rounded((first + at) * step));
}

/** Without the dust of floating point: 0.30000000000000004 is a tick nobody wants to read. */
const rounded = (value: number) => Number(value.toPrecision(12));

export interface Place {
  readonly x: number;
  readonly y: number;
}

/** A line through places as the path of SVG. */
export function linePath(places: readonly Place[]): string {
  return places.map(({ x, y }, at) => `${at === 0 ? 'M' : 'L'}${short(x)} ${short(y)}`).join('');
}

/** The places of a line that stays level until the next one: steps. */
export function stepPlaces(places: readonly Place[], lastX: number): readonly Place[] {
  return places.flatMap((place, at) => {
    const next = places[at + 1];
    return [place, { x: next?.x ?? Math.max(lastX, place.x), y: place.y }];
  });
}

/** What lies between an upper and a lower line, closed. */
export function bandPath(upper: readonly Place[], lower: readonly Place[]): string {
  return upper.length === 0 ? '' : `${linePath([...upper, ...lower.toReversed()])}Z`;
}

/** Runs of what is there, parted where something is missing: a line is not drawn across what was not measured. */
export function runsOf<Item, Kept>(
  items: readonly Item[],
  keep: (item: Item, at: number) => Kept | null,
): readonly (readonly Kept[])[] {
  const runs: Kept[][] = [];
  let open: Kept[] | null = null;
  for (const [at, item] of items.entries()) {
    const kept = keep(item, at);
    if (kept === null) open = null;
    else if (open === null) {
      open = [kept];
      runs.push(open);
    } else open.push(kept);
  }
  return runs;
}

const short = (value: number) => String(Math.round(value * 100) / 100);

import { type Json, sameJson } from '#shared/base/json';
import type { Pack } from './pack';
import { type Direction, directionOf } from './pack-diff-direction';
import { type PackThing, thingKey, thingsOf } from './pack-diff-things';

/** One difference between two versions of a playbook. */
export type PackChange =
  /** `inside`: what came or went with it. */
  | { readonly kind: 'added' | 'removed'; readonly thing: PackThing; readonly inside: readonly PackThing[] }
  /** Gone, and its id will never be offered again; answers that name it stay. */
  | { readonly kind: 'retired'; readonly thing: PackThing; readonly inside: readonly PackThing[] }
  /** Stands elsewhere among its like; null: first. */
  | { readonly kind: 'moved'; readonly thing: PackThing; readonly after: string | null }
  | {
      readonly kind: Direction;
      readonly thing: PackThing;
      readonly property: string;
      /** Null where there was nothing. */
      readonly before: Json;
      readonly after: Json;
    };

/** Everything that differs from one version to another, in the order of the newer one, what is gone last. */
export function diffPacks(from: Pack, to: Pack): readonly PackChange[] {
  const old = byKey(thingsOf(from));
  const now = byKey(thingsOf(to));
  const moved = movedThings(old, now);
  const changes: PackChange[] = [];
  const retired = retiredSince(from, to);
  for (const [key, thing] of now) {
    const before = old.get(key);
    if (before === undefined) {
      const isWithin = thing.parent !== null && !old.has(thing.parent);
      const isToldBelow = thing.kind === 'retired' && retired.has(thing.id) && isGone(thing.id, old, now);
      if (!isWithin && !isToldBelow) changes.push({ kind: 'added', thing, inside: insideOf(key, now) });
      continue;
    }
    changes.push(...propertyChanges(before, thing));
    if (moved.has(key)) changes.push({ kind: 'moved', thing, after: neighbourBefore(key, thing, now) });
  }
  for (const [key, thing] of old) {
    if (now.has(key) || (thing.parent !== null && !now.has(thing.parent))) continue;
    const isRetired = retired.has(thing.id) && retirable.has(thing.kind);
    changes.push({ kind: isRetired ? 'retired' : 'removed', thing, inside: insideOf(key, old) });
  }
  return changes;
}

const retirable: ReadonlySet<string> = new Set(['question', 'field', 'option']);

type Things = ReadonlyMap<string, PackThing>;

function byKey(things: readonly PackThing[]): Things {
  return new Map(things.map((thing) => [thingKey(thing), thing] as const));
}

function retiredSince(from: Pack, to: Pack): ReadonlySet<string> {
  const before = new Set(from.retired);
  return new Set(to.retired.filter((id) => !before.has(id)));
}

/** Whether something of this id went in the same step and is told as retired itself. */
function isGone(id: string, old: Things, now: Things): boolean {
  return [...retirable].some((kind) => {
    const key = `${kind} ${id}`;
    const thing = old.get(key);
    return thing !== undefined && !now.has(key) && (thing.parent === null || now.has(thing.parent));
  });
}

function insideOf(key: string, things: Things): readonly PackThing[] {
  const inside: PackThing[] = [];
  const holders = new Set([key]);
  for (const [one, thing] of things) {
    if (thing.parent === null || !holders.has(thing.parent)) continue;
    holders.add(one);
    inside.push(thing);
  }
  return inside;
}

function propertyChanges(before: PackThing, after: PackThing): readonly PackChange[] {
  const properties = new Set([...Object.keys(before.own), ...Object.keys(after.own)]);
  return [...properties].flatMap((property): readonly PackChange[] => {
    const old = before.own[property];
    const now = after.own[property];
    if (sameJson(old ?? null, now ?? null)) return [];
    const kind = directionOf(property, old, now);
    return [{ kind, thing: after, property, before: old ?? null, after: now ?? null }];
  });
}

/** Of things that stand in both versions, the fewest that must have been moved to give the new order. */
function movedThings(old: Things, now: Things): ReadonlySet<string> {
  const before = siblings(old, now);
  const after = siblings(now, old);
  const moved = new Set<string>();
  for (const [group, keys] of after) {
    const places = new Map((before.get(group) ?? []).map((key, at) => [key, at] as const));
    const kept = longestRise(keys.map((key) => places.get(key) ?? 0));
    for (const [at, key] of keys.entries()) if (!kept.has(at)) moved.add(key);
  }
  return moved;
}

/** Keys in their order, by kind and by what they stand in; only those that stand in both versions. */
function siblings(things: Things, other: Things): ReadonlyMap<string, readonly string[]> {
  const groups = new Map<string, string[]>();
  for (const [key, thing] of things) {
    if (!other.has(key) || thing.kind === 'retired') continue;
    const group = `${thing.kind} in ${thing.parent}`;
    const keys = groups.get(group);
    if (keys) keys.push(key);
    else groups.set(group, [key]);
  }
  return groups;
}

/** Positions of a longest rising run: what need not have been moved. */
function longestRise(places: readonly number[]): ReadonlySet<number> {
  const best: { length: number; previous: number | null }[] = [];
  for (const [at, place] of places.entries()) {
    let length = 1;
    let previous: number | null = null;
    for (let earlier = 0; earlier < at; earlier += 1) {
      const run = best[earlier];
      if (!run || (places[earlier] ?? 0) >= place || run.length + 1 <= length) continue;
      length = run.length + 1;
      previous = earlier;
    }
    best.push({ length, previous });
  }
  const kept = new Set<number>();
  let at: number | null = best.reduce<number | null>(
    (longest, run, index) => (longest === null || run.length > (best[longest]?.length ?? 0) ? index : longest),
    null,
  );
  while (at !== null) {
    kept.add(at);
    at = best[at]?.previous ?? null;
  }
  return kept;
}

function neighbourBefore(key: string, thing: PackThing, now: Things): string | null {
  let neighbour: string | null = null;
  for (const [one, other] of now) {
    if (one === key) return neighbour;
    if (other.kind === thing.kind && other.parent === thing.parent) neighbour = other.id;
  }
  return neighbour;
}

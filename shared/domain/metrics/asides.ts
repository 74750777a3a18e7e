import {
  type Exclusion,
  type Flag,
  type FlagKind,
  flagKinds,
  type LeftOut,
  leftOutReasons,
  namedAtMost,
} from './reading';

/** What one partner leaves out of a figure, and what must be said of it. Null, as for most: nothing. */
export interface Notes {
  readonly leftOut: { [why in LeftOut]?: number };
  readonly flags: { [what in FlagKind]?: number };
}

export function leaveOut(notes: Notes | null, why: LeftOut, count = 1): Notes {
  const noted = notes ?? { leftOut: {}, flags: {} };
  noted.leftOut[why] = (noted.leftOut[why] ?? 0) + count;
  return noted;
}

export function flag(notes: Notes | null, what: FlagKind, count = 1): Notes {
  const noted = notes ?? { leftOut: {}, flags: {} };
  noted.flags[what] = (noted.flags[what] ?? 0) + count;
  return noted;
}

/** A date that cannot be: left out, and said so. */
export function leaveOutImpossible(notes: Notes | null): Notes {
  return flag(leaveOut(notes, 'impossibleDate'), 'impossibleDate');
}

/** Exclusions and flags of many partners. */
export interface Asides {
  /** `partnerId` null: of no partner. */
  take(notes: Notes | null, partnerId: string | null): void;
  excluded(): readonly Exclusion[];
  flags(): readonly Flag[];
}

interface Heap {
  count: number;
  /** In order. */
  readonly partnerIds: string[];
}

export function asides(): Asides {
  const leftOut = new Map<LeftOut, Heap>();
  const flagged = new Map<FlagKind, Heap>();
  return {
    take(notes, partnerId) {
      if (notes === null) return;
      for (const why in notes.leftOut) put(leftOut, why as LeftOut, notes.leftOut[why as LeftOut], partnerId);
      for (const what in notes.flags) put(flagged, what as FlagKind, notes.flags[what as FlagKind], partnerId);
    },
    excluded: () => leftOutReasons.flatMap((why) => told(leftOut.get(why)).map((heap) => ({ why, ...heap }))),
    flags: () => flagKinds.flatMap((what) => told(flagged.get(what)).map((heap) => ({ what, ...heap }))),
  };
}

function put<Kind>(heaps: Map<Kind, Heap>, kind: Kind, count: number | undefined, partnerId: string | null): void {
  let heap = heaps.get(kind);
  if (heap === undefined) {
    heap = { count: 0, partnerIds: [] };
    heaps.set(kind, heap);
  }
  heap.count += count ?? 0;
  if (partnerId !== null) name(heap.partnerIds, partnerId);
}

/** The first ones by their id are named, so that it does not matter in which order partners come. */
function name(named: string[], partnerId: string): void {
  if (named.length === namedAtMost && partnerId > (named.at(-1) as string)) return;
  let at = named.length;
  while (at > 0 && (named[at - 1] as string) > partnerId) at -= 1;
  if (named[at - 1] === partnerId) return;
  named.splice(at, 0, partnerId);
  if (named.length > namedAtMost) named.pop();
}

const told = (heap: Heap | undefined) => (heap ? [{ count: heap.count, partnerIds: [...heap.partnerIds] }] : []);

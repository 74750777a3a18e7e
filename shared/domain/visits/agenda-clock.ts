import type { AgendaItem, Visit } from './visit';
import { minutesOf } from './visit-rules';

/** One box of the agenda on the clock. */
export interface BoxOnClock {
  readonly item: AgendaItem;
  /** The first box that is not done is the one that runs while the visit does. */
  readonly state: 'done' | 'running' | 'waiting';
  /** Whole minutes it took, or takes so far; null before it begins. */
  readonly spent: number | null;
  /** Minutes beyond its box. */
  readonly over: number;
}

export interface AgendaClock {
  readonly boxes: readonly BoxOnClock[];
  /** Minutes of all boxes. */
  readonly planned: number;
  /** Minutes that the boxes still to come want, and what is left of the one that runs. */
  readonly left: number;
  /** Minutes since the visit began; null before it does. */
  readonly elapsed: number | null;
  /** Minutes the visit is meant to last; null while nobody said. */
  readonly length: number | null;
  /** Minutes by which the visit will be too long if every box still to come keeps its time. */
  readonly over: number;
  /** What could go to another visit to be in time again: the last boxes, as few as do. */
  readonly couldGo: readonly AgendaItem[];
}

/** An agenda at an instant: what runs, for how long, and whether the rest still fits. */
export function agendaClock(visit: Visit, now: string): AgendaClock {
  const elapsed = minutesOf(visit, now);
  const boxes = boxesOf(visit, now);
  const left = boxes.reduce((sum, box) => sum + minutesLeft(box), 0);
  const length = visit.plannedMinutes ?? null;
  const over = length === null || visit.endedAt !== null ? 0 : Math.max(0, (elapsed ?? 0) + left - length);
  return {
    boxes,
    planned: visit.agenda.reduce((sum, { minutes }) => sum + minutes, 0),
    left,
    elapsed,
    length,
    over,
    couldGo: couldGo(boxes, over),
  };
}

function boxesOf(visit: Visit, now: string): readonly BoxOnClock[] {
  const runs = visit.startedAt !== null && visit.endedAt === null;
  const running = runs ? visit.agenda.find(({ doneAt }) => doneAt === null) : undefined;
  return visit.agenda.map((item) => {
    const began = beganAt(visit, item);
    const spent =
      item === running ? minutesBetween(began, now) : item.doneAt === null ? null : minutesBetween(began, item.doneAt);
    const state = item.doneAt !== null ? 'done' : item === running ? 'running' : 'waiting';
    return { item, state, spent, over: Math.max(0, (spent ?? 0) - item.minutes) };
  });
}

// Boxes are done one after the other, in whatever order: each begins when the one before it was ticked.
function beganAt({ startedAt, agenda }: Visit, item: AgendaItem): string | null {
  const ticks = agenda.flatMap(({ id, doneAt }) => (doneAt === null || id === item.id ? [] : [doneAt]));
  const before = ticks.filter((tick) => item.doneAt === null || tick <= item.doneAt);
  return before.sort().at(-1) ?? startedAt;
}

function minutesBetween(from: string | null, to: string): number | null {
  if (from === null) return null;
  // A clock that was set back must not give a negative time.
  return Math.max(0, Math.floor((Date.parse(to) - Date.parse(from)) / 60_000));
}

function minutesLeft({ item, state, spent }: BoxOnClock): number {
  if (state === 'done') return 0;
  return Math.max(0, item.minutes - (spent ?? 0));
}

function couldGo(boxes: readonly BoxOnClock[], over: number): readonly AgendaItem[] {
  const going: AgendaItem[] = [];
  let toSave = over;
  for (const { item, state } of [...boxes].reverse()) {
    if (toSave <= 0) break;
    if (state !== 'waiting') continue;
    going.unshift(item);
    toSave -= item.minutes;
  }
  return going;
}

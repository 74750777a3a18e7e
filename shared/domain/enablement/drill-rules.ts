import { z } from 'zod';
import type { Json } from '#shared/base/json';
import { ok, type Result, refuse } from '#shared/base/result';
import type { Drill } from '#shared/domain/playbook/pack-enablement';

/** A moment by both clocks: the one that runs evenly from the start of the program, and the one on the wall. ms. */
const drillMomentSchema = z.object({ boot: z.string(), steady: z.number(), wall: z.number() });
export type DrillMoment = z.infer<typeof drillMomentSchema>;

const drillCallSchema = z.object({
  personId: z.string(),
  /** ms after the start of the drill. */
  called: z.number(),
  /** Null while it rings. */
  ended: z.number().nullable(),
  answered: z.boolean(),
});
export type DrillCall = z.infer<typeof drillCallSchema>;

const drillClocks = ['steady', 'restarted', 'disagreed'] as const;
/** How the time was taken: by the even clock throughout; by the wall because the program was restarted; or the two did not agree. */
export type DrillClock = (typeof drillClocks)[number];

/** A drill under way, as it is kept in a draft. */
export const drillRunSchema = z.object({
  started: drillMomentSchema.nullable().default(null),
  stopped: z
    .object({ ms: z.number(), clock: z.enum(drillClocks) })
    .nullable()
    .default(null),
  ticked: z.array(z.string()).default([]),
  calls: z.array(drillCallSchema).default([]),
});
export type DrillRun = z.infer<typeof drillRunSchema>;

export const newRun: DrillRun = { started: null, stopped: null, ticked: [], calls: [] };

/** Seconds by which the clocks may differ before it is said. */
const tolerated = 2_000;

/**
 * How long a drill has been running. Measured by the clock that nobody can set; it stops with the program, and on some
 * machines while they sleep. Where the wall clock says otherwise the longer time counts, because the shorter one would
 * flatter, and the record says so.
 */
export function elapsed(since: DrillMoment, now: DrillMoment): { readonly ms: number; readonly clock: DrillClock } {
  const byWall = Math.max(0, now.wall - since.wall);
  if (since.boot !== now.boot) return { ms: byWall, clock: 'restarted' };
  const bySteady = Math.max(0, now.steady - since.steady);
  if (Math.abs(byWall - bySteady) <= tolerated) return { ms: bySteady, clock: 'steady' };
  return { ms: Math.max(byWall, bySteady), clock: 'disagreed' };
}

/** The time that has passed, or that passed until the clock was stopped; null before the start. */
export function runTime(run: DrillRun, now: DrillMoment): { readonly ms: number; readonly clock: DrillClock } | null {
  if (run.stopped) return run.stopped;
  return run.started ? elapsed(run.started, now) : null;
}

export function startRun(run: DrillRun, now: DrillMoment): DrillRun {
  return run.started ? run : { ...run, started: now };
}

/** Stops the clock. Who is still being called has not answered. */
export function stopRun(run: DrillRun, now: DrillMoment): DrillRun {
  const time = runTime(run, now);
  if (time === null || run.stopped) return run;
  const calls = run.calls.map((call) => (call.ended === null ? { ...call, ended: time.ms } : call));
  return { ...run, stopped: time, calls };
}

export function tickStep(run: DrillRun, stepId: string, done: boolean): DrillRun {
  const others = run.ticked.filter((id) => id !== stepId);
  return { ...run, ticked: done ? [...others, stepId] : others };
}

/** Somebody is called. A call that still rings has ended without an answer. */
export function placeCall(run: DrillRun, personId: string, now: DrillMoment): DrillRun {
  const started = startRun(run, now);
  const time = runTime(started, now);
  if (time === null || started.stopped) return run;
  const calls = started.calls.map((call) => (call.ended === null ? { ...call, ended: time.ms } : call));
  return { ...started, calls: [...calls, { personId, called: time.ms, ended: null, answered: false }] };
}

/** The call that rings was answered, which stops the clock, or was not. */
export function endCall(run: DrillRun, answered: boolean, now: DrillMoment): DrillRun {
  const time = runTime(run, now);
  if (time === null || run.stopped) return run;
  const calls = run.calls.map((call) => (call.ended === null ? { ...call, ended: time.ms, answered } : call));
  return answered ? { ...run, calls, stopped: time } : { ...run, calls };
}

/** Minutes with one place, rounded up: a limit is not kept by rounding. */
export function minutesOf(ms: number): number {
  return Math.ceil(ms / 6_000) / 10;
}

export type DrillRefusal =
  | { readonly kind: 'not-stopped' }
  /** The clock was stopped and nobody had answered. */
  | { readonly kind: 'nobody-answered' };

export interface DrillOutcome {
  readonly minutes: number;
  readonly withinLimit: boolean;
  readonly facts: { readonly [fact: string]: Json };
}

/**
 * What a drill leaves as evidence. A drill that took too long, or left steps out, is recorded as it was: what it is
 * worth is decided by the limit and by the review. `given` are facts that no clock can tell.
 */
export function drillOutcome(
  drill: Drill,
  run: DrillRun,
  given: { readonly [fact: string]: Json },
): Result<DrillOutcome, DrillRefusal> {
  if (run.stopped === null) return refuse({ kind: 'not-stopped' });
  const answered = run.calls.find((call) => call.answered);
  if (run.calls.length > 0 && !answered) return refuse({ kind: 'nobody-answered' });
  const minutes = minutesOf(run.stopped.ms);
  const withinLimit = minutes <= drill.limitMinutes;
  return ok({
    minutes,
    withinLimit,
    facts: {
      ...given,
      ...(answered ? { called: answered.personId } : {}),
      [drill.minutesFact]: minutes,
      drill: drill.id,
      withinLimit,
      clock: run.stopped.clock,
      steps: drill.steps.filter(({ id }) => run.ticked.includes(id)).map(({ id }) => id),
      calls: run.calls.map(({ personId, called, ended, answered: wasAnswered }) => ({
        person: personId,
        calledAfter: minutesOf(called),
        rang: minutesOf((ended ?? called) - called),
        answered: wasAnswered,
      })),
    },
  });
}

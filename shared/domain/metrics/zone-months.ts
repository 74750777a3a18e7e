import { Temporal } from 'temporal-polyfill';
import type { Instant } from './fact';
import { isImpossible, startOf } from './instants';
import type { MeasuredPartner } from './measured-partner';

interface ZoneMonths {
  readonly zone: string;
  /** First instants by month, counted from year 0. */
  readonly starts: Map<number, Instant>;
  readonly names: Map<number, string>;
}

// Asking a zone costs microseconds and there are a hundred thousand partners: each month is asked for once.
const zones = new Map<string, ZoneMonths>();

/** The month of an instant in a zone, `2026-03`. */
export function monthIn(at: Instant, zone: string): string {
  const known = zones.get(zone) ?? { zone, starts: new Map(), names: new Map() };
  zones.set(zone, known);
  const date = new Date(at);
  const month = date.getUTCFullYear() * 12 + date.getUTCMonth();
  if (at < beginning(known, month)) return nameOf(known, month - 1);
  return nameOf(known, at < beginning(known, month + 1) ? month : month + 1);
}

/** The month of T0; null: none, or one that cannot be. */
export function onboardingMonth(partner: MeasuredPartner, zone: string): string | null {
  const start = startOf(partner);
  return typeof start === 'number' ? monthIn(start, zone) : null;
}

/**
 * The month of the kick-off, which is when the first module of the playbook was begun; null: none was. A module that was
 * begun on a day that cannot be is none.
 */
export function kickoffMonth({ facts, asOf }: MeasuredPartner, zone: string): string | null {
  let first = Infinity;
  for (const { startedAt } of facts.module) if (startedAt < first && !isImpossible(startedAt, asOf)) first = startedAt;
  return first === Infinity ? null : monthIn(first, zone);
}

function beginning({ zone, starts }: ZoneMonths, month: number): Instant {
  const known = starts.get(month);
  if (known !== undefined) return known;
  const first = Temporal.PlainDate.from({ year: Math.floor(month / 12), month: (month % 12) + 1, day: 1 });
  const start = first.toZonedDateTime(zone).epochMilliseconds;
  starts.set(month, start);
  return start;
}

function nameOf({ names }: ZoneMonths, month: number): string {
  const known = names.get(month);
  if (known !== undefined) return known;
  const name = `${String(Math.floor(month / 12)).padStart(4, '0')}-${String((month % 12) + 1).padStart(2, '0')}`;
  names.set(month, name);
  return name;
}

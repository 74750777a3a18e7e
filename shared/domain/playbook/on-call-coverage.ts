import type { Json } from '#shared/base/json';
import { minutesIn, minutesOfWeek, stretch, stretchesOf, type WeekStretch } from './roster-coverage';

type Answers = { readonly [questionId: string]: { readonly [fieldId: string]: Json } };

/** Where the answers lie. Ids of questions never change. */
export const promiseQuestion = 'M8.Q4';
export const hoursQuestion = 'M8.Q2';

const days = ['all', 'workdays', 'weekend'] as const;

/**
 * The share of the promised minutes of a week in which somebody is on call, 0 to 1. Promised are the support hours,
 * or the whole week where the partner says so; who promises longer hours has named them by the roster itself. Null
 * while it cannot be told: nothing promised, no roster, or hours in more than one time zone, for the roster knows
 * only one.
 */
export function onCallCoverage(answers: Answers): number | null {
  const promise = answers[promiseQuestion]?.['cover'];
  const roster = rosterOf(answers[promiseQuestion]?.['roster']);
  if (roster === null || typeof promise !== 'string') return null;
  const promised = promise === 'always' ? wholeWeek : hoursOf(answers[hoursQuestion]?.['hours']);
  if (promised === null) return null;
  const owed = minutesIn(promised);
  if (owed === 0) return null;
  // What both cover is what each covers, less what the two cover together.
  const both = minutesIn(promised) + minutesIn(roster) - minutesIn([...promised, ...roster]);
  return both / owed;
}

const wholeWeek: readonly WeekStretch[] = [{ from: 0, minutes: minutesOfWeek }];

function rosterOf(value: Json | undefined): readonly WeekStretch[] | null {
  if (!Array.isArray(value)) return null;
  const lines = (value as readonly Json[]).flatMap((row) => {
    const [kind, from, to] = [cell(row, 'days'), cell(row, 'from'), cell(row, 'to')];
    const known = days.find((one) => one === kind);
    return known && isTime(from) && isTime(to) ? [{ days: known, from, to }] : [];
  });
  return lines.length === 0 ? null : stretchesOf(lines);
}

function hoursOf(value: Json | undefined): readonly WeekStretch[] | null {
  if (!Array.isArray(value)) return null;
  const rows = value as readonly Json[];
  const zones = new Set(rows.map((row) => cell(row, 'zone')));
  if (zones.size > 1) return null;
  return rows.flatMap((row) => {
    const [on, from, to] = [cell(row, 'days'), cell(row, 'from'), cell(row, 'to')];
    if (!Array.isArray(on) || !isTime(from) || !isTime(to)) return [];
    return on.flatMap((day: Json) =>
      typeof day === 'number' && day >= 1 && day <= 7 ? [stretch(day - 1, from, to)] : [],
    );
  });
}

function cell(row: Json, name: string): Json | undefined {
  return row !== null && typeof row === 'object' && !Array.isArray(row) && Object.hasOwn(row, name)
    ? (row as { readonly [key: string]: Json })[name]
    : undefined;
}

function isTime(value: Json | undefined): value is string {
  return typeof value === 'string' && /^\d{2}:\d{2}$/.test(value);
}

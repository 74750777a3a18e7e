import { addDays, addMonths, type CalendarDate, dayOf } from '#shared/base/calendar-date';
import { quarterOf } from '#shared/domain/commercial/quarter';
import { mondayOf } from '#shared/domain/programme/programme-days';

const placed = /^\{([+-]\d+)(?:T(\d\d:\d\d))?\}$/;
const weekPlaced = /^\{week([+-]\d+)\}$/;
const monthPlaced = /^\{month([+-]\d+)(?:w(\d+))?(?:T(\d\d:\d\d))?\}$/;
const named = /^\{(window|quarter)([+-]\d+)\}$/;

/**
 * What a placeholder stands for; any other text stays as it is. `{+30}` is a day from today, `{-3T12:00}` an instant of
 * it, `{week-1}` the Monday of the week before this one, `{month-2}` the first day of the month before the last,
 * `{month-2w5T08:30}` an instant of its fifth working day, `{window-2}` and `{quarter-1}` the labels under which that
 * month and the last quarter are measured. What is measured is told by months and working days, so that figures come
 * to the same on whichever day the demo is loaded.
 */
export function demoMoment(text: string, now: string): string {
  const today = dayOf(now);
  const week = weekPlaced.exec(text);
  if (week) return mondayOf(addDays(today, 7 * Number(week[1])));
  const day = placed.exec(text);
  if (day) return withTime(addDays(today, Number(day[1])), day[2]);
  const month = monthPlaced.exec(text);
  if (month) return withTime(workingDay(monthOf(today, Number(month[1])), Number(month[2] ?? 0)), month[3]);
  const [, kind, count] = named.exec(text) ?? [];
  if (kind === 'window') return monthOf(today, Number(count)).slice(0, 7);
  return kind === 'quarter' ? quarterOf(addMonths(monthOf(today, 0), 3 * Number(count))) : text;
}

/** Every placeholder in a text that holds more than one, such as a table. */
export function filledTable(text: string, now: string): string {
  return text.replace(/\{[^{}]+\}/g, (found) => demoMoment(found, now));
}

function withTime(day: CalendarDate, time: string | undefined): string {
  return time === undefined ? day : `${day}T${time}:00.000Z`;
}

function monthOf(today: CalendarDate, months: number): CalendarDate {
  return addMonths(`${today.slice(0, 7)}-01`, months);
}

/** Monday to Friday counted from the day on, itself included; 0: the day as it is. */
function workingDay(first: CalendarDate, count: number): CalendarDate {
  let day = first;
  for (let left = count; left > 0; day = addDays(day, 1)) {
    if (mondayOf(day) >= addDays(day, -4)) left -= 1;
    if (left === 0) break;
  }
  return day;
}

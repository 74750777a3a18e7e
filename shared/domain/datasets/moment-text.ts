import type { Moment } from './tables';
import type { ZoneClock } from './zone-clock';

export type MomentRefusal = 'notAMoment' | 'dayOnly' | 'noZone' | 'noSuchTime' | 'timeTwice';

/** What a bare day means, as the column says. */
type DayMeaning = 'start' | 'end' | 'refused';

const day = 86_400_000;

/** `2026-03-01T10:30:00.000Z`, without what is zero. */
export function momentText(moment: Moment): string {
  return new Date(moment).toISOString().replace('.000Z', 'Z');
}

/**
 * Reads a moment. By hand and not by `Date.parse`: that one reads local times in the zone of the machine, takes
 * 31 February for 3 March and is different from runtime to runtime.
 */
export function readMoment(text: string, dayMeans: DayMeaning, clock: ZoneClock | null): Moment | MomentRefusal {
  const parts = isoParts(text) ?? otherParts(text);
  if (parts === null) return 'notAMoment';
  const { date, time, offset } = parts;
  if (time === null) {
    if (dayMeans === 'refused') return 'dayOnly';
    if (clock === null) return 'noZone';
    return dayMeans === 'start' ? clock.momentOf(date) : endOfDay(date, clock);
  }
  if (offset !== null) return date + time - offset;
  return clock === null ? 'noZone' : clock.momentOf(date + time);
}

function endOfDay(date: number, clock: ZoneClock): Moment | MomentRefusal {
  const next = clock.momentOf(date + day);
  return typeof next === 'number' ? next - 1 : next;
}

interface Parts {
  /** Milliseconds to the beginning of the day, as if it were UTC. */
  readonly date: number;
  /** Milliseconds into the day; null for a day without a time. */
  readonly time: number | null;
  readonly offset: number | null;
}

const iso =
  /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?\s?(Z|UTC|GMT|[+-]\d{2}(?::?\d{2})?)?)?$/i;

function isoParts(text: string): Parts | null {
  const found = iso.exec(text);
  if (found === null) return null;
  const [, year, month, dayOfMonth, hour, minute, second, fraction, offset] = found;
  const date = dateOf(Number(year), Number(month), Number(dayOfMonth));
  if (date === null) return null;
  if (hour === undefined) return { date, time: null, offset: null };
  const time = timeOf(Number(hour), Number(minute), Number(second ?? '0'), fraction);
  const ahead = offset === undefined ? null : offsetOf(offset);
  return time === null || Number.isNaN(ahead) ? null : { date, time, offset: ahead };
}

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
// `1.3.2026 10:30`, as written in many countries; `01/Mar/26 10:30 AM`, as Jira exports. 01/03/2026 is not read: it is
// 1 March or 3 January, and nobody can tell.
const dotted = /^(\d{1,2})\.(\d{1,2})\.(\d{4})(?:,? (\d{1,2}):(\d{2})(?::(\d{2}))?)?$/;
const named = /^(\d{1,2})[/ -]([a-z]{3})[/ -](\d{4}|\d{2})(?:,? (\d{1,2}):(\d{2})(?::(\d{2}))?(?: ?(am|pm))?)?$/i;

function otherParts(text: string): Parts | null {
  const dots = dotted.exec(text);
  if (dots !== null) {
    const [, dayOfMonth, month, year, hour, minute, second] = dots;
    return partsOf([year, month, dayOfMonth], [hour, minute, second], undefined);
  }
  const names = named.exec(text);
  if (names === null) return null;
  const [, dayOfMonth, name = '', year = '', hour, minute, second, half] = names;
  const month = String(months.indexOf(name.toLowerCase()) + 1);
  return partsOf([year.length === 2 ? `20${year}` : year, month, dayOfMonth], [hour, minute, second], half);
}

type Digits = readonly (string | undefined)[];

function partsOf([year, month, dayOfMonth]: Digits, [hour, minute, second]: Digits, half: string | undefined) {
  const date = dateOf(Number(year), Number(month), Number(dayOfMonth));
  if (date === null) return null;
  if (hour === undefined) return { date, time: null, offset: null };
  const hours = half === undefined ? Number(hour) : (Number(hour) % 12) + (half.toLowerCase() === 'pm' ? 12 : 0);
  if (half !== undefined && (Number(hour) < 1 || Number(hour) > 12)) return null;
  const time = timeOf(hours, Number(minute), Number(second ?? '0'), undefined);
  return time === null ? null : { date, time, offset: null };
}

function dateOf(year: number, month: number, dayOfMonth: number): number | null {
  if (month < 1 || month > 12 || dayOfMonth < 1 || dayOfMonth > daysIn(year, month)) return null;
  return daysSince1970(year, month, dayOfMonth) * day;
}

function daysIn(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

/** Counted in eras of 400 years from 1 March, so that the leap day is a year's last. */
function daysSince1970(year: number, month: number, dayOfMonth: number): number {
  const shifted = month <= 2 ? year - 1 : year;
  const era = Math.floor(shifted / 400);
  const yearOfEra = shifted - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + dayOfMonth - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146_097 + dayOfEra - 719_468;
}

function timeOf(hour: number, minute: number, second: number, fraction: string | undefined): number | null {
  if (hour > 23 || minute > 59 || second > 59) return null;
  const thousandths = fraction === undefined ? 0 : Number(fraction.padEnd(3, '0').slice(0, 3));
  return ((hour * 60 + minute) * 60 + second) * 1000 + thousandths;
}

/** Milliseconds ahead of UTC; NaN for an offset that no clock on earth has. */
function offsetOf(text: string): number {
  if (/^(z|utc|gmt)$/i.test(text)) return 0;
  const hours = Number(text.slice(1, 3));
  const minutes = Number(text.slice(3).replace(':', '') || '0');
  if (hours > 14 || minutes > 59) return Number.NaN;
  return (text.startsWith('-') ? -1 : 1) * (hours * 60 + minutes) * 60_000;
}

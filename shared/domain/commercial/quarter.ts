import type { CalendarDate } from '#shared/base/calendar-date';

/** A quarter of a calendar year, `2026-Q4`. */
export type Quarter = string;

export function quarterOf(date: CalendarDate): Quarter {
  return `${date.slice(0, 4)}-Q${Math.ceil(Number(date.slice(5, 7)) / 3)}`;
}

/** Its first day. */
export function quarterStart(quarter: Quarter): CalendarDate {
  const [year = '', number = '1'] = quarter.split('-Q');
  return `${year}-${String(Number(number) * 3 - 2).padStart(2, '0')}-01`;
}

export function nextQuarter(quarter: Quarter): Quarter {
  const [year = '', number = '1'] = quarter.split('-Q');
  return number === '4' ? `${Number(year) + 1}-Q1` : `${year}-Q${Number(number) + 1}`;
}

/** All quarters from the one of the first day to the one of the last, both included. */
export function quartersBetween(first: CalendarDate, last: CalendarDate): readonly Quarter[] {
  const quarters: Quarter[] = [];
  for (let quarter = quarterOf(first); quarterStart(quarter) <= last; quarter = nextQuarter(quarter)) {
    quarters.push(quarter);
  }
  return quarters;
}

import type { OpeningHours } from '#shared/domain/agreements/answer-shapes';
import type { DocumentLanguage } from '#shared/domain/agreements/document-language';
import type { NamedPerson } from '#shared/domain/agreements/named-parties';
import type { Limit } from '#shared/domain/slas/severity';

/** A space that does not break, between a number and what it counts. */
const joined = '\u00a0';

export type CountedUnit = 'minute' | 'hour' | 'day' | 'workingDay' | 'week' | 'month';

/** One and many of a unit, as they stand after a number (in German in the nominative or accusative). */
const unitNames: Readonly<Record<DocumentLanguage, Readonly<Record<CountedUnit, readonly [string, string]>>>> = {
  en: {
    minute: ['minute', 'minutes'],
    hour: ['hour', 'hours'],
    day: ['day', 'days'],
    workingDay: ['working day', 'working days'],
    week: ['week', 'weeks'],
    month: ['month', 'months'],
  },
  de: {
    minute: ['Minute', 'Minuten'],
    hour: ['Stunde', 'Stunden'],
    day: ['Tag', 'Tage'],
    workingDay: ['Arbeitstag', 'Arbeitstage'],
    week: ['Woche', 'Wochen'],
    month: ['Monat', 'Monate'],
  },
};

const limitWords = {
  en: { onChange: 'when something changes', nextRelease: 'with the next release', none: 'no limit', atOnce: 'at once' },
  de: { onChange: 'bei Änderungen', nextRelease: 'mit der nächsten Version', none: 'keine Frist', atOnce: 'sofort' },
} as const satisfies Record<DocumentLanguage, object>;

/** `30 minutes`, `1 working day`, `1 h 30 min` never: hours that are not whole are given in minutes. */
export function printedLimit(limit: Limit, language: DocumentLanguage = 'en'): string {
  if (limit.kind !== 'within') return limitWords[language][limit.kind];
  if (limit.count === 0) return limitWords[language].atOnce;
  if (limit.unit === 'hours' && !Number.isInteger(limit.count))
    return countedIn(Math.round(limit.count * 60), 'minute', language);
  const units = { minutes: 'minute', hours: 'hour', workingDays: 'workingDay' } as const;
  return countedIn(limit.count, units[limit.unit], language);
}

const shortUnits = {
  en: { minutes: 'min', hours: 'h', workingDays: 'wd' },
  de: { minutes: 'Min.', hours: 'Std.', workingDays: 'AT' },
} as const satisfies Record<DocumentLanguage, object>;

/** `30 min`, `4 h`, `3 wd`, for drawings; what the letters mean is said beside them. No limit is a dash. */
export function printedShortLimit(limit: Limit, language: DocumentLanguage = 'en'): string {
  if (limit.kind !== 'within') return '–';
  if (limit.count === 0) return '0';
  return `${printedDecimal(String(limit.count), language)}${joined}${shortUnits[language][limit.unit]}`;
}

/** `1 day`, `30 Tage`. */
export function countedIn(count: number, unit: CountedUnit, language: DocumentLanguage): string {
  const [one, many] = unitNames[language][unit];
  return `${printedDecimal(String(count), language)}${joined}${count === 1 ? one : many}`;
}

export function counted(count: number, one: string): string {
  return `${count}${joined}${one}${count === 1 ? '' : 's'}`;
}

/** Decimal text with the sign of its language between whole and parts: `99.90`, `99,90`. */
export function printedDecimal(decimal: string, language: DocumentLanguage): string {
  return language === 'de' ? decimal.replace('.', ',') : decimal;
}

/** `99.90 %`, `4 h`, `3.83 points`. */
export function printedValue(value: string, unit: string, language: DocumentLanguage = 'en'): string {
  return `${printedDecimal(value, language)}${joined}${unit}`;
}

/** `EUR 12 500.00`, `12 500,00 EUR`. */
export function printedMoney(amount: string, currency: string, language: DocumentLanguage = 'en'): string {
  const [whole = '0', cents] = amount.split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+(?!\d))/g, joined);
  const figure = printedDecimal(cents === undefined ? grouped : `${grouped}.${cents.padEnd(2, '0')}`, language);
  return language === 'de' ? `${figure}${joined}${currency}` : `${currency}${joined}${figure}`;
}

/** `a, b and c`. */
export function printedList(items: readonly string[], language: DocumentLanguage = 'en'): string {
  if (items.length < 2) return items.join('');
  return `${items.slice(0, -1).join(', ')} ${language === 'de' ? 'und' : 'and'} ${items.at(-1)}`;
}

const dayNames: Readonly<Record<DocumentLanguage, string>> = {
  en: 'Monday Tuesday Wednesday Thursday Friday Saturday Sunday',
  de: 'Montag Dienstag Mittwoch Donnerstag Freitag Samstag Sonntag',
};

/** `Monday to Friday 08:00–18:00 (Europe/Vienna)`, one text per line of hours. */
export function printedHours(hours: OpeningHours, language: DocumentLanguage = 'en'): readonly string[] {
  return hours.map((line) => `${printedDays(line.days, language)} ${line.from}–${line.to} (${line.zone})`);
}

function printedDays(days: readonly number[], language: DocumentLanguage): string {
  const sorted = [...new Set(days)].sort((left, right) => left - right);
  const first = sorted[0] ?? 1;
  const last = sorted.at(-1) ?? first;
  const isRun = sorted.length > 2 && last - first === sorted.length - 1;
  const names = dayNames[language].split(' ');
  const name = (day: number) => names[day - 1] ?? String(day);
  return isRun
    ? `${name(first)} ${language === 'de' ? 'bis' : 'to'} ${name(last)}`
    : printedList(sorted.map(name), language);
}

/** Name with title where there is one. */
export function printedPerson(person: NamedPerson): string {
  return person.title === '' ? person.name : `${person.name}, ${person.title}`;
}

/** How to reach somebody; says so where no way is recorded, because a blank would look like a mistake. */
export function printedContact(person: NamedPerson, language: DocumentLanguage = 'en'): string {
  const ways = [person.phone, person.email].filter((way) => way !== '');
  if (ways.length > 0) return ways.join(', ');
  return language === 'de' ? 'Kontakt nicht erfasst' : 'contact not recorded';
}

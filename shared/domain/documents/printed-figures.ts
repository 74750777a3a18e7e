import type { OpeningHours } from '#shared/domain/agreements/answer-shapes';
import type { NamedPerson } from '#shared/domain/agreements/named-parties';
import type { Limit } from '#shared/domain/slas/severity';

/** A space that does not break, between a number and what it counts. */
const joined = '\u00a0';

/** `30 minutes`, `1 working day`, `1 h 30 min` never: hours that are not whole are given in minutes. */
export function printedLimit(limit: Limit): string {
  if (limit.kind === 'onChange') return 'when something changes';
  if (limit.kind === 'nextRelease') return 'with the next release';
  if (limit.kind === 'none') return 'no limit';
  if (limit.count === 0) return 'at once';
  if (limit.unit === 'hours' && !Number.isInteger(limit.count)) return counted(Math.round(limit.count * 60), 'minute');
  const units = { minutes: 'minute', hours: 'hour', workingDays: 'working day' } as const;
  return counted(limit.count, units[limit.unit]);
}

export function counted(count: number, one: string): string {
  return `${count}${joined}${one}${count === 1 ? '' : 's'}`;
}

/** `99.90 %`, `4 h`, `3.83 points`. */
export function printedValue(value: string, unit: string): string {
  return `${value}${joined}${unit}`;
}

/** `EUR 12 500.00`. */
export function printedMoney(amount: string, currency: string): string {
  const [whole = '0', cents] = amount.split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+(?!\d))/g, joined);
  return `${currency}${joined}${grouped}${cents === undefined ? '' : `.${cents.padEnd(2, '0')}`}`;
}

/** `a, b and c`. */
export function printedList(items: readonly string[]): string {
  if (items.length < 2) return items.join('');
  return `${items.slice(0, -1).join(', ')} and ${items.at(-1)}`;
}

const dayNames = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'] as const;

/** `Monday to Friday 08:00–18:00 (Europe/Vienna)`, one text per line of hours. */
export function printedHours(hours: OpeningHours): readonly string[] {
  return hours.map((line) => `${printedDays(line.days)} ${line.from}–${line.to} (${line.zone})`);
}

function printedDays(days: readonly number[]): string {
  const sorted = [...new Set(days)].sort((left, right) => left - right);
  const first = sorted[0] ?? 1;
  const last = sorted.at(-1) ?? first;
  const isRun = sorted.length > 2 && last - first === sorted.length - 1;
  const name = (day: number) => dayNames[day - 1] ?? 'Monday';
  return isRun ? `${name(first)} to ${name(last)}` : printedList(sorted.map(name));
}

/** Name with title where there is one. */
export function printedPerson(person: NamedPerson): string {
  return person.title === '' ? person.name : `${person.name}, ${person.title}`;
}

/** How to reach somebody; says so where no way is recorded, because a blank would look like a mistake. */
export function printedContact(person: NamedPerson): string {
  const ways = [person.phone, person.email].filter((way) => way !== '');
  return ways.length === 0 ? 'contact not recorded' : ways.join(', ');
}

const languageNames: Readonly<Record<string, string>> = {
  ar: 'Arabic',
  bg: 'Bulgarian',
  cs: 'Czech',
  da: 'Danish',
  de: 'German',
  el: 'Greek',
  en: 'English',
  es: 'Spanish',
  et: 'Estonian',
  fi: 'Finnish',
  fr: 'French',
  he: 'Hebrew',
  hi: 'Hindi',
  hr: 'Croatian',
  hu: 'Hungarian',
  it: 'Italian',
  ja: 'Japanese',
  ko: 'Korean',
  lt: 'Lithuanian',
  lv: 'Latvian',
  nl: 'Dutch',
  no: 'Norwegian',
  pl: 'Polish',
  pt: 'Portuguese',
  ro: 'Romanian',
  ru: 'Russian',
  sk: 'Slovak',
  sl: 'Slovenian',
  sr: 'Serbian',
  sv: 'Swedish',
  tr: 'Turkish',
  uk: 'Ukrainian',
  zh: 'Chinese',
};

export function printedLanguage(code: string): string {
  return languageNames[code] ?? code;
}

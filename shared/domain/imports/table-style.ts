import type { ColumnMapping } from './import-columns';
import type { ImportKind } from './import-kinds';

/** Which mark stands before the cents: `1,234.56` or `1.234,56`. */
export const decimalMarks = ['point', 'comma'] as const;
export type DecimalMark = (typeof decimalMarks)[number];

/** What comes first in `03/04/2026`. */
export const dayOrders = ['dayFirst', 'monthFirst'] as const;
export type DayOrder = (typeof dayOrders)[number];

/** How a table writes numbers and dates; null: nobody can tell. */
export interface TableStyle {
  readonly decimal: DecimalMark | null;
  readonly days: DayOrder | null;
}

/** What the cells of a table tell of its style, and what they leave to be asked. */
export interface StyleFound extends TableStyle {
  /** A cell can be read in two ways, and no other says which is meant. */
  readonly asksDecimal: boolean;
  readonly asksDays: boolean;
}

/** A style that says nothing: only what can be read in one way is read. */
export const noStyle: TableStyle = { decimal: null, days: null };

/** Columns of every kind that hold a number with places, and those that hold a day. */
const numberColumns: ReadonlySet<string> = new Set(['value', 'rate', 'score']);
const dayColumns: ReadonlySet<string> = new Set([
  'expectedOn',
  'submittedOn',
  'approvedOn',
  'extendedOn',
  'closedOn',
  'startedOn',
  'goLiveOn',
  'foundOn',
  'openedAt',
  'resolvedAt',
  'reopenedAt',
  'answeredAt',
  'day',
  'month',
]);

/** Looks through all cells: one that can be read in one way only tells how the others are meant. */
export function styleOf(kind: ImportKind, rows: readonly (readonly string[])[], mapping: ColumnMapping): StyleFound {
  const cellsOf = (columns: ReadonlySet<string>) =>
    Object.entries(mapping).flatMap(([id, at]) => (columns.has(id) ? rows.map((row) => (row[at] ?? '').trim()) : []));
  const numbers = cellsOf(numberColumns).map((cell) => decimalMarkIn(cell, kind));
  const days = cellsOf(dayColumns).map(dayOrderIn);
  const decimal = only(numbers);
  const order = only(days);
  return {
    decimal,
    days: order,
    asksDecimal: decimal === null && numbers.includes('unclear'),
    asksDays: order === null && days.includes('unclear'),
  };
}

/** The one that is told; null where none or both are. */
function only<Way extends string>(told: readonly (Way | 'unclear' | null)[]): Way | null {
  const ways = [...new Set(told)].filter((way): way is Way => way !== null && way !== 'unclear');
  return ways.length === 1 ? (ways[0] ?? null) : null;
}

/** Which mark of a number stands before its places. One mark before exactly three digits may also group thousands. */
export function decimalMarkIn(cell: string, kind?: ImportKind): DecimalMark | 'unclear' | null {
  const bare = bareNumber(cell);
  const marks = bare.replace(/[0-9]/g, '');
  if (marks === '' || /[^.,]/.test(marks)) return null;
  const last = marks.at(-1) === '.' ? 'point' : 'comma';
  const other = last === 'point' ? 'comma' : 'point';
  if (new Set(marks).size === 2) return last;
  // A mark that comes twice groups thousands, so the other one is before the places.
  if (marks.length > 1) return other;
  if (!/^[1-9][0-9]{0,2}[.,][0-9]{3}$/.test(bare)) return last;
  // No score goes into thousands.
  if (kind === 'surveys' || kind === 'examResults') return last;
  // Nobody writes the thousands of a rate; what is there is the point or the comma, and a comma may be either.
  return kind === 'monthlyRates' && last === 'point' ? 'point' : 'unclear';
}

/** Without blanks, apostrophes between thousands and a sign for percent. */
export function bareNumber(cell: string): string {
  return cell.trim().replace(/[\s\u00a0\u202f'’]|%$/g, '');
}

const grouped = {
  point: /^([0-9]+|[0-9]{1,3}(,[0-9]{3})+)(\.[0-9]+)?$/,
  comma: /^([0-9]+|[0-9]{1,3}(\.[0-9]{3})+)(,[0-9]+)?$/,
} as const satisfies Record<DecimalMark, RegExp>;

/** `1.234,56` as `1234.56`, once it is known which mark is which. What is no such number stays as it is. */
export function withPoint(cell: string, decimal: DecimalMark): string {
  const bare = bareNumber(cell);
  if (!grouped[decimal].test(bare)) return cell;
  return decimal === 'point' ? bare.replaceAll(',', '') : bare.replaceAll('.', '').replace(',', '.');
}

const slashes = /^(\d{1,2})\/(\d{1,2})\/(\d{4})(?:,?\s+(\d{1,2}):(\d{2})(?::(\d{2}))?\s?([ap]m)?)?$/i;

function dayOrderIn(cell: string): DayOrder | 'unclear' | null {
  const [, first = '', second = ''] = slashes.exec(cell) ?? [];
  if (first === '' || first === second) return null;
  if (Number(first) > 12) return 'dayFirst';
  return Number(second) > 12 ? 'monthFirst' : 'unclear';
}

/** `3/4/2026 2:05 PM` as `2026-04-03 14:05`, once it is known what comes first. Everything else stays as it is. */
export function withoutSlashes(cell: string, days: DayOrder | null): string | 'unclear' {
  const found = slashes.exec(cell.trim());
  if (found === null) return cell;
  const [, first = '', second = '', year = '', hour, minute = '00', seconds, half] = found;
  const order = days ?? dayOrderIn(cell.trim());
  if (order === 'unclear') return 'unclear';
  // 5/5/2026 is the same both ways.
  const [day, month] = order === 'monthFirst' ? [second, first] : [first, second];
  const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  if (hour === undefined) return date;
  const noon = half?.toLowerCase() === 'pm' ? 12 : 0;
  const hours = half === undefined ? Number(hour) : (Number(hour) % 12) + noon;
  return `${date} ${String(hours).padStart(2, '0')}:${minute}${seconds === undefined ? '' : `:${seconds}`}`;
}

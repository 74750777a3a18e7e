import { compare, exact, isDecimal } from '#shared/base/decimal';
import { isPauseReason, listSign, splitUnescaped, unescaped, unguardedText } from './cell-text';
import type { ColumnType, DatasetColumn } from './dataset-columns';
import type { DatasetFinding } from './dataset-finding';
import { type MomentRefusal, readMoment } from './moment-text';
import { type CaseSeverity, caseSeverities, type Moment, type Pause } from './tables';
import type { ZoneClock } from './zone-clock';

export type SeverityChange = { readonly at: Moment; readonly severity: CaseSeverity };

/** What a cell came to: null is an empty one. */
export type CellValue = number | string | null | readonly Moment[] | readonly SeverityChange[] | readonly Pause[];

/** Reads the cells of one column. `take` is told every moment, `refused` every reason against a cell. */
export type CellReader = (cell: string, row: number) => CellValue | undefined;

export interface ReadingAround {
  readonly clock: ZoneClock | null;
  /** Words of the file for ours, in this column. */
  readonly words: Readonly<Record<string, string>>;
  readonly take: (moment: Moment) => void;
  readonly refused: (finding: DatasetFinding) => void;
}

/** The reader of a column. It answers undefined where it has refused the cell. */
export function cellReader(column: DatasetColumn, around: ReadingAround): CellReader {
  const read = readerOf(column, around);
  return (cell, row) => {
    const text = cell.trim();
    if (text !== '') return read(text, row);
    if (column.blank !== null) return null;
    around.refused({ code: 'blank', row, column: column.name });
    return undefined;
  };
}

function readerOf(column: DatasetColumn, around: ReadingAround): CellReader {
  const { type } = column;
  switch (type.kind) {
    case 'instant':
      return momentReader(column.name, type.day, around);
    case 'instants':
      return momentsReader(column.name, around);
    case 'number':
      return numberReader(column, type, around);
    case 'decimal':
      return decimalReader(column, type, around);
    case 'words':
      return wordReader(column.name, type.words, around);
    case 'severityChanges':
      return severityChangesReader(column.name, around);
    case 'pauses':
      return pausesReader(column.name, around);
    case 'text':
      return unguardedText;
  }
}

function momentReader(column: string, day: 'start' | 'end' | 'refused', around: ReadingAround) {
  const { clock, take, refused } = around;
  return (found: string, row: number): Moment | undefined => {
    const read = readMoment(found, day, clock);
    if (typeof read !== 'number') {
      refused(momentFinding(read, { row, column, found }, clock));
      return undefined;
    }
    take(read);
    return read;
  };
}

function momentFinding(
  code: MomentRefusal,
  place: { readonly row: number; readonly column: string; readonly found: string },
  clock: ZoneClock | null,
): DatasetFinding {
  if (code === 'noSuchTime' || code === 'timeTwice') return { code, ...place, zone: clock?.zone ?? '' };
  return { code, ...place };
}

function momentsReader(column: string, around: ReadingAround): CellReader {
  const one = momentReader(column, 'refused', around);
  return (cell, row) => {
    const moments = cell.split(listSign).map((part) => one(part.trim(), row));
    const known = moments.filter((moment) => moment !== undefined);
    return known.length === moments.length ? known.sort((left, right) => left - right) : undefined;
  };
}

const numberText = /^-?\d+(?:\.\d+)?(?:e[+-]?\d+)?$/i;
// `12,5`, `1,526`, `1.526,5`, `1’526`.
const withComma = /^-?\d+(?:[.,'’ ]\d{3})*,\d+$|^-?\d{1,3}(?:[,'’ ]\d{3})+(?:\.\d+)?$/;
const withUnit = /^(-?\d+(?:\.\d+)?)\s*([a-zµ%]+)$/i;
const inMilliseconds: Readonly<Record<string, number>> = { ms: 1, s: 1000, sec: 1000, min: 60_000, h: 3_600_000 };

/** Why a text is no plain number: it has a comma, a unit, or is something else. */
function numberFinding(unit: string, row: number, column: string, found: string): DatasetFinding {
  const place = { row, column, found };
  if (withComma.test(found)) return { code: 'decimalComma', ...place, instead: withPoint(found) };
  const united = withUnit.exec(found);
  if (united === null) return { code: 'notANumber', ...place };
  const [, digits = '', ownUnit = ''] = united;
  return { code: 'unit', ...place, unit, instead: converted(digits, ownUnit.toLowerCase(), unit) };
}

function converted(digits: string, from: string, to: string): string | null {
  if (from === '%' && to.startsWith('share')) return String(Number(digits) / 100);
  const factor = to === 'ms' ? inMilliseconds[from] : undefined;
  return factor === undefined ? null : String(Number(digits) * factor);
}

/** `1.526,5` → `1526.5`, `1,526` → `1526` where the comma can only part thousands. */
function withPoint(text: string): string {
  const plain = text.replace(/['’ ]/g, '');
  if (/,\d+$/.test(plain) && !/^-?\d{1,3}(,\d{3})+$/.test(plain)) return plain.replaceAll('.', '').replace(',', '.');
  return /^-?\d{1,3},\d{3}$/.test(plain)
    ? `${plain.replace(',', '')} or ${plain.replace(',', '.')}`
    : plain.replaceAll(',', '');
}

type NumberType = Extract<ColumnType, { readonly kind: 'number' }>;

function numberReader({ name, unit }: DatasetColumn, type: NumberType, { refused }: ReadingAround): CellReader {
  return (found, row) => {
    const place = { row, column: name, found };
    if (!numberText.test(found)) {
      refused(numberFinding(unit, row, name, found));
      return undefined;
    }
    const number = Number(found);
    if (number < 0 && type.least >= 0) refused({ code: 'negative', ...place });
    else if (type.whole && !Number.isSafeInteger(number)) refused({ code: 'notWhole', ...place });
    else if (number < type.least || (type.most !== null && number > type.most))
      refused({
        code: 'outOfRange',
        ...place,
        least: `${type.least}`,
        most: type.most === null ? null : `${type.most}`,
      });
    else return number;
    return undefined;
  };
}

type DecimalType = Extract<ColumnType, { readonly kind: 'decimal' }>;

function decimalReader({ name, unit }: DatasetColumn, type: DecimalType, { refused }: ReadingAround): CellReader {
  return (found, row) => {
    const place = { row, column: name, found };
    if (!isDecimal(found)) refused(numberFinding(unit, row, name, found));
    else if (found.startsWith('-')) refused({ code: 'negative', ...place });
    else if (
      compare(exact(found), exact(type.least)) < 0 ||
      (type.most !== null && compare(exact(found), exact(type.most)) > 0)
    )
      refused({ code: 'outOfRange', ...place, least: type.least, most: type.most });
    else return found;
    return undefined;
  };
}

function wordReader(
  column: string,
  words: Readonly<Record<string, readonly string[]>>,
  { words: translated, refused }: ReadingAround,
): CellReader {
  const ours = new Map<string, string>();
  for (const [word, others] of Object.entries(words))
    for (const one of [word, ...others]) ours.set(one.toLowerCase(), word);
  const theirs = new Map(Object.entries(translated).map(([word, our]) => [word.trim().toLowerCase(), our]));
  return (found, row) => {
    const plain = found.toLowerCase();
    const word = ours.get((theirs.get(plain) ?? plain).toLowerCase()) ?? outcomeOfStatus(words, plain);
    if (word !== undefined) return word;
    const place = { row, column, found };
    refused(
      plain === '429' && 'limitedWithin' in words
        ? { code: 'volumeUnknown', ...place }
        : { code: 'unknownWord', ...place, words: Object.keys(words) },
    );
    return undefined;
  };
}

/** What an HTTP status says about a request, in the column that asks how it ended. */
function outcomeOfStatus(words: Readonly<Record<string, unknown>>, text: string): string | undefined {
  if (!('callerError' in words) || !/^[1-5]\d\d$/.test(text) || text === '429') return undefined;
  if (text < '400') return 'succeeded';
  return text < '500' ? 'callerError' : 'failed';
}

function severityChangesReader(column: string, around: ReadingAround): CellReader {
  const one = momentReader(column, 'refused', around);
  return (cell, row) => {
    const changes: SeverityChange[] = [];
    for (const part of cell.split(listSign)) {
      const [when = '', severity = '', ...more] = part.trim().split('/');
      const known = caseSeverities.find((word) => word === severity.trim().toLowerCase());
      if (known === undefined || more.length > 0) {
        around.refused({ code: 'notASeverityChange', row, column, found: part.trim() });
        return undefined;
      }
      const at = one(when.trim(), row);
      if (at === undefined) return undefined;
      changes.push({ at, severity: known });
    }
    changes.sort((left, right) => left.at - right.at);
    const twice = changes.find(({ at }, index) => changes[index - 1]?.at === at);
    if (twice === undefined) return changes;
    around.refused({ code: 'notASeverityChange', row, column, found: cell });
    return undefined;
  };
}

function pausesReader(column: string, around: ReadingAround): CellReader {
  const one = momentReader(column, 'refused', around);
  return (cell, row) => {
    const pauses: Pause[] = [];
    for (const part of splitUnescaped(cell, listSign)) {
      const [from = '', to, reason, by, ...note] = splitUnescaped(part.trim(), '/');
      const kind = reason?.trim() ?? '';
      if (to === undefined || !isPauseReason(kind) || note.length > 1) {
        around.refused({ code: 'notAPause', row, column, found: part.trim() });
        return undefined;
      }
      const start = one(from.trim(), row);
      const end = to.trim() === '' ? null : one(to.trim(), row);
      if (start === undefined || end === undefined) return undefined;
      if (end !== null && end < start) {
        around.refused({ code: 'endBeforeStart', row, start: `${column}.from`, end: `${column}.to` });
        return undefined;
      }
      pauses.push({
        from: start,
        to: end,
        reason: kind,
        by: unescaped(by ?? '').trim(),
        note: unescaped(note[0] ?? '').trim(),
      });
    }
    return pauses;
  };
}

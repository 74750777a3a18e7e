import { ok, type Result, refuse } from '#shared/base/result';
import { type DatasetColumn, plainName } from './dataset-columns';
import type { DatasetFinding } from './dataset-finding';
import { datasetFormats } from './dataset-formats';
import { gatherer } from './gather-rows';
import type { Row } from './gatherer';
import { type CellReader, cellReader } from './read-cell';
import { tableRows } from './table-rows';
import type { Moment, TableName, Tables } from './tables';
import { type ZoneClock, zoneClock } from './zone-clock';

/** How the words of a file are to be understood. */
export interface TableOptions {
  /** Column of the file by column of ours; empty where the file uses our names. What is not named is left out. */
  readonly mapping?: Readonly<Record<string, string>>;
  /** Words of the file for ours, by column: `{severity: {P1: 's1'}}`. */
  readonly words?: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** Zone of times that do not say theirs; null or '': every time must say it. */
  readonly zone?: string | null;
  /** The service the file is about where no column says it. */
  readonly service?: string;
  /** Until when was watched: checks hold until then, and with `observedFrom` a table may be empty. */
  readonly observedUntil?: Moment;
  readonly observedFrom?: Moment;
  /** So many findings are listed at most; the rest is counted. */
  readonly mostFindings?: number;
}

/** A table as it was read. */
export interface TableRead {
  readonly tables: Tables;
  readonly rows: number;
  /** First and last moment in it, or from when until when was watched where nothing happened. */
  readonly from: Moment;
  readonly to: Moment;
  /** What was left out or put right without a word to say against it. */
  readonly skipped: {
    /** Columns of the file that the mapping does not name. */
    readonly columns: readonly string[];
    /** Checks that were there twice, word for word. */
    readonly repeatedRows: number;
    /** Rows that were not in the order of time and were put into it. */
    readonly sortedRows: number;
  };
}

const mostListed = 50;

/** Reads a table of measured records from CSV or JSON: all of it, or nothing and everything that is wrong with it. */
export function readTable(
  name: TableName,
  text: string,
  options: TableOptions = {},
): Result<TableRead, readonly DatasetFinding[]> {
  const findings = findingList(options.mostFindings ?? mostListed);
  const zone = options.zone ?? '';
  const clock = zone === '' ? null : zoneClock(zone);
  if (zone !== '' && clock === null) findings.add({ code: 'unknownZone', zone });
  const opened = tableRows(text);
  if (!opened.ok) return refuse([opened.error]);
  const { headings, each } = opened.value;
  const places = columnPlaces(name, headings, options.mapping ?? {}, findings.add);
  // With a column amiss every row would be: that is told once.
  if (findings.count() > 0) return refuse(findings.list());

  const span = momentSpan();
  const gathered = gatherer(name, {
    service: options.service ?? '',
    observedUntil: options.observedUntil ?? null,
    refused: findings.add,
  });
  const check = rowChecks(name, findings.add);
  const readers = places.map((place) => ({
    ...place,
    read: readerAt(place.column, { clock, options, take: span.take, refused: findings.add }),
  }));
  const row: Row = {};
  for (const { name: column } of datasetFormats[name].columns) row[column] = null;
  let rows = 0;
  const broken = each((cells, number) => {
    rows += 1;
    if (hasSpareCells(cells, headings.length)) {
      findings.add({ code: 'cellCount', row: number, cells: cells.length, headings: headings.length });
      return;
    }
    let isRead = true;
    for (const { column, place, read } of readers) {
      const value = read(cells[place] ?? '', number);
      if (value === undefined) isRead = false;
      else row[column.name] = value;
    }
    if (!isRead) return;
    check(row, number);
    gathered.take(row, number);
  });
  if (broken !== null) findings.add(broken);
  const { observedFrom, observedUntil } = options;
  if (rows === 0 && findings.count() === 0) {
    if (observedFrom === undefined || observedUntil === undefined) findings.add({ code: 'noRows' });
    else for (const moment of [observedFrom, observedUntil]) span.take(moment);
  }
  const { tables, sortedRows, repeatedRows } = gathered.done();
  if (findings.count() > 0) return refuse(findings.list());
  const used = new Set(places.map(({ place }) => place));
  const columns = headings.filter((_, place) => !used.has(place));
  return ok({ tables, rows, ...span.reached(), skipped: { columns, repeatedRows, sortedRows } });
}

function readerAt(
  column: DatasetColumn,
  around: {
    readonly clock: ZoneClock | null;
    readonly options: TableOptions;
    readonly take: (moment: Moment) => void;
    readonly refused: (finding: DatasetFinding) => void;
  },
): CellReader {
  const { options, ...rest } = around;
  return cellReader(column, { ...rest, words: options.words?.[column.name] ?? {} });
}

/** More or fewer cells than headings; blank ones at the end do no harm. */
function hasSpareCells(cells: readonly string[], headings: number): boolean {
  if (cells.length === headings) return false;
  return cells.length < headings || cells.slice(headings).some((cell) => cell.trim() !== '');
}

interface ColumnPlace {
  readonly column: DatasetColumn;
  readonly place: number;
}

/** Where in a row the columns of a table stand. Without a mapping each heading has to be one of ours. */
function columnPlaces(
  name: TableName,
  headings: readonly string[],
  mapping: Readonly<Record<string, string>>,
  add: (finding: DatasetFinding) => void,
): readonly ColumnPlace[] {
  const { columns } = datasetFormats[name];
  const isMapped = Object.keys(mapping).length > 0;
  const places: ColumnPlace[] = [];
  const plain = headings.map((heading) => heading.trim());
  for (const [place, heading] of plain.entries())
    if (heading !== '' && plain.indexOf(heading) !== place) add({ code: 'headingTwice', heading });
  for (const column of columns) {
    const heading = isMapped ? mapping[column.name] : column.name;
    const place = heading === undefined ? -1 : plain.indexOf(heading.trim());
    if (place >= 0) places.push({ column, place });
    else if (heading !== undefined && isMapped) add({ code: 'noSuchHeading', column: column.name, heading });
    else if (column.required) add({ code: 'missingColumn', column: column.name, table: name });
  }
  for (const known of Object.keys(mapping))
    if (!columns.some((column) => column.name === known)) add({ code: 'unknownColumn', column: known, like: null });
  if (!isMapped)
    for (const heading of plain.filter((one) => !columns.some((column) => column.name === one)))
      add({ code: 'unknownColumn', column: heading, like: likeOf(columns, heading) });
  return places;
}

function likeOf(columns: readonly DatasetColumn[], heading: string): string | null {
  const plain = plainName(heading);
  const like = columns.find((column) => plainName(column.name) === plain || column.alsoCalled.includes(plain));
  return like?.name ?? null;
}

/** What has to hold between the cells of a row, and between rows. */
function rowChecks(name: TableName, refused: (finding: DatasetFinding) => void) {
  const { inOrder, unique, sorted } = datasetFormats[name];
  const seen = new Map<string, number>();
  return (row: Row, number: number): void => {
    for (const [start, end] of inOrder) {
      const first = row[start];
      const second = row[end];
      if (typeof first === 'number' && typeof second === 'number' && second < first)
        refused({ code: 'endBeforeStart', row: number, start, end });
    }
    // Series are compared when they are in order: a million rows are too many to remember each.
    if (unique.length === 0 || sorted) return;
    const key = unique.map((column) => String(row[column] ?? '')).join('\n');
    const first = seen.get(key);
    if (first === undefined) seen.set(key, number);
    else refused({ code: 'duplicate', row: number, first, columns: unique, found: key.replaceAll('\n', ', ') });
  };
}

function findingList(most: number) {
  const listed: DatasetFinding[] = [];
  let count = 0;
  return {
    add: (finding: DatasetFinding): void => {
      count += 1;
      if (listed.length < most) listed.push(finding);
    },
    count: () => count,
    list: (): readonly DatasetFinding[] =>
      count > listed.length ? [...listed, { code: 'more', count: count - listed.length }] : listed,
  };
}

function momentSpan() {
  let from = Number.POSITIVE_INFINITY;
  let to = Number.NEGATIVE_INFINITY;
  return {
    take: (moment: Moment): void => {
      if (moment < from) from = moment;
      if (moment > to) to = moment;
    },
    reached: () => ({ from, to }),
  };
}

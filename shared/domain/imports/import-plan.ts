import type { CellFinding } from './import-cells';
import { changesOf, type FieldChange } from './import-changes';
import type { ColumnMapping } from './import-columns';
import { identifier, type KnownThing } from './import-identity';
import type { ImportKind } from './import-kinds';
import { type Finder, finderIn, type KnownRecords } from './import-known';
import { readMonthlyRate, readSoldDeal } from './import-readers-books';
import { readDeal } from './import-readers-deals';
import { readCase, readDefect, readEngagement } from './import-readers-delivery';
import { readExamResult } from './import-readers-exams';
import { readPartner, readPerson } from './import-readers-partners';
import { readSurveyAnswer } from './import-readers-surveys';
import { RowReader } from './import-row';
import type { ImportedRecord } from './imported-record';
import { styleOf, type TableStyle } from './table-style';

/** A table as it was read: headings, then rows of as many cells as they have. */
export interface ImportTable {
  readonly headings: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/**
 * What happens to a row. `new`: it will be added. `changed`: what is there will be corrected, where the row has another
 * value; what its empty cells leave open stays. `known`: the same is there already. `twice`: an earlier row of the
 * table says the same. `refused`: something in it cannot be taken.
 */
export type RowFate =
  | { readonly state: 'new'; readonly record: ImportedRecord; readonly warnings: readonly CellFinding[] }
  | {
      readonly state: 'changed';
      readonly name: string;
      readonly record: ImportedRecord;
      readonly changes: readonly FieldChange[];
      readonly warnings: readonly CellFinding[];
    }
  | { readonly state: 'known'; readonly name: string }
  | { readonly state: 'twice'; readonly firstRow: number }
  | { readonly state: 'refused'; readonly findings: readonly CellFinding[] };

/** One row of the table with its fate. `number` counts as a spreadsheet does: the headings are row 1. */
export interface PlannedRow {
  readonly number: number;
  readonly name: string;
  readonly fate: RowFate;
}

/** What would become of every row. Nothing is written. */
export function planImport(
  kind: ImportKind,
  table: ImportTable,
  mapping: ColumnMapping,
  known: KnownRecords,
  style: TableStyle = styleOf(kind, table.rows, mapping),
): readonly PlannedRow[] {
  return table.rows.map(rowPlanner(kind, mapping, known, style));
}

/** Plans one row after the other, so that whoever asks can say in between how far it has come. */
export function rowPlanner(
  kind: ImportKind,
  mapping: ColumnMapping,
  known: KnownRecords,
  style: TableStyle,
): (row: readonly string[], at: number) => PlannedRow {
  const seen = new Map<string, number>();
  // What two rows of different numbers say the same of is one thing and a new one.
  const claimed = new Set<KnownThing>();
  const find = finderIn(known);
  const identify = identifier(kind, known);
  return (row, at) => {
    const number = at + 2;
    const reader = new RowReader(kind, row, { mapping, find, style });
    const read = readers[kind](reader, find);
    const name = nameColumns[kind].map((id) => reader.text(id)).join(' · ');
    if (read === null || reader.findings.length > 0) {
      return { number, name, fate: { state: 'refused', findings: reader.findings } };
    }
    const { keys, known: same, unnumbered } = identify(read);
    const there = same ?? (unnumbered !== null && !claimed.has(unnumbered) ? unnumbered : null);
    if (there !== null) claimed.add(there);
    const changed = there === null ? null : changesOf(read, there.record, reader, find);
    if (changed?.may === false) return { number, name, fate: { state: 'refused', findings: changed.findings } };
    if (there !== null && changed?.changes.length === 0)
      return { number, name, fate: { state: 'known', name: there.name } };
    const firstRow = keys.map((key) => seen.get(key)).find((row) => row !== undefined);
    if (firstRow !== undefined) return { number, name, fate: { state: 'twice', firstRow } };
    for (const key of keys) seen.set(key, number);
    const { warnings } = reader;
    if (there === null || changed === null) return { number, name, fate: { state: 'new', record: read, warnings } };
    const { changes } = changed;
    return { number, name, fate: { state: 'changed', name: there.name, record: read, changes, warnings } };
  };
}

const nameColumns: Readonly<Record<ImportKind, readonly string[]>> = {
  partners: ['legalName'],
  people: ['name'],
  deals: ['customerName'],
  engagements: ['engagementName'],
  defects: ['defectTitle'],
  cases: ['subject'],
  surveys: ['contact'],
  examResults: ['person', 'exam'],
  soldDeals: ['reference'],
  monthlyRates: ['month', 'currency'],
};

const readers: Readonly<Record<ImportKind, (row: RowReader, find: Finder) => ImportedRecord | null>> = {
  partners: readPartner,
  people: readPerson,
  deals: readDeal,
  engagements: readEngagement,
  defects: readDefect,
  cases: readCase,
  surveys: readSurveyAnswer,
  examResults: readExamResult,
  soldDeals: readSoldDeal,
  monthlyRates: readMonthlyRate,
};

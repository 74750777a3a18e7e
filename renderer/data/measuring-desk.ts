import type { CalendarDate } from '#shared/base/calendar-date';
import { canonicalJson } from '#shared/base/json';
import { ok, type Result, refuse } from '#shared/base/result';
import type { DatasetFinding } from '#shared/domain/datasets/dataset-finding';
import { mergeTables } from '#shared/domain/datasets/merge-tables';
import { readTable, type TableRead } from '#shared/domain/datasets/read-table';
import { tableRows } from '#shared/domain/datasets/table-rows';
import type { TableName, Tables } from '#shared/domain/datasets/tables';
import type { MeasurableAgreement } from '#shared/domain/measuring/measurable-agreement';
import { measureAgreement } from '#shared/domain/measuring/measure-agreement';
import type { AgreementMeasured } from '#shared/domain/measuring/measurement';
import { withoutDoubles } from '#shared/domain/performance/measured-tables';
import { encodingOf } from './import-table';

/** A file of performance data with how it is to be read. */
export interface MeasuringFile {
  /** Under which the read table is kept: the same key read in the same way is not read again. Best its SHA-256. */
  readonly key: string;
  readonly name: string;
  /** The bytes, which cost nothing to hand to the worker as a Blob, or the text. */
  readonly content: Blob | string;
  readonly table: TableName;
  /** Column of the file by column of ours; empty where the names are ours. */
  readonly mapping: Readonly<Record<string, string>>;
  /** Words of the file for our own, by column. */
  readonly words: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** Zone of times without one; null: each carries its own. */
  readonly zone: string | null;
  /** The service the file is about, where no column says it. */
  readonly service: string;
  /** Until when was watched, where the last row is not the end (ISO, UTC). */
  readonly observedUntil?: string | null | undefined;
}

/** What is to be measured by which files. The days are those of the agreement's zone; `to` no longer belongs to it. */
export interface MeasuringQuestion {
  readonly agreement: MeasurableAgreement;
  readonly files: readonly MeasuringFile[];
  /** Records that are in no file, such as those of the incident log. */
  readonly extraTables?: Tables | undefined;
  readonly from: CalendarDate;
  readonly to: CalendarDate;
}

export type DeskQuestion =
  | { readonly kind: 'look'; readonly file: Pick<MeasuringFile, 'name' | 'content'> }
  | { readonly kind: 'read'; readonly file: MeasuringFile }
  | ({ readonly kind: 'measure' } & MeasuringQuestion);

export type DeskAnswer =
  | { readonly id: number; readonly kind: 'progress'; readonly done: number; readonly of: number }
  | { readonly id: number; readonly kind: 'answer'; readonly value: Result<unknown, unknown> }
  | { readonly id: number; readonly kind: 'failed'; readonly reason: string };

/** What a file looks like before it is read. */
export interface TableLook {
  readonly cameAs: 'csv' | 'json';
  readonly headings: readonly string[];
  /** The first rows, to be looked at. */
  readonly sample: readonly (readonly string[])[];
  /** False where a time in the sample does not say in which zone it is. */
  readonly hasZones: boolean;
  /** Why it is no table at all. */
  readonly findings: readonly DatasetFinding[];
}

/** What a read table amounts to. The table itself stays where it was read. */
export interface TableSummary {
  readonly cameAs: 'csv' | 'json';
  readonly rows: number;
  /** First and last moment in it (ISO, UTC). */
  readonly from: string;
  readonly to: string;
  readonly skipped: TableRead['skipped'];
}

/** What an agreement came to by files and by the records beside them. */
export interface MeasuredByFiles {
  readonly measured: AgreementMeasured;
  /** Tickets that a file and the incident log both know; the log counted. */
  readonly doubles: readonly string[];
}

/** A file that could not be read, and every reason. */
export interface UnreadFile {
  readonly key: string;
  readonly name: string;
  readonly findings: readonly DatasetFinding[];
}

type Progress = (done: number, of: number) => void;

/** Reads files and measures by them, and keeps the read tables for the next question. Lives in a worker. */
export function openMeasuringDesk() {
  const kept = new Map<string, TableRead>();
  const readFile = async (file: MeasuringFile): Promise<Result<TableRead, UnreadFile>> => {
    const known = kept.get(keyOf(file));
    if (known) return ok(known);
    const read = readTable(file.table, await textOf(file.content), {
      mapping: file.mapping,
      words: file.words,
      zone: file.zone,
      service: file.service,
      ...(file.observedUntil ? { observedUntil: Date.parse(file.observedUntil) } : {}),
    });
    if (!read.ok) return refuse({ key: file.key, name: file.name, findings: read.error });
    kept.set(keyOf(file), read.value);
    return read;
  };
  const measure = async (question: MeasuringQuestion, progress: Progress) => {
    const { agreement, files, extraTables, from, to } = question;
    const steps = files.length + 1;
    const parts: Tables[] = [];
    const unread: UnreadFile[] = [];
    for (const [at, file] of files.entries()) {
      progress(at, steps);
      const read = await readFile(file);
      if (read.ok) parts.push(read.value.tables);
      else unread.push(read.error);
    }
    if (unread.length > 0) return refuse({ kind: 'findings' as const, files: unread });
    progress(files.length, steps);
    forget(kept, files);
    const { tables, doubles } = joined(parts, extraTables);
    const measured = measureAgreement(agreement, tables, { from, to });
    progress(steps, steps);
    return ok<MeasuredByFiles>({ measured, doubles });
  };
  const answer = async (question: DeskQuestion, progress: Progress): Promise<Result<unknown, unknown>> => {
    switch (question.kind) {
      case 'look':
        return ok(lookAt(await textOf(question.file.content)));
      case 'read': {
        const read = await readFile(question.file);
        if (!read.ok) return refuse({ kind: 'findings' as const, files: [read.error] });
        return ok(summaryOf(read.value, await cameAs(question.file.content)));
      }
      case 'measure':
        return measure(question, progress);
    }
  };
  return { answer, keptTables: () => kept.size };
}

/** Files and the records beside them. A ticket that both know counts once. */
function joined(parts: readonly Tables[], extra: Tables | undefined) {
  if (extra === undefined) return { tables: mergeTables(parts), doubles: [] };
  const single = withoutDoubles(parts, extra);
  return { tables: mergeTables([...single.parts, extra]), doubles: [...new Set(single.doubles)] };
}

/** What is not part of the latest question is let go: a year of checks is a hundred megabytes. */
function forget(kept: Map<string, TableRead>, files: readonly MeasuringFile[]): void {
  const needed = new Set(files.map(keyOf));
  for (const key of kept.keys()) if (!needed.has(key)) kept.delete(key);
}

function keyOf({ key, table, mapping, words, zone, service, observedUntil }: MeasuringFile): string {
  return canonicalJson([key, table, { ...mapping }, wordsJson(words), zone, service, observedUntil ?? null]);
}

const wordsJson = (words: MeasuringFile['words']) =>
  Object.fromEntries(Object.entries(words).map(([column, told]) => [column, { ...told }]));

function summaryOf({ rows, from, to, skipped }: TableRead, came: TableSummary['cameAs']): TableSummary {
  return { cameAs: came, rows, from: new Date(from).toISOString(), to: new Date(to).toISOString(), skipped };
}

/** Enough of a table to see what it holds. */
const lookedAt = 200_000;
const sampleRows = 6;

function lookAt(text: string): TableLook {
  const came = kindOf(text);
  const nothing = { cameAs: came, headings: [], sample: [], hasZones: true };
  // JSON is whole or nothing; of separated values the beginning is enough, cut where a line ends.
  const part = came === 'json' || text.length <= lookedAt ? text : text.slice(0, text.lastIndexOf('\n', lookedAt));
  const opened = tableRows(part);
  if (!opened.ok) return { ...nothing, findings: [opened.error] };
  const { headings, each } = opened.value;
  const sample: (readonly string[])[] = [];
  const broken = each((cells) => {
    if (sample.length < sampleRows) sample.push(cells);
  });
  if (broken !== null) return { ...nothing, findings: [broken] };
  return { cameAs: came, headings, sample, hasZones: !sample.flat().some(lacksZone), findings: [] };
}

const localTime = /^\s*\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(:\d{2}([.,]\d+)?)?\s*$/;
const lacksZone = (cell: string) => localTime.test(cell);

const kindOf = (text: string): TableLook['cameAs'] => (/^[\s\uFEFF]*[[{]/.test(text.slice(0, 1000)) ? 'json' : 'csv');

async function cameAs(content: Blob | string): Promise<TableLook['cameAs']> {
  return kindOf(typeof content === 'string' ? content : await textOf(content.slice(0, 1000)));
}

async function textOf(content: Blob | string): Promise<string> {
  if (typeof content === 'string') return content;
  const bytes = new Uint8Array(await content.arrayBuffer());
  return new TextDecoder(encodingOf(bytes)).decode(bytes);
}

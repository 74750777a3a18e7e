import Papa from 'papaparse';
import { guardedText, listSign, pauseText, severityChangeText } from './cell-text';
import { datasetFormats } from './dataset-formats';
import { momentText } from './moment-text';
import {
  type Case,
  type CheckSeries,
  type RequestSeries,
  requestOutcomes,
  type TableName,
  type Tables,
} from './tables';

type Cells = { readonly [column: string]: string };

/** A table as CSV with our names, for what was typed by hand. Reading it gives the same table. */
export function writeTable(name: TableName, tables: Tables): string {
  const columns = datasetFormats[name].columns.map((column) => column.name);
  const rows = rowsOf(name, tables).map((cells) => columns.map((column) => cells[column] ?? ''));
  return `${Papa.unparse([columns, ...rows], { newline: '\n' })}\n`;
}

function rowsOf(name: TableName, tables: Tables): readonly Cells[] {
  if (name === 'checks') return (tables.checks ?? []).flatMap(checkRows);
  if (name === 'requests') return (tables.requests ?? []).flatMap(requestRows);
  if (name === 'cases') return (tables.cases ?? []).map(caseRow);
  return (tables[name] ?? []).map((record) => plainRow(name, record));
}

function checkRows({ service, region, at, up, responseMs, observedUntil }: CheckSeries): readonly Cells[] {
  return Array.from(at, (moment, index) => ({
    at: momentText(moment),
    up: up[index] === 1 ? 'up' : 'down',
    responseMs: numberText(responseMs[index]),
    service: guardedText(service),
    region: guardedText(region),
    observedUntil: momentText(observedUntil),
  }));
}

function requestRows({ service, at, durationMs, outcome, count }: RequestSeries): readonly Cells[] {
  return Array.from(at, (moment, index) => ({
    at: momentText(moment),
    outcome: requestOutcomes[outcome[index] ?? 0] ?? '',
    durationMs: numberText(durationMs[index]),
    service: guardedText(service),
    count: count === null ? '' : numberText(count[index]),
  }));
}

function caseRow({ severities, updates, pauses, ...rest }: Case): Cells {
  const [first, ...later] = severities;
  const isFromOpening = first !== undefined && first.at === rest.openedAt;
  return {
    ...plainRow('cases', rest),
    severity: isFromOpening ? first.severity : '',
    severityChanges: (isFromOpening ? later : severities).map(severityChangeText).join(listSign),
    updates: updates.map(momentText).join(listSign),
    pauses: pauses.map(pauseText).join(listSign),
  };
}

/** A record whose fields are cells already: moments, numbers, yes and no, text. */
function plainRow(name: TableName, record: object): Cells {
  const types = new Map(datasetFormats[name].columns.map((column) => [column.name, column.type.kind]));
  return Object.fromEntries(
    Object.entries(record).map(([column, value]: [string, unknown]) => [column, cellOf(types.get(column), value)]),
  );
}

function cellOf(kind: string | undefined, value: unknown): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (typeof value === 'number') return kind === 'instant' ? momentText(value) : String(value);
  return kind === 'text' ? guardedText(String(value)) : String(value);
}

function numberText(number: number | undefined): string {
  return number === undefined || Number.isNaN(number) ? '' : String(number);
}

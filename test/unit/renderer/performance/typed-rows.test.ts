import { describe, expect, test } from 'vitest';
import { datasetFormats } from '#shared/domain/datasets/dataset-formats';
import { readTable } from '#shared/domain/datasets/read-table';
import type { TableName } from '#shared/domain/datasets/tables';
import { writeTable } from '#shared/domain/datasets/write-table';
import {
  findingAt,
  readTypedRows,
  type TypedRow,
  typedTables,
} from '../../../../renderer/features/performance/typed-rows';

const zone = 'Europe/Vienna';

/** A row as the form gives it: local times, days, words of the closed lists. */
function aRow(table: TableName): TypedRow {
  const cellOf = (kind: string, name: string): string => {
    if (name === 'severityChanges' || name === 'pauses' || name === 'updates') return '';
    if (name === 'affectedShare') return '0.25';
    if (kind === 'instant') return name === 'startedAt' && table === 'cases' ? '2026-03-02T10:00' : '2026-03-02T10:30';
    if (kind === 'number') return '3';
    return kind === 'decimal' ? '12.50' : 'something';
  };
  return Object.fromEntries(
    datasetFormats[table].columns.map(({ name, type }) => {
      if (type.kind === 'words') return [name, Object.keys(type.words)[0] ?? ''];
      if (type.kind === 'instant' && type.day !== 'refused') return [name, '2026-03-02'];
      return [name, cellOf(type.kind, name)];
    }),
  );
}

describe('records typed by hand', () => {
  test('are of every table but those of monitors and gateways', () => {
    expect(typedTables).toEqual([
      'outages',
      'cases',
      'throughput',
      'ratings',
      'contracts',
      'customers',
      'reviews',
      'actions',
      'orders',
      'changes',
      'breaches',
      'behaviours',
      'exclusions',
    ]);
  });

  test.each(typedTables)('of %s are read, and are the same once they are a file', (table) => {
    const read = readTypedRows(table, [aRow(table)], zone);
    if (!read.ok) throw new Error(JSON.stringify(read.error));
    const again = readTable(table, writeTable(table, read.value.tables));
    expect(again.ok && again.value.tables).toEqual(read.value.tables);
    expect(read.value.rows).toBe(1);
  });

  test('have the times of the agreement’s zone, unless one says its own', () => {
    const rows = [
      { id: 'O-1', from: '2026-03-02T10:30', to: '2026-03-02T11:00' },
      { id: 'O-2', from: '2026-03-03T10:30+00:00', to: '2026-03-03T11:00Z' },
    ];
    const read = readTypedRows('outages', rows, zone);
    expect(read.ok && read.value.tables.outages?.map(({ from }) => new Date(from).toISOString())).toEqual([
      '2026-03-02T09:30:00.000Z',
      '2026-03-03T10:30:00.000Z',
    ]);
  });

  test('are refused by row and field, an empty row counting for nothing but its place', () => {
    const rows = [
      { id: 'O-1', from: '2026-03-02T10:30', to: '2026-03-02T09:00' },
      { id: '', from: '', to: '' },
      { id: 'O-3', from: '2026-10-25T02:30', to: '' },
    ];
    const read = readTypedRows('outages', rows, zone);
    if (read.ok) throw new Error('It was read.');
    expect(read.error).toEqual([
      { code: 'endBeforeStart', row: 1, start: 'from', end: 'to' },
      { code: 'timeTwice', row: 3, column: 'from', found: '2026-10-25T02:30', zone },
      { code: 'blank', row: 3, column: 'to' },
    ]);
    expect(findingAt(read.error, 3, 'to')).toEqual({ code: 'blank', row: 3, column: 'to' });
    expect(findingAt(read.error, 1, 'to')).toBeNull();
  });

  test('are refused where nothing was typed at all', () => {
    expect(readTypedRows('orders', [{}, { id: ' ' }], zone)).toEqual({ ok: false, error: [{ code: 'noRows' }] });
  });
});

import { describe, expect, test } from 'vitest';
import { datasetFormats } from '#shared/domain/datasets/dataset-formats';
import { mergeTables } from '#shared/domain/datasets/merge-tables';
import { readTable } from '#shared/domain/datasets/read-table';
import { recogniseTable, suggestMapping } from '#shared/domain/datasets/suggest-mapping';
import { tableNames } from '#shared/domain/datasets/tables';

describe('a mapping', () => {
  test('is suggested for an export of a ticket system', () => {
    expect(suggestMapping('cases', ['Issue key', 'Summary', 'Priority', 'Created', 'Resolved', 'Component'])).toEqual({
      id: 'Issue key',
      severity: 'Priority',
      openedAt: 'Created',
      resolvedAt: 'Resolved',
      service: 'Component',
    });
    expect(
      suggestMapping('cases', ['Ticket ID', 'Created at', 'First reply at', 'Solved at', 'Priority', 'Via']),
    ).toEqual({
      id: 'Ticket ID',
      channel: 'Via',
      severity: 'Priority',
      openedAt: 'Created at',
      firstResponseAt: 'First reply at',
      resolvedAt: 'Solved at',
    });
  });

  test('is empty where the file uses our names', () => {
    expect(suggestMapping('orders', ['corrected', 'id', 'at'])).toEqual({});
  });
});

describe('which table it is', () => {
  test.each(tableNames)('is seen from our own names for %s', (name) => {
    expect(recogniseTable(datasetFormats[name].columns.map((column) => column.name))).toBe(name);
    const needed = datasetFormats[name].columns.filter(({ required }) => required).map((column) => column.name);
    expect([name, null]).toContain(recogniseTable(needed));
  });

  test.each([
    [['checkedAt', 'status', 'httpStatus', 'responseMs'], 'checks'],
    [['Issue key', 'Summary', 'Priority', 'Created', 'Resolved'], 'cases'],
    [['timestamp', 'httpStatus', 'duration'], 'requests'],
    [['colour', 'taste'], null],
  ])('of %j is %s', (headings, name) => {
    expect(recogniseTable(headings)).toBe(name);
  });
});

test('tables of several files are put together; a table nobody gave stays absent', () => {
  const order = (id: string) => {
    const read = readTable('orders', `id,at,corrected\n${id},2026-03-01T02:00:00Z,no\n`);
    return read.ok ? read.value.tables : {};
  };
  const merged = mergeTables([order('A'), {}, order('B')]);
  expect(Object.keys(merged)).toEqual(['orders']);
  expect(merged.orders?.map(({ id }) => id)).toEqual(['A', 'B']);
});

import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { DatasetFinding } from '#shared/domain/datasets/dataset-finding';
import { readTable, type TableOptions } from '#shared/domain/datasets/read-table';
import { suggestMapping } from '#shared/domain/datasets/suggest-mapping';
import type { TableName } from '#shared/domain/datasets/tables';

const at = (text: string) => Date.parse(text);

/** Everything that is wrong with a file. */
function findingsOf(name: TableName, text: string, options: TableOptions = {}): readonly DatasetFinding[] {
  const read = readTable(name, text, options);
  return read.ok ? [] : read.error;
}

describe('a table of separated values', () => {
  test('is read whatever spreadsheet wrote it: mark of the letters, semicolons, Windows line ends, quoted line ends', () => {
    const text =
      '\uFEFFfrom;to;why;service\r\n2026-03-01T01:00:00Z;2026-03-01T03:00:00Z;"Database;\r\nupgrade, ""big""";api\r\n\r\n';
    expect(readTable('exclusions', text)).toEqual({
      ok: true,
      value: {
        tables: {
          exclusions: [
            {
              from: at('2026-03-01T01:00:00Z'),
              to: at('2026-03-01T03:00:00Z'),
              service: 'api',
              why: 'Database;\r\nupgrade, "big"',
            },
          ],
        },
        rows: 1,
        from: at('2026-03-01T01:00:00Z'),
        to: at('2026-03-01T03:00:00Z'),
        skipped: { columns: [], repeatedRows: 0, sortedRows: 0 },
      },
    });
  });

  test('counts rows as a spreadsheet does: headings are row 1, blank rows count, a quoted line end does not', () => {
    const text =
      'id,from,to,region\n\nA,2026-03-01T01:00:00Z,2026-03-01T02:00:00Z,"x\ny"\nB,soon,2026-03-01T02:00:00Z,\n';
    expect(findingsOf('outages', text)).toEqual([{ code: 'notAMoment', row: 4, column: 'from', found: 'soon' }]);
  });

  test('is put into the order of time where it is a series, and says how many rows were not', () => {
    const text =
      'at,up,responseMs\n2026-03-01T02:00:00Z,down,0\n2026-03-01T01:00:00Z,up,120\n2026-03-01T03:00:00Z,up,80\n';
    const read = readTable('checks', text);
    expect(read).toMatchObject({ ok: true, value: { rows: 3, skipped: { sortedRows: 2, repeatedRows: 0 } } });
    const [series] = read.ok ? (read.value.tables.checks ?? []) : [];
    expect(series).toEqual({
      service: '',
      region: '',
      at: Float64Array.of(at('2026-03-01T01:00:00Z'), at('2026-03-01T02:00:00Z'), at('2026-03-01T03:00:00Z')),
      up: Uint8Array.of(1, 0, 1),
      responseMs: Float64Array.of(120, Number.NaN, 80),
      observedUntil: at('2026-03-01T03:00:00Z'),
    });
  });

  test('a check that is there twice counts once; one that says something else is refused with both rows', () => {
    const head = 'at,up\n2026-03-01T01:00:00Z,up\n';
    const same = readTable('checks', `${head}2026-03-01T01:00:00Z,up\n`);
    expect(same).toMatchObject({ ok: true, value: { skipped: { repeatedRows: 1 } } });
    expect(findingsOf('checks', `${head}2026-03-01T01:00:00Z,down\n`)).toEqual([
      {
        code: 'duplicate',
        row: 3,
        first: 2,
        columns: ['at', 'service', 'region'],
        found: '2026-03-01T01:00:00Z',
      },
    ]);
  });

  test('the last state holds until the monitor stopped watching, which may not be before its last check', () => {
    const text = 'at,up\n2026-03-01T01:00:00Z,up\n';
    const until = readTable('checks', text, { observedUntil: at('2026-04-01T00:00:00Z') });
    expect(until.ok && until.value.tables.checks?.[0]?.observedUntil).toBe(at('2026-04-01T00:00:00Z'));
    expect(findingsOf('checks', text, { observedUntil: at('2026-02-01T00:00:00Z') })).toEqual([
      { code: 'endsBeforeLastCheck', row: 2 },
    ]);
  });

  test('the service said at the import holds where no column says it', () => {
    const text = 'at,outcome,service\n2026-03-01T01:00:00Z,200,\n2026-03-01T01:00:01Z,503,shop\n';
    const read = readTable('requests', text, { service: 'portal' });
    expect(read.ok && read.value.tables.requests?.map(({ service, outcome }) => [service, [...outcome]])).toEqual([
      ['portal', [0]],
      ['shop', [1]],
    ]);
  });

  test('without rows it says nothing, unless it is told from when until when was watched', () => {
    expect(findingsOf('outages', 'id,from,to\n')).toEqual([{ code: 'noRows' }]);
    const from = at('2026-03-01T00:00:00Z');
    const to = at('2026-04-01T00:00:00Z');
    expect(readTable('outages', 'id,from,to\n', { observedFrom: from, observedUntil: to })).toMatchObject({
      ok: true,
      value: { tables: { outages: [] }, rows: 0, from, to },
    });
  });

  test.each(['edition-redirect', 'edition-data-service'])('the monitor’s own file %s is read as it is', (name) => {
    const text = readFileSync(`test/data/monitoring/${name}.csv`, 'utf8');
    const headings = text.slice(0, text.indexOf('\n')).trim().split(',');
    const mapping = suggestMapping('checks', headings);
    expect(mapping).toEqual({ at: 'checkedAt', up: 'status', responseMs: 'responseMs' });
    const read = readTable('checks', text, { mapping, service: name });
    expect(read).toMatchObject({ ok: true, value: { skipped: { columns: ['httpStatus'] } } });
    const rows = text.trimEnd().split('\n').length - 1;
    expect(read.ok && read.value.rows).toBe(rows);
  });
});

describe('a JSON list', () => {
  test('is read like a table; the lists in it are lists', () => {
    const json = [
      {
        id: 'C-1',
        openedAt: '2026-03-01T10:00:00Z',
        severity: 'S2',
        severityChanges: [{ at: '2026-03-01T11:00:00Z', severity: 's1' }],
        updates: ['2026-03-01T12:00:00Z', '2026-03-01T11:00:00Z'],
        pauses: [{ from: '2026-03-01T10:10:00Z', to: null, reason: 'waitingForOtherParty', by: 'Ana', note: 'T/12|a' }],
        transferred: true,
        contacts: 2,
      },
    ];
    const read = readTable('cases', JSON.stringify(json));
    expect(read.ok && read.value.tables.cases).toEqual([
      {
        id: 'C-1',
        service: '',
        region: '',
        channel: '',
        severities: [
          { at: at('2026-03-01T10:00:00Z'), severity: 's2' },
          { at: at('2026-03-01T11:00:00Z'), severity: 's1' },
        ],
        startedAt: null,
        detectedAt: null,
        openedAt: at('2026-03-01T10:00:00Z'),
        acknowledgedAt: null,
        firstResponseAt: null,
        restoredAt: null,
        resolvedAt: null,
        closedAt: null,
        reopenedAt: null,
        followUpAt: null,
        updates: [at('2026-03-01T11:00:00Z'), at('2026-03-01T12:00:00Z')],
        pauses: [
          { from: at('2026-03-01T10:10:00Z'), to: null, reason: 'waitingForOtherParty', by: 'Ana', note: 'T/12|a' },
        ],
        contacts: 2,
        transferred: true,
        affectedShare: null,
        rootCause: '',
      },
    ]);
  });

  test.each([
    ['[{"id": 1,', 'notJson'],
    ['{"id": 1}', 'notJson'],
    ['[1, 2]', 'notJson'],
  ])('%s is refused', (text, code) => {
    expect(findingsOf('outages', text)).toMatchObject([{ code }]);
  });

  test('counts its rows from 1', () => {
    const json = [
      { id: 'A', at: '2026-03-01', corrected: 'no' },
      { id: 'B', at: '2026-03-01', corrected: 'perhaps' },
    ];
    expect(findingsOf('orders', JSON.stringify(json), { zone: 'UTC' })).toEqual([
      { code: 'unknownWord', row: 2, column: 'corrected', found: 'perhaps', words: ['yes', 'no'] },
    ]);
  });
});

describe('words and days of the file', () => {
  test('are translated where somebody said what they mean', () => {
    const text = 'id,openedAt,severity\nA,2026-03-01T02:00:00Z,Highest\nB,2026-03-01T02:00:00Z,p3\n';
    const read = readTable('cases', text, { words: { severity: { highest: 's1' } } });
    expect(read.ok && read.value.tables.cases?.map(({ severities }) => severities[0]?.severity)).toEqual(['s1', 's3']);
  });

  test('429 is taken for what it was said to mean', () => {
    const read = readTable('requests', 'at,outcome\n2026-03-01T01:00:00Z,429\n', {
      words: { outcome: { 429: 'limitedBeyond' } },
    });
    expect(read.ok && [...(read.value.tables.requests?.[0]?.outcome ?? [])]).toEqual([4]);
  });

  test.each([
    ['2026-03-01T10:30:15.250+01:00', '2026-03-01T09:30:15.250Z'],
    ['2026-03-01 10:30:15 UTC', '2026-03-01T10:30:15.000Z'],
    ['2026-03-01T10:30', '2026-03-01T09:30:00.000Z'],
    ['2026-07-01 10:30', '2026-07-01T08:30:00.000Z'],
    ['1.3.2026 10:30', '2026-03-01T09:30:00.000Z'],
    ['01/Mar/26 10:30 PM', '2026-03-01T21:30:00.000Z'],
    ['2026-10-25T02:30+02:00', '2026-10-25T00:30:00.000Z'],
    ['2026-10-25 03:00', '2026-10-25T02:00:00.000Z'],
  ])('%s is %s in Vienna', (written, moment) => {
    const read = readTable('checks', `at,up\n"${written}",up\n`, { zone: 'Europe/Vienna' });
    expect(read.ok && new Date(read.value.from).toISOString()).toBe(moment);
  });

  test('a day without a time is read against whoever owes: delivered at its end, due from its beginning', () => {
    const text = 'id,incidentClosedAt,deliveredAt\nR,2026-03-28,2026-03-29\n';
    const read = readTable('reviews', text, { zone: 'Europe/Vienna' });
    expect(read.ok && read.value.tables.reviews).toEqual([
      { id: 'R', incidentClosedAt: at('2026-03-27T23:00:00Z'), deliveredAt: at('2026-03-29T21:59:59.999Z') },
    ]);
  });
});

import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { type DatasetFinding, findingWords } from '#shared/domain/datasets/dataset-finding';
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

describe('nothing is taken in, and every reason is told with row and column,', () => {
  const check = (cells: string) => `at,up,responseMs\n2026-03-01T00:00:00Z,up,1\n${cells}\n`;
  test.each<[string, TableName, string, TableOptions, DatasetFinding]>([
    ['nothing in it', 'checks', ' \n', {}, { code: 'empty' }],
    [
      'a quotation mark that stays open',
      'checks',
      'at,up\n"2026-03-01T00:00:00Z,up\n',
      {},
      { code: 'openQuote', row: 2 },
    ],
    [
      'an unknown zone',
      'checks',
      check(''),
      { zone: 'Europe/Atlantis' },
      { code: 'unknownZone', zone: 'Europe/Atlantis' },
    ],
    [
      'a column of ours by another name',
      'checks',
      'checkedAt,up\n',
      {},
      { code: 'missingColumn', column: 'at', table: 'checks' },
    ],
    ['two columns of one name', 'checks', 'at,up,up\n', {}, { code: 'headingTwice', heading: 'up' }],
    [
      'a mapping to a column that is not there',
      'checks',
      'at,up\n',
      { mapping: { at: 'at', up: 'alive' } },
      { code: 'noSuchHeading', column: 'up', heading: 'alive' },
    ],
    [
      'a mapping that leaves out what is needed',
      'checks',
      'at,up\n',
      { mapping: { at: 'at' } },
      { code: 'missingColumn', column: 'up', table: 'checks' },
    ],
    [
      'a separator inside a text',
      'checks',
      check('2026-03-01T01:00:00Z,up,1,526'),
      {},
      { code: 'cellCount', row: 3, cells: 4, headings: 3 },
    ],
    [
      'a row that is too short',
      'checks',
      check('2026-03-01T01:00:00Z,up'),
      {},
      { code: 'cellCount', row: 3, cells: 2, headings: 3 },
    ],
    ['an empty cell', 'checks', check(',up,1'), {}, { code: 'blank', row: 3, column: 'at' }],
    [
      'a time without a zone',
      'checks',
      check('2026-03-01 01:00,up,1'),
      {},
      { code: 'noZone', row: 3, column: 'at', found: '2026-03-01 01:00' },
    ],
    [
      'a time that clocks skipped',
      'checks',
      check('2026-03-29 02:30,up,1'),
      { zone: 'Europe/Vienna' },
      { code: 'noSuchTime', row: 3, column: 'at', found: '2026-03-29 02:30', zone: 'Europe/Vienna' },
    ],
    [
      'a time that came twice',
      'checks',
      check('2026-10-25 02:30,up,1'),
      { zone: 'Europe/Vienna' },
      { code: 'timeTwice', row: 3, column: 'at', found: '2026-10-25 02:30', zone: 'Europe/Vienna' },
    ],
    [
      'a day where minutes matter',
      'checks',
      check('2026-03-01,up,1'),
      { zone: 'UTC' },
      { code: 'dayOnly', row: 3, column: 'at', found: '2026-03-01' },
    ],
    [
      'a day that does not exist',
      'checks',
      check('2026-02-30T10:00:00Z,up,1'),
      {},
      { code: 'notAMoment', row: 3, column: 'at', found: '2026-02-30T10:00:00Z' },
    ],
    [
      'a date that may be two',
      'checks',
      check('01/03/2026 10:00,up,1'),
      { zone: 'UTC' },
      { code: 'notAMoment', row: 3, column: 'at', found: '01/03/2026 10:00' },
    ],
    [
      'another unit',
      'checks',
      check('2026-03-01T01:00:00Z,up,1.5s'),
      {},
      { code: 'unit', row: 3, column: 'responseMs', found: '1.5s', unit: 'ms', instead: '1500' },
    ],
    [
      'a unit nobody can convert',
      'checks',
      check('2026-03-01T01:00:00Z,up,3 ticks'),
      {},
      { code: 'unit', row: 3, column: 'responseMs', found: '3 ticks', unit: 'ms', instead: null },
    ],
    [
      'a decimal comma',
      'checks',
      check('2026-03-01T01:00:00Z,up,"12,5"'),
      {},
      { code: 'decimalComma', row: 3, column: 'responseMs', found: '12,5', instead: '12.5' },
    ],
    [
      'a number in letters',
      'checks',
      check('2026-03-01T01:00:00Z,up,fast!'),
      {},
      { code: 'notANumber', row: 3, column: 'responseMs', found: 'fast!' },
    ],
    [
      'a negative duration',
      'checks',
      check('2026-03-01T01:00:00Z,up,-1'),
      {},
      { code: 'negative', row: 3, column: 'responseMs', found: '-1' },
    ],
    [
      'a word for a state',
      'checks',
      check('2026-03-01T01:00:00Z,degraded,1'),
      {},
      { code: 'unknownWord', row: 3, column: 'up', found: 'degraded', words: ['up', 'down'] },
    ],
    [
      'a score beyond five',
      'ratings',
      'at,score\n2026-03-01T01:00:00Z,6\n',
      {},
      { code: 'outOfRange', row: 2, column: 'score', found: '6', least: '1', most: '5' },
    ],
    [
      'half a score',
      'ratings',
      'at,score\n2026-03-01T01:00:00Z,4.5\n',
      {},
      { code: 'notWhole', row: 2, column: 'score', found: '4.5' },
    ],
    [
      '429 without a word about the volume',
      'requests',
      'at,outcome\n2026-03-01T01:00:00Z,429\n',
      {},
      { code: 'volumeUnknown', row: 2, column: 'outcome', found: '429' },
    ],
    [
      'an end before its start',
      'outages',
      'id,from,to\nA,2026-03-01T02:00:00Z,2026-03-01T01:00:00Z\n',
      {},
      { code: 'endBeforeStart', row: 2, start: 'from', end: 'to' },
    ],
    [
      'an id that is there twice',
      'orders',
      'id,at,corrected\nA,2026-03-01T02:00:00Z,no\nA,2026-03-02T02:00:00Z,no\n',
      {},
      { code: 'duplicate', row: 3, first: 2, columns: ['id'], found: 'A' },
    ],
    [
      'an unknown severity',
      'cases',
      'id,openedAt,severity\nA,2026-03-01T02:00:00Z,Highest\n',
      {},
      { code: 'unknownWord', row: 2, column: 'severity', found: 'Highest', words: ['s1', 's2', 's3', 's4'] },
    ],
    [
      'no severity at all',
      'cases',
      'id,openedAt,severity\nA,2026-03-01T02:00:00Z,\n',
      {},
      { code: 'noSeverity', row: 2 },
    ],
    [
      'a change of severity to nothing',
      'cases',
      'id,openedAt,severity,severityChanges\nA,2026-03-01T02:00:00Z,s2,2026-03-01T03:00:00Z/s9\n',
      {},
      { code: 'notASeverityChange', row: 2, column: 'severityChanges', found: '2026-03-01T03:00:00Z/s9' },
    ],
    [
      'two severities at one moment',
      'cases',
      'id,openedAt,severity,severityChanges\nA,2026-03-01T02:00:00Z,s2,2026-03-01T03:00:00Z/s1|2026-03-01T03:00:00Z/s2\n',
      {},
      {
        code: 'notASeverityChange',
        row: 2,
        column: 'severityChanges',
        found: '2026-03-01T03:00:00Z/s1|2026-03-01T03:00:00Z/s2',
      },
    ],
    [
      'a pause without a reason',
      'cases',
      'id,openedAt,severity,pauses\nA,2026-03-01T02:00:00Z,s2,2026-03-01T03:00:00Z/\n',
      {},
      { code: 'notAPause', row: 2, column: 'pauses', found: '2026-03-01T03:00:00Z/' },
    ],
    [
      'a pause that ends before it begins',
      'cases',
      'id,openedAt,severity,pauses\nA,2026-03-01T02:00:00Z,s2,2026-03-01T04:00:00Z/2026-03-01T03:00:00Z/agreedDeferral\n',
      {},
      { code: 'endBeforeStart', row: 2, start: 'pauses.from', end: 'pauses.to' },
    ],
    [
      'an answer before the opening',
      'cases',
      'id,openedAt,severity,firstResponseAt\nA,2026-03-01T02:00:00Z,s2,2026-03-01T01:00:00Z\n',
      {},
      { code: 'endBeforeStart', row: 2, start: 'openedAt', end: 'firstResponseAt' },
    ],
    [
      'a share in percent',
      'cases',
      'id,openedAt,severity,affectedShare\nA,2026-03-01T02:00:00Z,s2,50 %\n',
      {},
      { code: 'unit', row: 2, column: 'affectedShare', found: '50 %', unit: 'share, 0 to 1', instead: '0.5' },
    ],
    [
      'a share above one',
      'cases',
      'id,openedAt,severity,affectedShare\nA,2026-03-01T02:00:00Z,s2,1.2\n',
      {},
      { code: 'outOfRange', row: 2, column: 'affectedShare', found: '1.2', least: '0', most: '1' },
    ],
  ])('with %s', (_, name, text, options, finding) => {
    const findings = findingsOf(name, text, options);
    expect(findings).toContainEqual(finding);
    expect(findingWords(finding)).toMatch(/^[^\n]{20,}[.]$/);
  });

  test('an unknown column is named with what it may be', () => {
    expect(findingsOf('orders', 'id,at,corrected,Order date,colour\nA,2026-03-01T02:00:00Z,no,,\n')).toEqual([
      { code: 'unknownColumn', column: 'Order date', like: 'at' },
      { code: 'unknownColumn', column: 'colour', like: null },
    ]);
  });

  test('of very many findings the first are listed, and the others counted', () => {
    const rows = Array.from({ length: 120 }, () => 'x,2026-03-01T02:00:00Z,maybe').join('\n');
    const findings = findingsOf('orders', `id,at,corrected\n${rows}\n`, { mostFindings: 10 });
    expect(findings).toHaveLength(11);
    expect(findings.at(-1)).toEqual({ code: 'more', count: 110 });
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

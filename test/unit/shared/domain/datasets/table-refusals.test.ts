import { describe, expect, test } from 'vitest';
import { type DatasetFinding, findingWords } from '#shared/domain/datasets/dataset-finding';
import { readTable, type TableOptions } from '#shared/domain/datasets/read-table';
import type { TableName } from '#shared/domain/datasets/tables';

/** Everything that is wrong with a file. */
function findingsOf(name: TableName, text: string, options: TableOptions = {}): readonly DatasetFinding[] {
  const read = readTable(name, text, options);
  return read.ok ? [] : read.error;
}

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

import { createIntl } from 'react-intl';
import { describe, expect, test } from 'vitest';
import { type DatasetFinding, findingWords } from '#shared/domain/datasets/dataset-finding';
import { english } from '../../../../renderer/messages/messages';
import { factsOf, findingMessages } from '../../../../renderer/widgets/table-mapping/finding-words';

const intl = createIntl({ locale: 'en-GB', messages: english });
const either = (words: readonly string[]) => intl.formatList(words, { type: 'disjunction' });
const cell = { row: 3, column: 'up', found: 'OUT' };

/** One of each kind; where something may be absent, with it and without. */
const everyKind: Readonly<Record<DatasetFinding['code'], readonly DatasetFinding[]>> = {
  empty: [{ code: 'empty' }],
  notJson: [{ code: 'notJson', detail: 'it is not a list of objects' }],
  openQuote: [{ code: 'openQuote', row: 4 }],
  noRows: [{ code: 'noRows' }],
  unknownZone: [{ code: 'unknownZone', zone: 'Mars' }],
  unknownColumn: [
    { code: 'unknownColumn', column: 'state', like: 'up' },
    { code: 'unknownColumn', column: 'state', like: null },
  ],
  missingColumn: [{ code: 'missingColumn', column: 'at', table: 'checks' }],
  noSuchHeading: [{ code: 'noSuchHeading', column: 'at', heading: 'when' }],
  headingTwice: [{ code: 'headingTwice', heading: 'at' }],
  cellCount: [{ code: 'cellCount', row: 1200, cells: 5, headings: 4 }],
  blank: [{ code: 'blank', row: 2, column: 'at' }],
  notAMoment: [{ code: 'notAMoment', ...cell }],
  dayOnly: [{ code: 'dayOnly', ...cell }],
  noZone: [{ code: 'noZone', ...cell }],
  noSuchTime: [{ code: 'noSuchTime', ...cell, zone: 'Europe/Vienna' }],
  timeTwice: [{ code: 'timeTwice', ...cell, zone: 'Europe/Vienna' }],
  notANumber: [{ code: 'notANumber', ...cell }],
  decimalComma: [{ code: 'decimalComma', ...cell, instead: '12.5' }],
  unit: [
    { code: 'unit', ...cell, unit: 'ms', instead: '1500' },
    { code: 'unit', ...cell, unit: 'ms', instead: null },
  ],
  negative: [{ code: 'negative', ...cell }],
  notWhole: [{ code: 'notWhole', ...cell }],
  outOfRange: [
    { code: 'outOfRange', ...cell, least: '1', most: '5' },
    { code: 'outOfRange', ...cell, least: '1', most: null },
  ],
  unknownWord: [
    { code: 'unknownWord', ...cell, words: ['up', 'down'] },
    { code: 'unknownWord', ...cell, words: ['s1', 's2', 's3'] },
  ],
  volumeUnknown: [{ code: 'volumeUnknown', ...cell, found: '429' }],
  notAPause: [{ code: 'notAPause', ...cell }],
  notASeverityChange: [{ code: 'notASeverityChange', ...cell }],
  noSeverity: [{ code: 'noSeverity', row: 7 }],
  endBeforeStart: [{ code: 'endBeforeStart', row: 7, start: 'from', end: 'to' }],
  duplicate: [{ code: 'duplicate', row: 9, first: 2, columns: ['at', 'service'], found: '2026-03-01, desk' }],
  endsBeforeLastCheck: [{ code: 'endsBeforeLastCheck', row: 7 }],
  more: [{ code: 'more', count: 1300 }],
};

function said(finding: DatasetFinding): string {
  const words = intl.formatMessage({ id: findingMessages[finding.code] }, factsOf(finding, either));
  if (!('row' in finding)) return words;
  const { row } = finding;
  return 'column' in finding
    ? intl.formatMessage({ id: 'datasets.finding.in-cell' }, { row, column: finding.column, words })
    : intl.formatMessage({ id: 'datasets.finding.in-row' }, { row, words });
}

describe('a reason against a file', () => {
  test.each(Object.values(everyKind).flat())('is said on the screen as on the command line: %o', (finding) => {
    expect(said(finding)).toBe(findingWords(finding));
  });
});

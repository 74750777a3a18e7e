import { describe, expect, test } from 'vitest';
import { filteredLog, logLines, noFilter } from '../../../../renderer/features/headquarters/log-filter';
import { entry } from '../../../../renderer/features/headquarters/sample-headquarters';

const body = (fields: object) => {
  const text = JSON.parse(entry(1).body) as { f: object; e: string };
  return JSON.stringify({ ...text, e: 'visit', f: fields });
};
const added = entry(1, { row: 'visit-1', entity: 'visit', body: body({ partnerId: { v: 'kestrel', p: [] } }) });
const changed = entry(2, { row: 'visit-1', entity: 'visit', state: 'conflict', body: body({}) });
const known = entry(3, { row: 'site-1', entity: 'site', body: body({}), user: 'ben' });
const erased = entry(4, { row: 'gone', entity: 'site', body: '', state: 'quarantined' });
const lines = logLines([erased, known, changed, added], new Map([['site-1', 'nordlys']]));

describe('the log', () => {
  test('knows the partner of a change from the entry that added the record, or from the records here', () => {
    expect(lines.map(({ entry: { seq }, partnerId }) => [seq, partnerId])).toEqual([
      [4, ''],
      [3, 'nordlys'],
      [2, 'kestrel'],
      [1, 'kestrel'],
    ]);
  });

  test.each([
    ['partner', { ...noFilter, partnerId: 'kestrel' }, [2, 1]],
    ['person', { ...noFilter, user: 'ben' }, [3]],
    ['state', { ...noFilter, state: 'quarantined' as const }, [4]],
    ['partner and state', { ...noFilter, partnerId: 'kestrel', state: 'conflict' as const }, [2]],
    ['nothing', noFilter, [4, 3, 2, 1]],
  ])('is filtered by %s', (_by, filter, found) => {
    expect(filteredLog(lines, filter).map(({ entry: { seq } }) => seq)).toEqual(found);
  });
});

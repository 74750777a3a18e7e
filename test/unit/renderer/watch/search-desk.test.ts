import { expect, test } from 'vitest';
import type { SearchEntry } from '#shared/domain/guidance/search-entry';
import { SearchDesk } from '../../../../renderer/data/watch/search-desk';

const file = { sha256: 'a'.repeat(64), name: 'letter.txt', mime: 'text/plain', bytes: 10 };

function entry(id: string): SearchEntry {
  return {
    ...{ id, entity: 'evidence', kind: 'evidence', partnerId: 'p', isEarlier: false, at: '2026-11-20T12:00:00.000Z' },
    ...{ refs: {}, title: 'Letter', parts: [], files: [file] },
  } as unknown as SearchEntry;
}

const found = (desk: SearchDesk) => desk.find({ words: 'zenobia', kinds: null, most: 10 }).hits.map(({ id }) => id);

test('the words inside a file are forgotten with the last record that carries it, and have to be read again', () => {
  const desk = new SearchDesk();
  expect(desk.take('one', [entry('a')])).toEqual([]);
  expect(desk.take('two', [entry('b')])).toEqual([]);
  desk.takeInside(file.sha256, 'Dear Zenobia');
  expect(found(desk).sort()).toEqual(['a', 'b']);
  // Read again for another reason, the file keeps its words.
  expect(desk.take('one', [entry('a')])).toEqual([]);
  expect(found(desk).sort()).toEqual(['a', 'b']);
  expect(desk.take('one', [])).toEqual([]);
  expect(found(desk)).toEqual(['b']);
  expect(desk.take('two', [])).toEqual([file.sha256]);
  desk.take('one', [entry('a')]);
  expect(found(desk)).toEqual([]);
});

import { expect, test } from 'vitest';
import { askedWords } from '../../../../renderer/widgets/table-mapping/word-mapping';

test('a word that nobody could know is asked once, and what was told stays in view', () => {
  const findings = [
    { code: 'unknownWord', row: 2, column: 'severity', found: 'Blocker', words: ['s1'] },
    { code: 'unknownWord', row: 9, column: 'severity', found: 'Blocker', words: ['s1'] },
    { code: 'blank', row: 3, column: 'id' },
  ] as const;
  expect(askedWords(findings, { severity: { Urgent: 's1' } })).toEqual([
    { column: 'severity', found: 'Urgent' },
    { column: 'severity', found: 'Blocker' },
  ]);
});

import { describe, expect, test } from 'vitest';
import { textDifference } from '../../../../renderer/features/sync/text-difference';

const told = (before: string, after: string) =>
  textDifference(before, after)
    .map(({ kind, text }) => (kind === 'same' ? text : kind === 'added' ? `[+${text}]` : `[-${text}]`))
    .join('');

describe('a text beside another', () => {
  test('shows the word that differs, and only that', () => {
    expect(told('within two hours on working days', 'within four hours on working days')).toBe(
      'within [-two ][+four ]hours on working days',
    );
  });

  test('shows what was added at its end and taken from its beginning', () => {
    expect(told('At once the partner answers', 'the partner answers and says why')).toBe(
      '[-At once ]the partner [-answers][+answers and says why]',
    );
  });

  test('is all the same where nothing differs, and all new beside nothing', () => {
    expect(told('as it was', 'as it was')).toBe('as it was');
    expect(told('', 'all new')).toBe('[+all new]');
  });

  test.each([
    ['one two three', 'three two one'],
    ['a\nb  c', 'a\nc  b'],
    ['x'.repeat(50), `${'x'.repeat(50)} y`],
  ])('loses nothing of either text: %j and %j', (before, after) => {
    const parts = textDifference(before, after);
    const without = (kind: 'added' | 'removed') =>
      parts
        .filter((part) => part.kind !== kind)
        .map(({ text }) => text)
        .join('');

    expect([without('added'), without('removed')].map((text) => text.replace(/\s+/g, ' ').trim())).toEqual(
      [before, after].map((text) => text.replace(/\s+/g, ' ').trim()),
    );
  });

  test('of thousands of words is told as one change in its middle, quickly', () => {
    const words = (count: number, word: string) => Array.from({ length: count }, (_, at) => `${word}${at}`).join(' ');
    const parts = textDifference(`begin ${words(2_000, 'a')} end`, `begin ${words(2_000, 'b')} end`);

    expect(parts.map(({ kind }) => kind)).toEqual(['same', 'removed', 'added', 'same']);
  });
});

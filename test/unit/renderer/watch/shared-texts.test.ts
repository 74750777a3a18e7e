import { describe, expect, test } from 'vitest';
import { SharedTexts } from '../../../../renderer/data/watch/shared-texts';

const clause = 'Each side keeps what it learns confidential.';

function asked(texts: SharedTexts, word: string) {
  texts.begin();
  return [...texts.withWord(word, 1)].sort((left, right) => left - right);
}

describe('texts that many things have in common', () => {
  test('are found under everything that holds them, few or many', () => {
    const texts = new SharedTexts();
    const all = Array.from({ length: 100 }, (_, at) => at * 3);
    for (const thing of all.slice(0, 5)) texts.hold(thing, [clause]);
    expect(asked(texts, 'confidential')).toEqual(all.slice(0, 5));
    for (const thing of all.slice(5)) texts.hold(thing, [clause, `Only ${thing}`]);
    expect(asked(texts, 'confidential')).toEqual(all);
    texts.begin();
    expect(texts.withBeginning('confid', 1)).toHaveLength(100);
  });

  test('are not found under what holds them no more', () => {
    const texts = new SharedTexts();
    for (let thing = 0; thing < 70; thing += 1) texts.hold(thing, [clause, `Of ${thing}`]);
    for (let thing = 0; thing < 69; thing += 1) texts.release(thing);
    expect(asked(texts, 'confidential')).toEqual([69]);
    texts.hold(69, ['Another text']);
    expect(asked(texts, 'confidential')).toEqual([]);
    expect(asked(texts, 'another')).toEqual([69]);
  });

  test('go over to the record that is read again', () => {
    const texts = new SharedTexts();
    texts.hold(1, [clause]);
    texts.pass(1, 2);
    texts.release(1);
    expect(asked(texts, 'confidential')).toEqual([2]);
  });

  test('tell the one in which most of the words stand', () => {
    const texts = new SharedTexts();
    texts.hold(4, ['Credits are paid in the month after.', 'Credits are capped at ten per cent.']);
    texts.begin();
    texts.withWord('credits', 1);
    texts.withWord('capped', 2);
    expect(texts.bestOf(4)).toBe('Credits are capped at ten per cent.');
    texts.begin();
    expect(texts.bestOf(4)).toBeNull();
  });

  test('that came and went by thousands leave nothing behind', () => {
    const texts = new SharedTexts();
    for (let round = 0; round < 9_000; round += 1) texts.hold(1, [`draft number ${round}`]);
    expect(asked(texts, 'draft')).toEqual([1]);
    expect(asked(texts, '17')).toEqual([]);
    expect(asked(texts, '8999')).toEqual([1]);
  });
});

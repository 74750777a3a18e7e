import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formsOf } from '#shared/base/words';
import { type IndexedThing, isMarked, type Weight, WordIndex } from '../../../../renderer/data/watch/word-index';

const thing = (differs: Partial<IndexedThing> = {}): IndexedThing => ({
  kind: 0,
  group: 0,
  isHead: false,
  isEarlier: false,
  at: 0,
  ...differs,
});

function indexOf(...texts: readonly (string | readonly [string, Partial<IndexedThing>, Weight?])[]) {
  const index = new WordIndex();
  for (const one of texts) {
    const [text, differs, weight] = typeof one === 'string' ? [one, {}] : one;
    index.add(thing(differs), [{ text, weight: weight ?? 1 }]);
  }
  const find = (words: string, kinds: readonly number[] | null = null) =>
    index.find({ words, kinds: kinds && new Set(kinds), most: 10 });
  return { index, find, found: (words: string) => find(words).things };
}

describe('finding by words', () => {
  test('takes the beginning of a word, whatever its case and marks', () => {
    const { found } = indexOf('Nordlicht Systemhaus', 'Müller und Söhne', 'Straßenbau Graz');
    expect(found('nordl')).toEqual([0]);
    expect(found('MUELLER')).toEqual([1]);
    expect(found('muller')).toEqual([1]);
    expect(found('strasse')).toEqual([2]);
    expect(found('STRAẞE')).toEqual([2]);
  });

  test('wants every word, in any order', () => {
    const { found } = indexOf('liability insurance of five million', 'liability cap', 'insurance broker');
    expect(found('insurance liability')).toEqual([0]);
    expect(found('insurance nothing')).toEqual([]);
    expect(found('   ')).toEqual([]);
  });

  test('forgives a slip only where nothing is spelled so', () => {
    const { found, find } = indexOf('certificate of insurance', 'certificates', 'certified');
    expect(found('certifcate')).toEqual([0, 1]);
    expect(find('certifcate').forms[0]).toContain('certificate');
    expect(found('certificate')).toEqual([0, 1]);
    expect(found('cta')).toEqual([]);
  });

  test('puts the whole word before its beginning, a name before a text, and the later of two alike first', () => {
    const { found } = indexOf(['planning', {}], ['plan', {}], ['plan', { at: 5 }], ['plan', {}, 3]);
    expect(found('plan')).toEqual([3, 2, 1, 0]);
  });

  test('puts what is earlier after everything that is current, however well it fits', () => {
    const { found } = indexOf(['audit', { isEarlier: true }, 3], ['the auditor came by', {}]);
    expect(found('audit')).toEqual([1, 0]);
  });

  test('finds a record by the name of its partner together with a word of its own, and not by the name alone', () => {
    const { found } = indexOf(
      ['Nordlicht', { isHead: true, group: 1 }],
      ['insurance', { group: 1 }],
      ['insurance', { group: 2 }],
    );
    expect(found('nordlicht insurance')).toEqual([1]);
    expect(found('nordlicht')).toEqual([0]);
  });

  test('counts each kind, also those that were not asked for', () => {
    const { find } = indexOf(['audit', { kind: 1 }], ['audit', { kind: 2 }], ['audit log', { kind: 2 }]);
    const { things, counts } = find('audit', [1]);
    expect(things).toEqual([0]);
    expect([...counts]).toEqual([
      [1, 1],
      [2, 2],
    ]);
  });

  test('does not find what was taken out, nor words that came to it later', () => {
    const { index, found } = indexOf('audit', 'audit');
    index.addText(1, 'penetration test', 1);
    expect(found('penetration')).toEqual([1]);
    index.remove(1);
    expect(found('audit')).toEqual([0]);
    expect(found('penetration')).toEqual([]);
    expect(index.size).toBe(1);
  });
});

test('however much is put in and taken out, what is found is what a plain look finds', () => {
  const word = fc.constantFrom('plan', 'planning', 'risk', 'riskier', 'audit', 'über', 'strasse', 'e3');
  const step = fc.record({ text: fc.array(word, { maxLength: 4 }), drop: fc.option(fc.nat(20)) });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 30 }), fc.array(word, { minLength: 1, maxLength: 3 }), (steps, asked) => {
      const index = new WordIndex();
      const kept = new Map<number, readonly string[]>();
      for (const [at, { text, drop }] of steps.entries()) {
        const number = index.add(thing({ group: at }), [{ text: text.join(' '), weight: 1 }]);
        kept.set(number, text);
        if (drop !== null && drop <= number) {
          index.remove(drop);
          kept.delete(drop);
        }
      }
      const begins = (text: readonly string[], wanted: string) =>
        text.some((one) => formsOf(one).some((form) => formsOf(wanted).some((start) => form.startsWith(start))));
      const isSpelled = asked.every((wanted) => [...kept.values()].some((text) => begins(text, wanted)));
      const plain = [...kept]
        .filter(([, text]) => asked.every((wanted) => begins(text, wanted)))
        .map(([number]) => number);
      const found = index.find({ words: asked.join(' '), kinds: null, most: 100 }).things;
      // A word that nothing begins with is looked up by its neighbours, which a plain look does not know.
      if (isSpelled) expect([...found].sort((left, right) => left - right)).toEqual(plain);
    }),
  );
});

test('a slot that thousands of others took and gave back costs nothing', () => {
  const index = new WordIndex();
  for (let round = 0; round < 12_000; round += 1)
    index.remove(index.add(thing(), [{ text: `record ${round}`, weight: 1 }]));
  const last = index.add(thing(), [{ text: 'record', weight: 1 }]);
  expect(index.find({ words: 'record', kinds: null, most: 5 }).things).toEqual([last]);
  expect(index.find({ words: '1200', kinds: null, most: 5 }).things).toEqual([]);
});

test('marks a word of a text that begins with what was asked for, and one that was meant', () => {
  expect(isMarked('Versicherung', [['versich*']])).toBe(true);
  expect(isMarked('Prüfung', [['pruf*', 'pruef*']])).toBe(true);
  expect(isMarked('certificate', [['certificate']])).toBe(true);
  expect(isMarked('certificates', [['certificate']])).toBe(false);
});

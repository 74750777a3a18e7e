import { describe, expect, test } from 'vitest';
import { formsOf, wordsIn } from '#shared/base/words';

describe('the forms of a word', () => {
  test('have no case and no marks', () => {
    expect(formsOf('Éclair')).toEqual(['eclair']);
    expect(formsOf('ŁÓDŹ')).toEqual(['lodz']);
    expect(formsOf('Straße')).toEqual(['strasse']);
    expect(formsOf('Smørrebrød')).toEqual(['smorrebrod']);
  });

  test('are two where an umlaut is written in two ways, however it is put together', () => {
    expect(formsOf('Müller')).toEqual(['muller', 'mueller']);
    expect(formsOf('Mu\u0308ller')).toEqual(['muller', 'mueller']);
  });
});

test('words are told with the place at which they stand in the text', () => {
  expect(wordsIn('E3.1: Über-Prüfung')).toEqual([
    { from: 0, to: 2, forms: ['e3'] },
    { from: 3, to: 4, forms: ['1'] },
    { from: 6, to: 10, forms: ['uber', 'ueber'] },
    { from: 11, to: 18, forms: ['prufung', 'pruefung'] },
  ]);
});

test('a line of packed letters is no word', () => {
  expect(wordsIn('a'.repeat(60))).toEqual([]);
});

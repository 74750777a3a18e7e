import { expect, test } from 'vitest';
import { documentLanguages } from '#shared/domain/agreements/document-language';
import { printedCountry } from '#shared/domain/documents/country-names';
import { printedLanguage } from '#shared/domain/documents/language-names';
import { pageWordsOf, printedDate, printedMoment, printedMonth } from '#shared/domain/documents/page-words';
import {
  countedIn,
  printedHours,
  printedLimit,
  printedList,
  printedMoney,
  printedShortLimit,
  printedValue,
} from '#shared/domain/documents/printed-figures';

const within = (count: number, unit: 'minutes' | 'hours' | 'workingDays') => ({ kind: 'within', count, unit }) as const;
const hours = [{ days: [1, 2, 3, 4, 5], from: '08:00', to: '18:00', zone: 'Europe/Vienna' }];
const weekend = [{ days: [7, 6], from: '09:00', to: '12:00', zone: 'UTC' }];

test('dates, figures, money and limits are written as each language writes them', () => {
  const inBoth = (print: (language: 'en' | 'de') => unknown) => documentLanguages.map(print);
  expect(inBoth((language) => printedDate('2027-03-01', language))).toEqual(['1 March 2027', '1. März 2027']);
  expect(inBoth((language) => printedMonth('2027-03-01', language))).toEqual(['March 2027', 'März 2027']);
  expect(inBoth((language) => printedMoment('2027-03-01T14:05:00Z', language))).toEqual([
    '1 March 2027, 14:05 UTC',
    '1. März 2027, 14:05 UTC',
  ]);
  expect(inBoth((language) => printedValue('99.90', '%', language))).toEqual(['99.90\u00a0%', '99,90\u00a0%']);
  expect(inBoth((language) => printedMoney('12500.5', 'EUR', language))).toEqual([
    'EUR\u00a012\u00a0500.50',
    '12\u00a0500,50\u00a0EUR',
  ]);
  expect(inBoth((language) => countedIn(1, 'workingDay', language))).toEqual([
    '1\u00a0working day',
    '1\u00a0Arbeitstag',
  ]);
  expect(inBoth((language) => printedLimit(within(1.5, 'hours'), language))).toEqual([
    '90\u00a0minutes',
    '90\u00a0Minuten',
  ]);
  expect(inBoth((language) => printedLimit(within(0, 'minutes'), language))).toEqual(['at once', 'sofort']);
  expect(inBoth((language) => printedShortLimit(within(3, 'workingDays'), language))).toEqual([
    '3\u00a0wd',
    '3\u00a0AT',
  ]);
  expect(inBoth((language) => printedShortLimit({ kind: 'none' }, language))).toEqual(['–', '–']);
  expect(inBoth((language) => printedList(['a', 'b', 'c'], language))).toEqual(['a, b and c', 'a, b und c']);
  expect(inBoth((language) => printedHours([...hours, ...weekend], language))).toEqual([
    ['Monday to Friday 08:00–18:00 (Europe/Vienna)', 'Saturday and Sunday 09:00–12:00 (UTC)'],
    ['Montag bis Freitag 08:00–18:00 (Europe/Vienna)', 'Samstag und Sonntag 09:00–12:00 (UTC)'],
  ]);
  expect(inBoth((language) => printedCountry('AT', language))).toEqual(['Austria', 'Österreich']);
  expect(inBoth((language) => printedLanguage('de', language))).toEqual(['German', 'Deutsch']);
});

test('a page has the words of its language, and English ones where there are none', () => {
  expect(['en', 'de', 'de-AT', 'fr'].map((language) => pageWordsOf(language).pageOf(1, 2))).toEqual([
    'Page 1 of 2',
    'Seite 1 von 2',
    'Seite 1 von 2',
    'Page 1 of 2',
  ]);
});

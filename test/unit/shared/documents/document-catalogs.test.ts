import { IntlMessageFormat } from 'intl-messageformat';
import { describe, expect, test } from 'vitest';
import type { DocumentLanguage } from '#shared/domain/agreements/document-language';
import { type DocumentWords, documentWords, type WordId } from '#shared/domain/documents/document-words';
import { slaPage } from '#shared/domain/documents/sla-document';
import { measureOf } from '#shared/domain/slas/measures';
import { serviceLevelIds } from '#shared/domain/slas/service-level';
import type { Sla } from '#shared/domain/slas/sla';
import germanCompletion from '../../../../resources/documents/de/completion.json' with { type: 'json' };
import germanFrame from '../../../../resources/documents/de/frame.json' with { type: 'json' };
import germanMeasures from '../../../../resources/documents/de/measures.json' with { type: 'json' };
import germanSla from '../../../../resources/documents/de/sla.json' with { type: 'json' };
import englishCompletion from '../../../../resources/documents/en/completion.json' with { type: 'json' };
import englishFrame from '../../../../resources/documents/en/frame.json' with { type: 'json' };
import englishSla from '../../../../resources/documents/en/sla.json' with { type: 'json' };
import { anSla } from '../../../builders/an-sla';
import { everySla } from '../../../builders/every-sla';

const english: Readonly<Record<string, string>> = { ...englishFrame, ...englishSla, ...englishCompletion };
const german: Readonly<Record<string, string>> = { ...germanFrame, ...germanSla, ...germanCompletion };

/** Words that are the same in both languages. */
const alike = new Set([
  'completion.who.name',
  'sla.party.partner',
  'sla.6.channel.portal',
  'sla.6.channel.chat',
  'sla.15.percentUnit',
  'sla.23.step.mediation',
  'sla.stock.unit.milliseconds',
  'sla.stock.unit.percent',
]);
/** Only values and marks, no words of its own. */
const isFrameOnly = (message: string) => message.replace(/\{[^}]*\}|<[^>]*>|[\s:;·.]/g, '') === '';

describe('the words of the agreement', () => {
  test('are in German wherever they are in English, and another sentence there', () => {
    expect(Object.keys(german)).toEqual(Object.keys(english));
    const same = Object.entries(english).filter(([id, text]) => german[id] === text && !isFrameOnly(text));
    expect(same.map(([id]) => id).filter((id) => !alike.has(id))).toEqual([]);
  });

  test('can be read, and take the same values and carry the same marks in both languages', () => {
    const differing = Object.keys(english).filter((id) => {
      const [first, second] = [partsOf(english[id] ?? '', 'en'), partsOf(german[id] ?? '', 'de')];
      return JSON.stringify(first) !== JSON.stringify(second);
    });
    expect(differing).toEqual([]);
  });

  test('are each printed by some agreement, with exactly the values they take', () => {
    const used = new Map<string, ReadonlySet<string>>();
    for (const sla of everySla()) print(sla, 'en', (id, values) => used.set(id, values));
    const wrong = [...used].filter(([id, given]) => {
      const taken = partsOf(english[id] ?? '', 'en').values;
      return JSON.stringify([...given].sort()) !== JSON.stringify(taken);
    });
    expect(wrong.map(([id, given]) => [id, [...given]])).toEqual([]);
    const unused = Object.keys(englishSla).filter((id) => !used.has(id) && !id.startsWith('sla.stock.'));
    expect(unused).toEqual([]);
  });

  test('know every sentence that the program itself writes into the data', () => {
    const data = everySla()
      .map((sla) => JSON.stringify(sla))
      .join();
    const stock = Object.entries(englishSla).filter(([id]) => id.startsWith('sla.stock.'));
    expect(stock.length).toBeGreaterThan(30);
    expect(stock.filter(([, text]) => !data.includes(JSON.stringify(text).slice(1, -1)))).toEqual([]);
  });
});

describe('the German words of a measure', () => {
  test('count with the same figures as the English ones', () => {
    const differing = serviceLevelIds.filter((id) => {
      const { formula, example, validation } = measureOf(id);
      const words = germanMeasures[id];
      const figures = (texts: readonly string[]) =>
        texts.map((text) =>
          (text.replace(/(?<=\d) (?=\d)/g, '').match(/\d+(?:[.,]\d+)?/g) ?? [])
            .map((one) => one.replace(',', '.'))
            .sort(),
        );
      return (
        JSON.stringify(figures([formula, example.story, validation])) !==
        JSON.stringify(figures([words.formula, words.story, words.validation]))
      );
    });
    expect(differing).toEqual([]);
  });

  test('leave nothing empty', () => {
    for (const words of Object.values(germanMeasures))
      expect(Object.entries(words).filter(([, text]) => text.trim() === '')).toEqual([]);
  });
});

/** Prints and tells which message was given which values. */
function print(sla: Sla, language: DocumentLanguage, told: (id: WordId, values: ReadonlySet<string>) => void) {
  const words = documentWords(language);
  const recording: DocumentWords = {
    language,
    text: (id, values = {}) => {
      told(id, new Set(Object.keys(values)));
      return words.text(id, values);
    },
    rich: (id, values = {}) => {
      told(id, new Set(Object.keys(values)));
      return words.rich(id, values);
    },
  };
  const agreement = { id: anSla().agreementId as never, version: sla.version };
  slaPage(sla, { agreement: { ...agreement, state: 'draft', dataSha256: null }, signatories: [] }, recording, null);
  slaPage(sla, { agreement: { ...agreement, state: 'locked', dataSha256: 'ab' }, signatories: [] }, recording, null);
}

type Ast = ReturnType<IntlMessageFormat['getAst']>;

/** Names of the values and of the marks of a message, sorted. */
function partsOf(message: string, language: string) {
  const values = new Set<string>();
  const marks = new Set<string>();
  const walk = (ast: Ast): void => {
    for (const part of ast) {
      if (part.type === 8) marks.add(part.value);
      else if (part.type !== 0 && part.type !== 7) values.add(part.value);
      if ('options' in part) for (const option of Object.values(part.options)) walk(option.value);
      if ('children' in part) walk(part.children);
    }
  };
  walk(new IntlMessageFormat(message, language).getAst());
  return { values: [...values].sort(), marks: [...marks].sort() };
}

import type { DocumentLanguage } from '#shared/domain/agreements/document-language';
import type { NamedPerson } from '#shared/domain/agreements/named-parties';
import type { ServiceLevelId } from '#shared/domain/slas/service-level';
import type { Limit } from '#shared/domain/slas/severity';
import type { Rung, ServiceLevel, Sla } from '#shared/domain/slas/sla';
import { breachThresholdText } from '#shared/domain/slas/verdict';
import { type ClausePart, clause, heading, list, paragraph, say, table } from './clause';
import type { DocumentWords, WordId, WordValues } from './document-words';
import { type MeasureWords, measureWords } from './measure-words';
import type { Block, Inline, Source } from './page';
import {
  type CountedUnit,
  countedIn,
  printedContact,
  printedDecimal,
  printedLimit,
  printedList,
  printedPerson,
  printedShortLimit,
  printedValue,
} from './printed-figures';
import { stockWords } from './stock-words';
import { type TitledColumn, titledColumns } from './titled-columns';

/** Number of a clause that the catalog has a title for. */
type TitledClause = WordId extends infer Id ? (Id extends `sla.${infer Number}.title` ? Number : never) : never;

/** What the text of one agreement is written with, in one language: its words, its figures, its blocks. */
export interface SlaPen {
  readonly sla: Sla;
  readonly language: DocumentLanguage;
  readonly text: DocumentWords['text'];
  readonly rich: DocumentWords['rich'];
  /** A numbered sentence of a clause. */
  readonly say: (id: WordId, values?: WordValues, source?: Source) => ClausePart;
  readonly clause: (number: TitledClause, parts: readonly ClausePart[]) => readonly Block[];
  readonly heading: (level: 1 | 2, number: string, id: WordId) => Block;
  readonly paragraph: (id: WordId, values?: WordValues, style?: 'lead' | 'small' | 'notice', source?: Source) => Block;
  readonly list: (items: readonly (string | readonly Inline[])[], source?: Source) => Block;
  readonly table: (
    columns: readonly TitledColumn[],
    rows: readonly (readonly (string | readonly Inline[])[])[],
    source?: Source,
  ) => Block;
  /** A table of two columns without a list's length: what, and what is agreed about it. */
  readonly record: (
    columns: readonly [TitledColumn, TitledColumn],
    rows: readonly (readonly (string | readonly Inline[])[])[],
    source?: Source,
  ) => Block;
  readonly counted: (count: number, unit: CountedUnit) => string;
  readonly percent: (decimal: string) => string;
  readonly decimal: (decimal: string) => string;
  readonly limit: (limit: Limit) => string;
  /** The same as short as it can be read in a drawing. */
  readonly shortLimit: (limit: Limit) => string;
  readonly and: (items: readonly string[]) => string;
  /** What the program wrote into the data, in the language of the document. */
  readonly stock: (text: string) => string;
  readonly person: (person: NamedPerson) => string;
  readonly contact: (person: NamedPerson) => string;
  readonly measure: (level: ServiceLevel) => MeasureWords;
  /** A value of a measure with its unit. */
  readonly value: (value: string, level: ServiceLevel) => string;
  /** `at least 99.90 %` or `at most 4 h`. */
  readonly target: (level: ServiceLevel) => string;
  /** The value beyond which it is a breach. */
  readonly threshold: (level: ServiceLevel) => string;
  readonly levelOf: (id: ServiceLevelId) => ServiceLevel | undefined;
  readonly rung: (level: Rung['level']) => Rung;
}

export function slaPen(sla: Sla, words: DocumentWords): SlaPen {
  const { language, text, rich } = words;
  const stock = (said: string) => stockWords(said, language);
  const measure = (level: ServiceLevel) => measureWords(level, language);
  const value = (decimal: string, level: ServiceLevel) => printedValue(decimal, measure(level).unit, language);
  const tableOf = (
    columns: readonly TitledColumn[],
    rows: readonly (readonly (string | readonly Inline[])[])[],
    source: Source | undefined,
    whole: boolean,
  ) =>
    table(titledColumns(columns, text), rows, {
      ...(source === undefined ? {} : { source }),
      ...(whole ? { whole } : {}),
    });
  return {
    sla,
    language,
    text,
    rich,
    say: (id, values, source) => say(rich(id, values), source),
    clause: (number, parts) => clause(number, text(`sla.${number}.title`), parts),
    heading: (level, number, id) => heading(level, number, text(id)),
    paragraph: (id, values, style, source) => paragraph(rich(id, values), style, source),
    list,
    table: (columns, rows, source) => tableOf(columns, rows, source, false),
    record: (columns, rows, source) => tableOf(columns, rows, source, true),
    counted: (count, unit) => countedIn(count, unit, language),
    percent: (decimal) => printedValue(decimal, '%', language),
    decimal: (decimal) => printedDecimal(decimal, language),
    limit: (limit) => printedLimit(limit, language),
    shortLimit: (limit) => printedShortLimit(limit, language),
    and: (items) => printedList(items, language),
    stock,
    person: (person) => stock(printedPerson(person)),
    contact: (person) => printedContact(person, language),
    measure,
    value,
    target: (level) =>
      text(level.better === 'higher' ? 'sla.atLeast' : 'sla.atMost', { value: value(level.commitment.target, level) }),
    threshold: (level) => value(breachThresholdText(level.better, level.commitment), level),
    levelOf: (id) => sla.serviceLevels.find((level) => level.id === id),
    rung: (level) => rungOf(sla, level),
  };
}

/** A rung by its level; an agreement is not composed without all five. */
export function rungOf(sla: Sla, level: Rung['level']): Rung {
  const found = sla.ladder.find((one) => one.level === level);
  if (found === undefined) throw new Error(`The ladder has no rung ${level}`);
  return found;
}

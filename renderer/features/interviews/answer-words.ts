import type { IntlShape } from 'react-intl';
import type { Json } from '#shared/base/json';
import type { Column, Field, Question } from '#shared/domain/playbook/pack';
import { cellsOf, rowsOf, spansOf, textOf, textsOf } from '../../widgets/json-shapes';

/** What the values of an answer need to be read: names of what they point to, and the person's own notation. */
export interface AnswerNames {
  readonly intl: Pick<IntlShape, 'formatNumber' | 'formatDate' | 'formatList'>;
  readonly person: (id: string) => string;
  readonly site: (id: string) => string;
  readonly evidence: (id: string) => string;
  readonly country: (code: string) => string;
  readonly step: (field: Field, step: number) => string;
  readonly yesNo: (value: boolean) => string;
  readonly weekday: (day: number) => string;
}

/** One field of an answer as it is read: a name, and one line or several. */
export interface AnswerLine {
  readonly field: Field;
  readonly lines: readonly string[];
}

/** An answer field by field, in the order in which it was asked. Fields that were left open are not in it. */
export function answerLines(
  question: Question,
  value: { readonly [fieldId: string]: Json },
  names: AnswerNames,
): readonly AnswerLine[] {
  return question.fields.flatMap((field) => {
    const own = value[field.id];
    return own === undefined ? [] : [{ field, lines: valueLines(field, own, names) }];
  });
}

/** A value as lines: most have one; a table, a matrix or a calendar has one for each row. */
export function valueLines(field: Field, value: Json, names: AnswerNames): readonly string[] {
  switch (field.type) {
    case 'table':
      return rowsOf(value).map((row) => rowWords(field, row, names));
    case 'matrix':
      return rowNames(field).flatMap(({ id, label }) => {
        const words = rowWords(field, cellsOf(cellsOf(value)[id]), names);
        return words === '' ? [] : [`${label}: ${words}`];
      });
    case 'rubric':
      return rowNames(field).flatMap(({ id, label }) => {
        const step = cellsOf(value)[id];
        return typeof step === 'number' ? [`${label}: ${step}, ${names.step(field, step)}`] : [];
      });
    case 'calendar':
      return rowsOf(value).map((period) => `${days(period.from, period.to, names)}: ${textOf(period.what)}`);
    case 'hours':
      return spansOf(value).map(
        ({ days: open, from, to, zone }) =>
          `${names.intl.formatList(open.map(names.weekday))} ${from}–${to}, ${zone.replaceAll('_', ' ')}`,
      );
    case 'ranking':
      return textsOf(value).map((id, at) => `${at + 1}. ${optionWords(field, id)}`);
    default:
      return [valueWords(field, value, names)];
  }
}

/** A value that fits on one line. */
function valueWords(shape: Field | Column, value: Json, names: AnswerNames): string {
  const { intl } = names;
  switch (shape.type) {
    case 'one':
      return optionWords(shape, textOf(value));
    case 'many':
      return intl.formatList(textsOf(value).map((id) => optionWords(shape, id)));
    case 'countries':
      return intl.formatList(textsOf(value).map(names.country));
    case 'country':
      return names.country(textOf(value));
    case 'person':
      return names.person(textOf(value));
    case 'site':
      return names.site(textOf(value));
    case 'files':
    case 'photos':
    case 'attestations':
      return intl.formatList(textsOf(value).map(names.evidence));
    case 'date':
      return intl.formatDate(textOf(value), dayOnly);
    case 'yesNo':
      return names.yesNo(value === true);
    case 'money':
      return typeof value === 'number' ? moneyWords(value, shape.unit, names) : textOf(value);
    case 'percent':
      return typeof value === 'number' ? `${number(value, names)} %` : textOf(value);
    default:
      return typeof value === 'number' ? measured(value, shape.unit, names) : textOf(value);
  }
}

const dayOnly = { dateStyle: 'medium', timeZone: 'UTC' } as const;

function moneyWords(value: number, unit: string | undefined, names: AnswerNames): string {
  if (unit === undefined || !/^[A-Z]{3}$/.test(unit)) return measured(value, unit, names);
  return names.intl.formatNumber(value, { style: 'currency', currency: unit, trailingZeroDisplay: 'stripIfInteger' });
}

function measured(value: number, unit: string | undefined, names: AnswerNames): string {
  return unit === undefined ? number(value, names) : `${number(value, names)} ${unit}`;
}

function number(value: number, { intl }: AnswerNames): string {
  return intl.formatNumber(value, { maximumFractionDigits: 4 });
}

function days(from: Json | undefined, to: Json | undefined, names: AnswerNames): string {
  const [first, last] = [from, to].map((day) => names.intl.formatDate(textOf(day), dayOnly));
  return first === last ? (first ?? '') : `${first} – ${last}`;
}

function rowWords(field: Field, row: { readonly [columnId: string]: Json }, names: AnswerNames): string {
  return (field.columns ?? [])
    .flatMap((column) => {
      const cell = row[column.id];
      return cell === undefined ? [] : [cellWords(column, cell, names)];
    })
    .join(' · ');
}

// A yes or a number says nothing without its name; a word mostly does.
function cellWords(column: Column, cell: Json, names: AnswerNames): string {
  const words = valueWords(column, cell, names);
  return typeof cell === 'string' ? words : `${column.label}: ${words}`;
}

function rowNames({ rows = [] }: Field): readonly { readonly id: string; readonly label: string }[] {
  return rows;
}

// What an earlier version offered and this one does not is shown by its id: it was said, and is not lost.
function optionWords({ options = [] }: Field | Column, id: string): string {
  return options.find((option) => option.id === id)?.label ?? id;
}

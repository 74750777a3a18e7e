import { calendarDateSchema } from '#shared/base/calendar-date';
import type { Json } from '#shared/base/json';
import type { Column, FieldType, Option } from '#shared/domain/playbook/pack';

/** What can be wrong with one value. */
export type ValueProblem =
  | {
      readonly code:
        | 'required'
        | 'wrongType'
        | 'notADate'
        | 'notATime'
        | 'notACountry'
        | 'unknownOption'
        | 'repeatedOption'
        | 'unknownField'
        | 'unknownRow'
        | 'unknownColumn'
        | 'notWhole'
        | 'endsBeforeItBegins';
    }
  | {
      readonly code: 'tooSmall' | 'tooLarge' | 'tooLong' | 'tooFewRows' | 'tooFewRanked' | 'tooManyRanked';
      readonly limit: number;
    }
  /** The pack's own sentence. */
  | { readonly code: 'constraint'; readonly otherwise: string };

/** A field or a column, as far as one value is concerned. */
export interface ValueShape {
  readonly type: FieldType | Column['type'];
  readonly options?: readonly Option[] | undefined;
  readonly min?: number | undefined;
  readonly max?: number | undefined;
}

/** What is wrong with a value that is not empty. Tables and matrices are checked cell by cell. */
export function checkCell(shape: ValueShape, value: Json): readonly ValueProblem[] {
  switch (shape.type) {
    case 'text':
    case 'long':
      return checkText(shape, value);
    case 'person':
    case 'site':
      return typeof value === 'string' ? [] : wrong('wrongType');
    case 'number':
    case 'percent':
    case 'money':
      return checkNumber(shape, value);
    case 'duration':
      return checkNumber({ ...shape, min: shape.min ?? 0 }, value);
    case 'scale5':
      return checkStep(value);
    case 'yesNo':
      return typeof value === 'boolean' ? [] : wrong('wrongType');
    case 'date':
      return calendarDateSchema.safeParse(value).success ? [] : wrong('notADate');
    case 'time':
      return isTime(value) ? [] : wrong('notATime');
    case 'country':
      return isCountry(value) ? [] : wrong('notACountry');
    case 'one':
      return isOptionOf(shape, value) ? [] : wrong('unknownOption');
    case 'many':
      return checkList(value, (one) => (isOptionOf(shape, one) ? [] : wrong('unknownOption')));
    case 'countries':
      return checkList(value, (one) => (isCountry(one) ? [] : wrong('notACountry')));
    case 'ranking':
      return checkRanking(shape, value);
    case 'files':
    case 'photos':
    case 'attestations':
      return checkList(value, (one) => (typeof one === 'string' ? [] : wrong('wrongType')));
    case 'hours':
      return Array.isArray(value) && value.every((span) => isSpan(span as Json)) ? [] : wrong('wrongType');
    // A grid inside a cell cannot be: the pack's schema has no such column.
    case 'table':
    case 'matrix':
    case 'rubric':
    case 'calendar':
      return wrong('wrongType');
  }
}

function checkText(shape: ValueShape, value: Json): readonly ValueProblem[] {
  if (typeof value !== 'string') return wrong('wrongType');
  return shape.max !== undefined && value.length > shape.max ? [{ code: 'tooLong', limit: shape.max }] : [];
}

function checkNumber(shape: ValueShape, value: Json): readonly ValueProblem[] {
  if (typeof value !== 'number' || !Number.isFinite(value)) return wrong('wrongType');
  if (shape.min !== undefined && value < shape.min) return [{ code: 'tooSmall', limit: shape.min }];
  if (shape.max !== undefined && value > shape.max) return [{ code: 'tooLarge', limit: shape.max }];
  return [];
}

/** A step of a scale from 1 to 5. */
export function checkStep(value: Json): readonly ValueProblem[] {
  const problems = checkNumber({ type: 'number', min: 1, max: 5 }, value);
  return problems.length > 0 || Number.isInteger(value) ? problems : wrong('notWhole');
}

/** How many of the options have to be put in order: all of them, unless the playbook asks for the first few. */
export function ranksWanted({ options, min, max }: Pick<ValueShape, 'options' | 'min' | 'max'>): {
  readonly fewest: number;
  readonly most: number;
} {
  const all = options?.length ?? 0;
  const most = Math.min(max ?? all, all);
  return { fewest: Math.min(min ?? most, most), most };
}

function checkRanking(shape: ValueShape, value: Json): readonly ValueProblem[] {
  const problems = checkList(value, (one) => (isOptionOf(shape, one) ? [] : wrong('unknownOption')));
  if (problems.length > 0 || !Array.isArray(value)) return problems;
  const { fewest, most } = ranksWanted(shape);
  if (value.length < fewest) return [{ code: 'tooFewRanked', limit: fewest }];
  return value.length > most ? [{ code: 'tooManyRanked', limit: most }] : [];
}

function checkList(value: Json, checkOne: (one: Json) => readonly ValueProblem[]): readonly ValueProblem[] {
  if (!Array.isArray(value)) return wrong('wrongType');
  if (new Set(value).size !== value.length) return wrong('repeatedOption');
  return value.flatMap((one) => checkOne(one as Json)).slice(0, 1);
}

function isOptionOf(shape: ValueShape, value: Json): boolean {
  return typeof value === 'string' && (shape.options ?? []).some(({ id }) => id === value);
}

function isCountry(value: Json): boolean {
  return typeof value === 'string' && /^[A-Z]{2}$/.test(value);
}

// 24:00 is the end of a day; 00:00 as an end would be its beginning.
function isTime(value: Json): boolean {
  return typeof value === 'string' && /^(([01][0-9]|2[0-3]):[0-5][0-9]|24:00)$/.test(value);
}

function isSpan(value: Json): boolean {
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return false;
  const { days, from, to, zone } = value as { readonly [key: string]: Json };
  const areDays =
    Array.isArray(days) && days.length > 0 && days.every((day) => Number.isInteger(day) && day >= 1 && day <= 7);
  return (
    areDays && isTime(from ?? null) && isTime(to ?? null) && from !== to && typeof zone === 'string' && zone !== ''
  );
}

function wrong(
  code: Exclude<
    ValueProblem['code'],
    'tooSmall' | 'tooLarge' | 'tooLong' | 'tooFewRows' | 'tooFewRanked' | 'tooManyRanked' | 'constraint'
  >,
): readonly ValueProblem[] {
  return [{ code }];
}

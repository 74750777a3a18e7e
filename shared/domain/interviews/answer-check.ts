import type { Json } from '#shared/base/json';
import { holds } from '#shared/domain/playbook/expression';
import type { Column, Field, Question } from '#shared/domain/playbook/pack';
import type { PartnerFacts } from '#shared/domain/playbook/partner-facts';
import { checkCell, checkStep, type ValueProblem } from './value-check';

export type AnswerValue = { readonly [fieldId: string]: Json };

/** Something that must be put right before an answer can be kept, and where. The words are the window's. */
export type AnswerFinding = ValueProblem & {
  readonly fieldId: string;
  /** Row id of a matrix or a rubric, or position of the row of a table or a calendar, from 0. */
  readonly row?: string | number;
  readonly columnId?: string;
};

/** Whether a field is asked, given the other fields of the same answer. */
export function fieldApplies(field: Field, value: AnswerValue, facts: PartnerFacts): boolean {
  return field.appliesIf === undefined || holds(field.appliesIf, facts, { answer: value });
}

/** All that is wrong with an answer. Fields that do not apply are not looked at, whatever stands in them. */
export function checkAnswer(question: Question, value: AnswerValue, facts: PartnerFacts): readonly AnswerFinding[] {
  const known = new Set(question.fields.map(({ id }) => id));
  const strangers = Object.keys(value).filter((id) => !known.has(id));
  return [
    ...strangers.map((fieldId) => ({ fieldId, code: 'unknownField' }) as const),
    ...question.fields
      .filter((field) => fieldApplies(field, value, facts))
      .flatMap((field) => checkField(field, value, facts)),
  ];
}

/** The answer without what was left open: empty texts, empty lists, empty cells and rows. */
export function withoutBlanks(value: AnswerValue): AnswerValue {
  const filled = Object.entries(value).map(([id, one]) => [id, pruned(one)] as const);
  return Object.fromEntries(filled.filter((entry): entry is [string, Json] => entry[1] !== undefined));
}

/** All that is wrong with what stands in one field, the other fields of the answer given. */
export function checkField(field: Field, answer: AnswerValue, facts: PartnerFacts): readonly AnswerFinding[] {
  const value = answer[field.id];
  if (value === undefined || isBlank(value)) {
    return field.required ? [{ fieldId: field.id, code: 'required' }] : [];
  }
  const problems = checkValue(field, value);
  if (problems.length > 0) return problems;
  if (field.constraint && !holds(field.constraint.holds, facts, { answer, value })) {
    return [{ fieldId: field.id, code: 'constraint', otherwise: field.constraint.otherwise }];
  }
  return [];
}

function checkValue(field: Field, value: Json): readonly AnswerFinding[] {
  if (field.type === 'table') return checkTable(field, value);
  if (field.type === 'matrix') return checkMatrix(field, value);
  if (field.type === 'rubric') return checkRubric(field, value);
  if (field.type === 'calendar') return checkCalendar(field, value);
  return checkCell(field, value).map((problem) => ({ ...problem, fieldId: field.id }));
}

function checkTable(field: Field, value: Json): readonly AnswerFinding[] {
  if (!isList(value)) return [{ fieldId: field.id, code: 'wrongType' }];
  const fewest = field.minRows ?? 0;
  if (value.length < fewest) return [{ fieldId: field.id, code: 'tooFewRows', limit: fewest }];
  return value.flatMap((row, at) => checkRow(field, row, at));
}

function checkMatrix(field: Field, value: Json): readonly AnswerFinding[] {
  if (!isRecord(value)) return [{ fieldId: field.id, code: 'wrongType' }];
  const rows = field.rows ?? [];
  const strangers = Object.keys(value).filter((id) => !rows.some((row) => row.id === id));
  return [
    ...strangers.map((row) => ({ fieldId: field.id, row, code: 'unknownRow' }) as const),
    ...rows.flatMap(({ id }) => checkRow(field, value[id] ?? {}, id)),
  ];
}

/** What was observed: every row has its step, so that nothing is left to memory. */
function checkRubric(field: Field, value: Json): readonly AnswerFinding[] {
  if (!isRecord(value)) return [{ fieldId: field.id, code: 'wrongType' }];
  const rows = field.rows ?? [];
  const strangers = Object.keys(value).filter((id) => !rows.some((row) => row.id === id));
  return [
    ...strangers.map((row) => ({ fieldId: field.id, row, code: 'unknownRow' }) as const),
    ...rows.flatMap(({ id }) => {
      const step = value[id];
      const problems: readonly ValueProblem[] = step === undefined ? [{ code: 'required' }] : checkStep(step);
      return problems.map((problem) => ({ ...problem, fieldId: field.id, row: id }));
    }),
  ];
}

const periodColumns: readonly Column[] = [
  { id: 'from', label: '', type: 'date', required: true },
  { id: 'to', label: '', type: 'date', required: true },
  { id: 'what', label: '', type: 'text', required: true },
];

/** Periods of days: each begins, ends no sooner, and says what it is. */
function checkCalendar(field: Field, value: Json): readonly AnswerFinding[] {
  if (!isList(value)) return [{ fieldId: field.id, code: 'wrongType' }];
  const fewest = field.minRows ?? 0;
  if (value.length < fewest) return [{ fieldId: field.id, code: 'tooFewRows', limit: fewest }];
  return value.flatMap((period, at) => {
    const findings = checkRow({ ...field, columns: [...periodColumns] }, period, at);
    if (findings.length > 0 || !isRecord(period) || String(period.from) <= String(period.to)) return findings;
    return [{ fieldId: field.id, row: at, columnId: 'to', code: 'endsBeforeItBegins' } as const];
  });
}

function checkRow(field: Field, row: Json, at: string | number): readonly AnswerFinding[] {
  if (!isRecord(row)) return [{ fieldId: field.id, row: at, code: 'wrongType' }];
  const columns = field.columns ?? [];
  const strangers = Object.keys(row).filter((id) => !columns.some((column) => column.id === id));
  return [
    ...strangers.map((columnId) => ({ fieldId: field.id, row: at, columnId, code: 'unknownColumn' }) as const),
    ...columns.flatMap((column) =>
      checkColumn(column, row[column.id]).map((problem) => ({
        ...problem,
        fieldId: field.id,
        row: at,
        columnId: column.id,
      })),
    ),
  ];
}

/** What is wrong with one named value of a record: also used for the facts of a piece of evidence. */
export function checkColumn(column: Column, value: Json | undefined): readonly ValueProblem[] {
  if (value === undefined || isBlank(value)) return column.required ? [{ code: 'required' }] : [];
  return checkCell(column, value);
}

function pruned(value: Json): Json | undefined {
  if (typeof value === 'string') return value.trim() === '' ? undefined : value.trim();
  if (value === null) return undefined;
  if (isList(value)) {
    const kept = value.map(pruned).filter((one) => one !== undefined);
    return kept.length === 0 ? undefined : kept;
  }
  if (isRecord(value)) {
    const kept = withoutBlanks(value);
    return Object.keys(kept).length === 0 ? undefined : kept;
  }
  return value;
}

function isBlank(value: Json): boolean {
  return pruned(value) === undefined;
}

function isList(value: Json): value is readonly Json[] {
  return Array.isArray(value);
}

function isRecord(value: Json): value is { readonly [key: string]: Json } {
  return value !== null && typeof value === 'object' && !Array.isArray(value);
}

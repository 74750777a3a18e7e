import type { Json } from '#shared/base/json';
import type { Field, Option, Score } from './pack';
import { fieldOf, type PackIndex } from './pack-index';
import { partsOf } from './partner-facts';

type Answers = { readonly [questionId: string]: { readonly [fieldId: string]: Json } };

export interface ScorePart {
  readonly id: string;
  readonly title: string;
  readonly weight: number;
  /** `M1.Q2.match`: where the part comes from. */
  readonly field: string;
  /** 0 to 1; null while the field is not answered, which counts as nothing. */
  readonly share: number | null;
}

export interface ScoreResult {
  readonly points: number;
  readonly passAt: number;
  readonly isPassed: boolean;
  readonly parts: readonly ScorePart[];
}

/** Points of a score out of 100, with the share each part contributes. */
export function scoreOf(score: Score, index: PackIndex, answers: Answers): ScoreResult {
  const parts = score.parts.map((part) => ({ ...part, share: shareOf(part.field, index, answers) }));
  const weights = parts.reduce((sum, part) => sum + part.weight, 0);
  const reached = parts.reduce((sum, part) => sum + part.weight * (part.share ?? 0), 0);
  // Rounded to a hundredth so that 0.6 + 0.2 + 0.1 + 0.1 of a weight is 60 and not 59.99999.
  const points = Math.round((reached / weights) * 10_000) / 100;
  return { points, passAt: score.passAt, isPassed: points >= score.passAt, parts };
}

function shareOf(reference: string, index: PackIndex, answers: Answers): number | null {
  const { questionId, fieldId } = partsOf(reference);
  const field = fieldId === null ? null : fieldOf(index, questionId, fieldId);
  const value = field ? answers[questionId]?.[field.id] : undefined;
  return field && value !== undefined ? shareOfValue(field, value) : null;
}

/** The mean of all scored choices; a choice without a score ("not planned") is left out of the mean. */
function shareOfValue(field: Field, value: Json): number {
  if (field.type === 'scale5') return typeof value === 'number' ? (value - 1) / 4 : 0;
  const scores = chosen(field, value).flatMap(({ score }) => (score === undefined ? [] : [score]));
  return scores.length === 0 ? 0 : scores.reduce((sum, score) => sum + score, 0) / scores.length;
}

function chosen(field: Field, value: Json): readonly Option[] {
  if (field.type === 'table' || field.type === 'matrix') {
    const rows = value !== null && typeof value === 'object' ? Object.values(value) : [];
    return (field.columns ?? []).flatMap((column) =>
      rows.flatMap((row) => optionsNamed(column.options, cellOf(row as Json, column.id))),
    );
  }
  return Array.isArray(value)
    ? value.flatMap((one) => optionsNamed(field.options, one as Json))
    : optionsNamed(field.options, value);
}

function cellOf(row: Json, columnId: string): Json {
  return row !== null && typeof row === 'object' && !Array.isArray(row)
    ? ((row as { readonly [key: string]: Json })[columnId] ?? null)
    : null;
}

function optionsNamed(options: readonly Option[] | undefined, id: Json): readonly Option[] {
  return (options ?? []).filter((option) => option.id === id);
}

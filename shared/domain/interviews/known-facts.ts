import type { Json } from '#shared/base/json';
import { sameJson } from '#shared/base/json';
import type { Field, Question } from '#shared/domain/playbook/pack';
import type { PackIndex } from '#shared/domain/playbook/pack-index';
import { type PartnerFacts, partsOf } from '#shared/domain/playbook/partner-facts';
import type { Answer } from './answer';
import { type AnswerValue, checkField } from './answer-check';
import type { AnswerVersions } from './answer-versions';
import { knownBefore } from './answered-facts';

/** Where something known comes from. */
export type FactSource =
  /** The partner's own record, where nobody's answer put it. */
  { readonly kind: 'record' } | { readonly kind: 'answer'; readonly questionId: string; readonly answer: Answer };

/** A fact known before its question is asked. */
export interface KnownFact {
  readonly value: Json;
  readonly source: FactSource;
}

export interface KnownOn {
  readonly index: PackIndex;
  readonly facts: PartnerFacts;
  readonly versions: ReadonlyMap<string, AnswerVersions>;
}

/** What is known of each field of a question from elsewhere, by field id, so that nothing is asked twice. */
export function knownFacts(question: Question, on: KnownOn): ReadonlyMap<string, KnownFact> {
  const known = new Map<string, KnownFact>();
  for (const field of question.fields) {
    const fact = knownFact(question, field, on);
    if (fact) known.set(field.id, fact);
  }
  return known;
}

function knownFact(question: Question, field: Field, on: KnownOn): KnownFact | null {
  const value = knownBefore(field, on.facts);
  if (value === undefined) return null;
  const source = field.home === undefined ? suggestedSource(field, on) : homeSource(question, field, value, on);
  return source && { value, source };
}

function suggestedSource({ suggestedBy }: Field, { versions }: KnownOn): FactSource | null {
  if (suggestedBy === undefined) return null;
  const { questionId } = partsOf(suggestedBy);
  const answer = versions.get(questionId)?.shown;
  return answer ? { kind: 'answer', questionId, answer } : null;
}

/** Who last said what stands on the record; null where the question itself did: that is its answer, not something known before. */
function homeSource(question: Question, field: Field, value: Json, { index, versions }: KnownOn): FactSource | null {
  const said = [...index.questionById.values()].flatMap((other) =>
    other.fields.flatMap((same) => {
      const answer = same.home === field.home ? versions.get(other.id)?.shown : undefined;
      const agrees = answer?.state === 'answered' && sameJson(answer.value[same.id] ?? null, value);
      return answer && agrees ? [{ questionId: other.id, answer }] : [];
    }),
  );
  const latest = said.sort((left, right) => (left.answer.at < right.answer.at ? 1 : -1))[0];
  if (!latest) return { kind: 'record' };
  return latest.questionId === question.id ? null : { kind: 'answer', ...latest };
}

/** An answer to a question of an earlier version that may be taken over, never by itself. */
export interface TakeOverOffer {
  readonly questionId: string;
  readonly answer: Answer;
  /** What of it fits here, by field of this question. */
  readonly value: AnswerValue;
  /** Fields of the earlier answer that have no place here. */
  readonly leftOut: readonly string[];
}

/** What may be taken over while the question has no answer of its own. */
export function takeOverOffers(question: Question, on: KnownOn): readonly TakeOverOffer[] {
  if (on.versions.has(question.id)) return [];
  return question.takesOver.flatMap((questionId) => {
    const answer = on.versions.get(questionId)?.shown;
    return answer?.state === 'answered' ? [offerOf(question, questionId, answer, on.facts)] : [];
  });
}

function offerOf(question: Question, questionId: string, answer: Answer, facts: PartnerFacts): TakeOverOffer {
  const taken = new Map<string, string>();
  const fitting = question.fields.flatMap((field) => {
    const from = earlierField(question, field, answer);
    const value = from === null ? undefined : answer.value[from];
    if (from === null || value === undefined) return [];
    // A constraint may look at fields that are not filled yet: it is the form's to tell, when the answer is given.
    const { constraint: _constraint, ...alone } = field;
    if (checkField(alone, { [field.id]: value }, facts).length > 0) return [];
    taken.set(from, field.id);
    return [[field.id, value] as const];
  });
  const leftOut = Object.keys(answer.value).filter((id) => !taken.has(id));
  return { questionId, answer, value: Object.fromEntries(fitting), leftOut };
}

// Of two questions with one field each the field is the same, whatever it is called.
function earlierField(question: Question, field: Field, answer: Answer): string | null {
  if (answer.value[field.id] !== undefined) return field.id;
  const [only, ...others] = Object.keys(answer.value);
  return question.fields.length === 1 && others.length === 0 ? (only ?? null) : null;
}

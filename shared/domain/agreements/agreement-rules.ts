import type { Json } from '#shared/base/json';
import type { Answer } from '#shared/domain/interviews/answer';
import { type AnswerVersions, versionsByQuestion } from '#shared/domain/interviews/answer-versions';
import type { Partner } from '#shared/domain/partners/partner';
import type { Person } from '#shared/domain/partners/person';
import type { Site } from '#shared/domain/partners/site';
import type { Agreement, AgreementKind } from './agreement';
import type { Organisation, Term, TermSet, ValuesOf } from './term';
import { termsOf } from './terms';

/** Everything an agreement is drawn from. */
export interface AgreementInputs {
  readonly agreement: Agreement;
  readonly partner: Partner;
  /** People of both sides. */
  readonly people: readonly Person[];
  readonly sites: readonly Site[];
  /** All versions of the answers, or only those that stand; an answer that another replaces is not read. */
  readonly answers: readonly Answer[];
  /** Our own company, where it is known; what the agreement itself says goes before it. */
  readonly organisation: Organisation | null;
}

/** A value that is not there, and where to supply it. */
export interface MissingValue {
  readonly termId: string;
  /** Message id of the term's name. */
  readonly label: string;
  /** Question whose answer cures it; null when it is cured at the agreement or on the partner's record. */
  readonly questionId: string | null;
  readonly fieldId: string | null;
  readonly cure: 'question' | 'agreement' | 'partner' | 'people';
}

/** A value two people have set to different things at once. */
export type ContestedValue =
  | { readonly kind: 'answer'; readonly questionId: string }
  | { readonly kind: 'field'; readonly entity: 'partner' | 'agreement'; readonly field: string }
  /** Somebody deleted the record while somebody else went on writing in it. */
  | { readonly kind: 'deletion'; readonly entity: 'partner' | 'agreement' };

export interface ResolvedTerms {
  readonly values: { readonly [termId: string]: Json };
  readonly missing: readonly MissingValue[];
}

/** Looks every term up in its home. A value that is absent, blank or of the wrong shape is missing, never a blank. */
export function resolveTerms(kind: AgreementKind, inputs: AgreementInputs): ResolvedTerms {
  const answers = versionsByQuestion(inputs.answers);
  const people = new Set<string>(inputs.people.map((person) => person.id));
  const values: { [termId: string]: Json } = {};
  const missing: MissingValue[] = [];
  for (const term of Object.values(termsOf(kind))) {
    const read = readTerm(term, lookUp(term, inputs, answers), people);
    if (read.state === 'value') values[term.id] = read.value;
    else missing.push(missingValue(term, read.state));
  }
  return { values, missing };
}

/** The values with their types, once nothing is missing. */
export function typedValues<Terms extends TermSet>(terms: Terms, resolved: ResolvedTerms): ValuesOf<Terms> | null {
  if (resolved.missing.length > 0) return null;
  const entries = Object.values(terms).map((term) => [term.id, term.schema.parse(resolved.values[term.id] ?? null)]);
  return Object.fromEntries(entries) as ValuesOf<Terms>;
}

/**
 * What must be decided before the text can be fixed: questions with two standing answers, record fields that the
 * caller knows to have more than one head, and whether the agreement and its partner are to stay at all.
 */
export function contestedValues(
  kind: AgreementKind,
  inputs: Pick<AgreementInputs, 'answers'>,
  ofRecords: readonly Exclude<ContestedValue, { kind: 'answer' }>[],
): readonly ContestedValue[] {
  const terms = Object.values(termsOf(kind));
  const questions = new Set(terms.flatMap((term) => (term.home.kind === 'question' ? [term.home.questionId] : [])));
  const answers = [...versionsByQuestion(inputs.answers)].flatMap(([questionId, { heads }]) =>
    questions.has(questionId) && heads.length > 1 ? [{ kind: 'answer' as const, questionId }] : [],
  );
  const fields = new Set(terms.flatMap((term) => contestableField(term)));
  const counted = ofRecords.filter((one) => one.kind === 'deletion' || fields.has(`${one.entity}.${one.field}`));
  return [...answers, ...counted];
}

type Read =
  | { readonly state: 'value'; readonly value: Json }
  | { readonly state: 'absent' }
  | { readonly state: 'unknownPerson' };

function readTerm(term: Term, found: Json | undefined, people: ReadonlySet<string>): Read {
  const given = found === undefined || found === '' ? null : found;
  if (given === null && !term.required) return { state: 'value', value: null };
  const parsed = term.schema.safeParse(given);
  if (!parsed.success) return { state: 'absent' };
  const named = parsed.data === null ? [] : (term.people?.(parsed.data) ?? []);
  if (named.some((id) => !people.has(id))) return { state: 'unknownPerson' };
  return { state: 'value', value: given };
}

function lookUp(term: Term, inputs: AgreementInputs, answers: ReadonlyMap<string, AnswerVersions>): Json | undefined {
  const { home } = term;
  if (home.kind === 'question') {
    const answer = answers.get(home.questionId)?.shown;
    return answer?.state === 'answered' ? answer.value[home.fieldId] : undefined;
  }
  if (home.kind === 'record') return recordValue(inputs.partner, home.field);
  const suggestion = home.suggestedBy === undefined ? undefined : inputs.organisation?.[home.suggestedBy];
  return inputs.agreement.terms[term.id] ?? (suggestion || undefined) ?? term.default;
}

function recordValue(
  partner: Partner,
  field: 'legalName' | 'registerNumber' | 'country' | 'archetype' | 'riskTier',
): Json {
  return field === 'riskTier' ? (partner.riskTierAccepted?.tier ?? null) : partner[field];
}

function missingValue(term: Term, why: 'absent' | 'unknownPerson'): MissingValue {
  const { home } = term;
  const questionId = home.kind === 'agreement' ? null : home.questionId;
  const cure =
    questionId !== null
      ? 'question'
      : why === 'unknownPerson'
        ? 'people'
        : home.kind === 'record'
          ? 'partner'
          : 'agreement';
  return {
    termId: term.id,
    label: term.label,
    questionId,
    fieldId: home.kind === 'question' ? home.fieldId : null,
    cure,
  };
}

function contestableField(term: Term): string[] {
  if (term.home.kind === 'agreement') return [`agreement.terms/${term.id}`];
  if (term.home.kind === 'question') return [];
  return [`partner.${term.home.field === 'riskTier' ? 'riskTierAccepted' : term.home.field}`];
}

import type { CalendarDate } from '#shared/base/calendar-date';
import type { Json } from '#shared/base/json';
import type { RiskTier } from '#shared/domain/partners/partner';

/** What is known of one kind of evidence on a day. */
export interface EvidenceFacts {
  /** Whether a piece was ever accepted and not withdrawn, also if it no longer holds. */
  readonly accepted: boolean;
  /** The facts of every accepted piece that holds on the day; a piece without facts gives an empty record. */
  readonly records: readonly { readonly [factId: string]: Json }[];
  /** The last day on which at least one piece still holds; null: until replaced, or none holds. */
  readonly until: CalendarDate | null;
  /** Whether a piece has been brought and waits for a review. */
  readonly pending: boolean;
}

export interface ControlFact {
  /** Whether it is settled: satisfied, compensated, waived or not applicable. */
  readonly settled: boolean;
  /** Whether it belongs to the smallest set, which all partners keep. */
  readonly minimum: boolean;
}

/** All that an expression of the playbook can see of a partner on a day. Plain data, so that the same facts give the same outcome everywhere. */
export interface PartnerFacts {
  readonly asOf: CalendarDate;
  readonly partner: { readonly [field: string]: Json };
  readonly riskTier: RiskTier | null;
  /** Whether the tier that follows from today's exposure has been accepted. */
  readonly riskTierAccepted: boolean;
  /** The current answers to questions that apply: values by field. Declined questions are absent. */
  readonly answers: { readonly [questionId: string]: { readonly [fieldId: string]: Json } };
  readonly evidence: { readonly [typeId: string]: EvidenceFacts };
  /** Kinds of document that both sides have signed. */
  readonly signed: readonly string[];
  /** Points by score id, 0 to 100. */
  readonly scores: { readonly [scoreId: string]: number };
  /** Controls that apply on the day, each with its state; the smallest set is of every partner. */
  readonly controls: { readonly [controlId: string]: ControlFact };
  /** People who hold the credential of a role on the day, and how many are needed. */
  readonly credentials: { readonly [role: string]: { readonly held: number; readonly needed: number } };
  /** Integration checks by id. */
  readonly integrationChecks: { readonly [checkId: string]: { readonly required: boolean; readonly passed: boolean } };
  /** States of the partner's deals: `approved`, `won`. */
  readonly deals: readonly string[];
  /** Kinds of handoff that are done. */
  readonly handoffs: readonly string[];
  /** Gates that are passed and not lapsed. */
  readonly gates: readonly string[];
  /** Share of the promised hours that somebody is on call for, 0 to 1; null while it cannot be told. */
  readonly onCallCoverage: number | null;
  /** Modules whose required questions all have an answer. */
  readonly answeredModules: readonly string[];
}

export function noFacts(asOf: CalendarDate): PartnerFacts {
  return {
    asOf,
    partner: {},
    riskTier: null,
    riskTierAccepted: false,
    answers: {},
    evidence: {},
    signed: [],
    scores: {},
    controls: {},
    credentials: {},
    integrationChecks: {},
    deals: [],
    handoffs: [],
    gates: [],
    onCallCoverage: null,
    answeredModules: [],
  };
}

/** The answer to a question (`M1.Q3`) or to one of its fields (`M1.Q3.capabilities`); undefined while there is none. */
export function answerAt(facts: PartnerFacts, reference: string): Json | undefined {
  const { questionId, fieldId } = partsOf(reference);
  const answer = ownValue(facts.answers, questionId);
  return fieldId === null || answer === undefined ? answer : ownValue(answer, fieldId);
}

/** `M1.Q3.capabilities` is the field `capabilities` of the question `M1.Q3`. */
export function partsOf(reference: string): { readonly questionId: string; readonly fieldId: string | null } {
  const first = reference.indexOf('.');
  const second = first < 0 ? -1 : reference.indexOf('.', first + 1);
  if (second < 0) return { questionId: first < 0 ? `${reference}.` : reference, fieldId: null };
  const third = reference.indexOf('.', second + 1);
  return {
    questionId: reference.slice(0, second),
    fieldId: reference.slice(second + 1, third < 0 ? undefined : third),
  };
}

function ownValue<Value>(record: { readonly [key: string]: Value }, key: string): Value | undefined {
  return Object.hasOwn(record, key) ? record[key] : undefined;
}

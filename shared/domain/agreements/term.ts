import type { z } from 'zod';
import type { Json } from '#shared/base/json';

/** How a value is asked for where it is decided at the agreement itself. */
export type TermType =
  | 'text'
  | 'long'
  | 'date'
  | 'number'
  | 'decimal'
  | 'one'
  | 'many'
  | 'money'
  | 'rows'
  | 'map'
  | 'yesNo'
  /** Weekly hours, each row in its own zone. */
  | 'hours';

/**
 * Where a value lives. Each has one home only: what an interview asked is never asked again at the agreement.
 * `suggestedBy` names a field of our own organisation from which a term starts.
 */
export type TermHome =
  | { readonly kind: 'question'; readonly questionId: string; readonly fieldId: string }
  | {
      readonly kind: 'record';
      readonly record: 'partner';
      readonly field: 'legalName' | 'registerNumber' | 'country' | 'archetype' | 'riskTier';
      /** Question that fills the record, if there is one. */
      readonly questionId: string | null;
    }
  | { readonly kind: 'agreement'; readonly suggestedBy?: keyof Organisation };

/** Our own company, as it stands in an agreement. */
export interface Organisation {
  readonly legalName: string;
  readonly registerNumber: string;
  readonly country: string;
  readonly address: string;
}

/** A value an agreement needs, with its home and what counts as a value. */
export interface Term<Value = unknown> {
  readonly id: string;
  /** Message id of its name in the interface. */
  readonly label: string;
  readonly type: TermType;
  readonly home: TermHome;
  readonly required: boolean;
  readonly schema: z.ZodType<Value>;
  /** Holds where nobody decided otherwise; the standard of the house. */
  readonly default?: Json;
  readonly options?: readonly string[];
  /** Ids of people inside the value. Somebody who is not in the list of people is as good as nobody. */
  people?(value: Value): readonly string[];
}

export type TermSet = { readonly [id: string]: Term };

/** Values of all terms of a set; an optional one that was left open is null. */
export type ValuesOf<Terms extends TermSet> = {
  readonly [Id in keyof Terms]: Terms[Id] extends Term<infer Value> ? Value : never;
};

interface TermOptions<Value> {
  readonly type?: TermType;
  readonly default?: Json;
  readonly options?: readonly string[];
  readonly people?: (value: Value) => readonly string[];
}

/** A value without which the agreement is not complete. */
export function needed<Value>(
  id: string,
  home: TermHome,
  schema: z.ZodType<Value>,
  options: TermOptions<Value> = {},
): Term<Value> {
  return { id, label: labelOf(id), type: 'text', home, required: true, schema, ...options };
}

/** A value the agreement can do without; it then says what holds instead. */
export function open<Value>(
  id: string,
  home: TermHome,
  schema: z.ZodType<Value>,
  options: TermOptions<Value | null> = {},
): Term<Value | null> {
  return { id, label: labelOf(id), type: 'text', home, required: false, schema: schema.nullable(), ...options };
}

export function fromQuestion(questionId: string, fieldId: string): TermHome {
  return { kind: 'question', questionId, fieldId };
}

export const atAgreement: TermHome = { kind: 'agreement' };

function labelOf(id: string): string {
  return `agreements.term.${id}`;
}

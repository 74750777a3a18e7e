import { Environment } from '@marcbachmann/cel-js';
import { type CalendarDate, daysBetween } from '#shared/base/calendar-date';
import type { Json } from '#shared/base/json';
import { ok, type Result, refuse } from '#shared/base/result';
import { answerAt, type PartnerFacts } from './partner-facts';

/**
 * Where an expression stands. A `partner` expression sees the facts of a partner; an `answer` expression sees, besides,
 * the answer being given: `answer` (all fields of the question) and `value` (this field).
 */
export type ExpressionScope = 'partner' | 'answer';

export interface AnswerInHand {
  readonly answer: { readonly [fieldId: string]: Json };
  readonly value?: Json | undefined;
}

/** What an expression speaks of, so that a pack that speaks of something it does not have is refused. */
export interface References {
  /** `M1.Q3` or `M1.Q3.capabilities`. */
  readonly answers: readonly string[];
  readonly evidenceTypes: readonly string[];
  readonly scores: readonly string[];
  readonly modules: readonly string[];
  readonly documents: readonly string[];
  /** Fields of the answer in hand: `answer.competing` gives `competing`. */
  readonly answerFields: readonly string[];
}

/** Reads an expression and says what it speaks of, or why it is none. Nothing is evaluated. */
export function checkExpression(text: string, scope: ExpressionScope): Result<References, string> {
  const compiled = compile(text);
  if (!compiled.ok) return compiled;
  const found = referencesIn(compiled.value.ast);
  if (found.forbidden) return refuse(found.forbidden);
  if (scope === 'partner' && found.usesAnswerInHand) return refuse('There is no answer in hand here.');
  return ok(found.references);
}

/**
 * Whether an expression holds of the facts. What cannot be told, because a fact is not known yet, is refused with the
 * reason; it never throws. `&&`, `||` and `exists` still decide where one side alone is enough.
 */
export function evaluate(text: string, facts: PartnerFacts, inHand?: AnswerInHand): Result<boolean, string> {
  const compiled = compile(text);
  if (!compiled.ok) return compiled;
  try {
    const outcome: unknown = compiled.value.run({
      [factsKey]: facts,
      partner: facts.partner,
      riskTier: facts.riskTier ?? '',
      riskTierAccepted: facts.riskTierAccepted,
      asOf: facts.asOf,
      ...(inHand ? { answer: inHand.answer, value: inHand.value } : {}),
    });
    return typeof outcome === 'boolean' ? ok(outcome) : refuse('The outcome is neither true nor false.');
  } catch (problem) {
    return refuse(firstLine(problem));
  }
}

/** Whether an expression is known to hold. What is not known does not hold. */
export function holds(text: string, facts: PartnerFacts, inHand?: AnswerInHand): boolean {
  const outcome = evaluate(text, facts, inHand);
  return outcome.ok && outcome.value;
}

// A name that no expression can write, so that a pack reaches the facts only through the functions below.
const factsKey = ' facts';

type Run = (context: { readonly [name: string]: unknown }) => unknown;
interface Compiled {
  readonly run: Run;
  readonly ast: unknown;
}

/** What the library hands to a function that receives its arguments unevaluated. */
interface MacroCall {
  readonly args: readonly Node[];
}
interface Node {
  readonly op: string;
  readonly args: unknown;
}
interface Scope {
  getValue(name: string): unknown;
}
interface Checker {
  getType(name: string): unknown;
}

type Lookup = (facts: PartnerFacts, name: string) => unknown;

/** Functions of one name over the facts. The name must be written out, so that it can be checked without evaluating. */
const lookups: { readonly [name: string]: { readonly gives: string; readonly find: Lookup } } = {
  answered: { gives: 'bool', find: (facts, name) => answerAt(facts, name) !== undefined },
  answer: { gives: 'dyn', find: (facts, name) => known(answerAt(facts, name), `${name} is not answered.`) },
  accepted: { gives: 'bool', find: (facts, name) => facts.evidence[name]?.accepted ?? false },
  valid: { gives: 'bool', find: (facts, name) => (facts.evidence[name]?.records.length ?? 0) > 0 },
  records: { gives: 'dyn', find: (facts, name) => facts.evidence[name]?.records ?? [] },
  signed: { gives: 'bool', find: (facts, name) => facts.signed.includes(name) },
  score: { gives: 'double', find: (facts, name) => facts.scores[name] ?? 0 },
  moduleAnswered: { gives: 'bool', find: (facts, name) => facts.answeredModules.includes(name) },
};

// The bounds are far above any sentence a person would write and far below what would make a window wait.
const limits = { maxAstNodes: 300, maxDepth: 24, maxListElements: 60, maxMapEntries: 20, maxCallArguments: 6 };

const environment = new Environment({ unlistedVariablesAreDyn: false, limits });
environment
  .registerVariable('partner', 'map')
  .registerVariable('riskTier', 'string')
  .registerVariable('riskTierAccepted', 'bool')
  .registerVariable('asOf', 'string')
  .registerVariable('answer', 'map')
  .registerVariable('value', 'dyn')
  .registerFunction('sum(list, string): double', sumOf)
  .registerFunction('isWhole(dyn): bool', (value: unknown) => typeof value === 'bigint' || Number.isInteger(value))
  .registerFunction('daysBetween(string, string): double', (from: CalendarDate, to: CalendarDate) =>
    daysBetween(from, to),
  );
for (const [name, { gives, find }] of Object.entries(lookups)) {
  environment.registerFunction(`${name}(ast): ${gives}`, ({ args }: MacroCall) => lookupOf(name, gives, find, args));
}
// JSON has one kind of number and it is a double; `score * 2` must not fail for want of a decimal point.
environment
  .registerOperator('double + int', (left: number, right: bigint) => left + Number(right))
  .registerOperator('int + double', (left: bigint, right: number) => Number(left) + right)
  .registerOperator('double - int', (left: number, right: bigint) => left - Number(right))
  .registerOperator('int - double', (left: bigint, right: number) => Number(left) - right)
  .registerOperator('double * int', (left: number, right: bigint) => left * Number(right))
  .registerOperator('int * double', (left: bigint, right: number) => Number(left) * right);

function lookupOf(name: string, gives: string, find: Lookup, args: readonly Node[]) {
  const [argument] = args;
  const key = argument?.op === 'value' && typeof argument.args === 'string' ? argument.args : null;
  if (key === null) throw new Error(`${name}() takes one name, written out.`);
  return {
    typeCheck: (checker: Checker) => checker.getType(gives),
    evaluate: (_evaluator: unknown, _macro: unknown, scope: Scope) =>
      find(scope.getValue(factsKey) as PartnerFacts, key),
  };
}

function sumOf(rows: readonly unknown[], column: string): number {
  let total = 0;
  for (const row of rows) {
    const cell = (row as Record<string, unknown> | null)?.[column];
    if (typeof cell === 'number') total += cell;
  }
  return total;
}

function known<Value>(value: Value | undefined, otherwise: string): Value {
  if (value === undefined) throw new Error(otherwise);
  return value;
}

// A pack has some hundred expressions, each evaluated again with every key pressed: parsing once is what makes it quick.
const compiledByText = new Map<string, Result<Compiled, string>>();
const cacheSize = 2000;

function compile(text: string): Result<Compiled, string> {
  const kept = compiledByText.get(text);
  if (kept) return kept;
  const compiled = compileAnew(text);
  if (compiledByText.size >= cacheSize) compiledByText.clear();
  compiledByText.set(text, compiled);
  return compiled;
}

function compileAnew(text: string): Result<Compiled, string> {
  try {
    const parsed = environment.parse(text);
    const checked = parsed.check();
    if (!checked.valid) return refuse(firstLine(checked.error));
    if (checked.type !== 'bool' && checked.type !== 'dyn')
      return refuse(`It gives ${checked.type}, not true or false.`);
    const { forbidden } = referencesIn(parsed.ast);
    if (forbidden) return refuse(forbidden);
    return ok({ run: parsed as Run, ast: parsed.ast });
  } catch (problem) {
    return refuse(firstLine(problem));
  }
}

function firstLine(problem: unknown): string {
  const message = problem instanceof Error ? problem.message : String(problem);
  return message.split('\n')[0] ?? message;
}

// `matches` hands a pattern from the pack to the regular-expression engine, where a bad one can run for ever.
const forbiddenCalls: readonly string[] = ['matches'];

const referenceKind: { readonly [call: string]: Exclude<keyof References, 'answerFields'> } = {
  answered: 'answers',
  answer: 'answers',
  accepted: 'evidenceTypes',
  valid: 'evidenceTypes',
  records: 'evidenceTypes',
  signed: 'documents',
  score: 'scores',
  moduleAnswered: 'modules',
};

interface Found {
  readonly references: References;
  readonly usesAnswerInHand: boolean;
  readonly forbidden: string | null;
}

function referencesIn(ast: unknown): Found {
  const lists: Record<keyof References, string[]> = {
    answers: [],
    evidenceTypes: [],
    scores: [],
    modules: [],
    documents: [],
    answerFields: [],
  };
  let usesAnswerInHand = false;
  let forbidden: string | null = null;
  visit(ast, (node) => {
    const name = callName(node);
    if (name !== null && forbiddenCalls.includes(name)) forbidden = `${name}() is not allowed.`;
    const kind = node.op === 'call' && name !== null ? referenceKind[name] : undefined;
    const argument = kind ? literalArgument(node) : null;
    if (kind && argument !== null) lists[kind].push(argument);
    if (node.op === 'id' && (node.args === 'answer' || node.args === 'value')) usesAnswerInHand = true;
    const field = fieldOfAnswer(node);
    if (field !== null) lists.answerFields.push(field);
  });
  return { references: lists, usesAnswerInHand, forbidden };
}

function visit(part: unknown, see: (node: Node) => void): void {
  if (Array.isArray(part)) {
    for (const one of part) visit(one, see);
  } else if (isNode(part)) {
    see(part);
    visit(part.args, see);
  }
}

function isNode(part: unknown): part is Node {
  return typeof part === 'object' && part !== null && 'op' in part && 'args' in part;
}

function callName(node: Node): string | null {
  if ((node.op !== 'call' && node.op !== 'rcall') || !Array.isArray(node.args)) return null;
  return typeof node.args[0] === 'string' ? node.args[0] : null;
}

function literalArgument(node: Node): string | null {
  const given = (node.args as readonly unknown[])[1];
  const first: unknown = Array.isArray(given) ? given[0] : given;
  return isNode(first) && first.op === 'value' && typeof first.args === 'string' ? first.args : null;
}

function fieldOfAnswer(node: Node): string | null {
  if (node.op !== '.' || !Array.isArray(node.args)) return null;
  const [receiver, field] = node.args as readonly unknown[];
  return isNode(receiver) && receiver.op === 'id' && receiver.args === 'answer' && typeof field === 'string'
    ? field
    : null;
}

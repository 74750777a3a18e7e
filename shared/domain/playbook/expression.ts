import { Environment } from '@marcbachmann/cel-js';
import { type CalendarDate, daysBetween } from '#shared/base/calendar-date';
import type { Json } from '#shared/base/json';
import { ok, type Result, refuse } from '#shared/base/result';
import { type Node, type References, referencesIn } from './expression-references';
import { areControlsSettled, areIntegrationChecksPassed, isCertifiedEnough } from './fact-rules';
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
  const before = factsInHand;
  factsInHand = facts;
  try {
    const outcome: unknown = compiled.value.run(contextOf(facts, inHand));
    return typeof outcome === 'boolean' ? ok(outcome) : refuse('The outcome is neither true nor false.');
  } catch (problem) {
    return refuse(firstLine(problem));
  } finally {
    factsInHand = before;
  }
}

/** Whether an expression is known to hold. What is not known does not hold. */
export function holds(text: string, facts: PartnerFacts, inHand?: AnswerInHand): boolean {
  const outcome = evaluate(text, facts, inHand);
  return outcome.ok && outcome.value;
}

// A name that no expression can write, so that a pack reaches the facts only through the functions below.
const factsKey = ' facts';

// The library hands the variables only to functions that take a name. A function without one finds the facts here; an
// evaluation is synchronous from end to end, so there is never a second one to mix them up with.
let factsInHand: PartnerFacts | null = null;

/** The variables, each read from the facts only when an expression asks: facts may find out some things only then. */
class Context {
  readonly [factsKey]: PartnerFacts;
  readonly answer: AnswerInHand['answer'] | undefined;
  readonly value: Json | undefined;

  constructor(facts: PartnerFacts, inHand: AnswerInHand | undefined) {
    this[factsKey] = facts;
    this.answer = inHand?.answer;
    this.value = inHand?.value;
  }

  get partner(): PartnerFacts['partner'] {
    return this[factsKey].partner;
  }

  get riskTier(): string {
    return this[factsKey].riskTier ?? '';
  }

  get riskTierAccepted(): boolean {
    return this[factsKey].riskTierAccepted;
  }

  get asOf(): CalendarDate {
    return this[factsKey].asOf;
  }

  get deals(): readonly string[] {
    return this[factsKey].deals;
  }

  // Unknown, not zero: what cannot be told must not count against anybody as if it were known.
  get onCallCoverage(): number | undefined {
    return this[factsKey].onCallCoverage ?? undefined;
  }
}

// One set of facts is asked about dozens of times in a row.
let lastContext: Context | null = null;

function contextOf(facts: PartnerFacts, inHand: AnswerInHand | undefined): Context {
  if (inHand) return new Context(facts, inHand);
  if (lastContext?.[factsKey] !== facts) lastContext = new Context(facts, undefined);
  return lastContext;
}

type Run = (context: Context) => unknown;
interface Compiled {
  readonly run: Run;
  readonly ast: unknown;
}

/** What the library hands to a function that receives its arguments unevaluated. */
interface MacroCall {
  readonly args: readonly Node[];
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
  answer: { gives: 'dyn', find: (facts, name) => known(answerAt(facts, name), name) },
  accepted: { gives: 'bool', find: (facts, name) => facts.evidence[name]?.accepted ?? false },
  valid: { gives: 'bool', find: (facts, name) => (facts.evidence[name]?.records.length ?? 0) > 0 },
  records: { gives: 'dyn', find: (facts, name) => facts.evidence[name]?.records ?? [] },
  signed: { gives: 'bool', find: (facts, name) => facts.signed.includes(name) },
  score: { gives: 'double', find: (facts, name) => facts.scores[name] ?? 0 },
  moduleAnswered: { gives: 'bool', find: (facts, name) => facts.answeredModules.includes(name) },
  controlsSettled: { gives: 'bool', find: areControlsSettled },
  certifiedEnough: { gives: 'bool', find: isCertifiedEnough },
  credentialHolders: { gives: 'double', find: (facts, name) => facts.credentials[name]?.held ?? 0 },
  handoffDone: { gives: 'bool', find: (facts, name) => facts.handoffs.includes(name) },
  gatePassed: { gives: 'bool', find: (facts, name) => facts.gates.includes(name) },
};

// The bounds are far above any sentence a person would write and far below what would make a window wait.
const limits = { maxAstNodes: 300, maxDepth: 24, maxListElements: 60, maxMapEntries: 20, maxCallArguments: 6 };

const environment = new Environment({ unlistedVariablesAreDyn: false, limits });
environment
  .registerVariable('partner', 'map')
  .registerVariable('riskTier', 'string')
  .registerVariable('riskTierAccepted', 'bool')
  .registerVariable('asOf', 'string')
  .registerVariable('deals', 'list<string>')
  .registerVariable('onCallCoverage', 'double')
  .registerVariable('answer', 'map')
  .registerVariable('value', 'dyn')
  .registerFunction('sum(list, string): double', sumOf)
  .registerFunction(
    'integrationChecksPassed(): bool',
    () => factsInHand !== null && areIntegrationChecksPassed(factsInHand),
  )
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

function known<Value>(value: Value | undefined, name: string): Value {
  if (value === undefined) throw unknownAnswer(name);
  return value;
}

// Made once for each name: of thousands of partners most have not answered something, and an error is dear to make.
const unknownAnswers = new Map<string, Error>();

function unknownAnswer(name: string): Error {
  const kept = unknownAnswers.get(name);
  if (kept) return kept;
  const made = new Error(`${name} is not answered.`);
  if (unknownAnswers.size >= cacheSize) unknownAnswers.clear();
  unknownAnswers.set(name, made);
  return made;
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

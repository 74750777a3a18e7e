/** What an expression speaks of, so that a pack that speaks of something it does not have is refused. */
export interface References {
  /** `M1.Q3` or `M1.Q3.capabilities`. */
  readonly answers: readonly string[];
  readonly evidenceTypes: readonly string[];
  readonly scores: readonly string[];
  readonly modules: readonly string[];
  readonly documents: readonly string[];
  /** Learner roles whose credential is asked about. */
  readonly roles: readonly string[];
  readonly handoffs: readonly string[];
  readonly gates: readonly string[];
  readonly controlSets: readonly string[];
  /** Fields of the answer in hand: `answer.competing` gives `competing`. */
  readonly answerFields: readonly string[];
  /** Names of the facts that are not found by a name of their own: `riskTier`, `deals`, `integrationChecks`. */
  readonly facts: readonly string[];
}

export interface Found {
  readonly references: References;
  readonly usesAnswerInHand: boolean;
  readonly forbidden: string | null;
}

/** A node of a parsed expression, as the library gives it. */
export interface Node {
  readonly op: string;
  readonly args: unknown;
}

// `matches` hands a pattern from the pack to the regular-expression engine, where a bad one can run for ever.
const forbiddenCalls: readonly string[] = ['matches'];

const referenceKind: { readonly [call: string]: Exclude<keyof References, 'answerFields' | 'facts'> } = {
  answered: 'answers',
  answer: 'answers',
  accepted: 'evidenceTypes',
  valid: 'evidenceTypes',
  records: 'evidenceTypes',
  signed: 'documents',
  score: 'scores',
  moduleAnswered: 'modules',
  controlsSettled: 'controlSets',
  certifiedEnough: 'roles',
  credentialHolders: 'roles',
  handoffDone: 'handoffs',
  gatePassed: 'gates',
};

/** Facts that an expression reaches as a variable, or by a call without a name. */
export const plainFacts = ['partner', 'riskTier', 'riskTierAccepted', 'asOf', 'deals', 'onCallCoverage'] as const;
const plainCalls: { readonly [call: string]: string } = { integrationChecksPassed: 'integrationChecks' };

/** Everything that a parsed expression names. */
export function referencesIn(ast: unknown): Found {
  const lists: Record<keyof References, string[]> = {
    answers: [],
    evidenceTypes: [],
    scores: [],
    modules: [],
    documents: [],
    roles: [],
    handoffs: [],
    gates: [],
    controlSets: [],
    answerFields: [],
    facts: [],
  };
  let usesAnswerInHand = false;
  let forbidden: string | null = null;
  visit(ast, (node) => {
    const name = callName(node);
    if (name !== null && forbiddenCalls.includes(name)) forbidden = `${name}() is not allowed.`;
    const kind = node.op === 'call' && name !== null ? own(referenceKind, name) : undefined;
    const argument = kind ? literalArgument(node) : null;
    if (kind && argument !== null) lists[kind].push(argument);
    const plain = node.op === 'call' && name !== null ? own(plainCalls, name) : plainFact(node);
    if (plain !== undefined) lists.facts.push(plain);
    if (node.op === 'id' && (node.args === 'answer' || node.args === 'value')) usesAnswerInHand = true;
    const field = fieldOfAnswer(node);
    if (field !== null) lists.answerFields.push(field);
  });
  return { references: lists, usesAnswerInHand, forbidden };
}

function plainFact(node: Node): string | undefined {
  return node.op === 'id' ? plainFacts.find((name) => name === node.args) : undefined;
}

function own<Value>(record: { readonly [key: string]: Value }, key: string): Value | undefined {
  return Object.hasOwn(record, key) ? record[key] : undefined;
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

import type { Json } from '#shared/base/json';

/** How a property of the playbook is called in a sentence. */
export function propertyWords(property: string): string {
  return names[property] ?? `“${property}”`;
}

/** A value in a sentence; null where it is too long to stand in one. */
export function valueWords(property: string, value: Json): string | null {
  if (value === null) return nothing[property] ?? 'nothing';
  if (property in arrangements) return arrangements[property]?.(value) ?? null;
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (typeof value === 'number') return `${value}${unitWords(property, value)}`;
  if (typeof value === 'string') return value.length <= 160 ? `“${value}”` : null;
  if (Array.isArray(value) && value.length <= 8 && value.every((one) => typeof one === 'string' && one.length <= 40)) {
    return value.length === 0 ? 'nothing' : value.join(', ');
  }
  return null;
}

const names: { readonly [property: string]: string } = {
  accountable: 'who answers for an escalation',
  answersFor: 'what it answers for',
  appealDays: 'the time for an appeal',
  appliesIf: 'when it applies',
  arc: 'the way from problem to impact',
  asksFor: 'the proof asked for',
  audience: 'who sees it',
  badge: 'the badge',
  bandGraceQuarters: 'how long a band is kept',
  blocks: 'the content',
  broughtBy: 'who brings it',
  columns: 'the columns',
  constraint: 'the rule for the answer',
  credential: 'the credential',
  decidedBy: 'who decides',
  decisionDays: 'the time for a decision',
  done: 'when it is done',
  doneBy: 'who does it',
  evidenceTypeId: 'the kind of evidence',
  expected: 'what is expected',
  extensionDays: 'the extension',
  family: 'the family',
  feeds: 'what the answer is used for',
  graceDays: 'the days of grace',
  hard: 'whether it is hard',
  heads: 'how many people need it',
  help: 'the help',
  home: 'where the fact lives',
  how: 'how it is done',
  inRoom: 'whether it can be done in the room',
  incentive: 'the incentive score',
  internal: 'whether it is ours alone',
  isoStages: 'the stages',
  kind: 'the kind',
  label: 'the label',
  lead: 'who leads',
  limitMinutes: 'the time limit',
  mandatory: 'whether it is mandatory',
  max: 'the greatest value',
  min: 'the least value',
  minCertified: 'the people certified',
  minCsat: 'the satisfaction asked for',
  minResponses: 'the answers needed',
  minRows: 'the fewest rows',
  minutes: 'the time it takes',
  moduleId: 'its module',
  name: 'the name',
  needs: 'what meets it',
  neededIf: 'when it is needed',
  next: 'what follows',
  nist: 'the control ids it answers',
  outline: 'what is learned',
  parts: 'what it adds up',
  passAt: 'the points to pass',
  percent: 'the percentage',
  predicate: 'how it is judged',
  probes: 'what to ask next',
  promise: 'the promise',
  proof: 'the proof',
  protectionDays: 'the protection',
  protects: 'the clause it protects',
  purpose: 'the purpose',
  raci: 'who does what',
  required: 'whether it must be answered',
  requiredIf: 'when it is asked for',
  requires: 'what has to be shown',
  retired: 'what is retired',
  right: 'what is right',
  role: 'who does it',
  roles: 'the roles',
  rule: 'the rule',
  score: 'the points',
  segment: 'the segment',
  silenceApproves: 'whether silence approves',
  sources: 'how it may be brought',
  statement: 'the words to attest',
  steps: 'the steps',
  suggestedBy: 'where it starts from',
  takesOver: 'the questions it takes over from',
  targetHours: 'the time it may take',
  text: 'the text',
  tiers: 'the tiers it is asked of',
  title: 'the title',
  type: 'the kind of answer',
  unit: 'the unit',
  validMonths: 'how long it holds',
  weight: 'the weight',
};

const units: { readonly [property: string]: string } = {
  appealDays: ' working days',
  bandGraceQuarters: ' quarters',
  decisionDays: ' working days',
  extensionDays: ' days',
  limitMinutes: ' minutes',
  minutes: ' minutes',
  protectionDays: ' days',
  targetHours: ' hours',
  validMonths: ' months',
};

function unitWords(property: string, count: number): string {
  const unit = units[property] ?? '';
  return count === 1 ? unit.replace(/s$/, '') : unit;
}

const nothing: { readonly [property: string]: string } = {
  validMonths: 'until it is replaced',
  appliesIf: 'always',
  max: 'no limit',
  min: 'no limit',
  minCsat: 'not asked for',
  minResponses: 'not asked for',
};

const arrangements: { readonly [property: string]: (value: Json) => string | null } = {
  percent: (value) => `${String(value)} %`,
  minCsat: (value) => `${String(value)} %`,
  graceDays: (value) =>
    Object.entries(value as { readonly [tier: string]: Json })
      .map(([tier, days]) => `${tier} ${String(days)}`)
      .join(', '),
};

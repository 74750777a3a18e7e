import type { FactFields, FactKind } from './fact';

/** Reads the fields of a fact that begin at a place. */
type Reader<Kind extends FactKind> = (
  numbers: Float64Array,
  words: readonly string[],
  at: number,
) => { readonly is: Kind } & FactFields[Kind];

/**
 * How each kind of fact is read, in the order of `factShapes`. Written out one by one: an object that is put together
 * from a list of names takes ten times as long, and there are a million facts. A test holds them to the shapes.
 */
export const factReaders: { readonly [Kind in FactKind]: Reader<Kind> } = {
  signed: (n, _words, at) => ({ is: 'signed', at: n[at] as number }),
  tier: (n, words, at) => ({ is: 'tier', tier: words[n[at] as number] as FactFields['tier']['tier'] }),
  merged: (n, words, at) => ({ is: 'merged', into: words[n[at] as number] ?? '' }),
  outcome: (n, words, at) => ({
    is: 'outcome',
    kind: words[n[at] as number] as FactFields['outcome']['kind'],
    at: n[at + 1] as number,
    verifiedAt: orNull(n, at + 2),
  }),
  deal: (n, words, at) => ({
    is: 'deal',
    deal: words[n[at] as number] ?? '',
    state: words[n[at + 1] as number] as FactFields['deal']['state'],
    approvedAt: orNull(n, at + 2),
    closedAt: orNull(n, at + 3),
    lastActivityAt: n[at + 4] as number,
    hundredths: n[at + 5] as number,
    currency: words[n[at + 6] as number] ?? '',
    addOns: n[at + 7] as number,
  }),
  case: (n, words, at) => ({
    is: 'case',
    case: words[n[at] as number] ?? '',
    handledBy: words[n[at + 1] as number] as FactFields['case']['handledBy'],
    openedAt: n[at + 2] as number,
    resolvedAt: orNull(n, at + 3),
    reopenedAt: orNull(n, at + 4),
    atRightDesk: flagOrNull(n, at + 5),
  }),
  learner: (n, words, at) => ({
    is: 'learner',
    person: words[n[at] as number] ?? '',
    role: words[n[at + 1] as number] ?? '',
    since: n[at + 2] as number,
    left: orNull(n, at + 3),
    isRequired: n[at + 4] === 1,
  }),
  credential: (n, words, at) => ({
    is: 'credential',
    person: words[n[at] as number] ?? '',
    role: words[n[at + 1] as number] ?? '',
    from: n[at + 2] as number,
    until: orNull(n, at + 3),
  }),
  heads: (n, _words, at) => ({ is: 'heads', held: n[at] as number, needed: n[at + 1] as number }),
  integration: (n, _words, at) => ({
    is: 'integration',
    required: n[at] as number,
    passed: n[at + 1] as number,
    weight: n[at + 2] as number,
    weightPassed: n[at + 3] as number,
  }),
  promoter: (n, words, at) => ({
    is: 'promoter',
    person: words[n[at] as number] ?? '',
    score: n[at + 1] as number,
    at: n[at + 2] as number,
  }),
  satisfaction: (n, words, at) => ({
    is: 'satisfaction',
    engagement: words[n[at] as number] ?? '',
    contact: words[n[at + 1] as number] ?? '',
    score: n[at + 2] as number,
    at: n[at + 3] as number,
    goLiveAt: orNull(n, at + 4),
    lead: words[n[at + 5] as number] as FactFields['satisfaction']['lead'],
  }),
  ease: (n, words, at) => ({
    is: 'ease',
    person: words[n[at] as number] ?? '',
    score: n[at + 1] as number,
    at: n[at + 2] as number,
  }),
  defect: (n, words, at) => ({
    is: 'defect',
    engagement: words[n[at] as number] ?? '',
    foundAt: n[at + 1] as number,
    severity: words[n[at + 2] as number] as FactFields['defect']['severity'],
    cause: words[n[at + 3] as number] as FactFields['defect']['cause'],
    goLiveAt: orNull(n, at + 4),
    lead: words[n[at + 5] as number] as FactFields['defect']['lead'],
  }),
  module: (n, words, at) => ({
    is: 'module',
    module: words[n[at] as number] ?? '',
    startedAt: n[at + 1] as number,
    doneAt: orNull(n, at + 2),
  }),
  gate: (n, words, at) => ({ is: 'gate', gate: words[n[at] as number] ?? '', passedAt: n[at + 1] as number }),
  evidenceNeed: (n, _words, at) => ({ is: 'evidenceNeed', required: n[at] as number, accepted: n[at + 1] as number }),
  piece: (n, words, at) => ({
    is: 'piece',
    revision: words[n[at] as number] ?? '',
    capturedAt: n[at + 1] as number,
    verdict: words[n[at + 2] as number] as FactFields['piece']['verdict'],
    verdictAt: orNull(n, at + 3),
    from: n[at + 4] as number,
    until: orNull(n, at + 5),
  }),
  effort: (n, _words, at) => ({
    is: 'effort',
    submitted: n[at] as number,
    redone: n[at + 1] as number,
    askedTwice: n[at + 2] as number,
    minutes: n[at + 3] as number,
    plannedMinutes: n[at + 4] as number,
  }),
  moduleEffort: (n, words, at) => ({
    is: 'moduleEffort',
    module: words[n[at] as number] ?? '',
    minutes: n[at + 1] as number,
    plannedMinutes: n[at + 2] as number,
    skipped: n[at + 3] as number,
    visits: n[at + 4] as number,
    redone: n[at + 5] as number,
  }),
  privileges: (n, _words, at) => ({ is: 'privileges', isAsAllowed: n[at] === 1 }),
  waiting: (n, words, at) => ({ is: 'waiting', what: words[n[at] as number] ?? '', since: n[at + 1] as number }),
};

/** NaN, which alone is not itself, stands for null. */
function orNull(numbers: Float64Array, at: number): number | null {
  const value = numbers[at] as number;
  return Number.isNaN(value) ? null : value;
}

function flagOrNull(numbers: Float64Array, at: number): boolean | null {
  const value = numbers[at] as number;
  return Number.isNaN(value) ? null : value === 1;
}

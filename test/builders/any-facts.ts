import fc from 'fast-check';
import { type Fact, type FieldShape, factKinds, factShapes } from '#shared/domain/metrics/fact';
import { programTiers } from '#shared/domain/partners/partner';
import { asOf, dayLength } from './a-measured-partner';

/** Words a field can hold; of others any. */
const words: { readonly [kindAndField: string]: readonly string[] } = {
  'tier.tier': programTiers,
  'outcome.kind': ['dealBooked', 'integrationActivated', 'caseClosed'],
  'deal.state': ['open', 'won', 'lost', 'expired', 'notApproved'],
  'deal.currency': ['EUR', 'USD', 'XXX'],
  'case.handledBy': ['partner', 'vendor'],
  'satisfaction.lead': ['partner', 'vendor', 'joint'],
  'defect.severity': ['s1', 's2', 's3', 's4'],
  'defect.cause': ['implementation', 'product', 'customer', 'unknown'],
  'defect.lead': ['partner', 'vendor', 'joint'],
  'piece.verdict': ['pending', 'accepted', 'rejected', 'withdrawn'],
  'gate.gate': ['G1', 'G2'],
};

const mayBeNull = new Set([
  'outcome.verifiedAt',
  'deal.approvedAt',
  'deal.closedAt',
  'case.resolvedAt',
  'case.reopenedAt',
  'case.atRightDesk',
  'learner.left',
  'credential.until',
  'satisfaction.goLiveAt',
  'defect.goLiveAt',
  'module.doneAt',
  'piece.verdictAt',
  'piece.until',
]);

const instants = /(^at$|At$|^since$|^left$|^from$|^until$)/;

const scores = new Set(['promoter.score', 'satisfaction.score', 'ease.score']);

function anyNumber(name: string, field: string): fc.Arbitrary<number> {
  if (scores.has(name)) return fc.integer({ min: 0, max: name === 'promoter.score' ? 10 : 5 });
  if (!instants.test(field)) return fc.integer({ min: 0, max: 40 });
  const near = fc.integer({ min: -400, max: 3 }).map((days) => asOf + days * dayLength);
  return fc.oneof({ weight: 30, arbitrary: near }, { weight: 1, arbitrary: fc.constantFrom(0, Date.UTC(2090, 0, 1)) });
}

function anyValue(kind: string, field: string, shape: FieldShape): fc.Arbitrary<unknown> {
  const name = `${kind}.${field}`;
  const value: fc.Arbitrary<unknown> =
    shape === 'flag'
      ? fc.boolean()
      : shape === 'word'
        ? fc.constantFrom(...(words[name] ?? ['a', 'b', 'c']))
        : anyNumber(name, field);
  return mayBeNull.has(name) ? fc.option(value, { nil: null }) : value;
}

/** Any fact, mostly of the last year, now and then with a date that cannot be. */
export const anyFact: fc.Arbitrary<Fact> = fc.constantFrom(...factKinds).chain((kind) => {
  const fields = Object.entries(factShapes[kind]) as [string, FieldShape][];
  const values = Object.fromEntries(fields.map(([field, shape]) => [field, anyValue(kind, field, shape)]));
  return fc.record({ is: fc.constant(kind), ...values }) as fc.Arbitrary<unknown> as fc.Arbitrary<Fact>;
});

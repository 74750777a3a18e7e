import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { brand } from '#shared/base/brand';
import type { Json } from '#shared/base/json';
import { explainGate } from '#shared/domain/gates/gate-explanation';
import { evaluateGate } from '#shared/domain/gates/gate-rules';
import { factsOf } from '#shared/domain/gates/partner-records';
import type { Answer } from '#shared/domain/interviews/answer';
import { checkAnswer, withoutBlanks } from '#shared/domain/interviews/answer-check';
import { versionsByQuestion } from '#shared/domain/interviews/answer-versions';
import { interviewOutline } from '#shared/domain/interviews/interview-rules';
import { builtInPack } from '#shared/domain/playbook/built-in-pack';
import { checkExpression, evaluate } from '#shared/domain/playbook/expression';
import type { Need } from '#shared/domain/playbook/pack';
import { indexPack } from '#shared/domain/playbook/pack-index';
import { noFacts } from '#shared/domain/playbook/partner-facts';
import { aCase, anAnswer, aPartner, type Brought, gateOneProofs, ratedPartner } from '../builders/a-partner-case';
import { gateOneAnswers } from '../builders/gate-one-answers';

const index = builtInPack();
const gate = index.pack.gates[0];
const questions = index.pack.modules.flatMap((module) => module.questions);
/** Questions of the modules that are asked of everybody. */
const alwaysAsked = questions.filter(({ appliesIf }) => appliesIf === undefined);

const json = fc.jsonValue({ maxDepth: 3 }) as fc.Arbitrary<Json>;
const day = fc
  .integer({ min: 0, max: 900 })
  .map((days) => new Date(Date.UTC(2026, 0, 1 + days)).toISOString().slice(0, 10));

const brought: fc.Arbitrary<Brought> = fc.record({
  typeId: fc.constantFrom(...index.evidenceTypeById.keys()),
  facts: fc.oneof(
    fc.record({ role: fc.constantFrom('sales', 'support'), score: fc.integer({ min: 60, max: 100 }) }),
    fc.record({ person: fc.constantFrom('mira', 'tom'), signer: fc.constantFrom('mira', 'tom') }),
    fc.record({ clear: fc.boolean(), minutes: fc.integer({ min: 0, max: 120 }) }),
    fc.dictionary(fc.string(), json),
  ),
  from: day,
  verdict: fc.constantFrom('accepted', 'rejected', 'pending'),
});

/** A few of the proofs that Gate 1 asks for, and anything else. */
const someProofs = fc
  .tuple(fc.subarray([...gateOneProofs]), fc.array(brought, { maxLength: 6 }))
  .map(([asked, others]) => [...asked, ...others]);

const somebody = fc.constantFrom(aPartner(), ratedPartner);
const said = fc.oneof(fc.constant([...gateOneAnswers]), fc.subarray([...gateOneAnswers]));

function expressionsOf(need: Need): readonly (string | undefined)[] {
  return need.kind === 'evidence' || need.kind === 'question' ? [need.onlyIf, need.enough] : [];
}

/** Kinds of evidence that make something else due: who publishes must be able to show what is said. */
const bringsDuties = new Set(
  index.pack.controls
    .flatMap(({ appliesIf, needs }) => [
      appliesIf,
      ...needs.map((need) => ('onlyIf' in need ? need.onlyIf : undefined)),
    ])
    .flatMap((text) => {
      const read = text === undefined ? null : checkExpression(text, 'partner');
      return read?.ok ? read.value.evidenceTypes : [];
    }),
);

function viewOf(records: ReturnType<typeof aCase>, asOf: string) {
  if (!gate) throw new Error('The pack has no gate.');
  return evaluateGate(gate, { records, index, decisions: [], moment: { asOf } });
}

describe('gates', () => {
  test('never close because more evidence was accepted, unless that makes something else due', () => {
    const harmless = brought.filter(({ typeId }) => !bringsDuties.has(typeId));
    fc.assert(
      fc.property(someProofs, harmless, somebody, said, day, (before, more, partner, answers, asOf) => {
        const few = viewOf(aCase({ partner, answers, brought: before }), asOf);
        const many = viewOf(aCase({ partner, answers, brought: [...before, { ...more, verdict: 'accepted' }] }), asOf);
        const lost = few.results.filter(({ met }, at) => met && !many.results[at]?.met);
        expect(lost).toEqual([]);
      }),
      { numRuns: 150 },
    );
  });

  test('say of every unmet criterion what is missing, and of a met one nothing', () => {
    fc.assert(
      fc.property(someProofs, somebody, said, day, (proofs, partner, answers, asOf) => {
        const records = aCase({ partner, answers, brought: proofs });
        const view = viewOf(records, asOf);
        const explained = explainGate(view, { records, index }).criteria;
        const unmet = view.results.filter(({ met }) => !met).map(({ criterion }) => criterion.id);
        expect(explained.map(({ criterionId }) => criterionId)).toEqual(unmet);
        expect(explained.filter(({ missing }) => missing.length === 0)).toEqual([]);
      }),
      { numRuns: 150 },
    );
  });

  test('hold on the last day they name and not on the day after', () => {
    fc.assert(
      fc.property(someProofs, day, (proofs, asOf) => {
        const records = aCase({
          partner: ratedPartner,
          answers: gateOneAnswers,
          brought: [...gateOneProofs, ...proofs],
        });
        const { until, isMet } = viewOf(records, asOf);
        if (!isMet || until === null) return;
        const next = new Date(Date.parse(until) + 86_400_000).toISOString().slice(0, 10);
        expect([viewOf(records, until).isMet, viewOf(records, next).isMet]).toEqual([true, false]);
      }),
      { numRuns: 150 },
    );
  });

  test('depend on the records, not on their order', () => {
    fc.assert(
      fc.property(someProofs, day, (proofs, asOf) => {
        const records = aCase({ partner: ratedPartner, answers: gateOneAnswers, brought: proofs });
        const turned = {
          ...records,
          evidence: [...records.evidence].reverse(),
          revisions: [...records.revisions].reverse(),
          reviews: [...records.reviews].reverse(),
        };
        const outcome = (of: typeof records) => viewOf(of, asOf).results.map(({ met, until }) => [met, until]);
        expect(outcome(turned)).toEqual(outcome(records));
      }),
      { numRuns: 60 },
    );
  });
});

describe('expressions', () => {
  const written: readonly (string | undefined)[] = [
    ...questions.flatMap((question) => question.asksFor.map(({ when }) => when)),
    ...questions.flatMap(({ fields }) => fields.flatMap((field) => (field.constraint ? [field.constraint.holds] : []))),
    ...index.pack.modules.flatMap(({ steps, done }) => [done, ...steps.map(({ predicate }) => predicate)]),
    ...index.pack.controls.flatMap(({ appliesIf, needs }) => [appliesIf, ...needs.flatMap(expressionsOf)]),
    ...index.pack.gates.flatMap(({ criteria }) => criteria.map(({ predicate }) => predicate)),
  ];
  const expressions = written.flatMap((one) => (one === undefined ? [] : [one]));

  test('never throw, whatever the facts', () => {
    const anything = fc.dictionary(fc.string(), json);
    const answers = fc.dictionary(fc.constantFrom(...index.questionById.keys()), anything);
    const evidence = fc.dictionary(
      fc.constantFrom(...index.evidenceTypeById.keys()),
      fc.record({
        accepted: fc.boolean(),
        records: fc.array(anything, { maxLength: 3 }),
        until: fc.constant(null),
        pending: fc.boolean(),
      }),
    );
    fc.assert(
      fc.property(
        fc.constantFrom(...expressions),
        fc.record({ partner: anything, answers, evidence }),
        fc.record({ answer: anything, value: json }),
        (expression, facts, inHand) => {
          const outcome = evaluate(expression, { ...noFacts('2026-11-20'), ...facts }, inHand);
          expect(typeof (outcome.ok ? outcome.value : outcome.error)).toBe(outcome.ok ? 'boolean' : 'string');
        },
      ),
      { numRuns: 1500 },
    );
  });

  test('never throw, whatever their text', () => {
    const words = fc.array(
      fc.constantFrom(
        'answer',
        'value',
        "('M1.Q1')",
        '.',
        'a',
        '1',
        '==',
        '&&',
        '(',
        ')',
        '[',
        ']',
        '"',
        '!',
        'exists',
        ',',
      ),
      { maxLength: 12 },
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          words.map((parts) => parts.join(' ')),
        ),
        (text) => {
          expect(typeof evaluate(text, noFacts('2026-11-20')).ok).toBe('boolean');
        },
      ),
      { numRuns: 500 },
    );
  });
});

describe('answers', () => {
  const answer: fc.Arbitrary<Answer> = fc
    .tuple(
      fc.constantFrom(...questions),
      fc.nat({ max: 40 }),
      fc.constantFrom('answered', 'declined', 'notApplicable'),
      json,
    )
    .map(([question, at, state, value]) =>
      anAnswer(question.id, Object.fromEntries(question.fields.map((field) => [field.id, value])), {
        id: brand(`${question.id}-${at}`),
        state: state as Answer['state'],
        at: `2026-11-20T09:${String(at).padStart(2, '0')}:00Z`,
      }),
    );

  test('are never lost to a skip rule: every version stays on record, and is back when the rule turns', () => {
    const answers = fc.uniqueArray(answer, { maxLength: 20, selector: ({ id }) => id });
    const skipping = fc.uniqueArray(fc.constantFrom(...alwaysAsked.map(({ id }) => id)), { maxLength: 17 });
    fc.assert(
      fc.property(answers, skipping, (given, skipped) => {
        const ruled = indexPack({
          ...index.pack,
          modules: index.pack.modules.map((module) => ({
            ...module,
            questions: module.questions.map((question) =>
              skipped.includes(question.id) ? { ...question, appliesIf: "riskTier == 'T3'" } : question,
            ),
          })),
        });
        const records = aCase({ answers: given });
        const outline = (pack: typeof index) => {
          const facts = factsOf(records, pack, { asOf: '2026-11-20' });
          return index.pack.modules.flatMap(({ id }) => interviewOutline(pack, id, { facts, answers: given }));
        };
        const kept = outline(ruled).flatMap(({ versions }) => versions?.history ?? []);
        expect(new Set(kept)).toEqual(new Set(given));
        const leftOut = (pack: typeof index) =>
          outline(pack)
            .filter(({ question, state }) => state === 'skipped' && alwaysAsked.some(({ id }) => id === question.id))
            .map(({ question }) => question.id);
        expect(leftOut(ruled).sort()).toEqual([...skipped].sort());
        expect(leftOut(index)).toEqual([]);
      }),
      { numRuns: 100 },
    );
  });

  test('are checked without an exception, whatever was put in', () => {
    const facts = noFacts('2026-11-20');
    fc.assert(
      fc.property(fc.constantFrom(...questions), json, json, (question, one, other) => {
        const value = Object.fromEntries(question.fields.map(({ id }, at) => [id, at % 2 === 0 ? one : other]));
        expect(Array.isArray(checkAnswer(question, withoutBlanks(value), facts))).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });

  test('show the same version on every device, in whatever order they arrive', () => {
    const answers = fc.uniqueArray(answer, { maxLength: 12, selector: ({ id }) => id });
    fc.assert(
      fc.property(answers, fc.infiniteStream(fc.nat()), (given, dice) => {
        const shuffled = given
          .map((one) => [dice.next().value, one] as const)
          .sort(([left], [right]) => Number(left) - Number(right))
          .map(([, one]) => one);
        const shown = (of: readonly Answer[]) =>
          [...versionsByQuestion(of)]
            .map(([id, versions]) => [id, versions.shown.id, versions.heads.map((head) => head.id)])
            .sort();
        expect(shown(shuffled)).toEqual(shown(given));
      }),
    );
  });
});

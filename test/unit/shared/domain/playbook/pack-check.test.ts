import { describe, expect, test } from 'vitest';
import type { z } from 'zod';
import { builtInPackParts } from '#shared/domain/playbook/built-in-pack';
import type { packSchema } from '#shared/domain/playbook/pack';
import { readPack } from '#shared/domain/playbook/pack-check';

/** A pack as it stands in the file, so that it can be spoilt. */
type Draft = z.input<typeof packSchema>;

/** The built-in pack with one thing spoilt. */
function spoilt(spoil: (pack: Draft) => void): unknown {
  const pack = structuredClone(builtInPackParts) as Draft;
  spoil(pack);
  return pack;
}

function findings(spoil: (pack: Draft) => void) {
  const read = readPack(spoilt(spoil));
  return read.ok ? [] : read.error;
}

function at<Thing>(list: readonly Thing[] | undefined, position: number): Thing {
  const thing = list?.[position];
  if (thing === undefined) throw new Error(`The pack has nothing at ${position}.`);
  return thing;
}

const question = (pack: Draft, position: number) => at(at(pack.modules, 0).questions, position);
const field = (pack: Draft, position: number, fieldAt: number) => at(question(pack, position).fields, fieldAt);
const step = (pack: Draft, position: number) => at(at(pack.modules, 0).steps, position);

describe('a pack is refused, naming what and where', () => {
  test('for a step without a predicate', () => {
    expect(findings((pack) => Object.assign(step(pack, 1), { predicate: undefined }))).toMatchObject([
      { code: 'emptyPredicate', where: 'modules.0.steps.1.predicate' },
    ]);
  });

  test('for a step longer than an hour', () => {
    expect(findings((pack) => Object.assign(step(pack, 0), { minutes: 61 }))).toEqual([
      { code: 'stepTooLong', where: 'modules.0.steps.0.minutes', detail: '61' },
    ]);
  });

  test('for an expression that cannot be read', () => {
    expect(findings((pack) => Object.assign(step(pack, 1), { predicate: "valid('E1.1'" }))).toMatchObject([
      { code: 'badExpression', where: 'M1.S2' },
    ]);
  });

  test.each([
    ["valid('E9.9')", 'unknownEvidenceType', 'E9.9'],
    ["answered('M1.Q99')", 'unknownAnswer', 'M1.Q99'],
    ["answer('M1.Q3.capacities') == 'full'", 'unknownAnswer', 'M1.Q3.capacities'],
    ["score('luck') > 1", 'unknownScore', 'luck'],
    ["moduleAnswered('M9')", 'unknownModule', 'M9'],
    ["signed('lease')", 'unknownDocument', 'lease'],
    ["gatePassed('G7')", 'unknownGate', 'G7'],
    ["controlsSettled('some')", 'unknownControlSet', 'some'],
    ["certifiedEnough('cook')", 'unknownLearnerRole', 'cook'],
    ["handoffDone('sendFlowers')", 'unknownHandoff', 'sendFlowers'],
  ])('for a predicate that speaks of something the pack does not have: %s', (unknown, code, detail) => {
    const predicate = `valid('E1.1') && ${unknown}`;
    expect(findings((pack) => Object.assign(step(pack, 1), { predicate }))).toEqual([{ code, where: 'M1.S2', detail }]);
  });

  test('for a step whose predicate does not look at the proof it names', () => {
    expect(findings((pack) => Object.assign(step(pack, 1), { predicate: "valid('E1.2')" }))).toEqual([
      { code: 'proofNotChecked', where: 'M1.S2', detail: 'E1.1' },
    ]);
  });

  test('for a rule about a field the question does not have', () => {
    expect(findings((pack) => Object.assign(field(pack, 7, 1), { appliesIf: "answer.rival != 'none'" }))).toEqual([
      { code: 'unknownField', where: 'M1.Q8.which', detail: 'rival' },
    ]);
  });

  test('for a fact that is asked twice', () => {
    expect(findings((pack) => Object.assign(field(pack, 7, 1), { home: 'partner.legalName' }))).toEqual([
      { code: 'factAskedTwice', where: 'M1.Q8.which', detail: 'M1.Q1.legalName' },
    ]);
  });

  test('for an id that is used twice', () => {
    expect(findings((pack) => at(pack.modules, 0).steps.push(structuredClone(step(pack, 0))))).toEqual([
      { code: 'duplicateId', where: 'M1.S1', detail: 'M1.S1' },
    ]);
  });

  test('for a question that stands in another module than its id says', () => {
    expect(
      findings((pack) => at(pack.modules, 0).questions.push(...at(pack.modules, 7).questions.splice(-1))),
    ).toContainEqual({
      code: 'wrongModule',
      where: 'M8.Q9',
      detail: 'M1',
    });
  });

  test('for an option offered twice, and for a choice without any', () => {
    expect(
      findings((pack) => {
        const competing = field(pack, 7, 0);
        competing.options?.push(at(competing.options, 0));
      }),
    ).toEqual([{ code: 'repeatedOption', where: 'M1.Q8.competing', detail: 'none' }]);
    expect(findings((pack) => Object.assign(field(pack, 7, 0), { options: undefined }))).toMatchObject([
      { code: 'noOptions', where: 'M1.Q8.competing' },
    ]);
  });

  test('for a proof asked for, a starting value or a score that leads nowhere', () => {
    expect(
      findings((pack) => {
        Object.assign(at(question(pack, 0).asksFor, 0), { evidenceTypeId: 'E1.9' });
        Object.assign(field(pack, 6, 2), { suggestedBy: 'M1.Q9.hours' });
        Object.assign(at(at(pack.scores, 0).parts, 0), { field: 'M1.Q2' });
      }),
    ).toEqual([
      { code: 'unknownEvidenceType', where: 'M1.Q1', detail: 'E1.9' },
      { code: 'unknownAnswer', where: 'M1.Q7.hours', detail: 'M1.Q9.hours' },
      { code: 'unknownAnswer', where: 'fit.market', detail: 'M1.Q2' },
    ]);
  });

  test('for anything that is not a pack', () => {
    for (const thing of [null, 'pack', 12, [], { modules: 'none' }, { modules: [null] }]) {
      expect(readPack(thing).ok).toBe(false);
    }
  });
});

import { describe, expect, test } from 'vitest';
import { readPack } from '#shared/domain/playbook/pack-check';
import type { PackFinding } from '#shared/domain/playbook/pack-finding';
import { findingWords } from '#shared/domain/playbook/pack-finding-words';
import { gatedPackParts, type PackDraftParts } from '../../../../builders/a-gated-pack';

/** What is found in a small pack of which one thing is spoilt. */
function findings(spoil: (pack: PackDraftParts) => void): readonly PackFinding[] {
  const pack = structuredClone(gatedPackParts);
  spoil(pack);
  const read = readPack(pack);
  return read.ok ? [] : read.error;
}

function at<Thing>(list: readonly Thing[] | undefined, position: number): Thing {
  const thing = list?.[position];
  if (thing === undefined) throw new Error(`The pack has nothing at ${position}.`);
  return thing;
}

const module = (pack: PackDraftParts) => at(pack.modules, 0);
const question = (pack: PackDraftParts, position: number) => at(module(pack).questions, position);
const control = (pack: PackDraftParts, position: number) => at(pack.controls, position);
const gate = (pack: PackDraftParts, position: number) => at(pack.gates, position);
const criterion = (pack: PackDraftParts, position: number) => at(gate(pack, 1).criteria, position);

const step = (over: object) => ({
  id: 'M1.S1',
  kind: 'task',
  title: 'Do it',
  minutes: 5,
  mandatory: true,
  role: 'partnerManager',
  proof: { kind: 'evidence', typeId: 'E1.1' },
  predicate: "valid('E1.1')",
  ...over,
});
const withStep = (over: object) => (pack: PackDraftParts) => Object.assign(module(pack), { steps: [step(over)] });
const role = (id: string) => ({ id, title: id, party: 'vendor' as const, purpose: '-', answersFor: ['-'] });
const roles = ['partnerManager', 'security'].map(role);

describe('a pack is refused', () => {
  test('not as long as everything in it leads somewhere', () => {
    expect(findings(() => undefined)).toEqual([]);
    expect(findings(withStep({}))).toEqual([]);
    expect(findings((pack) => Object.assign(pack, { roles }))).toEqual([]);
  });

  test.each([
    ["certifiedEnough('support')", 'unknownLearnerRole', 'support'],
    ["credentialHolders('support') > 1.0", 'unknownLearnerRole', 'support'],
    ["handoffDone('grantContent')", 'unknownHandoff', 'grantContent'],
    ["controlsSettled('most')", 'unknownControlSet', 'most'],
  ])('for a criterion that speaks of what does not exist: %s', (predicate, code, detail) => {
    expect(findings((pack) => Object.assign(criterion(pack, 1), { predicate }))).toEqual([
      { code, where: 'G2.1', detail },
    ]);
  });

  test.each([
    [
      'a question that is skipped by a later answer',
      'M1.Q1',
      'M1.Q2.hours',
      (pack: PackDraftParts) => Object.assign(question(pack, 0), { appliesIf: "answer('M1.Q2.hours') > 4.0" }),
    ],
    [
      'a question that is skipped by its own answer',
      'M1.Q2',
      'M1.Q2.hours',
      (pack: PackDraftParts) => Object.assign(question(pack, 1), { appliesIf: "answered('M1.Q2.hours')" }),
    ],
    [
      'a field that hangs on a gate',
      'M1.Q1.sells',
      'G1',
      (pack: PackDraftParts) => Object.assign(at(question(pack, 0).fields, 0), { appliesIf: "gatePassed('G1')" }),
    ],
    [
      'a control that hangs on controls',
      'C-1',
      'minimum',
      (pack: PackDraftParts) => Object.assign(control(pack, 0), { appliesIf: "controlsSettled('minimum')" }),
    ],
    [
      'a control that needs a gate',
      'C-1',
      'G1',
      (pack: PackDraftParts) => Object.assign(control(pack, 0), { needs: [{ kind: 'gate', gateId: 'G1' }] }),
    ],
    [
      'a gate that waits for itself',
      'G2.0',
      'G2',
      (pack: PackDraftParts) => Object.assign(criterion(pack, 0), { predicate: "gatePassed('G2')" }),
    ],
    [
      'a role that is needed only by who has been certified',
      'sales',
      'sales',
      (pack: PackDraftParts) => Object.assign(at(pack.curricula, 0), { neededIf: "certifiedEnough('sales')" }),
    ],
  ] as const)('for a rule that looks ahead: %s', (_, where, detail, spoil) => {
    expect(findings(spoil)).toEqual([{ code: 'looksAhead', where, detail }]);
  });

  test('for a proof that is the passing of time', () => {
    expect(
      findings((pack) => Object.assign(criterion(pack, 1), { predicate: "daysBetween('2026-01-01', asOf) > 90.0" })),
    ).toEqual([{ code: 'timeIsNoProof', where: 'G2.1', detail: 'asOf' }]);
  });

  test.each([
    [{ proof: { kind: 'evidence', typeId: 'E9.9' } }, 'unknownEvidenceType', 'E9.9'],
    [{ proof: { kind: 'question', questionId: 'M1.Q9' } }, 'unknownAnswer', 'M1.Q9'],
    [{ proof: { kind: 'interview', moduleId: 'M7' } }, 'unknownModule', 'M7'],
    [{ proof: { kind: 'gate', gateId: 'G3' } }, 'unknownGate', 'G3'],
    [{ proof: { kind: 'score', scoreId: 'luck' } }, 'unknownScore', 'luck'],
    [{ proof: { kind: 'handoff', handoffId: 'grantContent' } }, 'unknownHandoff', 'grantContent'],
    [{ proof: { kind: 'document', document: 'lease' } }, 'unknownDocument', 'lease'],
    [{ proof: { kind: 'evidence', typeId: 'E1.2' } }, 'proofNotChecked', 'E1.2'],
    [{ proof: { kind: 'riskTier' } }, 'proofNotChecked', 'riskTier'],
    [{ proof: { kind: 'controls' } }, 'proofNotChecked', 'controls'],
    [{ proof: { kind: 'integrationChecks' } }, 'proofNotChecked', 'integrationChecks'],
    [{ proof: { kind: 'deal' } }, 'proofNotChecked', 'deal'],
  ])('for a step whose proof leads nowhere or is not looked at: %j', (over, code, detail) => {
    expect(findings(withStep(over))).toEqual([{ code, where: 'M1.S1', detail }]);
  });

  test('for what was given up and is offered again: a question, a field, an option', () => {
    expect(findings((pack) => Object.assign(pack, { retired: ['M1.Q2', 'M1.Q1.sells', 'M1.Q7'] }))).toEqual([
      { code: 'retiredOffered', where: 'M1.Q1.sells', detail: 'M1.Q1.sells' },
      { code: 'retiredOffered', where: 'M1.Q2', detail: 'M1.Q2' },
    ]);
  });

  test('for a question asked twice in the same words', () => {
    expect(findings((pack) => Object.assign(question(pack, 1), { text: 'What will  you do' }))).toEqual([
      { code: 'factAskedTwice', where: 'M1.Q2', detail: 'M1.Q1' },
    ]);
  });

  test('for a role nobody has described, wherever it is named', () => {
    expect(
      findings((pack) => {
        Object.assign(pack, { roles: [role('security')] });
        Object.assign(control(pack, 0), { role: 'guard' });
      }),
    ).toEqual([
      { code: 'unknownRole', where: 'C-1', detail: 'guard' },
      { code: 'unknownRole', where: 'G1', detail: 'partnerManager' },
      { code: 'unknownRole', where: 'G2', detail: 'partnerManager' },
    ]);
  });

  test('for an activity that not exactly one role answers for', () => {
    const activity = (id: string, raci: object) => ({ id, moduleId: 'M1', title: '-', raci });
    expect(
      findings((pack) =>
        Object.assign(pack, {
          roles,
          activities: [
            activity('A01', { partnerManager: 'RA', security: 'C' }),
            activity('A02', { partnerManager: 'R' }),
            activity('A03', { partnerManager: 'RA', security: 'A' }),
          ],
        }),
      ),
    ).toEqual([
      { code: 'notOneAccountable', where: 'A02', detail: '' },
      { code: 'notOneAccountable', where: 'A03', detail: 'partnerManager, security' },
    ]);
  });

  test('for a process map that leads out of the module', () => {
    const box = { id: 'talk', title: '-', role: 'security', steps: ['M1.S9'], next: [{ to: 'nowhere' }] };
    expect(findings((pack) => Object.assign(module(pack), { processMap: [box] }))).toEqual([
      { code: 'unknownProcessStep', where: 'M1.talk', detail: 'nowhere' },
      { code: 'unknownStep', where: 'M1.talk', detail: 'M1.S9' },
    ]);
  });

  test('for a curriculum, an exam, a drill or a check whose evidence cannot say what it must', () => {
    expect(
      findings((pack) => {
        Object.assign(at(pack.curricula, 0), { examId: 'oral' });
        Object.assign(at(at(pack.curricula, 0).courses, 0), { assetIds: ['X-none'] });
        Object.assign(at(at(pack.curricula, 0).credential.requires, 0), { where: { grade: 'good' } });
        Object.assign(at(at(pack.exams, 0).questions, 0), { right: ['c'] });
        Object.assign(at(pack.exams, 0), { evidenceTypeId: 'E1.1' });
        Object.assign(at(pack.drills, 0), { minutesFact: 'seconds' });
        Object.assign(at(pack.evidenceTypes, 4), { facts: [] });
      }),
    ).toEqual([
      { code: 'unknownExam', where: 'sales', detail: 'oral' },
      { code: 'unknownAsset', where: 'sales.basics', detail: 'X-none' },
      { code: 'unknownFact', where: 'sales', detail: 'E6.1.grade' },
      { code: 'unknownFact', where: 'exam', detail: 'E1.1.person' },
      { code: 'unknownFact', where: 'exam', detail: 'E1.1.score' },
      { code: 'unknownOption', where: 'exam.one', detail: 'c' },
      { code: 'unknownFact', where: 'call-tree', detail: 'E8.3.seconds' },
      { code: 'unknownFact', where: 'IC1', detail: 'check' },
    ]);
  });

  test('for a control that does not say what it protects', () => {
    expect(findings((pack) => Object.assign(control(pack, 0), { protects: { clause: 40, why: '-' } }))).toMatchObject([
      { code: 'protectsNothing', where: 'controls.0.protects.clause' },
    ]);
  });
});

describe('a finding in words', () => {
  test('names the file, the place, what is wrong and the cure', () => {
    expect(findingWords({ code: 'unknownRole', where: 'C-1', detail: 'guard' })).toBe(
      'controls.json: C-1: There is no role guard. Add it to the roles, or name one that is there.',
    );
    expect(findingWords({ code: 'emptyPredicate', where: 'modules.0.steps.1.predicate', detail: '' })).toBe(
      'modules.0.steps.1.predicate: The step has no predicate, so nobody can tell when it is done. Write the expression that its proof makes true.',
    );
    expect(findingWords({ code: 'retiredOffered', where: 'M1.Q4.archetype', detail: 'M1.Q4.archetype' })).toBe(
      'm1.json: M1.Q4.archetype: M1.Q4.archetype was given up and is offered again. Give what is new an id of its own; old answers keep the old one.',
    );
  });
});

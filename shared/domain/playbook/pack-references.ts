import type { Need, Pack } from './pack';
import { missing, type PackFinding } from './pack-finding';
import { allQuestions, type KnownNames, knownNames } from './pack-names';
import { checkPeople } from './pack-people';
import { partsOf } from './partner-facts';

/** References, other than those in expressions, that lead nowhere. */
export function checkReferences(pack: Pack): readonly PackFinding[] {
  const known = knownNames(pack);
  return [
    ...ofQuestions(pack, known),
    ...ofNeeds(pack, known),
    ...ofScores(pack, known),
    ...ofProcessMaps(pack),
    ...ofLearning(pack, known),
    ...ofDrillsAndChecks(pack, known),
    ...ofReadiness(pack, known),
    ...checkPeople(pack, known),
  ];
}

function ofQuestions(pack: Pack, known: KnownNames): readonly PackFinding[] {
  return allQuestions(pack).flatMap((question) => [
    ...missing(
      question.asksFor.map(({ evidenceTypeId }) => evidenceTypeId),
      known.evidenceTypes,
      'unknownEvidenceType',
      question.id,
    ),
    ...question.fields.flatMap((field) => {
      const where = `${question.id}.${field.id}`;
      return [
        ...missing(listOf(field.suggestedBy), known.answers, 'unknownAnswer', where),
        ...missing(listOf(field.evidenceTypeId), known.evidenceTypes, 'unknownEvidenceType', where),
      ];
    }),
  ]);
}

function ofNeeds(pack: Pack, known: KnownNames): readonly PackFinding[] {
  const earlier = pack.gates.map((_, at) => new Set(pack.gates.slice(0, at).map(({ id }) => id)));
  return [
    ...pack.controls.flatMap(({ id, needs }) => needs.flatMap((need) => ofNeed(need, known, id, new Set(), false))),
    ...pack.gates.flatMap((gate, at) =>
      gate.criteria.flatMap(({ id, needs }) =>
        needs.flatMap((need) => ofNeed(need, known, id, earlier[at] ?? new Set(), true)),
      ),
    ),
  ];
}

function ofNeed(
  need: Need,
  known: KnownNames,
  where: string,
  passable: ReadonlySet<string>,
  isOfGate: boolean,
): readonly PackFinding[] {
  switch (need.kind) {
    case 'evidence':
      return [
        ...missing([need.typeId], known.evidenceTypes, 'unknownEvidenceType', where),
        ...missing(need.where ? [`${need.typeId}.${need.where.fact}`] : [], known.facts, 'unknownFact', where),
      ];
    case 'question':
      return missing([need.questionId], known.answers, 'unknownAnswer', where);
    case 'document':
      return missing([need.document], known.documents, 'unknownDocument', where);
    case 'credentials':
      return missing([need.role], known.learnerRoles, 'unknownLearnerRole', where);
    case 'gate': {
      const unknown = missing([need.gateId], known.gates, 'unknownGate', where);
      return unknown.length > 0 ? unknown : missing([need.gateId], passable, 'looksAhead', where);
    }
    case 'controls':
      return isOfGate ? [] : [{ code: 'looksAhead', where, detail: need.set }];
    case 'riskTier':
    case 'integrationChecks':
    case 'onCallCoverage':
    case 'deal':
      return [];
  }
}

function ofScores(pack: Pack, known: KnownNames): readonly PackFinding[] {
  return pack.scores.flatMap((score) =>
    score.parts
      .filter((part) => partsOf(part.field).fieldId === null || !known.answers.has(part.field))
      .map((part) => ({ code: 'unknownAnswer', where: `${score.id}.${part.id}`, detail: part.field }) as const),
  );
}

function ofProcessMaps(pack: Pack): readonly PackFinding[] {
  return pack.modules.flatMap((module) => {
    const boxes = new Set(module.processMap.map(({ id }) => id));
    const steps = new Set(module.steps.map(({ id }) => id));
    return module.processMap.flatMap((box) => [
      ...missing(
        box.next.map(({ to }) => to),
        boxes,
        'unknownProcessStep',
        `${module.id}.${box.id}`,
      ),
      ...missing(box.steps, steps, 'unknownStep', `${module.id}.${box.id}`),
    ]);
  });
}

function ofLearning(pack: Pack, known: KnownNames): readonly PackFinding[] {
  return [
    ...pack.curricula.flatMap(({ role, courses, examId, credential }) => [
      ...missing([examId], known.exams, 'unknownExam', role),
      ...courses.flatMap(({ id, assetIds }) => missing(assetIds, known.assets, 'unknownAsset', `${role}.${id}`)),
      ...credential.requires.flatMap((proof) => {
        const facts = ['person', ...Object.keys(proof.where), ...(proof.minScore === undefined ? [] : ['score'])];
        return factsOfType(proof.evidenceTypeId, facts, known, role);
      }),
    ]),
    ...pack.exams.flatMap((exam) => [
      ...factsOfType(exam.evidenceTypeId, ['person', 'score'], known, exam.id),
      ...exam.questions.flatMap(({ id, options, right }) =>
        missing(right, new Set(options.map((option) => option.id)), 'unknownOption', `${exam.id}.${id}`),
      ),
    ]),
  ];
}

function ofDrillsAndChecks(pack: Pack, known: KnownNames): readonly PackFinding[] {
  const takesChecks = pack.evidenceTypes.some(({ facts }) => facts.some(({ id }) => id === 'check'));
  return [
    ...pack.drills.flatMap((drill) => factsOfType(drill.evidenceTypeId, [drill.minutesFact], known, drill.id)),
    ...(takesChecks
      ? []
      : pack.integrationChecks.map(({ id }) => ({ code: 'unknownFact', where: id, detail: 'check' }) as const)),
  ];
}

function ofReadiness({ readiness }: Pack, known: KnownNames): readonly PackFinding[] {
  if (!readiness) return [];
  return [
    ...missing([readiness.gateId], known.gates, 'unknownGate', 'readiness'),
    ...missing(readiness.narrativeProofs, known.evidenceTypes, 'unknownEvidenceType', 'readiness'),
  ];
}

/** A kind of evidence and the facts that it must carry. */
function factsOfType(
  typeId: string,
  facts: readonly string[],
  known: KnownNames,
  where: string,
): readonly PackFinding[] {
  const unknown = missing([typeId], known.evidenceTypes, 'unknownEvidenceType', where);
  if (unknown.length > 0) return unknown;
  return missing(
    facts.map((fact) => `${typeId}.${fact}`),
    known.facts,
    'unknownFact',
    where,
  );
}

function listOf(name: string | undefined): readonly string[] {
  return name === undefined ? [] : [name];
}

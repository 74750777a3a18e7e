import { checkExpression, type ExpressionScope } from './expression';
import type { Need, Pack, Question } from './pack';
import type { PackFinding, PackFindingCode } from './pack-finding';
import { partsOf } from './partner-facts';

interface Placed {
  readonly text: string;
  readonly where: string;
  readonly scope: ExpressionScope;
  /** The question whose answer is in hand. */
  readonly question?: Question;
}

/** Documents that can be signed by both sides. */
const documents = ['plan', 'sla'];

/** Expressions that cannot be read, and references of any kind that lead nowhere. */
export function checkExpressions(pack: Pack): readonly PackFinding[] {
  const known = knownNames(pack);
  return [...expressionsOf(pack).flatMap((placed) => check(placed, known)), ...danglingReferences(pack, known)];
}

interface Known {
  readonly answers: ReadonlySet<string>;
  readonly evidenceTypes: ReadonlySet<string>;
  readonly scores: ReadonlySet<string>;
  readonly modules: ReadonlySet<string>;
  readonly documents: ReadonlySet<string>;
}

function knownNames(pack: Pack): Known {
  const questions = pack.modules.flatMap((module) => module.questions);
  return {
    answers: new Set(questions.flatMap(({ id, fields }) => [id, ...fields.map((field) => `${id}.${field.id}`)])),
    evidenceTypes: new Set(pack.evidenceTypes.map(({ id }) => id)),
    scores: new Set(pack.scores.map(({ id }) => id)),
    modules: new Set(pack.modules.map(({ id }) => id)),
    documents: new Set(documents),
  };
}

function check(placed: Placed, known: Known): readonly PackFinding[] {
  const checked = checkExpression(placed.text, placed.scope);
  if (!checked.ok) return [{ code: 'badExpression', where: placed.where, detail: checked.error }];
  const { answers, evidenceTypes, scores, modules, documents: signed, answerFields } = checked.value;
  const ownFields = new Set(placed.question?.fields.map(({ id }) => id));
  return [
    ...missing(answers, known.answers, 'unknownAnswer', placed.where),
    ...missing(evidenceTypes, known.evidenceTypes, 'unknownEvidenceType', placed.where),
    ...missing(scores, known.scores, 'unknownScore', placed.where),
    ...missing(modules, known.modules, 'unknownModule', placed.where),
    ...missing(signed, known.documents, 'unknownDocument', placed.where),
    ...missing(answerFields, ownFields, 'unknownField', placed.where),
  ];
}

function expressionsOf(pack: Pack): readonly Placed[] {
  const placed: Placed[] = [];
  const add = (text: string | undefined, where: string, scope: ExpressionScope, question?: Question) => {
    if (text !== undefined) placed.push({ text, where, scope, ...(question ? { question } : {}) });
  };
  const addNeeds = (needs: readonly Need[], where: string) => {
    for (const need of needs) {
      if (need.kind !== 'evidence') continue;
      add(need.onlyIf, where, 'partner');
      add(need.enough, where, 'partner');
    }
  };
  for (const module of pack.modules) {
    add(module.done, module.id, 'partner');
    for (const step of module.steps) {
      add(step.predicate, step.id, 'partner');
      add(step.appliesIf, step.id, 'partner');
    }
    for (const question of module.questions) {
      add(question.appliesIf, question.id, 'partner');
      for (const { when } of question.asksFor) add(when, question.id, 'answer', question);
      for (const field of question.fields) {
        add(field.appliesIf, `${question.id}.${field.id}`, 'answer', question);
        add(field.constraint?.holds, `${question.id}.${field.id}`, 'answer', question);
      }
    }
  }
  for (const control of pack.controls) {
    add(control.satisfied, control.id, 'partner');
    addNeeds(control.needs, control.id);
  }
  for (const criterion of pack.gates.flatMap((gate) => gate.criteria)) {
    add(criterion.predicate, criterion.id, 'partner');
    addNeeds(criterion.needs, criterion.id);
  }
  return placed;
}

function danglingReferences(pack: Pack, known: Known): readonly PackFinding[] {
  const questions = pack.modules.flatMap((module) => module.questions);
  return [
    ...questions.flatMap((question) => [
      ...missing(
        question.asksFor.map(({ evidenceTypeId }) => evidenceTypeId),
        known.evidenceTypes,
        'unknownEvidenceType',
        question.id,
      ),
      ...question.fields.flatMap((field) =>
        missing(
          field.suggestedBy ? [field.suggestedBy] : [],
          known.answers,
          'unknownAnswer',
          `${question.id}.${field.id}`,
        ),
      ),
    ]),
    ...[...pack.controls, ...pack.gates.flatMap((gate) => gate.criteria)].flatMap(({ id, needs }) =>
      needs.flatMap((need) => danglingNeed(need, known, id)),
    ),
    ...pack.scores.flatMap((score) =>
      score.parts
        .filter((part) => partsOf(part.field).fieldId === null || !known.answers.has(part.field))
        .map((part) => ({ code: 'unknownAnswer', where: `${score.id}.${part.id}`, detail: part.field }) as const),
    ),
  ];
}

function danglingNeed(need: Need, known: Known, where: string): readonly PackFinding[] {
  if (need.kind === 'evidence') return missing([need.typeId], known.evidenceTypes, 'unknownEvidenceType', where);
  if (need.kind === 'question') return missing([need.questionId], known.answers, 'unknownAnswer', where);
  return [];
}

function missing(
  names: readonly string[],
  known: ReadonlySet<string>,
  code: PackFindingCode,
  where: string,
): readonly PackFinding[] {
  return [...new Set(names)].filter((name) => !known.has(name)).map((detail) => ({ code, where, detail }));
}

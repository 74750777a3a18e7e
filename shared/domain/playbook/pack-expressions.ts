import { checkExpression, type ExpressionScope } from './expression';
import type { References } from './expression-references';
import type { Need, Pack, Question } from './pack';
import { missing, type PackFinding } from './pack-finding';
import { allQuestions, type KnownNames, knownNames } from './pack-names';
import { partsOf } from './partner-facts';

/**
 * What is already known where an expression stands: answers are taken first, in the order of the questions; what a
 * partner must learn and connect follows from them, then its controls, then its gates in order.
 */
type Stage =
  | { readonly kind: 'question'; readonly after: ReadonlySet<string> }
  | { readonly kind: 'demand' }
  | { readonly kind: 'control' }
  | { readonly kind: 'gate'; readonly passable: ReadonlySet<string> }
  | { readonly kind: 'all' };

interface Placed {
  readonly text: string;
  readonly where: string;
  readonly scope: ExpressionScope;
  readonly stage: Stage;
  /** Whether it says that something is proven, so that the calendar must not decide it. */
  readonly isProof: boolean;
  /** The question whose answer is in hand. */
  readonly question?: Question;
}

/** Expressions that cannot be read, speak of what the pack does not have, or look ahead. */
export function checkExpressions(pack: Pack): readonly PackFinding[] {
  const known = knownNames(pack);
  return expressionsOf(pack).flatMap((placed) => check(placed, known));
}

function check(placed: Placed, known: KnownNames): readonly PackFinding[] {
  const { where } = placed;
  const checked = checkExpression(placed.text, placed.scope);
  if (!checked.ok) return [{ code: 'badExpression', where, detail: checked.error }];
  const found = checked.value;
  const ownFields = new Set(placed.question?.fields.map(({ id }) => id));
  return [
    ...missing(found.answers, known.answers, 'unknownAnswer', where),
    ...missing(found.evidenceTypes, known.evidenceTypes, 'unknownEvidenceType', where),
    ...missing(found.scores, known.scores, 'unknownScore', where),
    ...missing(found.modules, known.modules, 'unknownModule', where),
    ...missing(found.documents, known.documents, 'unknownDocument', where),
    ...missing(found.roles, known.learnerRoles, 'unknownLearnerRole', where),
    ...missing(found.handoffs, known.handoffs, 'unknownHandoff', where),
    ...missing(found.gates, known.gates, 'unknownGate', where),
    ...missing(found.controlSets, known.controlSets, 'unknownControlSet', where),
    ...missing(found.answerFields, ownFields, 'unknownField', where),
    ...lookingAhead(found, placed.stage).map((detail) => ({ code: 'looksAhead', where, detail }) as const),
    ...(placed.isProof && found.facts.includes('asOf')
      ? [{ code: 'timeIsNoProof', where, detail: 'asOf' } as const]
      : []),
  ];
}

/** What an expression speaks of before it can be known. */
function lookingAhead(found: References, stage: Stage): readonly string[] {
  const gates = found.gates;
  const ofAnswers = [...found.scores, ...found.modules, ...found.facts.filter((fact) => fact === 'onCallCoverage')];
  const ofDemands = [...found.roles, ...found.facts.filter((fact) => fact === 'integrationChecks')];
  switch (stage.kind) {
    case 'question': {
      const later = found.answers.filter((name) => stage.after.has(partsOf(name).questionId));
      return [...later, ...ofAnswers, ...ofDemands, ...found.controlSets, ...gates];
    }
    case 'demand':
      return [...ofDemands, ...found.controlSets, ...gates];
    case 'control':
      return [...found.controlSets, ...gates];
    case 'gate':
      return gates.filter((gate) => !stage.passable.has(gate));
    case 'all':
      return [];
  }
}

function expressionsOf(pack: Pack): readonly Placed[] {
  return [
    ...pack.modules.flatMap((module) => [
      ...partnerExpressions(module.id, [module.done], { kind: 'all' }, true),
      ...module.steps.flatMap((step) => [
        ...partnerExpressions(step.id, [step.predicate], { kind: 'all' }, true),
        ...partnerExpressions(step.id, [step.appliesIf], { kind: 'all' }, false),
      ]),
    ]),
    ...questionExpressions(allQuestions(pack)),
    ...pack.curricula.flatMap((one) => partnerExpressions(one.role, [one.neededIf], { kind: 'demand' }, false)),
    ...pack.integrationChecks.flatMap((one) => partnerExpressions(one.id, [one.requiredIf], { kind: 'demand' }, false)),
    ...pack.controls.flatMap((control) => [
      ...partnerExpressions(control.id, [control.appliesIf], { kind: 'control' }, false),
      ...needExpressions(control.id, control.needs, { kind: 'control' }),
    ]),
    ...gateExpressions(pack),
    ...readinessExpressions(pack),
  ];
}

function gateExpressions(pack: Pack): readonly Placed[] {
  return pack.gates.flatMap((gate, at) => {
    const stage: Stage = { kind: 'gate', passable: new Set(pack.gates.slice(0, at).map(({ id }) => id)) };
    return gate.criteria.flatMap((criterion) => [
      ...partnerExpressions(criterion.id, [criterion.predicate], stage, true),
      ...needExpressions(criterion.id, criterion.needs, stage),
    ]);
  });
}

function readinessExpressions({ readiness }: Pack): readonly Placed[] {
  if (!readiness) return [];
  return [
    ...readiness.capabilities.flatMap(({ id, intendedIf, evidencedIf }) =>
      partnerExpressions(`readiness.${id}`, [intendedIf, evidencedIf], { kind: 'all' }, false),
    ),
    ...readiness.stages.flatMap(({ id, reachedIf }) =>
      partnerExpressions(`readiness.${id}`, [reachedIf], { kind: 'all' }, false),
    ),
  ];
}

function questionExpressions(questions: readonly Question[]): readonly Placed[] {
  return questions.flatMap((question, at) => {
    // The question itself is not known either: what is being said to it is `answer`.
    const stage: Stage = { kind: 'question', after: new Set(questions.slice(at).map(({ id }) => id)) };
    const common = { stage, isProof: false };
    const inHand = (text: string | undefined, where: string): readonly Placed[] =>
      text === undefined ? [] : [{ text, where, scope: 'answer', question, ...common }];
    return [
      ...(question.appliesIf === undefined
        ? []
        : [{ text: question.appliesIf, where: question.id, scope: 'partner', ...common } as const]),
      ...question.asksFor.flatMap(({ when }) => inHand(when, question.id)),
      ...question.fields.flatMap((field) => [
        ...inHand(field.appliesIf, `${question.id}.${field.id}`),
        ...inHand(field.constraint?.holds, `${question.id}.${field.id}`),
      ]),
    ];
  });
}

function needExpressions(where: string, needs: readonly Need[], stage: Stage): readonly Placed[] {
  return needs.flatMap((need) =>
    need.kind === 'evidence' || need.kind === 'question'
      ? [
          ...partnerExpressions(where, [need.onlyIf], stage, false),
          ...partnerExpressions(where, [need.enough], stage, true),
        ]
      : [],
  );
}

function partnerExpressions(
  where: string,
  texts: readonly (string | undefined)[],
  stage: Stage,
  isProof: boolean,
): readonly Placed[] {
  return texts.flatMap((text) => (text === undefined ? [] : [{ text, where, scope: 'partner', stage, isProof }]));
}

import type { Field, Pack, Question } from './pack';
import type { PackFinding } from './pack-finding';
import { allQuestions } from './pack-names';

type Identified = { readonly id: string };

/** Ids that are used twice, stand in the wrong place, or were given up and are offered again. */
export function checkIds(pack: Pack): readonly PackFinding[] {
  return [...duplicateIds(pack), ...misplaced(pack), ...retiredOffered(pack)];
}

function duplicateIds(pack: Pack): readonly PackFinding[] {
  const questions = allQuestions(pack);
  const lists: readonly (readonly Identified[])[] = [
    [...pack.modules, ...pack.talks],
    questions,
    pack.modules.flatMap((module) => module.steps),
    pack.evidenceTypes,
    pack.controls,
    pack.gates,
    pack.gates.flatMap((gate) => gate.criteria),
    pack.scores,
    pack.roles,
    pack.activities,
    pack.assets,
    pack.curricula.map(({ role }) => ({ id: role })),
    pack.exams,
    pack.drills,
    pack.integrationChecks,
    pack.handoffs,
  ];
  const within: readonly (readonly [string, readonly Identified[]])[] = [
    ...pack.modules.flatMap((module) => [
      [module.id, module.processMap] as const,
      [module.id, module.checklist] as const,
      [module.id, module.measures] as const,
    ]),
    ...pack.evidenceTypes.map(({ id, facts }) => [id, facts] as const),
    ...pack.exams.map(({ id, questions: asked }) => [id, asked] as const),
    ...pack.drills.map(({ id, steps }) => [id, steps] as const),
    ...pack.curricula.map(({ role, courses }) => [role, courses] as const),
    ...questions.flatMap((question) => [
      [question.id, question.fields] as const,
      ...question.fields.flatMap((field) => [
        [`${question.id}.${field.id}`, field.columns ?? []] as const,
        [`${question.id}.${field.id}`, field.rows ?? []] as const,
      ]),
    ]),
  ];
  return [
    ...lists.flatMap(repeated),
    ...within.flatMap(([where, things]) => repeated(things).map((id) => `${where}.${id}`)),
  ].map((where) => ({ code: 'duplicateId', where, detail: where }));
}

function misplaced(pack: Pack): readonly PackFinding[] {
  const forms: readonly { readonly id: string; readonly parts: readonly Identified[] }[] = [
    ...pack.modules.map(({ id, questions, steps }) => ({ id, parts: [...questions, ...steps] })),
    ...pack.talks.map(({ id, questions }) => ({ id, parts: questions })),
  ];
  return forms.flatMap((form) =>
    form.parts
      .filter(({ id }) => !id.startsWith(`${form.id}.`))
      .map(({ id }) => ({ code: 'wrongModule', where: id, detail: form.id })),
  );
}

/** What was given up may be read in old answers for ever, and is never offered again. */
function retiredOffered(pack: Pack): readonly PackFinding[] {
  const retired = new Set(pack.retired);
  if (retired.size === 0) return [];
  return allQuestions(pack)
    .flatMap(offeredBy)
    .filter((name) => retired.has(name))
    .map((name) => ({ code: 'retiredOffered', where: name, detail: name }));
}

function offeredBy(question: Question): readonly string[] {
  return [question.id, ...question.fields.flatMap((field) => offeredByField(field, `${question.id}.${field.id}`))];
}

function offeredByField(field: Field, name: string): readonly string[] {
  const inside = [...(field.options ?? []), ...(field.rows ?? [])].map(({ id }) => `${name}.${id}`);
  const columns = (field.columns ?? []).flatMap((column) => [
    `${name}.${column.id}`,
    ...(column.options ?? []).map(({ id }) => `${name}.${column.id}.${id}`),
  ]);
  return [name, ...inside, ...columns];
}

export function repeated(things: readonly Identified[]): readonly string[] {
  const ids = things.map(({ id }) => id);
  return [...new Set(ids.filter((id, at) => ids.indexOf(id) !== at))];
}

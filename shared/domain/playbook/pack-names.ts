import type { Pack, Question } from './pack';

/** Documents that can be signed by both sides. */
export const documents = ['plan', 'sla'] as const;

/** Sets of controls that can be asked about: the smallest one, and that of the partner's tier. */
export const controlSets = ['minimum', 'tier'] as const;

/** Every name of a pack that another part may speak of. */
export interface KnownNames {
  /** Questions and their fields. */
  readonly answers: ReadonlySet<string>;
  readonly evidenceTypes: ReadonlySet<string>;
  /** `E6.1.score` */
  readonly facts: ReadonlySet<string>;
  readonly scores: ReadonlySet<string>;
  readonly modules: ReadonlySet<string>;
  readonly documents: ReadonlySet<string>;
  readonly learnerRoles: ReadonlySet<string>;
  readonly handoffs: ReadonlySet<string>;
  readonly gates: ReadonlySet<string>;
  readonly controlSets: ReadonlySet<string>;
  readonly roles: ReadonlySet<string>;
  readonly assets: ReadonlySet<string>;
  readonly exams: ReadonlySet<string>;
}

export function knownNames(pack: Pack): KnownNames {
  return {
    answers: answerNames(allQuestions(pack)),
    evidenceTypes: idsOf(pack.evidenceTypes),
    facts: new Set(pack.evidenceTypes.flatMap(({ id, facts }) => facts.map((fact) => `${id}.${fact.id}`))),
    scores: idsOf(pack.scores),
    modules: idsOf(pack.modules),
    documents: new Set(documents),
    learnerRoles: new Set(pack.curricula.map(({ role }) => role)),
    handoffs: idsOf(pack.handoffs),
    gates: idsOf(pack.gates),
    controlSets: new Set(controlSets),
    roles: idsOf(pack.roles),
    assets: idsOf(pack.assets),
    exams: idsOf(pack.exams),
  };
}

/** `M1.Q3` and `M1.Q3.capabilities`. */
function answerNames(questions: readonly Question[]): ReadonlySet<string> {
  return new Set(questions.flatMap(({ id, fields }) => [id, ...fields.map((field) => `${id}.${field.id}`)]));
}

/** All questions a pack asks anywhere, in the order in which their answers are taken: talks after modules. */
export function allQuestions(pack: Pack): readonly Question[] {
  return [...pack.modules, ...pack.talks].flatMap(({ questions }) => questions);
}

function idsOf(things: readonly { readonly id: string }[]): ReadonlySet<string> {
  return new Set(things.map(({ id }) => id));
}

import type { Control, EvidenceType, Field, Gate, Module, Pack, Question } from './pack';

/** A set of questions that is asked in one interview. */
export interface InterviewForm {
  readonly id: string;
  readonly title: string;
  /** `internal`: held with one of our own roles, never shown to the partner. */
  readonly audience: 'partner' | 'internal';
  readonly questions: readonly Question[];
}

/** A pack with its parts found by id. */
export interface PackIndex {
  readonly pack: Pack;
  readonly moduleById: ReadonlyMap<string, Module>;
  /** Modules, friction interviews and interviews of our own roles: everything with questions that is held in one go. */
  readonly formById: ReadonlyMap<string, InterviewForm>;
  readonly questionById: ReadonlyMap<string, Question>;
  readonly evidenceTypeById: ReadonlyMap<string, EvidenceType>;
  readonly controlById: ReadonlyMap<string, Control>;
  readonly gateById: ReadonlyMap<string, Gate>;
}

export function indexPack(pack: Pack): PackIndex {
  const forms: readonly InterviewForm[] = [
    ...pack.modules.map((module) => ({ ...module, audience: 'partner' }) as const),
    ...pack.talks,
  ];
  return {
    pack,
    formById: byId(forms),
    moduleById: byId(pack.modules),
    questionById: byId(forms.flatMap(({ questions }) => questions)),
    evidenceTypeById: byId(pack.evidenceTypes),
    controlById: byId(pack.controls),
    gateById: byId(pack.gates),
  };
}

export function fieldOf(index: PackIndex, questionId: string, fieldId: string): Field | null {
  return index.questionById.get(questionId)?.fields.find((field) => field.id === fieldId) ?? null;
}

/** The module a question belongs to: `M1` of `M1.Q3`. */
export function moduleIdOf(questionId: string): string {
  return questionId.split('.')[0] ?? questionId;
}

function byId<Thing extends { readonly id: string }>(things: readonly Thing[]): ReadonlyMap<string, Thing> {
  return new Map(things.map((thing) => [thing.id, thing]));
}

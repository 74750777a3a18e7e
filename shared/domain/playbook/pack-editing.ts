import { type Json, sameJson } from '#shared/base/json';
import type { Pack } from './pack';

/**
 * A draft of a playbook: what is different from the version it is based on, by place. A place is `question M1.Q3`,
 * `module M1`, `evidenceType E1.1`, `control AC.1`, `gate G1`, `criterion G1.1`, `step M1.S2`, `talk F1`, `asset
 * X-frame`, or the name of a part without an id: `commercial`, `retired`, `title`. A draft holds what was touched
 * and nothing else, so that a keystroke writes a paragraph and not a book, and two drafts can be told apart.
 */
export type PackEdits = { readonly [place: string]: Json };

export const editableKinds = [
  'module',
  'question',
  'step',
  'talk',
  'evidenceType',
  'control',
  'gate',
  'criterion',
  'asset',
] as const;
export type EditableKind = (typeof editableKinds)[number];

/** Parts without an id that are edited whole. */
export const editableParts = ['title', 'retired', 'commercial', 'readiness', 'programme'] as const;

export function placeOf(kind: EditableKind, id: string): string {
  return `${kind} ${id}`;
}

type Thing = { readonly [property: string]: Json };

/** Where the lists of each kind stand. A path step `*` means every one of a list. */
const homes: { readonly [kind in EditableKind]: readonly (readonly string[])[] } = {
  module: [['modules']],
  talk: [['talks']],
  question: [
    ['modules', '*', 'questions'],
    ['talks', '*', 'questions'],
  ],
  step: [['modules', '*', 'steps']],
  evidenceType: [['evidenceTypes']],
  control: [['controls']],
  gate: [['gates']],
  criterion: [['gates', '*', 'criteria']],
  asset: [['assets']],
};

/** Lists that are places of their own and stand in others. */
const inside: { readonly [kind in EditableKind]?: readonly string[] } = {
  module: ['questions', 'steps'],
  talk: ['questions'],
  gate: ['criteria'],
};

/** What stands at a place: a thing without what has places of its own, or a part. Undefined: nothing. */
export function valueAt(content: Json, place: string): Json | undefined {
  const { kind, id } = partsOfPlace(place);
  if (id === null) return isThing(content) ? content[place] : undefined;
  for (const path of homes[kind]) {
    for (const list of listsAt(content, path)) {
      const found = list.find((one) => isThing(one) && one.id === id);
      if (isThing(found)) return without(found, inside[kind] ?? []);
    }
  }
  return undefined;
}

/** The pack with the edits in it, as JSON that has not been checked. */
export function applyEdits(pack: Pack, edits: PackEdits): Json {
  let content = jsonOf(pack);
  for (const [place, value] of Object.entries(edits)) {
    const { kind, id } = partsOfPlace(place);
    content = id === null ? { ...content, [place]: value } : (put(content, kind, id, value) as Thing);
  }
  return content;
}

/** The edits with one more. What is the same as in the pack is no edit. */
export function withEdit(pack: Pack, edits: PackEdits, place: string, value: Json): PackEdits {
  const { [place]: _before, ...others } = edits;
  const before = valueAt(jsonOf(pack), place);
  return sameJson(before ?? null, value) ? others : { ...others, [place]: value };
}

/** The next version number by what is meant: a `fix`, something `more`, or something `other` than before. */
export function nextVersion(version: string, step: 'fix' | 'more' | 'other'): string {
  const [major = 0, minor = 0, patch = 0] = version.split('.').map(Number);
  if (step === 'fix') return `${major}.${minor}.${patch + 1}`;
  return step === 'more' ? `${major}.${minor + 1}.0` : `${major + 1}.0.0`;
}

/** Edits that take an option out of a field for good. Answers that chose it stay as they are. */
export function retireOption(
  pack: Pack,
  edits: PackEdits,
  where: { questionId: string; fieldId: string; optionId: string },
): PackEdits {
  const { questionId, fieldId, optionId } = where;
  return retire(pack, edits, { questionId, id: `${questionId}.${fieldId}.${optionId}` }, (fields) =>
    fields.map((field) =>
      field.id === fieldId ? { ...field, options: listOf(field.options).filter(({ id }) => id !== optionId) } : field,
    ),
  );
}

/** Edits that take a field out of a question for good. */
export function retireField(pack: Pack, edits: PackEdits, where: { questionId: string; fieldId: string }): PackEdits {
  const { questionId, fieldId } = where;
  return retire(pack, edits, { questionId, id: `${questionId}.${fieldId}` }, (fields) =>
    fields.filter(({ id }) => id !== fieldId),
  );
}

/** Edits that take a question out for good. */
export function retireQuestion(pack: Pack, edits: PackEdits, questionId: string): PackEdits {
  const content = applyEdits(pack, edits);
  const isNew = valueAt(jsonOf(pack), placeOf('question', questionId)) === undefined;
  const gone = withEdit(pack, edits, placeOf('question', questionId), null);
  // What was never published needs no grave.
  return isNew ? gone : withEdit(pack, gone, 'retired', [...retiredIn(content), questionId]);
}

/** The id of the next question of a module or a talk: one that was never used. */
export function freeQuestionId(pack: Pack, edits: PackEdits, formId: string): string {
  const content = applyEdits(pack, edits);
  const used = [
    ...homes.question
      .flatMap((path) => listsAt(content, path).flat())
      .map((one) => (isThing(one) ? String(one.id) : '')),
    ...Object.keys(edits).map((place) => partsOfPlace(place).id ?? ''),
    ...retiredIn(content),
  ];
  const numbers = used.flatMap((id) => {
    const match = /^([A-Z][0-9])\.Q([0-9]+)$/.exec(id);
    return match?.[1] === formId ? [Number(match[2])] : [];
  });
  return `${formId}.Q${Math.max(0, ...numbers) + 1}`;
}

const jsonByPack = new WeakMap<Pack, Thing>();

/** A pack as plain JSON. Made once: it is asked for with every key that is pressed, and nobody writes into it. */
function jsonOf(pack: Pack): Thing {
  const known = jsonByPack.get(pack);
  if (known) return known;
  const made = JSON.parse(JSON.stringify(pack)) as Thing;
  jsonByPack.set(pack, made);
  return made;
}

function retire(
  pack: Pack,
  edits: PackEdits,
  what: { readonly questionId: string; readonly id: string },
  change: (fields: readonly Thing[]) => readonly Thing[],
): PackEdits {
  const place = placeOf('question', what.questionId);
  const content = applyEdits(pack, edits);
  const question = valueAt(content, place);
  if (!isThing(question)) return edits;
  const changed = withEdit(pack, edits, place, { ...question, fields: change(listOf(question.fields)) });
  const wasPublished = idsOf(pack).has(what.id);
  return wasPublished ? withEdit(pack, changed, 'retired', [...new Set([...retiredIn(content), what.id])]) : changed;
}

/** Ids of fields and options as they are named among the retired ones. */
function idsOf(pack: Pack): ReadonlySet<string> {
  const forms = [...pack.modules, ...pack.talks];
  return new Set(
    forms.flatMap(({ questions }) =>
      questions.flatMap((question) =>
        question.fields.flatMap((field) => [
          `${question.id}.${field.id}`,
          ...(field.options ?? []).map(({ id }) => `${question.id}.${field.id}.${id}`),
        ]),
      ),
    ),
  );
}

function retiredIn(content: Json): readonly string[] {
  const retired = isThing(content) ? content.retired : undefined;
  return Array.isArray(retired) ? retired.map(String) : [];
}

function put(content: Json, kind: EditableKind, id: string, value: Json): Json {
  let found = false;
  const replaced = homes[kind].reduce(
    (so, path) =>
      mapLists(so, path, (list) => {
        if (!list.some((one) => isThing(one) && one.id === id)) return list;
        found = true;
        return list.flatMap((one) => {
          if (!isThing(one) || one.id !== id) return [one];
          return isThing(value) ? [{ ...only(one, inside[kind] ?? []), ...value }] : [];
        });
      }),
    content,
  );
  return found || value === null ? replaced : append(content, kind, id, value);
}

/** Adds a thing that is new: a question to its module, a criterion to its gate, others to their list. */
function append(content: Json, kind: EditableKind, id: string, value: Json): Json {
  const holder = id.split('.')[0] ?? id;
  return homes[kind].reduce((so, path) => {
    const [list, every, property] = path;
    if (every === undefined || list === undefined || property === undefined)
      return mapLists(so, path, (things) => [...things, value]);
    return mapLists(so, [list], (things) =>
      things.map((one) =>
        isThing(one) && one.id === holder ? { ...one, [property]: [...listAt(one, property), value] } : one,
      ),
    );
  }, content);
}

function mapLists(content: Json, path: readonly string[], change: (list: readonly Json[]) => readonly Json[]): Json {
  const [step, ...rest] = path;
  if (step === undefined) return Array.isArray(content) ? [...change(content as readonly Json[])] : content;
  if (step === '*')
    return Array.isArray(content) ? (content as readonly Json[]).map((one) => mapLists(one, rest, change)) : content;
  if (!isThing(content)) return content;
  const at = content[step];
  return at === undefined ? content : { ...content, [step]: mapLists(at, rest, change) };
}

function listsAt(content: Json, path: readonly string[]): readonly (readonly Json[])[] {
  const lists: (readonly Json[])[] = [];
  mapLists(content, path, (list) => {
    lists.push(list);
    return list;
  });
  return lists;
}

function partsOfPlace(place: string): { readonly kind: EditableKind; readonly id: string | null } {
  const at = place.indexOf(' ');
  const kind = (at < 0 ? place : place.slice(0, at)) as EditableKind;
  return { kind, id: at < 0 ? null : place.slice(at + 1) };
}

function listAt(thing: Thing, property: string): readonly Json[] {
  const list = thing[property];
  return Array.isArray(list) ? (list as readonly Json[]) : [];
}

function listOf(value: Json | undefined): readonly Thing[] {
  return Array.isArray(value) ? (value as readonly Thing[]) : [];
}

function isThing(value: Json | undefined): value is Thing {
  return value !== undefined && value !== null && typeof value === 'object' && !Array.isArray(value);
}

function without(thing: Thing, properties: readonly string[]): Thing {
  return Object.fromEntries(Object.entries(thing).filter(([property]) => !properties.includes(property)));
}

function only(thing: Thing, properties: readonly string[]): Thing {
  return Object.fromEntries(Object.entries(thing).filter(([property]) => properties.includes(property)));
}

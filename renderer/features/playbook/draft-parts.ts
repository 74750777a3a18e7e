import type { Json } from '#shared/base/json';
import { type EditableKind, placeOf } from '#shared/domain/playbook/pack-editing';
import type { Text } from '../../ui/use-text';
import { type Thing, textOf, thingsIn, valueIn } from './thing-values';

export interface DraftEntry {
  readonly place: string;
  readonly id: string;
  readonly title: string;
}

/** A chapter of a draft: a module, the kinds of evidence, the controls. */
export interface DraftPart {
  readonly id: string;
  readonly label: string;
  /** The module or talk to which questions can be added. */
  readonly formId: string | null;
  readonly entries: readonly DraftEntry[];
}

/** The chapters of a draft with everything in them that can be edited. */
export function draftParts(content: Json, text: Text): readonly DraftPart[] {
  const entry = (kind: EditableKind, thing: Thing): DraftEntry => ({
    place: placeOf(kind, textOf(thing.id)),
    id: textOf(thing.id),
    title: textOf(thing.title) || textOf(thing.text),
  });
  const all = (kind: EditableKind, list: Json | undefined) => thingsIn(list).map((thing) => entry(kind, thing));
  const forms = (property: 'modules' | 'talks', kind: 'module' | 'talk') =>
    thingsIn(valueIn(content, property)).map((form) => ({
      id: textOf(form.id),
      label: `${textOf(form.id)} ${textOf(form.title)}`,
      formId: textOf(form.id),
      entries: [entry(kind, form), ...all('question', form.questions), ...all('step', form.steps)],
    }));
  const gates = thingsIn(valueIn(content, 'gates'));
  const list = (property: string, kind: EditableKind, label: string): DraftPart => ({
    id: property,
    label,
    formId: null,
    entries: all(kind, valueIn(content, property)),
  });
  return [
    ...forms('modules', 'module'),
    ...forms('talks', 'talk'),
    list('evidenceTypes', 'evidenceType', text('playbook.edit.evidence-types')),
    list('controls', 'control', text('playbook.section.controls')),
    {
      id: 'gates',
      label: text('playbook.edit.gates'),
      formId: null,
      entries: gates.flatMap((gate) => [entry('gate', gate), ...all('criterion', gate.criteria)]),
    },
    list('assets', 'asset', text('playbook.section.assets')),
    {
      id: 'rest',
      label: text('playbook.edit.rest'),
      formId: null,
      entries: [
        { place: 'commercial', id: '', title: text('playbook.section.commercial') },
        { place: 'readiness', id: '', title: text('playbook.edit.readiness') },
        { place: 'programme', id: '', title: text('playbook.edit.programme') },
        { place: 'retired', id: '', title: text('playbook.edit.retired') },
      ].filter(({ place }) => valueIn(content, place) !== undefined),
    },
  ];
}

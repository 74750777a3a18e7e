import { riskTiers } from '#shared/domain/partners/partner';
import { type FieldType, fieldTypes, type Pack } from '#shared/domain/playbook/pack';
import { type EditableKind, editableKinds } from '#shared/domain/playbook/pack-editing';
import type { Choice } from '../../ui/choice';
import type { MessageId, Text } from '../../ui/use-text';
import type { PartField } from './thing-form';

/** What can be filled in on each kind of part; the rest is changed as JSON. */
export function fieldsOf(kind: EditableKind, pack: Pack, text: Text): readonly PartField[] {
  return fieldsByKind[kind](roleField(pack), text);
}

const title: PartField = { path: 'title', label: 'playbook.edit.title', kind: 'line' };
const applies: PartField = { path: 'appliesIf', label: 'playbook.edit.applies-if', kind: 'expression', optional: true };
const minutes: PartField = {
  path: 'minutes',
  label: 'playbook.edit.minutes',
  kind: 'number',
  unit: 'playbook.unit.minutes',
};

function roleField(pack: Pack): PartField {
  const choices = pack.roles.map((one) => ({ id: one.id, label: one.title }));
  return { path: 'role', label: 'playbook.edit.role', kind: 'one', choices };
}

const fieldsByKind: { readonly [kind in EditableKind]: (role: PartField, text: Text) => readonly PartField[] } = {
  module: () => [
    title,
    { path: 'arc.problem', label: 'playbook.arc.problem', kind: 'text' },
    { path: 'arc.insight', label: 'playbook.arc.insight', kind: 'text' },
    { path: 'arc.solution', label: 'playbook.arc.solution', kind: 'text' },
    { path: 'arc.impact', label: 'playbook.arc.impact', kind: 'text' },
    { path: 'done', label: 'playbook.edit.done', kind: 'expression' },
  ],
  question: () => [
    { path: 'text', label: 'playbook.edit.text', kind: 'text' },
    { path: 'help', label: 'playbook.edit.help', kind: 'text', optional: true },
    { path: 'probes', label: 'playbook.edit.probes', kind: 'lines' },
    minutes,
    { path: 'required', label: 'playbook.edit.required', kind: 'yesNo' },
    applies,
    { path: 'takesOver', label: 'playbook.edit.takes-over', kind: 'lines' },
  ],
  step: (role) => [
    title,
    minutes,
    role,
    { path: 'mandatory', label: 'playbook.edit.mandatory', kind: 'yesNo' },
    { path: 'predicate', label: 'playbook.edit.predicate', kind: 'expression' },
    applies,
  ],
  talk: () => [title, { path: 'purpose', label: 'playbook.edit.purpose', kind: 'text' }],
  evidenceType: () => [
    title,
    { path: 'help', label: 'playbook.edit.help', kind: 'text' },
    {
      path: 'validMonths',
      label: 'playbook.edit.valid-months',
      kind: 'number',
      unit: 'playbook.unit.months',
      empty: 'null',
    },
    minutes,
    { path: 'inRoom', label: 'playbook.edit.in-room', kind: 'yesNo' },
    { path: 'statement', label: 'playbook.edit.statement', kind: 'text', optional: true },
  ],
  control: (role) => [
    title,
    {
      path: 'tiers',
      label: 'playbook.controls.tiers',
      kind: 'many',
      choices: riskTiers.map((id) => ({ id, label: id })),
    },
    role,
    applies,
    {
      path: 'protects.clause',
      label: 'playbook.edit.clause',
      kind: 'number',
    },
    { path: 'protects.why', label: 'playbook.edit.protects-why', kind: 'text' },
  ],
  gate: () => [
    title,
    { path: 'promise', label: 'playbook.edit.promise', kind: 'text' },
    ...riskTiers.map(
      (tier): PartField => ({
        path: `graceDays.${tier}`,
        label: graceLabels[tier],
        kind: 'number',
        unit: 'playbook.unit.days',
      }),
    ),
  ],
  criterion: (role) => [
    title,
    { path: 'hard', label: 'playbook.edit.hard', kind: 'yesNo' },
    role,
    { path: 'predicate', label: 'playbook.edit.predicate', kind: 'expression' },
  ],
  asset: (_role, text) => [
    title,
    { path: 'purpose', label: 'playbook.edit.purpose', kind: 'text' },
    {
      path: 'audience',
      label: 'playbook.edit.audience',
      kind: 'one',
      choices: [
        { id: 'partner', label: text('playbook.audience.partner') },
        { id: 'internal', label: text('playbook.audience.internal') },
      ],
    },
  ],
};

const graceLabels = {
  T1: 'playbook.edit.grace-t1',
  T2: 'playbook.edit.grace-t2',
  T3: 'playbook.edit.grace-t3',
} as const;

const typeWords = {
  text: 'playbook.type.text',
  long: 'playbook.type.long',
  one: 'playbook.type.one',
  many: 'playbook.type.many',
  number: 'playbook.type.number',
  percent: 'playbook.type.percent',
  money: 'playbook.type.money',
  date: 'playbook.type.date',
  duration: 'playbook.type.duration',
  yesNo: 'playbook.type.yes-no',
  scale5: 'playbook.type.scale5',
  person: 'playbook.type.person',
  site: 'playbook.type.site',
  table: 'playbook.type.table',
  matrix: 'playbook.type.matrix',
  files: 'playbook.type.files',
  photos: 'playbook.type.photos',
  country: 'playbook.type.country',
  countries: 'playbook.type.countries',
  hours: 'playbook.type.hours',
  attestations: 'playbook.type.attestations',
  ranking: 'playbook.type.ranking',
  rubric: 'playbook.type.rubric',
  calendar: 'playbook.type.calendar',
} as const satisfies Record<FieldType, MessageId>;

export function typeChoices(text: Text): readonly Choice<FieldType>[] {
  return fieldTypes.map((id) => ({ id, label: text(typeWords[id]) }));
}

/** What can be filled in on one field of a question. */
export function questionFieldFields(text: Text): readonly PartField[] {
  return [
    { path: 'label', label: 'playbook.edit.label', kind: 'line' },
    { path: 'help', label: 'playbook.edit.help', kind: 'line', optional: true },
    { path: 'type', label: 'playbook.edit.type', kind: 'one', choices: typeChoices(text) },
    { path: 'unit', label: 'playbook.edit.unit', kind: 'line', optional: true },
    { path: 'min', label: 'playbook.edit.min', kind: 'number', empty: 'absent' },
    { path: 'max', label: 'playbook.edit.max', kind: 'number', empty: 'absent' },
    { path: 'required', label: 'playbook.edit.required', kind: 'yesNo' },
    { path: 'internal', label: 'playbook.edit.internal', kind: 'yesNo' },
    { path: 'appliesIf', label: 'playbook.edit.applies-if', kind: 'expression', optional: true },
  ];
}

/** The commercial numbers: one row of the band table, and the clocks of deals. */
export function commercialFields(pack: Pack): readonly PartField[] {
  const deals = (path: string, label: PartField['label'], unit: 'playbook.unit.days' | 'playbook.unit.working-days') =>
    ({ path: `deals.${path}`, label, kind: 'number', unit }) as const;
  return [
    deals('decisionDays', 'playbook.deals.decision', 'playbook.unit.working-days'),
    deals('appealDays', 'playbook.deals.appeal', 'playbook.unit.working-days'),
    deals('protectionDays', 'playbook.deals.protection', 'playbook.unit.days'),
    deals('extensionDays', 'playbook.deals.extension', 'playbook.unit.days'),
    { path: 'deals.silenceApproves', label: 'playbook.deals.silence-approves', kind: 'yesNo' },
    { path: 'bandGraceQuarters', label: 'playbook.commercial.grace-quarters', kind: 'number' },
    ...(pack.commercial?.coSelling ?? []).map(
      (_, at): PartField => ({ path: `coSelling.${at}.rule`, label: 'playbook.commercial.rule', kind: 'text' }),
    ),
  ];
}

export const bandFields: readonly PartField[] = [
  { path: 'name', label: 'playbook.commercial.band', kind: 'line' },
  { path: 'minCertified', label: 'playbook.commercial.certified', kind: 'number' },
  { path: 'minCsat', label: 'playbook.commercial.csat', kind: 'decimal', empty: 'null' },
  { path: 'minResponses', label: 'playbook.commercial.responses', kind: 'number', empty: 'null' },
  { path: 'percent', label: 'playbook.commercial.discount', kind: 'decimal' },
];

export function kindOfPlace(place: string): EditableKind | null {
  const name = place.split(' ')[0];
  return editableKinds.find((kind) => kind === name) ?? null;
}

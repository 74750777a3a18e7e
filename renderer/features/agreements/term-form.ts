import { type ReactNode, useMemo } from 'react';
import type { Json } from '#shared/base/json';
import { unreachable } from '#shared/base/unreachable';
import type { Term } from '#shared/domain/agreements/term';
import { milestoneIds, shippedMilestones } from '#shared/domain/plans/milestones';
import type { Column } from '#shared/domain/playbook/pack';
import { measures, standardServiceLevels } from '#shared/domain/slas/measures';
import type { Choice } from '../../ui/choice';
import { type Text, useText } from '../../ui/use-text';
import { type Cells, cellsOf, numberOf, rowsOf, textOf } from '../../widgets/json-shapes';

/** How one term is filled in. */
export type TermForm =
  | { readonly kind: 'text' | 'long' | 'date' | 'country' | 'number' | 'decimal' | 'money' }
  | { readonly kind: 'one' | 'many'; readonly choices: readonly Choice<string>[] }
  | {
      readonly kind: 'rows';
      readonly columns: readonly Column[];
      readonly toRows: (value: Json | undefined) => readonly Cells[];
      /** Null: nothing is left, and the standard holds again. */
      readonly fromRows: (rows: readonly Cells[]) => Json | null;
    };

/** What every field of a term is given. */
export interface TermInputProps {
  readonly term: Term;
  readonly value: Json | undefined;
  /** Told with every keystroke. Null: the decision is taken back. */
  readonly onChange: (value: Json | null) => void;
  /** Told when a choice is complete by itself, so that it need not wait until the field is left. */
  readonly onChosen: (value: Json | null) => void;
  readonly description?: ReactNode;
  readonly errorMessage?: string | undefined;
}

export function useTermForm(term: Term): TermForm {
  const text = useText();
  return useMemo(() => termForm(term, text), [term, text]);
}

function termForm(term: Term, text: Text): TermForm {
  if (term.id === 'vendorCountry') return { kind: 'country' };
  const { type } = term;
  switch (type) {
    case 'text':
    case 'long':
    case 'date':
    case 'number':
    case 'decimal':
    case 'money':
      return { kind: type };
    case 'one':
      return { kind: 'one', choices: renewalChoices(text) };
    case 'many':
      return { kind: 'many', choices: furtherMeasures() };
    case 'rows':
    case 'map':
      return rowForms(text)[term.id] ?? { kind: 'long' };
    default:
      return unreachable(type);
  }
}

const renewalChoices = (text: Text) => [
  { id: 'automatic', label: text('agreements.renewal.automatic') },
  { id: 'byAgreement', label: text('agreements.renewal.by-agreement') },
];

function furtherMeasures(): readonly Choice<string>[] {
  const standard = new Set<string>(standardServiceLevels);
  return measures
    .filter(({ id }) => !standard.has(id))
    .map(({ id, name, meaning }) => ({ id, label: `${id} ${name}`, description: meaning }));
}

function rowForms(text: Text): { readonly [termId: string]: TermForm } {
  const milestones = (ids: readonly string[]) =>
    shippedMilestones.filter(({ id }) => ids.includes(id)).map(({ id, title }) => ({ id, label: `${id} ${title}` }));
  const column = (id: string, label: string, type: Column['type'], options?: Column['options']): Column => ({
    id,
    label,
    type,
    required: true,
    ...(options ? { options } : {}),
  });
  return {
    vendorGives: {
      kind: 'rows',
      columns: [
        column('what', text('agreements.column.what'), 'text'),
        column('milestone', text('agreements.column.for-milestone'), 'one', milestones(givable)),
      ],
      toRows: rowsOf,
      fromRows: rowsOrNothing,
    },
    publicCommitments: {
      kind: 'rows',
      columns: [
        column('promise', text('agreements.column.promise'), 'text'),
        column('proof', text('agreements.column.proof'), 'text'),
      ],
      toRows: rowsOf,
      fromRows: rowsOrNothing,
    },
    milestoneDays: {
      kind: 'rows',
      columns: [
        column('milestone', text('agreements.column.milestone'), 'one', milestones(milestoneIds)),
        column('days', text('agreements.column.working-days'), 'number'),
      ],
      toRows: (value) => Object.entries(cellsOf(value)).map(([milestone, days]) => ({ milestone, days })),
      fromRows: (rows) => mapOf(rows, 'milestone', ({ days }) => days ?? null),
    },
    commitments: {
      kind: 'rows',
      columns: [
        column(
          'measure',
          text('agreements.column.measure'),
          'one',
          measures.map(({ id, name }) => ({ id, label: `${id} ${name}` })),
        ),
        column('target', text('agreements.column.target'), 'number'),
        column('tolerance', text('agreements.column.tolerance'), 'number'),
        column('minimumSample', text('agreements.column.minimum-sample'), 'number'),
      ],
      toRows: (value) =>
        Object.entries(cellsOf(value)).map(([measure, told]) => {
          const { target, tolerance, minimumSample } = cellsOf(told);
          const figures = { target: Number(textOf(target)), tolerance: Number(textOf(tolerance)) };
          return { measure, ...figures, minimumSample: numberOf(minimumSample) ?? 1 };
        }),
      fromRows: (rows) =>
        mapOf(rows, 'measure', ({ target, tolerance, minimumSample }) => ({
          target: decimalText(target),
          tolerance: decimalText(tolerance),
          minimumSample: minimumSample ?? null,
        })),
    },
  };
}

/** Milestones our gifts may hang on; see the term's own schema. */
const givable = ['R4', 'R5', 'A1', 'A2', 'A5', 'A6', 'F2'];

const rowsOrNothing = (rows: readonly Cells[]): Json | null => (rows.length === 0 ? null : rows);

// A row without its key is kept under the empty one, so that the rule refuses it and it is not lost unseen.
function mapOf(rows: readonly Cells[], key: string, toldBy: (row: Cells) => Json): Json | null {
  if (rows.length === 0) return null;
  return Object.fromEntries(rows.map((row) => [textOf(row[key]), textOf(row[key]) === '' ? null : toldBy(row)]));
}

const decimalText = (value: Json | undefined): Json => {
  const number = numberOf(value);
  return number === null ? null : String(number);
};

import { milestoneIds, shippedMilestones } from '#shared/domain/plans/milestones';
import type { Text } from '../../ui/use-text';
import { cellsOf, rowsOf } from '../../widgets/json-shapes';
import { column, mapOf, type RowsForm, rowsOrNothing } from './row-forms';

/** The terms of a plan that are lists. */
export function planRowForms(text: Text): { readonly [termId: string]: RowsForm } {
  const milestones = (ids: readonly string[]) =>
    shippedMilestones.filter(({ id }) => ids.includes(id)).map(({ id, title }) => ({ id, label: `${id} ${title}` }));
  const gives: RowsForm = {
    kind: 'rows',
    columns: [
      column('what', text('agreements.column.what'), 'text'),
      column('milestone', text('agreements.column.for-milestone'), 'one', { options: milestones(givable) }),
    ],
    toRows: rowsOf,
    fromRows: rowsOrNothing,
  };
  return {
    vendorGives: gives,
    partnerGivesFor: gives,
    milestoneDays: {
      kind: 'rows',
      columns: [
        column('milestone', text('agreements.column.milestone'), 'one', { options: milestones(milestoneIds) }),
        column('days', text('agreements.column.working-days'), 'number'),
      ],
      toRows: (value) => Object.entries(cellsOf(value)).map(([milestone, days]) => ({ milestone, days })),
      fromRows: (rows) => mapOf(rows, 'milestone', ({ days }) => days ?? null),
    },
  };
}

/** Milestones our gifts may hang on; see the term's own schema. */
const givable = ['R4', 'R5', 'A1', 'A2', 'A5', 'A6', 'F2'];

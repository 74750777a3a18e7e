import type { Json } from '#shared/base/json';
import type { Text } from '../../ui/use-text';
import { type Cells, spansOf, textOf } from '../../widgets/json-shapes';
import { column, type RowsForm, rowsOrNothing } from './row-forms';

/** Weekly hours as rows: on which days, from when until when, and in which zone the clock is read. */
export function hoursForm(text: Text): RowsForm {
  return {
    kind: 'rows',
    columns: [
      column('days', text('agreements.column.days'), 'one', { options: dayOptions(text) }),
      column('from', text('agreements.column.from'), 'time'),
      column('to', text('agreements.column.to'), 'time'),
      column('zone', text('agreements.column.zone'), 'zone'),
    ],
    toRows: hourRows,
    fromRows: hoursOf,
  };
}

const groups: Readonly<Record<string, readonly number[]>> = {
  workdays: [1, 2, 3, 4, 5],
  weekend: [6, 7],
  all: [1, 2, 3, 4, 5, 6, 7],
};

function dayOptions(text: Text) {
  return [
    { id: 'workdays', label: text('agreements.days.workdays') },
    { id: 'weekend', label: text('agreements.days.weekend') },
    { id: 'all', label: text('agreements.days.all') },
    { id: '1', label: text('agreements.days.monday') },
    { id: '2', label: text('agreements.days.tuesday') },
    { id: '3', label: text('agreements.days.wednesday') },
    { id: '4', label: text('agreements.days.thursday') },
    { id: '5', label: text('agreements.days.friday') },
    { id: '6', label: text('agreements.days.saturday') },
    { id: '7', label: text('agreements.days.sunday') },
  ];
}

/** Days that are no group of their own become a row each. */
export function hourRows(value: Json | undefined): readonly Cells[] {
  return spansOf(value).flatMap(({ days, from, to, zone }) => {
    const key = days.toSorted().join(' ');
    const group = Object.keys(groups).find((id) => groups[id]?.join(' ') === key);
    return (group === undefined ? days.map(String) : [group]).map((id) => ({ days: id, from, to, zone }));
  });
}

export function hoursOf(rows: readonly Cells[]): Json | null {
  return rowsOrNothing(
    rows.map((row) => {
      const chosen = textOf(row.days);
      return { ...row, days: [...(groups[chosen] ?? (chosen === '' ? [] : [Number(chosen)]))] };
    }),
  );
}

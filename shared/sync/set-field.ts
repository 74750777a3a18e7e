import type { Json } from '#shared/base/json';
import { entityKind } from './entities';
import { elementField, elementMark as mark } from './set-field-name';

/*
 * A field of class `set` is a list in which nobody's addition is lost. Its first value is an ordinary list; what is
 * added or taken out later is a field of its own, named `<field>#<element>` and true or false, so that two people can
 * change different elements. Of two who do the opposite to the same element, the one who adds wins.
 */
/** As much of a record as has to be known here. */
interface RowState {
  readonly entity: string;
  readonly fields: { readonly [field: string]: readonly Head[] };
}

interface Head {
  readonly value: Json;
  readonly at: number;
}

/** The elements of a set field as they stand: those it began with, then those added, in the order of their adding. */
export function elementsOf(row: RowState, field: string): readonly string[] {
  const first = row.fields[field]?.[0]?.value;
  const began = Array.isArray(first) ? first.filter((element) => typeof element === 'string') : [];
  const named = Object.entries(row.fields).filter(([name]) => name.startsWith(field + mark));
  const heads = new Map(named.map(([name, known]) => [name.slice(field.length + mark.length), known]));
  const stays = (element: string) => !heads.has(element) || isIn(heads.get(element) ?? []);
  const added = [...heads].filter(([element, known]) => !began.includes(element) && isIn(known));
  const byTime = added.sort(([left, leftHeads], [right, rightHeads]) => {
    return (addedAt(leftHeads) ?? 0) - (addedAt(rightHeads) ?? 0) || (left < right ? -1 : 1);
  });
  return [...began.filter(stays), ...byTime.map(([element]) => element)];
}

/** The fields to write so that the set holds exactly these elements: one for each that comes or goes. */
export function setEdits(row: RowState, field: string, wanted: readonly string[]): { readonly [field: string]: Json } {
  const now = elementsOf(row, field);
  const come = wanted.filter((element) => !now.includes(element));
  const go = now.filter((element) => !wanted.includes(element));
  return Object.fromEntries([
    ...come.map((element) => [elementField(field, element), true] as const),
    ...go.map((element) => [elementField(field, element), false] as const),
  ]);
}

/** Puts the elements of every set of a row in the place of its single fields. */
export function gatherSets(row: RowState, record: Record<string, Json>): Record<string, Json> {
  const kind = entityKind(row.entity);
  if (kind?.kind !== 'fields') return record;
  const sets = Object.entries(kind.classes).flatMap(([field, name]) => (name === 'set' ? [field] : []));
  for (const field of sets) {
    const elements = Object.keys(record).filter((name) => name.startsWith(field + mark));
    if (elements.length === 0) continue;
    for (const name of elements) delete record[name];
    record[field] = [...elementsOf(row, field)];
  }
  return record;
}

function isIn(heads: readonly Head[]): boolean {
  return heads.some(({ value }) => value === true);
}

function addedAt(heads: readonly Head[]): number | undefined {
  return heads.find(({ value }) => value === true)?.at;
}

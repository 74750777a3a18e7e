import type { Json } from '#shared/base/json';

/** Answers come from the tables as JSON; each input asks for the shape it draws and takes anything else as empty. */

export type Cells = { readonly [columnId: string]: Json };

export function textOf(value: Json | undefined): string {
  return typeof value === 'string' ? value : '';
}

export function numberOf(value: Json | undefined): number | null {
  return typeof value === 'number' ? value : null;
}

export function textsOf(value: Json | undefined): readonly string[] {
  return Array.isArray(value) ? value.filter((each): each is string => typeof each === 'string') : [];
}

export function rowsOf(value: Json | undefined): readonly Cells[] {
  return Array.isArray(value) ? value.filter(isCells) : [];
}

export function cellsOf(value: Json | undefined): Cells {
  return value !== undefined && isCells(value) ? value : {};
}

/** Support hours on some days of the week. */
export interface HoursSpan {
  readonly days: readonly number[];
  readonly from: string;
  readonly to: string;
  readonly zone: string;
}

export function spansOf(value: Json | undefined): readonly HoursSpan[] {
  return rowsOf(value).map((row) => ({
    days: Array.isArray(row.days) ? row.days.filter((day): day is number => typeof day === 'number') : [],
    from: textOf(row.from),
    to: textOf(row.to),
    zone: textOf(row.zone),
  }));
}

function isCells(value: Json): value is Cells {
  return value !== null && typeof value === 'object' && !Array.isArray(value);
}

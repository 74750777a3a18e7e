import type { Locator } from '@playwright/test';
import type { Json } from '#shared/base/json';
import type { Column } from '#shared/domain/playbook/pack';
import { choose, fillDate, fillNumber, fillText, find } from './fields';

/** What the screen calls the things that answers hold by their id. */
export interface Names {
  /** As the list of people shows them: `Eva Lindner, Managing Director`. */
  readonly person: (id: string) => string;
  /** The name alone. */
  readonly name: (id: string) => string;
  readonly site: (id: string) => string;
  readonly country: (code: string) => string;
}

interface Option {
  readonly id: string;
  readonly label: string;
}

/** A cell of a table or a matrix, or a fact of a piece of evidence, filled by its type. */
export async function fillCell(within: Locator, column: Column, value: Json, names: Names): Promise<void> {
  const label = column.unit ? `${column.label} (${column.unit})` : column.label;
  switch (column.type) {
    case 'text':
    case 'long':
      return fillText(within, label, String(value));
    case 'time':
      return within.getByLabel(label, { exact: true }).fill(String(value));
    case 'number':
    case 'money':
    case 'percent':
    case 'duration':
      return fillNumber(within, label, Number(value));
    case 'one':
      return choose(within, label, optionLabel(column.options ?? [], String(value)));
    case 'yesNo':
      return choose(within, label, value === true ? 'Yes' : 'No');
    case 'country':
      return find(within, label, names.country(String(value)));
    case 'person':
      return find(within, label, names.person(String(value)));
    case 'site':
      return choose(within, label, names.site(String(value)));
    case 'date':
      return fillDate(within, label, String(value));
  }
}

export function optionLabel(options: readonly Option[], id: string): string {
  const option = options.find((each) => each.id === id);
  if (!option) throw new Error(`There is no choice ${id}.`);
  return option.label;
}

/** What a cell of a column may say. */
export type ColumnType =
  /**
   * A moment. `day` says what a day without a time means: its beginning, its last millisecond, or nothing (refused,
   * because minutes matter there).
   */
  | { readonly kind: 'instant'; readonly day: 'start' | 'end' | 'refused' }
  | { readonly kind: 'instants' }
  | { readonly kind: 'number'; readonly whole: boolean; readonly least: number; readonly most: number | null }
  /** Kept as text, so that it stays exact. */
  | { readonly kind: 'decimal'; readonly least: string; readonly most: string | null }
  /** Our word → other words for it that nobody can misunderstand. */
  | { readonly kind: 'words'; readonly words: Readonly<Record<string, readonly string[]>> }
  | { readonly kind: 'severityChanges' }
  | { readonly kind: 'pauses' }
  | { readonly kind: 'text' };

/** A column of a table of measured records: what it means and how it is written. */
export interface DatasetColumn {
  /** The same as the field of the table in memory. */
  readonly name: string;
  readonly meaning: string;
  readonly type: ColumnType;
  readonly unit: string;
  /** Whether the column must be there. */
  readonly required: boolean;
  /** What an empty cell means; null: it may not be empty. */
  readonly blank: string | null;
  /** What such a column is called elsewhere, in small letters without blanks and signs. */
  readonly alsoCalled: readonly string[];
}

interface ColumnOptions {
  readonly unit?: string;
  readonly blank?: string;
  readonly alsoCalled?: readonly string[];
}

/** A column that must be there. */
export function needed(name: string, type: ColumnType, meaning: string, options: ColumnOptions = {}): DatasetColumn {
  return column(name, type, meaning, true, options);
}

/** A column that may be left out; `blank` then holds for every row. */
export function open(
  name: string,
  type: ColumnType,
  meaning: string,
  options: ColumnOptions & { readonly blank: string },
): DatasetColumn {
  return column(name, type, meaning, false, options);
}

function column(
  name: string,
  type: ColumnType,
  meaning: string,
  required: boolean,
  { unit = '', blank, alsoCalled = [] }: ColumnOptions,
): DatasetColumn {
  return { name, meaning, type, unit, required, blank: blank ?? null, alsoCalled };
}

export const moment: ColumnType = { kind: 'instant', day: 'refused' };
/** A day without a time is its beginning. */
export const dayFromStart: ColumnType = { kind: 'instant', day: 'start' };
/** A day without a time is its last millisecond. */
export const dayToEnd: ColumnType = { kind: 'instant', day: 'end' };
export const text: ColumnType = { kind: 'text' };
export const score: ColumnType = { kind: 'number', whole: true, least: 1, most: 5 };

export const yesOrNo: ColumnType = {
  kind: 'words',
  words: { yes: ['true', 'y', '1', 'ja', 'oui', 'si', 'sí'], no: ['false', 'n', '0', 'nein', 'non'] },
};

export const severity: ColumnType = {
  kind: 'words',
  words: {
    s1: ['1', 'sev1', 'sev-1', 'p1', 'critical', 'severity 1', 'priority 1'],
    s2: ['2', 'sev2', 'sev-2', 'p2', 'severity 2', 'priority 2'],
    s3: ['3', 'sev3', 'sev-3', 'p3', 'severity 3', 'priority 3'],
    s4: ['4', 'sev4', 'sev-4', 'p4', 'severity 4', 'priority 4'],
  },
};

/** What a column is called wherever names are compared: small letters and digits of any script. */
export function plainName(name: string): string {
  return name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');
}

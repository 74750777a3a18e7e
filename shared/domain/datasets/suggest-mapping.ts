import { type DatasetColumn, plainName } from './dataset-columns';
import { datasetFormats } from './dataset-formats';
import { type TableName, tableNames } from './tables';

/** Column of the file by column of ours. */
export type TableMapping = Readonly<Record<string, string>>;

/**
 * Guesses which column of a file is which of ours. Empty where the file uses our names and nothing else, so that
 * nothing has to be remembered about it.
 */
export function suggestMapping(name: TableName, headings: readonly string[]): TableMapping {
  const { columns } = datasetFormats[name];
  const ours = new Set(columns.map((column) => column.name));
  if (headings.every((heading) => ours.has(heading))) return {};
  return Object.fromEntries(guesses(columns, headings).map(({ column, heading }) => [column.name, heading]));
}

/** The table that a file with these headings holds; null where none fits, or two do as well as each other. */
export function recogniseTable(headings: readonly string[]): TableName | null {
  const fits = tableNames
    .map((name) => ({ name, points: pointsOf(name, headings) }))
    .filter(({ points }) => points > 0)
    .sort((left, right) => right.points - left.points);
  const [best, second] = fits;
  return best === undefined || best.points === second?.points ? null : best.name;
}

interface Guess {
  readonly column: DatasetColumn;
  readonly heading: string;
  readonly isOurs: boolean;
}

function guesses(columns: readonly DatasetColumn[], headings: readonly string[]): readonly Guess[] {
  const plain = headings.map(plainName);
  const used = new Set<number>();
  const found: Guess[] = [];
  const guess = (column: DatasetColumn, names: readonly string[], isOurs: boolean) => {
    const place = names.map((one) => plain.indexOf(one)).find((at) => at >= 0 && !used.has(at));
    if (place === undefined) return;
    used.add(place);
    found.push({ column, heading: headings[place] ?? '', isOurs });
  };
  // Our own names first: a column called by one of them is not taken for another.
  for (const column of columns) guess(column, [plainName(column.name)], true);
  for (const column of columns.filter((one) => !found.some((known) => known.column === one)))
    guess(column, column.alsoCalled, false);
  return found;
}

/** Our names count double, and a column nobody knows what to do with counts a little against the table. */
function pointsOf(name: TableName, headings: readonly string[]): number {
  const { columns } = datasetFormats[name];
  const found = guesses(columns, headings);
  const isWhole = columns
    .filter(({ required }) => required)
    .every((column) => found.some((guess) => guess.column === column));
  if (!isWhole) return 0;
  const points = found.reduce((sum, { isOurs }) => sum + (isOurs ? 2 : 1), 0);
  return points * 4 - (headings.length - found.length);
}

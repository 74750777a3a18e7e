import type { TableName } from './tables';

/** Where in a file: rows are counted as a spreadsheet counts them, the headings being row 1; in JSON the first is row 1. */
interface Place {
  readonly row: number;
  readonly column: string;
  readonly found: string;
}

/** Why a file is not taken in. Nothing of it was. */
export type DatasetFinding =
  | { readonly code: 'empty' }
  | { readonly code: 'notJson'; readonly detail: string }
  | { readonly code: 'openQuote'; readonly row: number }
  | { readonly code: 'noRows' }
  | { readonly code: 'unknownZone'; readonly zone: string }
  | { readonly code: 'unknownColumn'; readonly column: string; readonly like: string | null }
  | { readonly code: 'missingColumn'; readonly column: string; readonly table: TableName }
  /** The mapping names a column that the file does not have. */
  | { readonly code: 'noSuchHeading'; readonly column: string; readonly heading: string }
  | { readonly code: 'headingTwice'; readonly heading: string }
  | { readonly code: 'cellCount'; readonly row: number; readonly cells: number; readonly headings: number }
  | { readonly code: 'blank'; readonly row: number; readonly column: string }
  | ({ readonly code: 'notAMoment' } & Place)
  | ({ readonly code: 'dayOnly' } & Place)
  | ({ readonly code: 'noZone' } & Place)
  | ({ readonly code: 'noSuchTime'; readonly zone: string } & Place)
  | ({ readonly code: 'timeTwice'; readonly zone: string } & Place)
  | ({ readonly code: 'notANumber' } & Place)
  | ({ readonly code: 'decimalComma'; readonly instead: string } & Place)
  | ({ readonly code: 'unit'; readonly unit: string; readonly instead: string | null } & Place)
  | ({ readonly code: 'negative' } & Place)
  | ({ readonly code: 'notWhole' } & Place)
  | ({ readonly code: 'outOfRange'; readonly least: string; readonly most: string | null } & Place)
  | ({ readonly code: 'unknownWord'; readonly words: readonly string[] } & Place)
  | ({ readonly code: 'volumeUnknown' } & Place)
  | ({ readonly code: 'notAPause' } & Place)
  | ({ readonly code: 'notASeverityChange' } & Place)
  | { readonly code: 'noSeverity'; readonly row: number }
  | { readonly code: 'endBeforeStart'; readonly row: number; readonly start: string; readonly end: string }
  | {
      readonly code: 'duplicate';
      readonly row: number;
      readonly first: number;
      readonly columns: readonly string[];
      readonly found: string;
    }
  | { readonly code: 'endsBeforeLastCheck'; readonly row: number }
  /** Findings beyond those listed. */
  | { readonly code: 'more'; readonly count: number };

/** What is wrong and what to do about it, in English, for the command line and for logs. */
export function findingWords(finding: DatasetFinding): string {
  const where = placeWords(finding);
  return `${where}${sentences(finding)}`;
}

function placeWords(finding: DatasetFinding): string {
  if (!('row' in finding)) return '';
  return 'column' in finding ? `Row ${finding.row}, ${finding.column}: ` : `Row ${finding.row}: `;
}

function sentences(finding: DatasetFinding): string {
  switch (finding.code) {
    case 'empty':
      return 'The file is empty. Export it again.';
    case 'notJson':
      return `It begins like JSON and is not (${finding.detail}). Write a list of objects, one for each row.`;
    case 'openQuote':
      return 'a quotation mark is opened and never closed. Close it, or write it twice where it belongs to the text.';
    case 'noRows':
      return 'There are headings and no rows. Give the rows; if nothing happened, say from when until when was watched.';
    case 'unknownZone':
      return `“${finding.zone}” is no time zone. Name one as in Europe/Vienna or UTC.`;
    case 'unknownColumn':
      return `The column “${finding.column}” is not known. ${finding.like === null ? 'Leave it out, or say which of ours it is.' : `Is it ${finding.like}? Then call it so.`}`;
    case 'missingColumn':
      return `The column ${finding.column} of ${finding.table} is missing. Add it, or say which column of the file it is.`;
    case 'noSuchHeading':
      return `${finding.column} is to be read from “${finding.heading}”, and the file has no such column. Choose another.`;
    case 'headingTwice':
      return `The heading “${finding.heading}” stands there twice. Call one of them differently.`;
    case 'cellCount':
      return `it has ${finding.cells} cells under ${finding.headings} headings. Put text that has the separator in it in quotation marks.`;
    case 'blank':
      return 'it may not be empty. Fill it in, or take the row out.';
    default:
      return cellSentences(finding);
  }
}

type CellFinding = Exclude<
  DatasetFinding,
  {
    readonly code:
      | 'empty'
      | 'notJson'
      | 'openQuote'
      | 'noRows'
      | 'unknownZone'
      | 'unknownColumn'
      | 'missingColumn'
      | 'noSuchHeading'
      | 'headingTwice'
      | 'cellCount'
      | 'blank';
  }
>;

function cellSentences(finding: CellFinding): string {
  switch (finding.code) {
    case 'notAMoment':
      return `“${finding.found}” is not a moment. Write year, month, day and time, as 2026-03-01T10:30:00Z.`;
    case 'dayOnly':
      return `“${finding.found}” has no time, and here minutes matter. Write 2026-03-01T10:30:00Z.`;
    case 'noZone':
      return `“${finding.found}” does not say in which zone. Write an offset behind it (Z, +01:00), or name the zone of the file.`;
    case 'noSuchTime':
      return `“${finding.found}” does not exist in ${finding.zone}: clocks were put forward over it. Write the moment with its offset.`;
    case 'timeTwice':
      return `“${finding.found}” came twice in ${finding.zone}, when clocks were put back. Write it with its offset, to say which one.`;
    case 'notANumber':
      return `“${finding.found}” is not a number. Write digits with a point, as 12.5.`;
    case 'decimalComma':
      return `“${finding.found}” has a comma. Write ${finding.instead}, with a point and without separators between thousands.`;
    case 'unit':
      return `“${finding.found}” has a unit of its own; the column is in ${finding.unit}. Write ${finding.instead ?? 'the number alone'}.`;
    case 'negative':
      return `“${finding.found}” is below zero, which cannot be. Look it up where it was measured.`;
    case 'notWhole':
      return `“${finding.found}” is not a whole number. Write one without places.`;
    case 'outOfRange':
      return `“${finding.found}” is out of range. It goes from ${finding.least}${finding.most === null ? ' up' : ` to ${finding.most}`}.`;
    case 'unknownWord':
      return `“${finding.found}” is not known. Write ${listed(finding.words)}, or say which of these it means.`;
    case 'volumeUnknown':
      return '429 does not say whether the agreed volume was kept. Say whether it means limitedWithin or limitedBeyond.';
    case 'notAPause':
      return `“${finding.found}” is not a pause. Write from/to/reason/by/note.`;
    case 'notASeverityChange':
      return `“${finding.found}” is not a change of severity. Write moment/severity, each moment once, as 2026-03-01T10:30:00Z/s1.`;
    case 'noSeverity':
      return 'neither severity nor severityChanges says how serious it is. Fill in one of them.';
    case 'endBeforeStart':
      return `${finding.end} lies before ${finding.start}. Correct whichever is wrong.`;
    case 'duplicate':
      return `it repeats row ${finding.first} (${finding.columns.join(', ')}: ${finding.found}). Keep one of the two.`;
    case 'endsBeforeLastCheck':
      return 'the monitor is said to have stopped before this check. Correct until when it watched.';
    case 'more':
      return `And ${finding.count} more.`;
  }
}

function listed(words: readonly string[]): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} or ${words.at(-1)}`;
}

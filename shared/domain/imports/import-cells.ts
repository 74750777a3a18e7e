import { type CalendarDate, calendarDateSchema } from '#shared/base/calendar-date';
import { type CaseSeverity, caseSeverities } from '#shared/domain/datasets/tables';
import { codeOfCountry } from '#shared/domain/documents/country-names';

/** What is wrong with one cell. `looksLikeFormula` is not wrong: it is taken as plain text, once somebody agrees. */
export interface CellFinding {
  readonly columnId: string;
  readonly code: FindingCode;
  readonly value: string;
  /** What could stand there: the ends of a scale, our words, the date by which a clock ran out. */
  readonly allowed?: string;
  /** The other column it does not go with. */
  readonly otherId?: string;
}

export type FindingCode =
  | 'missing'
  | 'tooLong'
  | 'notACountry'
  | 'notAMoney'
  | 'notACurrency'
  | 'sameCurrency'
  | 'notADate'
  | 'notAMoment'
  | 'notAMonth'
  | 'notARate'
  | 'notAScore'
  | 'notYesOrNo'
  | 'outOfScale'
  | 'tooEarly'
  | 'inTheFuture'
  | 'beforeOther'
  | 'notADomain'
  | 'unknownWord'
  | 'unknownPartner'
  | 'severalPartners'
  | 'unknownEngagement'
  | 'severalEngagements'
  | 'unknownPerson'
  | 'severalPeople'
  | 'notALearner'
  | 'otherRole'
  | 'missingWith'
  | 'protectionOver'
  | 'rateIsNoted'
  | 'writtenOnce'
  | 'otherCourse'
  | 'unclearNumber'
  | 'unclearDate'
  | 'looksLikeFormula';

// A spreadsheet would run these when the table is opened there again. A telephone number and a negative sum are fine.
const formula = /^[=@\t\r]|^[+-](?![0-9\s().]*$)/;

export function looksLikeFormula(cell: string): boolean {
  return formula.test(cell);
}

/** ISO 3166-1 code from a code or an English name. */
export function readCountry(cell: string): string | null {
  return codeOfCountry(cell.trim());
}

/** Three letters, in capitals. */
export function readCurrency(cell: string): string | null {
  return /^[A-Za-z]{3}$/.test(cell) ? cell.toUpperCase() : null;
}

/** A sum as decimal text, its marks made plain before (see `table-style.ts`): at most two places behind a point. */
export function readMoney(cell: string): string | null {
  return /^[0-9]+(\.[0-9]{1,2})?$/.test(cell) ? cell.replace(/^0+(?=[0-9])/, '') : null;
}

/** A date as `2026-11-21`. Also `21.11.2026`; `11/12/2026` can be read in two ways and is refused. */
export function readDate(cell: string): CalendarDate | null {
  const bare = cell.trim();
  const iso = bare.slice(0, 10);
  if (/^\d{4}-\d{2}-\d{2}/.test(bare) && calendarDateSchema.safeParse(iso).success) return iso;
  const dotted = /^(\d{1,2})\.(\d{1,2})\.(\d{4})$/.exec(bare);
  if (!dotted) return null;
  const [, day = '', month = '', year = ''] = dotted;
  const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  return calendarDateSchema.safeParse(date).success ? date : null;
}

/** A month as `2026-03`, from that, from a date in it, or from `03.2026` and `3/2026`. */
export function readMonth(cell: string): string | null {
  const bare = cell.trim();
  const read = /^\d{4}-\d{2}$/.test(bare) ? bare : (readDate(bare)?.slice(0, 7) ?? otherMonth(bare));
  return read !== null && /^\d{4}-(0[1-9]|1[0-2])$/.test(read) ? read : null;
}

function otherMonth(bare: string): string | null {
  const [, month = '', year = ''] = /^(\d{1,2})[./](\d{4})$/.exec(bare) ?? [];
  return year === '' ? null : `${year}-${month.padStart(2, '0')}`;
}

/** A rate as decimal text. A comma is not read: `1,084` may be a little over one or a thousand. */
export function readRate(cell: string): string | null {
  const bare = cell.trim();
  return /^[0-9]{1,12}(\.[0-9]{1,12})?$/.test(bare) && Number(bare) > 0 ? bare : null;
}

/** A number as it is, with at most two places behind a point. */
export function readNumber(cell: string): number | null {
  const bare = cell.trim().replace(/\s?%$/, '');
  return /^-?[0-9]{1,9}(\.[0-9]{1,2})?$/.test(bare) ? Number(bare) : null;
}

/** A mark as a whole number: `4`, `4.0` and `4/5` are four. */
export function readScore(cell: string): number | null {
  const [bare = ''] = cell.trim().split('/');
  const number = readNumber(bare);
  return number !== null && Number.isInteger(number) ? number : null;
}

export function readYesNo(cell: string): boolean | null {
  const word = comparable(cell);
  if (['yes', 'y', 'true', '1', 'x'].includes(word)) return true;
  return ['no', 'n', 'false', '0'].includes(word) ? false : null;
}

/** A list in one cell, its parts between `;` or `|`; each part once. */
export function readList(cell: string): readonly string[] {
  return [...new Set(cell.split(/[;|]/).map((part) => part.trim()))].filter((part) => part !== '');
}

const severityWords = [
  ['s1', 'sev1', 'severity1', 'p1', '1', 'critical'],
  ['s2', 'sev2', 'severity2', 'p2', '2', 'high'],
  ['s3', 'sev3', 'severity3', 'p3', '3', 'medium'],
  ['s4', 'sev4', 'severity4', 'p4', '4', 'low'],
] as const;

export function readSeverity(cell: string): CaseSeverity | null {
  const word = comparable(cell);
  const at = severityWords.findIndex((words) => words.some((each) => each === word));
  return caseSeverities[at] ?? null;
}

/** Finds one of our words whatever its case, blanks and hyphens: `System integrator` is `systemIntegrator`. */
export function wordOf<Word extends string>(
  words: readonly Word[],
  others: Readonly<Record<string, Word>> = {},
): (cell: string) => Word | null {
  return (cell) => {
    const said = comparable(cell);
    return (
      words.find((word) => comparable(word) === said) ?? (Object.hasOwn(others, said) ? others[said] : null) ?? null
    );
  };
}

/** Letters and digits alone, in small letters: what is left when two spellings mean the same. */
export function comparable(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');
}

import { calendarDateSchema } from '#shared/base/calendar-date';
import { codeOfCountry } from '#shared/domain/documents/country-names';

/** What is wrong with one cell. `looksLikeFormula` is not wrong: it is taken as plain text, once somebody agrees. */
export interface CellFinding {
  readonly columnId: string;
  readonly code:
    | 'missing'
    | 'tooLong'
    | 'notACountry'
    | 'notAMoney'
    | 'notACurrency'
    | 'notADate'
    | 'notADomain'
    | 'unknownWord'
    | 'unknownPartner'
    | 'severalPartners'
    | 'looksLikeFormula';
  readonly value: string;
}

// A spreadsheet would run these when the table is opened there again. A telephone number and a negative sum are fine.
const formula = /^[=@\t\r]|^[+-](?![0-9\s().]*$)/;

export function looksLikeFormula(cell: string): boolean {
  return formula.test(cell);
}

/** ISO 3166-1 code from a code or an English name. */
export function readCountry(cell: string): string | null {
  return codeOfCountry(cell.trim());
}

/**
 * A sum as decimal text: `1.234,50`, `1,234.50`, `1 234.5` and `1234` are read. One mark before exactly three digits
 * groups thousands, as spreadsheets print them. Anything else is no sum.
 */
export function readMoney(cell: string): string | null {
  const bare = cell.trim().replace(/[\s\u00a0\u202f'’]/g, '');
  for (const { shape, thousands, cents } of moneyShapes) {
    if (shape.test(bare))
      return bare
        .replaceAll(thousands, '')
        .replace(cents, '.')
        .replace(/^0+(?=[0-9])/, '');
  }
  return null;
}

const moneyShapes = [
  { shape: /^([0-9]+|[0-9]{1,3}(,[0-9]{3})+)(\.[0-9]{1,2})?$/, thousands: ',', cents: '.' },
  { shape: /^([0-9]+|[0-9]{1,3}(\.[0-9]{3})+)(,[0-9]{1,2})?$/, thousands: '.', cents: ',' },
] as const;

/** A date as `2026-11-21`. Also `21.11.2026`; `11/12/2026` can be read in two ways and is refused. */
export function readDate(cell: string): string | null {
  const bare = cell.trim();
  const iso = bare.slice(0, 10);
  if (/^\d{4}-\d{2}-\d{2}/.test(bare) && calendarDateSchema.safeParse(iso).success) return iso;
  const dotted = /^(\d{1,2})\.(\d{1,2})\.(\d{4})$/.exec(bare);
  if (!dotted) return null;
  const [, day = '', month = '', year = ''] = dotted;
  const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  return calendarDateSchema.safeParse(date).success ? date : null;
}

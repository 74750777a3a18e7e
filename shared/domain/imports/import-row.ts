import type { CalendarDate } from '#shared/base/calendar-date';
import { readMoment } from '#shared/domain/datasets/moment-text';
import type { Engagement } from '#shared/domain/delivery/delivery';
import { dayRefusal } from '#shared/domain/delivery/delivery-dates';
import type { Partner } from '#shared/domain/partners/partner';
import { type CellFinding, looksLikeFormula, readDate, readMonth } from './import-cells';
import type { ColumnMapping } from './import-columns';
import { type ImportKind, importColumns } from './import-kinds';
import type { Finder, Found } from './import-known';
import { bareNumber, decimalMarkIn, type TableStyle, withoutSlashes, withPoint } from './table-style';

const dayFindings: ReadonlySet<CellFinding['code']> = new Set(['notADate', 'notAMonth', 'notAMoment']);

/** Reads the cells of one row and collects what is wrong with them. */
export class RowReader {
  readonly findings: CellFinding[] = [];
  readonly warnings: CellFinding[] = [];
  readonly #cells: ReadonlyMap<string, string>;
  readonly #find: Finder;
  readonly #style: TableStyle;
  readonly #kind: ImportKind;

  constructor(
    kind: ImportKind,
    row: readonly string[],
    read: { readonly mapping: ColumnMapping; readonly find: Finder; readonly style: TableStyle },
  ) {
    const { mapping, find, style } = read;
    const cells = new Map<string, string>();
    for (const { id, required } of importColumns[kind]) {
      const at = mapping[id];
      const cell = at === undefined ? '' : (row[at] ?? '').trim();
      cells.set(id, cell);
      if (cell === '' && required) this.findings.push({ columnId: id, code: 'missing', value: '' });
      if (looksLikeFormula(cell)) this.warnings.push({ columnId: id, code: 'looksLikeFormula', value: cell });
    }
    this.#cells = cells;
    this.#find = find;
    this.#style = style;
    this.#kind = kind;
  }

  refuse(
    columnId: string,
    code: CellFinding['code'],
    about: { readonly allowed?: string; readonly otherId?: string } = {},
  ): void {
    this.findings.push({ columnId, code, value: this.#cells.get(columnId) ?? '', ...about });
  }

  has(id: string): boolean {
    return (this.#cells.get(id) ?? '') !== '';
  }

  text(id: string, longest = 10_000): string {
    const cell = this.#cells.get(id) ?? '';
    if (cell.length > longest) this.findings.push({ columnId: id, code: 'tooLong', value: cell.slice(0, 60) });
    return cell;
  }

  /** A cell as what it stands for; an empty one is null and no finding (required ones were seen to). */
  read<Value>(
    id: string,
    code: CellFinding['code'],
    parse: (cell: string) => Value | null,
    allowed?: string,
  ): Value | null {
    const cell = this.text(id);
    if (cell === '') return null;
    const value = parse(cell);
    if (value === null) this.refuse(id, code, allowed === undefined ? {} : { allowed });
    return value;
  }

  /** One of our words. */
  word<Word extends string>(id: string, parse: (cell: string) => Word | null, words: readonly string[]): Word | null {
    return this.read(id, 'unknownWord', parse, words.join(', '));
  }

  /** A number with places, handed on as decimal text with a point. */
  decimal<Value>(id: string, code: CellFinding['code'], parse: (cell: string) => Value | null): Value | null {
    const { decimal } = this.#style;
    return this.#clear(id, code, parse, (cell) => {
      const mark = decimalMarkIn(cell, this.#kind);
      if (mark === null) return bareNumber(cell);
      if (mark === 'unclear' && decimal === null) return 'unclear';
      // What a cell says of itself goes before what the others say.
      return withPoint(cell, mark === 'unclear' ? (decimal ?? 'point') : mark);
    });
  }

  /** A date, also one to come. */
  date(id: string): CalendarDate | null {
    return this.#unslashed(id, 'notADate', readDate);
  }

  month(id: string): string | null {
    return this.#unslashed(id, 'notAMonth', readMonth);
  }

  /** A day on which something has happened: neither before 1990 nor to come. */
  day(id: string): CalendarDate | null {
    return this.#past(id, this.date(id));
  }

  #unslashed<Value>(id: string, code: CellFinding['code'], parse: (cell: string) => Value | null): Value | null {
    return this.#clear(id, code, parse, (cell) => withoutSlashes(cell, this.#style.days));
  }

  /** A cell made plain before it is read; one that has two meanings is asked about. */
  #clear<Value>(
    id: string,
    code: CellFinding['code'],
    parse: (cell: string) => Value | null,
    plain: (cell: string) => string,
  ): Value | null {
    const cell = plain(this.text(id));
    if (cell !== 'unclear') return this.read(id, code, () => parse(cell));
    this.refuse(id, dayFindings.has(code) ? 'unclearDate' : 'unclearNumber');
    return null;
  }

  /** An instant of the past. A day alone is its beginning, or its end where `dayMeans` says so. */
  instant(id: string, dayMeans: 'start' | 'end'): string | null {
    const read = this.#unslashed(id, 'notAMoment', (cell) => {
      const moment = readMoment(cell, dayMeans, this.#find.clock);
      return typeof moment === 'number' ? new Date(moment).toISOString() : null;
    });
    return this.#past(id, read);
  }

  #past(id: string, when: string | null): string | null {
    const refusal = dayRefusal(id, when, this.#find.known.now);
    if (refusal === null) return when;
    this.refuse(id, refusal.kind === 'too-early' ? 'tooEarly' : 'inTheFuture');
    return null;
  }

  /** Says of two days or instants that the second may not lie before the first. */
  inOrder(firstId: string, first: string | null, thenId: string, then: string | null): void {
    if (first === null || then === null || Date.parse(then) >= Date.parse(first)) return;
    this.refuse(thenId, 'beforeOther', { otherId: firstId });
  }

  partner(): Partner['id'] | null {
    return this.#found('partner', ['unknownPartner', 'severalPartners'], (cell) => this.#find.partner(cell));
  }

  engagement(partnerId: string | null): Engagement['id'] | null {
    if (partnerId === null) return null;
    const codes = ['unknownEngagement', 'severalEngagements'] as const;
    return this.#found('engagement', codes, (cell) => this.#find.engagement(partnerId, cell));
  }

  person(partnerId: string | null) {
    if (partnerId === null) return null;
    return this.#found('person', ['unknownPerson', 'severalPeople'], (cell) => this.#find.person(partnerId, cell));
  }

  #found<Id extends string>(
    columnId: string,
    [unknown, several]: readonly [CellFinding['code'], CellFinding['code']],
    find: (cell: string) => Found<Id>,
  ): Id | null {
    const cell = this.text(columnId);
    if (cell === '') return null;
    const found = find(cell);
    if (found !== 'unknown' && found !== 'several') return found;
    this.refuse(columnId, found === 'unknown' ? unknown : several);
    return null;
  }
}

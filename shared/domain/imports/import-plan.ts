import { normalDomain } from '#shared/domain/commercial/customer-domain';
import type { Deal } from '#shared/domain/commercial/deal';
import { type DealSubject, dealKey } from '#shared/domain/commercial/deal-key';
import { archetypes, type Partner } from '#shared/domain/partners/partner';
import type { NewPartner, NewPerson } from '#shared/domain/partners/partner-commands';
import { type Person, personRoles } from '#shared/domain/partners/person';
import { type CellFinding, looksLikeFormula, readCountry, readDate, readMoney } from './import-cells';
import { type ColumnMapping, type ImportKind, importColumns } from './import-columns';

/** A table as it was read: headings, then rows of as many cells as they have. */
export interface ImportTable {
  readonly headings: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

export type NewDeal = Pick<
  Deal,
  'partnerId' | 'customerName' | 'customerDomain' | 'country' | 'product' | 'value' | 'currency' | 'need' | 'expectedOn'
>;

/** What a row would become. */
export type ImportedRecord =
  | { readonly kind: 'partners'; readonly input: NewPartner }
  | { readonly kind: 'people'; readonly input: NewPerson }
  | { readonly kind: 'deals'; readonly input: NewDeal };

/**
 * What happens to a row. `new`: it will be added. `known`: the same is there already. `twice`: an earlier row of the
 * table says the same. `refused`: something in it cannot be taken.
 */
export type RowFate =
  | { readonly state: 'new'; readonly record: ImportedRecord; readonly warnings: readonly CellFinding[] }
  | { readonly state: 'known'; readonly name: string }
  | { readonly state: 'twice'; readonly firstRow: number }
  | { readonly state: 'refused'; readonly findings: readonly CellFinding[] };

/** One row of the table with its fate. `number` counts as a spreadsheet does: the headings are row 1. */
export interface PlannedRow {
  readonly number: number;
  readonly name: string;
  readonly fate: RowFate;
}

/** What is on the device already and may meet a row of the table. */
export interface KnownRecords {
  readonly partners: readonly Pick<Partner, 'id' | 'legalName' | 'registerNumber' | 'country'>[];
  readonly people: readonly Pick<Person, 'partnerId' | 'name' | 'email'>[];
  readonly deals: readonly Pick<Deal, 'customerName' | 'customerDomain' | 'product' | 'country'>[];
}

/** What would become of every row. Nothing is written. */
export function planImport(
  kind: ImportKind,
  table: ImportTable,
  mapping: ColumnMapping,
  known: KnownRecords,
): readonly PlannedRow[] {
  const seen = new Map<string, number>();
  const partners = partnerFinder(known.partners);
  const identify = identifier(known);
  return table.rows.map((row, at) => {
    const number = at + 2;
    const reader = new RowReader(kind, row, mapping);
    const read = readers[kind](reader, partners);
    const name = reader.text(nameColumn[kind]);
    if (read === null || reader.findings.length > 0) {
      return { number, name, fate: { state: 'refused', findings: reader.findings } };
    }
    const { keys, knownAs } = identify(read);
    if (knownAs !== null) return { number, name, fate: { state: 'known', name: knownAs } };
    const firstRow = keys.map((key) => seen.get(key)).find((row) => row !== undefined);
    if (firstRow !== undefined) return { number, name, fate: { state: 'twice', firstRow } };
    for (const key of keys) seen.set(key, number);
    return { number, name, fate: { state: 'new', record: read, warnings: reader.warnings } };
  });
}

const nameColumn: Readonly<Record<ImportKind, string>> = {
  partners: 'legalName',
  people: 'name',
  deals: 'customerName',
};

type FindPartner = (text: string) => Partner['id'] | 'unknown' | 'several';

/** Finds a partner by its register number or its exact name. A name that several have is nobody's. */
function partnerFinder(partners: KnownRecords['partners']): FindPartner {
  const byText = new Map<string, Set<Partner['id']>>();
  for (const { id, legalName, registerNumber } of partners) {
    for (const text of [legalName, registerNumber]) {
      const key = comparable(text);
      if (key === '') continue;
      byText.set(key, (byText.get(key) ?? new Set()).add(id));
    }
  }
  return (text) => {
    const [first, ...others] = byText.get(comparable(text)) ?? [];
    if (first === undefined) return 'unknown';
    return others.length > 0 ? 'several' : first;
  };
}

/** Reads the cells of one row and collects what is wrong with them. */
class RowReader {
  readonly findings: CellFinding[] = [];
  readonly warnings: CellFinding[] = [];
  readonly #cells: ReadonlyMap<string, string>;

  constructor(kind: ImportKind, row: readonly string[], mapping: ColumnMapping) {
    const cells = new Map<string, string>();
    for (const { id, required } of importColumns[kind]) {
      const at = mapping[id];
      const cell = at === undefined ? '' : (row[at] ?? '').trim();
      cells.set(id, cell);
      if (cell === '' && required) this.findings.push({ columnId: id, code: 'missing', value: '' });
      if (looksLikeFormula(cell)) this.warnings.push({ columnId: id, code: 'looksLikeFormula', value: cell });
    }
    this.#cells = cells;
  }

  text(id: string, longest = 10_000): string {
    const cell = this.#cells.get(id) ?? '';
    if (cell.length > longest) this.findings.push({ columnId: id, code: 'tooLong', value: cell.slice(0, 60) });
    return cell;
  }

  /** A cell as what it stands for; an empty one is null and no finding (required ones were seen to). */
  read<Value>(id: string, code: CellFinding['code'], parse: (cell: string) => Value | null): Value | null {
    const cell = this.text(id);
    if (cell === '') return null;
    const value = parse(cell);
    if (value === null) this.findings.push({ columnId: id, code, value: cell });
    return value;
  }

  partner(find: FindPartner): Partner['id'] | null {
    return this.read('partner', 'unknownPartner', (cell) => {
      const found = find(cell);
      if (found !== 'several') return found === 'unknown' ? null : found;
      this.findings.push({ columnId: 'partner', code: 'severalPartners', value: cell });
      return null;
    });
  }
}

const readers: Readonly<Record<ImportKind, (row: RowReader, find: FindPartner) => ImportedRecord | null>> = {
  partners: (row) => {
    const country = row.read('country', 'notACountry', readCountry);
    const archetype = row.read('archetype', 'unknownWord', wordOf(archetypes));
    if (country === null) return null;
    return {
      kind: 'partners',
      input: {
        legalName: row.text('legalName', 200),
        country,
        registerNumber: row.text('registerNumber', 60),
        website: row.text('website', 200),
        note: row.text('note'),
        ...(archetype === null ? {} : { archetype }),
      },
    };
  },
  people: (row, find) => {
    const partnerId = row.partner(find);
    const role = row.read('role', 'unknownWord', wordOf(personRoles));
    if (partnerId === null) return null;
    return {
      kind: 'people',
      input: {
        partnerId,
        name: row.text('name', 120),
        title: row.text('title', 120),
        email: row.text('email', 200),
        phone: row.text('phone', 60),
        language: row.text('language', 35),
        ...(role === null ? {} : { role }),
      },
    };
  },
  deals: (row, find) => {
    const partnerId = row.partner(find);
    const country = row.read('country', 'notACountry', readCountry);
    const value = row.read('value', 'notAMoney', readMoney);
    const currency = row.read('currency', 'notACurrency', (cell) =>
      /^[A-Za-z]{3}$/.test(cell) ? cell.toUpperCase() : null,
    );
    const expectedOn = row.read('expectedOn', 'notADate', readDate);
    row.read('customerDomain', 'notADomain', normalDomain);
    if (partnerId === null || country === null || value === null || currency === null) return null;
    return {
      kind: 'deals',
      input: {
        partnerId,
        customerName: row.text('customerName', 200),
        customerDomain: row.text('customerDomain', 200),
        country,
        product: row.text('product', 120),
        value,
        currency,
        need: row.text('need', 2000),
        expectedOn,
      },
    };
  },
};

/** By what a row is the same as another, and what it is known as, if it is there already. */
type Identify = (record: ImportedRecord) => { readonly keys: readonly string[]; readonly knownAs: string | null };

function identifier(known: KnownRecords): Identify {
  const names = new Map<string, string>();
  for (const partner of known.partners) for (const key of partnerKeys(partner)) names.set(key, partner.legalName);
  for (const person of known.people) for (const key of personKeys(person)) names.set(key, person.name);
  for (const deal of known.deals) for (const key of dealKeys(deal)) names.set(key, deal.customerName);
  return (record) => {
    const keys = keysOf(record);
    return { keys, knownAs: keys.map((key) => names.get(key)).find((name) => name !== undefined) ?? null };
  };
}

function keysOf(record: ImportedRecord): readonly string[] {
  switch (record.kind) {
    case 'partners':
      return partnerKeys(record.input);
    case 'people':
      return personKeys(record.input);
    case 'deals':
      return dealKeys(record.input);
  }
}

function dealKeys(deal: DealSubject): readonly string[] {
  const key = dealKey(deal);
  return key === null ? [] : [`deal ${key}`];
}

function partnerKeys({ legalName, registerNumber = '', country }: Omit<NewPartner, 'note'>): readonly string[] {
  return [legalName, registerNumber]
    .filter((text) => comparable(text) !== '')
    .map((text) => `${country} ${comparable(text)}`);
}

function personKeys({
  partnerId,
  name,
  email = '',
}: Pick<NewPerson, 'partnerId' | 'name' | 'email'>): readonly string[] {
  return [name, email].filter((text) => comparable(text) !== '').map((text) => `${partnerId} ${comparable(text)}`);
}

function comparable(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');
}

/** Finds one of our words whatever its case, blanks and hyphens: `System integrator` is `systemIntegrator`. */
function wordOf<Word extends string>(words: readonly Word[]): (cell: string) => Word | null {
  return (cell) => words.find((word) => comparable(word) === comparable(cell)) ?? null;
}

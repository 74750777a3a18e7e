import type { CellFinding } from '#shared/domain/imports/import-cells';
import type { ImportKind } from '#shared/domain/imports/import-columns';
import type { PlannedRow, RowFate } from '#shared/domain/imports/import-plan';
import type { TableEncoding, TableRefusal } from '../../data/import-table';
import type { StateTone } from '../../ui/state-mark';
import { type MessageId, useText } from '../../ui/use-text';

export const kindWords = {
  partners: 'imports.kind.partners',
  people: 'imports.kind.people',
  deals: 'imports.kind.deals',
} as const satisfies Record<ImportKind, MessageId>;

export const encodingWords = {
  'utf-8': 'imports.letters.utf-8',
  'windows-1252': 'imports.letters.windows-1252',
  'utf-16le': 'imports.letters.utf-16le',
  'utf-16be': 'imports.letters.utf-16be',
} as const satisfies Record<TableEncoding, MessageId>;

export const refusalWords = {
  empty: 'imports.problem.empty',
  'too-large': 'imports.problem.too-large',
  'too-many-rows': 'imports.problem.too-many-rows',
  'not-text': 'imports.problem.not-text',
  'no-rows': 'imports.problem.no-rows',
  'open-quote': 'imports.problem.open-quote',
} as const satisfies Record<TableRefusal['kind'], MessageId>;

export const columnWords: Readonly<Record<string, MessageId>> = {
  legalName: 'imports.column.legal-name',
  country: 'imports.column.country',
  registerNumber: 'imports.column.register-number',
  archetype: 'imports.column.archetype',
  website: 'imports.column.website',
  note: 'imports.column.note',
  partner: 'imports.column.partner',
  name: 'imports.column.name',
  role: 'imports.column.role',
  title: 'imports.column.title',
  email: 'imports.column.email',
  phone: 'imports.column.phone',
  language: 'imports.column.language',
  customerName: 'imports.column.customer-name',
  customerDomain: 'imports.column.customer-domain',
  product: 'imports.column.product',
  value: 'imports.column.value',
  currency: 'imports.column.currency',
  expectedOn: 'imports.column.expected-on',
  need: 'imports.column.need',
};

const findingWords = {
  missing: 'imports.finding.missing',
  tooLong: 'imports.finding.too-long',
  notACountry: 'imports.finding.not-a-country',
  notAMoney: 'imports.finding.not-a-money',
  notACurrency: 'imports.finding.not-a-currency',
  notADate: 'imports.finding.not-a-date',
  notADomain: 'imports.finding.not-a-domain',
  unknownWord: 'imports.finding.unknown-word',
  unknownPartner: 'imports.finding.unknown-partner',
  severalPartners: 'imports.finding.several-partners',
  looksLikeFormula: 'imports.finding.looks-like-formula',
} as const satisfies Record<CellFinding['code'], MessageId>;

const states = {
  new: 'imports.fate.new',
  known: 'imports.fate.known',
  twice: 'imports.fate.twice',
  refused: 'imports.fate.refused',
} as const satisfies Record<RowFate['state'], MessageId>;

export function fateWords({ fate }: PlannedRow): MessageId {
  return fate.state === 'new' && fate.warnings.length > 0 ? 'imports.fate.to-agree' : states[fate.state];
}

export function fateTone({ fate }: PlannedRow): StateTone {
  if (fate.state === 'new') return fate.warnings.length > 0 ? 'pending' : 'proven';
  return fate.state === 'refused' ? 'breach' : 'neutral';
}

/** Says why a row has its fate. */
export function useFateDetail(): (row: PlannedRow) => string {
  const text = useText();
  const findings = (some: readonly CellFinding[]) =>
    some
      .map(({ columnId, code, value }) =>
        text(findingWords[code], { column: text(columnWords[columnId] ?? 'imports.column.name'), value }),
      )
      .join(' ');
  return ({ fate }) => {
    switch (fate.state) {
      case 'new':
        return findings(fate.warnings);
      case 'known':
        return text('imports.detail.known', { name: fate.name });
      case 'twice':
        return text('imports.detail.twice', { row: fate.firstRow });
      case 'refused':
        return findings(fate.findings);
    }
  };
}

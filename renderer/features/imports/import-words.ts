import type { CellFinding } from '#shared/domain/imports/import-cells';
import type { ImportKind } from '#shared/domain/imports/import-kinds';
import type { PlannedRow, RowFate } from '#shared/domain/imports/import-plan';
import type { TableEncoding, TableRefusal } from '../../data/import-table';
import type { StateTone } from '../../ui/state-mark';
import { type MessageId, useText } from '../../ui/use-text';

export const kindWords = {
  partners: 'imports.kind.partners',
  people: 'imports.kind.people',
  deals: 'imports.kind.deals',
  engagements: 'imports.kind.engagements',
  defects: 'imports.kind.defects',
  cases: 'imports.kind.cases',
  surveys: 'imports.kind.surveys',
  examResults: 'imports.kind.exam-results',
  soldDeals: 'imports.kind.sold-deals',
  monthlyRates: 'imports.kind.monthly-rates',
} as const satisfies Record<ImportKind, MessageId>;

/** What the rows of each kind become, and what is worth knowing beforehand. */
export const kindHints = {
  partners: 'imports.hint.partners',
  people: 'imports.hint.people',
  deals: 'imports.hint.deals',
  engagements: 'imports.hint.engagements',
  defects: 'imports.hint.defects',
  cases: 'imports.hint.cases',
  surveys: 'imports.hint.surveys',
  examResults: 'imports.hint.exam-results',
  soldDeals: 'imports.hint.sold-deals',
  monthlyRates: 'imports.hint.monthly-rates',
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
  reference: 'imports.column.reference',
  addOns: 'imports.column.add-ons',
  state: 'imports.column.state',
  submittedOn: 'imports.column.submitted-on',
  approvedOn: 'imports.column.approved-on',
  extendedOn: 'imports.column.extended-on',
  closedOn: 'imports.column.closed-on',
  reason: 'imports.column.reason',
  engagementName: 'imports.column.engagement-name',
  lead: 'imports.column.lead',
  startedOn: 'imports.column.started-on',
  goLiveOn: 'imports.column.go-live-on',
  engagement: 'imports.column.engagement',
  defectTitle: 'imports.column.defect-title',
  severity: 'imports.column.severity',
  foundOn: 'imports.column.found-on',
  cause: 'imports.column.cause',
  subject: 'imports.column.subject',
  openedAt: 'imports.column.opened-at',
  openedAtDesk: 'imports.column.opened-at-desk',
  handledBy: 'imports.column.handled-by',
  resolvedAt: 'imports.column.resolved-at',
  reopenedAt: 'imports.column.reopened-at',
  rightDesk: 'imports.column.right-desk',
  survey: 'imports.column.survey',
  score: 'imports.column.score',
  contact: 'imports.column.contact',
  answeredAt: 'imports.column.answered-at',
  comment: 'imports.column.comment',
  person: 'imports.column.person',
  exam: 'imports.column.exam',
  day: 'imports.column.day',
  hasPartner: 'imports.column.has-partner',
  region: 'imports.column.region',
  month: 'imports.column.month',
  rate: 'imports.column.rate',
  into: 'imports.column.into',
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
  sameCurrency: 'imports.finding.same-currency',
  notAMoment: 'imports.finding.not-a-moment',
  notAMonth: 'imports.finding.not-a-month',
  notARate: 'imports.finding.not-a-rate',
  notAScore: 'imports.finding.not-a-score',
  notYesOrNo: 'imports.finding.not-yes-or-no',
  outOfScale: 'imports.finding.out-of-scale',
  tooEarly: 'imports.finding.too-early',
  inTheFuture: 'imports.finding.in-the-future',
  beforeOther: 'imports.finding.before-other',
  unknownEngagement: 'imports.finding.unknown-engagement',
  severalEngagements: 'imports.finding.several-engagements',
  unknownPerson: 'imports.finding.unknown-person',
  severalPeople: 'imports.finding.several-people',
  notALearner: 'imports.finding.not-a-learner',
  otherRole: 'imports.finding.other-role',
  missingWith: 'imports.finding.missing-with',
  protectionOver: 'imports.finding.protection-over',
  rateIsNoted: 'imports.finding.rate-is-noted',
  writtenOnce: 'imports.finding.written-once',
  otherCourse: 'imports.finding.other-course',
  unclearNumber: 'imports.finding.unclear-number',
  unclearDate: 'imports.finding.unclear-date',
  looksLikeFormula: 'imports.finding.looks-like-formula',
} as const satisfies Record<CellFinding['code'], MessageId>;

const states = {
  new: 'imports.fate.new',
  changed: 'imports.fate.changed',
  known: 'imports.fate.known',
  twice: 'imports.fate.twice',
  refused: 'imports.fate.refused',
} as const satisfies Record<RowFate['state'], MessageId>;

export function fateWords({ fate }: PlannedRow): MessageId {
  return 'warnings' in fate && fate.warnings.length > 0 ? 'imports.fate.to-agree' : states[fate.state];
}

export function fateTone({ fate }: PlannedRow): StateTone {
  if ('warnings' in fate) return fate.warnings.length > 0 ? 'pending' : 'proven';
  return fate.state === 'refused' ? 'breach' : 'neutral';
}

/** Says why a row has its fate. */
export function useFateDetail(): (row: PlannedRow) => string {
  const text = useText();
  const findings = (some: readonly CellFinding[]) =>
    some
      .map(({ columnId, code, value, allowed = '', otherId }) => {
        const [from = '', to = ''] = allowed.split('–');
        const nameOf = (id: string | undefined) => text(columnWords[id ?? ''] ?? 'imports.column.name');
        const until = allowed === '' ? 'none' : 'told';
        const about = { column: nameOf(columnId), other: nameOf(otherId), value, allowed, from, to, until };
        return text(findingWords[code], about);
      })
      .join(' ');
  return ({ fate }) => {
    switch (fate.state) {
      case 'new':
        return findings(fate.warnings);
      case 'changed':
        return [
          findings(fate.warnings),
          ...fate.changes.map(({ columnId, before, after }) =>
            text('imports.detail.changed', {
              column: text(columnWords[columnId] ?? 'imports.column.name'),
              before: before === '' ? text('imports.detail.nothing') : before,
              after,
            }),
          ),
        ]
          .filter((words) => words !== '')
          .join(' ');
      case 'known':
        return text('imports.detail.known', { name: fate.name });
      case 'twice':
        return text('imports.detail.twice', { row: fate.firstRow });
      case 'refused':
        return findings(fate.findings);
    }
  };
}

import { noticeClasses } from '#shared/domain/agreements/notice-class';
import { type DeclaredKind, declaredKinds } from '#shared/domain/agreements/sla-decisions';
import { clauseNumbers } from '#shared/domain/slas/clause-deviations';
import type { MessageId, Text } from '../../ui/use-text';
import { type Cells, cellsOf, rowsOf } from '../../widgets/json-shapes';
import { clauseName } from './clause-names';
import { column, decimalText, mapOf, measureOptions, type RowsForm, rowsOrNothing, shownDecimal } from './row-forms';

/** The terms of a service level agreement that are lists, apart from the remedies. */
export function slaRowForms(text: Text): { readonly [termId: string]: RowsForm } {
  return { ...standingForms(text), ...governingForms(text) };
}

function standingForms(text: Text): { readonly [termId: string]: RowsForm } {
  return {
    declaredVolumes: {
      kind: 'rows',
      columns: [
        column('kind', text('agreements.column.kind'), 'one', { options: named(declaredKinds, volumeWords, text) }),
        column('count', text('agreements.column.per-month'), 'number'),
      ],
      toRows: (value) => Object.entries(cellsOf(value)).map(([kind, count]) => ({ kind, count })),
      fromRows: (rows) => mapOf(rows, 'kind', ({ count }) => count ?? null),
    },
    dependencies: {
      kind: 'rows',
      columns: [
        column('name', text('agreements.column.service'), 'text'),
        column('owner', text('agreements.column.provider'), 'text'),
        column('availability', text('agreements.column.availability'), 'percent', { required: false }),
      ],
      toRows: (value) => rowsOf(value).map((row) => withDecimal(row, 'availability')),
      fromRows: (rows) => rowsOrNothing(rows.map((row) => ({ ...row, availability: decimalText(row.availability) }))),
    },
    publicCommitments: {
      kind: 'rows',
      columns: [
        column('promise', text('agreements.column.promise'), 'text'),
        column('proof', text('agreements.column.proof'), 'text'),
        column('measure', text('agreements.column.measure'), 'one', { options: measureOptions(), required: false }),
        column('target', text('agreements.column.target'), 'number', { required: false }),
      ],
      toRows: (value) => rowsOf(value).map((row) => withDecimal(row, 'target')),
      fromRows: (rows) => rowsOrNothing(rows.map((row) => ({ ...row, target: decimalText(row.target) }))),
    },
  };
}

function governingForms(text: Text): { readonly [termId: string]: RowsForm } {
  return {
    changeNotices: {
      kind: 'rows',
      columns: [
        column('class', text('agreements.column.change-class'), 'one', {
          options: named(noticeClasses, noticeWords, text),
        }),
        column('count', text('agreements.column.count'), 'number'),
        column('unit', text('agreements.column.unit'), 'one', { options: named(units, unitWords, text) }),
      ],
      toRows: (value) =>
        Object.entries(cellsOf(value)).map(([noticeClass, told]) => ({ class: noticeClass, ...cellsOf(told) })),
      fromRows: (rows) => mapOf(rows, 'class', ({ count, unit }) => ({ count: count ?? null, unit: unit ?? null })),
    },
    dispute: {
      kind: 'rows',
      columns: [
        column('step', text('agreements.column.step'), 'one', { options: named(disputeSteps, disputeWords, text) }),
        column('workingDays', text('agreements.column.working-days'), 'number'),
        column('decidedBy', text('agreements.column.decided-by'), 'text'),
        column('cost', text('agreements.column.cost'), 'one', { options: named(costs, costWords, text) }),
      ],
      toRows: rowsOf,
      fromRows: rowsOrNothing,
    },
    deviations: {
      kind: 'rows',
      columns: [
        column('clause', text('agreements.column.clause'), 'one', {
          options: clauseNumbers.map((id) => ({ id, label: clauseName(id) })),
        }),
        column('change', text('agreements.column.change'), 'one', { options: named(changes, changeWords, text) }),
        column('words', text('agreements.column.words'), 'long', { required: false }),
        column('reason', text('agreements.column.reason'), 'long'),
      ],
      toRows: rowsOf,
      // Words and reason are texts in the agreement even where nobody has written them yet; the linter asks for them.
      fromRows: (rows) => rowsOrNothing(rows.map((row) => ({ words: '', reason: '', ...row }))),
    },
  };
}

function named<Id extends string>(ids: readonly Id[], words: Readonly<Record<Id, MessageId>>, text: Text) {
  return ids.map((id) => ({ id, label: text(words[id]) }));
}

function withDecimal(row: Cells, id: string): Cells {
  const { [id]: told, ...others } = row;
  return { ...others, ...shownDecimal(id, told) };
}

const units = ['days', 'workingDays'] as const;
const unitWords = {
  days: 'agreements.unit.days',
  workingDays: 'agreements.unit.working-days',
} as const;

const noticeWords = {
  emergencySecurity: 'agreements.notice-class.emergency-security',
  minorChange: 'agreements.notice-class.minor-change',
  maintenance: 'agreements.notice-class.maintenance',
  breakingChange: 'agreements.notice-class.breaking-change',
  deprecation: 'agreements.notice-class.deprecation',
  keyPerson: 'agreements.notice-class.key-person',
} as const;

const disputeSteps = ['notice', 'answer', 'managers', 'sponsors', 'mediation', 'decision'] as const;
const disputeWords = {
  notice: 'agreements.dispute.notice',
  answer: 'agreements.dispute.answer',
  managers: 'agreements.dispute.managers',
  sponsors: 'agreements.dispute.sponsors',
  mediation: 'agreements.dispute.mediation',
  decision: 'agreements.dispute.decision',
} as const;

const costs = ['own', 'half', 'loser'] as const;
const costWords = {
  own: 'agreements.cost.own',
  half: 'agreements.cost.half',
  loser: 'agreements.cost.loser',
} as const;

const changes = ['added', 'replaced', 'struck'] as const;
const changeWords = {
  added: 'agreements.deviation.added',
  replaced: 'agreements.deviation.replaced',
  struck: 'agreements.deviation.struck',
} as const;

const volumeWords = {
  cases: 'agreements.volume.cases',
  criticalIncidents: 'agreements.volume.critical-incidents',
  seriousIncidents: 'agreements.volume.serious-incidents',
  requests: 'agreements.volume.requests',
  surveyAnswers: 'agreements.volume.survey-answers',
  orders: 'agreements.volume.orders',
  changes: 'agreements.volume.changes',
  preventiveActions: 'agreements.volume.preventive-actions',
  contracts: 'agreements.volume.contracts',
  customers: 'agreements.volume.customers',
} as const satisfies Record<DeclaredKind, MessageId>;

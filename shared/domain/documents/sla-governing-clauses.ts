import type { AgreedChange } from '#shared/domain/slas/sla-parts';
import { answered, term } from './clause';
import { referenceOf } from './document-frame';
import type { Block } from './page';
import { printedDate } from './page-words';
import { deviationParts } from './sla-deviations';
import type { SlaPen } from './sla-pen';
import { slaStandards } from './sla-standards';

/** Clauses 21 to 26: change, disputes, public promises, the end, and the record. */
export function governingClauses(pen: SlaPen): readonly (readonly Block[])[] {
  return [
    changeClause(pen),
    pen.clause('22', [pen.say('sla.22.shift'), pen.say('sla.22.once')]),
    disputeClause(pen),
    publicClause(pen),
    exitClause(pen),
    recordClause(pen),
  ];
}

/** How long ahead a change is told. */
export function noticeText({ count, unit }: AgreedChange, pen: SlaPen): string {
  if (count === 0) return pen.text('sla.21.tellFirst');
  return pen.counted(count, unit === 'days' ? 'day' : 'workingDay');
}

function changeClause(pen: SlaPen): readonly Block[] {
  return pen.clause('21', [
    pen.say('sla.21.rule', {}, term('changeNotices')),
    pen.table(
      [
        { id: 'sla.21.column.change', share: 36 },
        { id: 'sla.21.column.notice', share: 22 },
        { id: 'sla.21.column.owed', share: 42 },
      ],
      pen.sla.changeNotices.map((change) => [
        pen.text(`sla.21.class.${change.noticeClass}`),
        noticeText(change, pen),
        pen.text(`sla.21.owed.${change.noticeClass}`),
      ]),
      term('changeNotices'),
    ),
    pen.say('sla.21.tested'),
    pen.say('sla.21.amendment', { days: pen.counted(slaStandards.amendmentDays, 'workingDay') }),
  ]);
}

function disputeClause(pen: SlaPen): readonly Block[] {
  const { said, dispute } = pen.sla;
  return pen.clause('23', [
    pen.say('sla.23.rule', { months: pen.counted(said.disputeMonths, 'month') }, term('disputeMonths')),
    pen.table(
      [
        { id: 'sla.23.column.step', share: 26 },
        { id: 'sla.23.column.decides', share: 30 },
        { id: 'sla.23.column.within', share: 20 },
        { id: 'sla.23.column.costs', share: 24 },
      ],
      dispute.map((row) => [
        pen.text(`sla.23.step.${row.step}`),
        pen.stock(row.decidedBy),
        pen.limit({ kind: 'within', count: row.workingDays, unit: 'workingDays' }),
        pen.text(`sla.23.cost.${row.cost}`),
      ]),
      term('dispute'),
    ),
    pen.say('sla.23.evidence'),
    pen.say(
      'sla.23.mediator',
      { mediator: pen.stock(said.mediator), law: pen.stock(said.governingLaw) },
      term('mediator'),
    ),
    pen.say('sla.23.cost'),
  ]);
}

function publicClause(pen: SlaPen): readonly Block[] {
  const { publicCommitments } = pen.sla;
  const source = term('publicCommitments');
  if (publicCommitments.length === 0)
    return pen.clause('24', [pen.say('sla.24.rule'), pen.say('sla.24.none', {}, source)]);
  return pen.clause('24', [
    pen.say('sla.24.rule'),
    pen.say('sla.24.these', {}, source),
    pen.table(
      [
        { id: 'sla.24.column.promise', share: 40 },
        { id: 'sla.24.column.measure', share: 28 },
        { id: 'sla.24.column.proof', share: 32 },
      ],
      publicCommitments.map((row) => {
        const level = row.measure === null ? undefined : pen.levelOf(row.measure);
        const figure = level === undefined || row.target === null ? '' : `: ${pen.value(row.target, level)}`;
        const measure = level === undefined ? row.measure : `${pen.measure(level).name} (${level.id})${figure}`;
        return [row.promise, measure ?? pen.text('sla.24.noMeasure'), pen.stock(row.proof)];
      }),
      source,
    ),
  ]);
}

function exitClause(pen: SlaPen): readonly Block[] {
  const { said, noticeBy } = pen.sla;
  const isAutomatic = said.renewal === 'automatic';
  return pen.clause('25', [
    pen.say(
      isAutomatic ? 'sla.25.notice' : 'sla.25.noticeByAgreement',
      { date: printedDate(noticeBy, pen.language), days: pen.counted(said.noticeDays, 'day') },
      term('noticeDays'),
    ),
    pen.say('sla.25.extension', { months: pen.counted(slaStandards.extensionMonths, 'month') }),
    pen.say('sla.25.handover', { handover: said.handover }, answered('M8.Q8', 'handover')),
    said.transitionDays === 0
      ? pen.say('sla.25.noTransition', {}, answered('M8.Q8', 'transitionDays'))
      : pen.say(
          'sla.25.transition',
          { days: pen.counted(said.transitionDays, 'day') },
          answered('M8.Q8', 'transitionDays'),
        ),
    pen.say('sla.25.data', { days: pen.counted(said.dataReturnDays, 'day') }, answered('M8.Q8', 'dataReturnDays')),
  ]);
}

function recordClause(pen: SlaPen): readonly Block[] {
  const { sla } = pen;
  return pen.clause('26', [
    pen.say(
      'sla.26.kept',
      { months: pen.counted(sla.said.recordsMonths, 'month') },
      answered('M8.Q7', 'recordsMonths'),
    ),
    pen.say('sla.26.amended'),
    pen.say('sla.26.people'),
    pen.list([
      pen.rich('sla.26.version', { version: String(sla.version), template: sla.template }),
      sla.supersedesId === null
        ? pen.rich('sla.26.first')
        : pen.rich('sla.26.replaces', {
            reference: referenceOf('sla', { id: sla.supersedesId, version: sla.version - 1 }),
          }),
    ]),
    pen.say('sla.26.severable'),
    ...deviationParts(pen),
  ]);
}

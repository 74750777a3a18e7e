import { answered, term } from './clause';
import type { Block } from './page';
import { printedDate } from './page-words';
import type { SlaPen } from './sla-pen';
import { slaStandards } from './sla-standards';

/** Clauses 16 to 20: data, security notices, assurance, reports and meetings. */
export function trustClauses(pen: SlaPen): readonly (readonly Block[])[] {
  return [dataClause(pen), securityClause(pen), assuranceClause(pen), reportingClause(pen), governanceClause(pen)];
}

function dataClause(pen: SlaPen): readonly Block[] {
  const { said } = pen.sla;
  const { text } = pen;
  return pen.clause('16', [
    pen.say('sla.16.does'),
    pen.table(
      [
        { id: 'sla.16.column.matter', share: 30 },
        { id: 'sla.16.column.agreed', share: 70 },
      ],
      [
        [text('sla.16.handled'), pen.stock(said.dataHandled)],
        [text('sla.16.behalf'), text('sla.16.behalfText')],
        [text('sla.16.location'), said.dataLocation],
        [text('sla.16.transit'), text('sla.16.transitText')],
        [text('sla.16.rest'), text('sla.16.restText')],
        [text('sla.16.access'), text('sla.16.accessText', { days: pen.counted(slaStandards.accessDays, 'day') })],
        [text('sla.16.records'), pen.counted(said.recordsMonths, 'month')],
        [text('sla.16.end'), text('sla.16.endText', { days: pen.counted(said.dataReturnDays, 'day') })],
      ],
      term('dataHandled'),
    ),
    pen.say('sla.16.moved', {}, term('dataLocation')),
    pen.say('sla.16.law'),
  ]);
}

function securityClause(pen: SlaPen): readonly Block[] {
  const { said, breachContact } = pen.sla;
  const { vendor } = pen.rung('L1');
  return pen.clause('17', [
    pen.say(
      'sla.17.notice',
      { hours: pen.counted(said.breachNoticeHours, 'hour') },
      answered('M8.Q6', 'breachNoticeHours'),
    ),
    pen.say(
      'sla.17.contact',
      {
        person: pen.person(breachContact),
        contact: pen.contact(breachContact),
        vendor: pen.person(vendor),
        vendorContact: pen.contact(vendor),
      },
      answered('M8.Q6', 'breachContact'),
    ),
    pen.say('sla.17.content'),
    pen.say('sla.17.authorities'),
  ]);
}

function assuranceClause(pen: SlaPen): readonly Block[] {
  const { riskTier } = pen.sla.said;
  return pen.clause('18', [
    pen.say('sla.18.tier', { tier: riskTier, cadence: pen.text(`sla.18.cadence.${riskTier}`) }, term('riskTier')),
    pen.say('sla.18.certificates'),
    pen.say('sla.18.evidence', { days: pen.counted(slaStandards.evidenceDays, 'workingDay') }),
  ]);
}

function reportingClause(pen: SlaPen): readonly Block[] {
  const { said } = pen.sla;
  return pen.clause('19', [
    pen.say(
      'sla.19.reported',
      {
        every: pen.text(`sla.19.every.${said.reportEvery}`),
        formats: pen.and(said.formats.map((format) => pen.text(`sla.19.format.${format}`))),
      },
      answered('M8.Q7', 'reportEvery'),
    ),
    pen.say('sla.19.content'),
    pen.say('sla.19.readers', { readers: said.readers }, answered('M8.Q7', 'readers')),
    pen.say('sla.19.customers'),
    pen.say('sla.19.automatic', {}, answered('M8.Q7', 'formats')),
  ]);
}

const agenda = ['sla.20.agenda.1', 'sla.20.agenda.2', 'sla.20.agenda.3', 'sla.20.agenda.4', 'sla.20.agenda.5'] as const;

function governanceClause(pen: SlaPen): readonly Block[] {
  const { said } = pen.sla;
  return pen.clause('20', [
    pen.say(
      'sla.20.review',
      {
        every: pen.text(`sla.19.every.${said.reviewEvery}`),
        date: printedDate(said.firstReview, pen.language),
      },
      answered('M8.Q7', 'reviewEvery'),
    ),
    pen.say('sla.20.agenda'),
    pen.list(agenda.map((id) => pen.rich(id))),
    pen.say('sla.20.minutes'),
  ]);
}

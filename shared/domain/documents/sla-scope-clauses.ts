import { answered, term } from './clause';
import { printedCountry } from './country-names';
import { printedLanguage } from './language-names';
import type { Block } from './page';
import { printedDate } from './page-words';
import { printedHours } from './printed-figures';
import { noticeText } from './sla-governing-clauses';
import type { SlaPen } from './sla-pen';
import { journeyClause, servicesClause } from './sla-service-map';

/** Clauses 1 to 6: who agrees on what, for whom, and when and how customers reach somebody. */
export function scopeClauses(pen: SlaPen): readonly (readonly Block[])[] {
  return [
    partiesClause(pen),
    purposeClause(pen),
    servicesClause(pen),
    journeyClause(pen),
    hoursClause(pen),
    channelsClause(pen),
  ];
}

function partiesClause(pen: SlaPen): readonly Block[] {
  const { sla, language } = pen;
  const { said, languages } = sla;
  const party = (side: 'vendor' | 'partner') => ({
    name: sla[side].name,
    country: printedCountry(sla[side].country, language),
    number: sla[side].registerNumber,
    address: sla[side].address,
  });
  const renewalId = said.renewal === 'automatic' ? 'sla.1.renewalAutomatic' : 'sla.1.renewalByAgreement';
  return pen.clause('1', [
    pen.say('sla.1.vendor', party('vendor'), term('vendorName')),
    pen.say('sla.1.partner', party('partner'), answered('M1.Q1', 'partnerName')),
    pen.say('sla.1.base', { baseAgreement: said.baseAgreement }, term('baseAgreement')),
    pen.say(
      'sla.1.term',
      {
        from: printedDate(said.effectiveDate, language),
        months: pen.counted(said.termMonths, 'month'),
        until: printedDate(sla.endDate, language),
      },
      term('effectiveDate'),
    ),
    pen.say(renewalId, { date: printedDate(sla.noticeBy, language) }, term('renewal')),
    languages.second === null
      ? pen.say('sla.1.oneLanguage', { language: printedLanguage(language, language) }, term('documentLanguage'))
      : pen.say(
          'sla.1.twoLanguages',
          {
            first: printedLanguage(languages.first, language),
            second: printedLanguage(languages.second, language),
            prevailing: printedLanguage(languages.prevailing, language),
          },
          term('prevailingLanguage'),
        ),
    pen.say('sla.1.days', { zone: sla.zone }, term('zone')),
  ]);
}

function purposeClause(pen: SlaPen): readonly Block[] {
  const { sla } = pen;
  const source = answered('M1.Q2', 'outcomes');
  const measured = (ids: readonly string[]) =>
    sla.serviceLevels
      .filter(({ id }) => ids.includes(id))
      .map((level) => `${pen.measure(level).name} (${level.id}): ${pen.target(level)}`);
  return pen.clause('2', [
    pen.say('sla.2.purpose'),
    pen.say('sla.2.customers', {}, source),
    pen.table(
      ['sla.2.column.customers', 'sla.2.column.offering', 'sla.2.column.better', 'sla.2.column.seenBy'],
      sla.said.outcomes.map((row) => [
        row.customerType,
        row.offering,
        row.outcome,
        row.measure ?? pen.text('sla.2.satisfaction'),
      ]),
      source,
    ),
    pen.say('sla.2.linkage'),
    pen.table(
      [
        { id: 'sla.2.column.outcome', share: 28 },
        { id: 'sla.2.column.measures', share: 42 },
        { id: 'sla.2.column.remedy', share: 30 },
      ],
      sla.outcomes.map((row) => [
        row.outcome,
        row.measures.length === 0 ? pen.text('sla.2.noMeasure') : measured(row.measures).join('; '),
        pen.text(`sla.2.remedy.${row.remedy}`),
      ]),
      source,
    ),
  ]);
}

function hoursClause(pen: SlaPen): readonly Block[] {
  const { sla, language } = pen;
  const { said } = sla;
  const maintenance = said.maintenance ?? [];
  const closedDays = said.closedDays ?? [];
  const notice = sla.changeNotices.find(({ noticeClass }) => noticeClass === 'maintenance');
  return pen.clause('5', [
    pen.say('sla.5.hours', {}, answered('M8.Q2', 'hours')),
    pen.list(printedHours(said.hours, language), answered('M8.Q2', 'hours')),
    pen.say('sla.5.zone', { zone: sla.zone }, term('zone')),
    closedDays.length === 0
      ? pen.say('sla.5.noClosedDays', {}, answered('M8.Q2', 'closedDays'))
      : pen.say(
          'sla.5.closedDays',
          { count: closedDays.length, days: String(closedDays.length) },
          answered('M8.Q2', 'closedDays'),
        ),
    pen.say('sla.5.peak', { peak: pen.stock(said.peak) }, term('peak')),
    ...(maintenance.length === 0
      ? [pen.say('sla.5.noMaintenance', {}, answered('M8.Q2', 'maintenance'))]
      : [
          pen.say(
            'sla.5.maintenance',
            { notice: notice === undefined ? '' : noticeText(notice, pen) },
            answered('M8.Q2', 'maintenance'),
          ),
          pen.list(printedHours(maintenance, language), answered('M8.Q2', 'maintenance')),
        ]),
    pen.say('sla.5.time'),
  ]);
}

function channelsClause(pen: SlaPen): readonly Block[] {
  const { said } = pen.sla;
  const languages = said.languages.map((code) => printedLanguage(code, pen.language));
  const source = answered('M8.Q2', 'accessibility');
  return pen.clause('6', [
    pen.say('sla.6.channels', {}, answered('M8.Q2', 'channels')),
    pen.table(
      ['sla.6.column.channel', 'sla.6.column.address', 'sla.6.column.for'],
      said.channels.map((row) => [
        pen.text(`sla.6.channel.${row.channel}`),
        row.address,
        pen.text(`sla.6.use.${row.severities}`),
      ]),
      answered('M8.Q2', 'channels'),
    ),
    pen.say('sla.6.languages', { languages: pen.and(languages) }, answered('M8.Q2', 'languages')),
    ...(said.accessibility.length === 0
      ? [pen.say('sla.6.notAccessible', {}, source)]
      : [
          pen.say('sla.6.accessible', {}, source),
          pen.list(
            said.accessibility.map((way) => pen.rich(`sla.6.way.${way}`)),
            source,
          ),
        ]),
    pen.say('sla.6.alike'),
  ]);
}

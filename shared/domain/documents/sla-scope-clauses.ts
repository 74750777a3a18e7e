import type { JourneyStage } from '#shared/domain/slas/service-level';
import type { Sla } from '#shared/domain/slas/sla';
import { answered, clause, list, say, table, term } from './clause';
import { printedCountry } from './country-names';
import type { Block } from './page';
import { printedDate } from './page-words';
import { counted, printedHours, printedLanguage, printedList } from './printed-figures';

/** Clauses 1 to 6: who agrees on what, for whom, and when and how customers reach somebody. */
export function scopeClauses(sla: Sla): readonly Block[] {
  return [
    ...partiesClause(sla),
    ...purposeClause(sla),
    ...servicesClause(sla),
    ...journeyClause(sla),
    ...hoursClause(sla),
    ...channelsClause(sla),
  ];
}

export const stageTitles = {
  orderIntake: 'Order intake',
  integrationPoints: 'Integration points',
  serviceDelivery: 'Service delivery',
  incidentHandling: 'Incident handling',
  postResolution: 'Follow-up afterwards',
} as const satisfies Record<JourneyStage, string>;

export const sideNames = { partner: 'Partner', vendor: 'Vendor', both: 'Both' } as const;

function partiesClause(sla: Sla): readonly Block[] {
  const { said } = sla;
  const party = (name: 'vendor' | 'partner') =>
    `${sla[name].name}, registered in ${printedCountry(sla[name].country)} under number ${sla[name].registerNumber}, ${sla[name].address}`;
  const renewal =
    said.renewal === 'automatic'
      ? `It renews for the same time again unless one party says in writing, by ${printedDate(sla.noticeBy)} at the latest, that it shall end.`
      : `It ends on that day unless both parties extend it in writing. They tell each other by ${printedDate(sla.noticeBy)} whether they wish to.`;
  return clause('1', 'Parties, term and precedence', [
    say(['The Vendor is ', party('vendor'), '.'], term('vendorName')),
    say(['The Partner is ', party('partner'), '.'], answered('M1.Q1', 'partnerName')),
    say(
      `This agreement is a schedule to the base agreement between the two parties (${said.baseAgreement}). Where the two contradict each other, the base agreement goes before this one, except for service levels, severities and escalation, which are settled here.`,
      term('baseAgreement'),
    ),
    say(
      `It takes effect on ${printedDate(said.effectiveDate)} and runs for ${counted(said.termMonths, 'month')}, until ${printedDate(sla.endDate)}.`,
      term('effectiveDate'),
    ),
    say(renewal, term('renewal')),
    say(
      'This English text is the only one and prevails over any translation made of it. Days are calendar days unless they are called working days; working days are Monday to Friday without the days of Appendix D.',
    ),
  ]);
}

function purposeClause(sla: Sla): readonly Block[] {
  return clause('2', 'Purpose and customer outcomes', [
    say(
      'The parties serve the same customers. This agreement says what those customers may expect, how both parties know whether they got it, and what happens when they did not. It is written so that the people who do the work can use it without asking a lawyer.',
    ),
    say('For these customers, this is to get better:', answered('M1.Q2', 'outcomes')),
    table(
      ['Customers', 'With', 'What gets better', 'Seen by'],
      sla.said.outcomes.map((row) => [
        row.customerType,
        row.offering,
        row.outcome,
        row.measure ?? 'The satisfaction of these customers (S14)',
      ]),
      { source: answered('M1.Q2', 'outcomes') },
    ),
    say('Each outcome has a measure, and each measure has a consequence:'),
    table(
      ['Customers need', 'Measured by', 'If it fails'],
      [
        [
          'A service that is there when it is promised',
          measuresFor(sla, ['serviceDelivery'], ['S1', 'S5', 'S13']),
          'Service credit or action credit (clause 15)',
        ],
        [
          'Somebody who answers, and a fault that ends',
          measuresFor(sla, ['incidentHandling']),
          'Escalation (clause 12), then service credit or action credit (clause 15)',
        ],
        [
          'Work of good quality that stays good',
          `${measuresFor(sla, ['postResolution'])}; S14`,
          'Review (clause 14), then an improvement plan (clause 15)',
        ],
      ],
    ),
  ]);
}

/** Ids of the measures of some stages, or of those named. */
function measuresFor(sla: Sla, stages: readonly JourneyStage[], only?: readonly string[]): string {
  const found = sla.serviceLevels.filter(
    (level) => stages.includes(level.stage) && (only === undefined || only.includes(level.id)),
  );
  return printedList(found.map((level) => `${level.name} (${level.id})`));
}

function servicesClause(sla: Sla): readonly Block[] {
  const { said } = sla;
  const thirdParties = said.services.flatMap((row) => row.dependsOn ?? []);
  const excluded = said.excluded?.trim();
  return clause('3', 'Services, exclusions and dependencies', [
    say(
      'The agreement covers these services, each provided by one party that answers for it:',
      answered('M8.Q1', 'services'),
    ),
    table(
      ['Service', 'Provided by', 'Depends on'],
      said.services.map((row) => [row.service, sideNames[row.owner], row.dependsOn ?? 'No third party']),
      { source: answered('M8.Q1', 'services') },
    ),
    say(
      `It holds for customers in ${printedList(said.countries.map(printedCountry))}.`,
      answered('M1.Q7', 'countries'),
    ),
    say(
      excluded
        ? `Expressly left out: ${excluded}`
        : 'Nothing is expressly left out. What is not named above is not covered.',
      answered('M8.Q1', 'excluded'),
    ),
    say(
      thirdParties.length === 0
        ? 'No third party is named on whom these services depend. A party that makes a service depend on one tells the other before it does so.'
        : 'A party that relies on a third party answers for it as for itself. It may leave out an outage of that third party only where both parties agreed to that exclusion in writing before the outage.',
      answered('M8.Q1', 'services'),
    ),
  ]);
}

function journeyClause(sla: Sla): readonly Block[] {
  const { stages } = sla.said;
  const rows = [
    ['orderIntake', stages.orderIntake],
    ['integrationPoints', stages.integration],
    ['serviceDelivery', stages.delivery],
    ['incidentHandling', stages.incident],
    ['postResolution', stages.followUp],
  ] as const;
  return clause('4', 'The customer’s way through the service', [
    say(
      'A customer passes through five stages. In each stage exactly one party is accountable, whoever does the work, and each stage has a target that the customer notices.',
      answered('M8.Q1', 'stages'),
    ),
    table(
      ['Stage', 'Does the work', 'Accountable', 'Target', 'Handed on'],
      rows.map(([id, row]) => [
        stageTitles[id],
        sideNames[row.does],
        sideNames[row.accountable],
        row.target,
        row.handover ?? 'Nothing further',
      ]),
      { source: answered('M8.Q1', 'stages') },
    ),
  ]);
}

function hoursClause(sla: Sla): readonly Block[] {
  const { said } = sla;
  const maintenance = said.maintenance ?? [];
  return clause('5', 'Hours, time zones, holidays and maintenance', [
    say('Service hours are:', answered('M8.Q2', 'hours')),
    list(printedHours(said.hours), answered('M8.Q2', 'hours')),
    say(
      (said.closedDays ?? []).length === 0
        ? 'No days without support were named. Public holidays count as ordinary days until both parties add them to Appendix D.'
        : 'On the days listed in Appendix D there is no support beyond on-call.',
      answered('M8.Q2', 'closedDays'),
    ),
    say(`Peak periods are ${said.peak}.`, term('peak')),
    maintenance.length === 0
      ? say(
          'No standing maintenance window is agreed. Maintenance that interrupts the service is agreed case by case, with the notice of clause 21, and only then left out of availability.',
          answered('M8.Q2', 'maintenance'),
        )
      : say(
          'Maintenance in these windows is left out of availability if it was announced as clause 21 says:',
          answered('M8.Q2', 'maintenance'),
        ),
    ...(maintenance.length === 0 ? [] : [list(printedHours(maintenance), answered('M8.Q2', 'maintenance'))]),
    say(
      'Every time is kept in universal time and shown in the zone named beside it. A month with a change of clocks has its true length. Windows begin with their first moment and end before the first moment of the next one.',
    ),
  ]);
}

const channelTitles = {
  phone: 'Telephone',
  email: 'E-mail',
  portal: 'Portal',
  chat: 'Chat',
  onSite: 'On site',
} as const;
const channelUses = { all: 'Every case', critical: 'Severity 1 and 2 only', routine: 'Severity 3 and 4 only' } as const;
const accessibleWays = {
  wcagAA: 'The portal meets level AA of the Web Content Accessibility Guidelines 2.2.',
  textOnly: 'Everything can be done in writing; nobody has to call.',
  relay: 'Calls through a text or video relay are accepted.',
  plainLanguage: 'Answers are given in plain language on request.',
  alternateContact: 'A customer can have one known person to meet instead of the ordinary channels.',
} as const;

function channelsClause(sla: Sla): readonly Block[] {
  const { said } = sla;
  return clause('6', 'Channels, languages and accessibility', [
    say('Customers reach support through:', answered('M8.Q2', 'channels')),
    table(
      ['Channel', 'Number or address', 'For'],
      said.channels.map((row) => [channelTitles[row.channel], row.address, channelUses[row.severities]]),
      { source: answered('M8.Q2', 'channels') },
    ),
    say(
      `Support is given in ${printedList(said.languages.map(printedLanguage))}. A case keeps the language in which it was opened.`,
      answered('M8.Q2', 'languages'),
    ),
    said.accessibility.length === 0
      ? say(
          'No accessible way beyond these channels is in place. A customer who cannot use them is helped through the person named for the customer on the ladder (clause 12), without delay and without extra cost.',
          answered('M8.Q2', 'accessibility'),
        )
      : say('Nobody is shut out because of how they hear, see, speak or read:', answered('M8.Q2', 'accessibility')),
    ...(said.accessibility.length === 0
      ? []
      : [
          list(
            said.accessibility.map((way) => accessibleWays[way]),
            answered('M8.Q2', 'accessibility'),
          ),
        ]),
    say(
      `The first response limits (S8) hold for every channel alike; no customer waits longer for having chosen a slower one.`,
    ),
  ]);
}

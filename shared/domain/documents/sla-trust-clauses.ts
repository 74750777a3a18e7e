import type { RiskTier } from '#shared/domain/partners/partner';
import type { Sla } from '#shared/domain/slas/sla';
import { answered, clause, list, say, table, term } from './clause';
import type { Block } from './page';
import { printedDate } from './page-words';
import { counted, printedContact, printedList, printedPerson } from './printed-figures';
import { roleTitles } from './sla-remedy-clauses';

/** Clauses 16 to 20: data, security notices, assurance, reports and meetings. */
export function trustClauses(sla: Sla): readonly Block[] {
  return [
    ...dataClause(sla),
    ...securityClause(sla),
    ...assuranceClause(sla),
    ...reportingClause(sla),
    ...governanceClause(sla),
  ];
}

function dataClause(sla: Sla): readonly Block[] {
  const { said } = sla;
  return clause('16', 'Data', [
    say('This is what each party does with customers’ data under this agreement:'),
    table(
      ['Matter', 'Agreed'],
      [
        ['What is handled', said.dataHandled],
        ['On whose behalf', 'The customer’s. Each party handles only what its part of the service needs.'],
        ['Where it is kept', said.dataLocation],
        ['In transit', 'Encrypted with TLS 1.2 or later on every connection between the parties and to customers'],
        ['At rest', 'Encrypted with AES-256 or a cipher of equal strength, including back-ups and portable devices'],
        [
          'Who may see it',
          'Named people with accounts of their own and a second factor; removed within 1 day of leaving the task',
        ],
        ['How long service records are kept', counted(said.recordsMonths, 'month')],
        [
          'At the end',
          `Returned in a common format and deleted within ${counted(said.dataReturnDays, 'day')}; the deletion is confirmed in writing`,
        ],
      ],
      { source: term('dataHandled') },
    ),
    say(
      'Data is moved to another country or handed to another company only after the other party agreed in writing.',
      term('dataLocation'),
    ),
    say('Where the law asks for a separate contract on personal data, that contract goes before this clause.'),
  ]);
}

function securityClause(sla: Sla): readonly Block[] {
  return clause('17', 'Security incidents and authorities', [
    say(
      `A party that knows of a security breach touching the other party’s or its customers’ data tells it within ${counted(sla.said.breachNoticeHours, 'hour')}, day and night, complete or not. The clock starts with knowledge and not with certainty.`,
      answered('M8.Q6', 'breachNoticeHours'),
    ),
    say(
      `On the Partner’s side ${printedPerson(sla.breachContact)} makes and takes that call (${printedContact(sla.breachContact)}); on the Vendor’s side its ${roleTitles.technicalAuthority.toLowerCase()} of clause 12.`,
      answered('M8.Q6', 'breachContact'),
    ),
    say(
      'The notice says what happened and when, which data and which customers are concerned, what has been done, and when more will be known.',
    ),
    say(
      'Both parties help each other to meet their duties towards authorities and the people concerned, keep the traces, and tell customers nothing that contradicts each other. Neither names the other in public without its consent, unless the law demands it.',
    ),
  ]);
}

const cadences = {
  T1: 'once a year, by written attestation',
  T2: 'once a year with evidence, and every quarter by written attestation',
  T3: 'every six months with evidence, once a year by an independent assessor',
} as const satisfies Record<RiskTier, string>;

function assuranceClause(sla: Sla): readonly Block[] {
  return clause('18', 'Assurance', [
    say(
      `The Partner is in risk tier ${sla.said.riskTier} of the Vendor’s programme. Its safeguards are confirmed anew ${cadences[sla.said.riskTier]}.`,
      term('riskTier'),
    ),
    say(
      'Certificates and assessments that either party relies on are shown to the other, with the day they end, and renewed before that day.',
    ),
    say(
      'Each party may ask for the evidence behind any value or statement of this agreement, and gets it within 10 working days. Evidence is confidential and used for nothing else.',
    ),
  ]);
}

const everyTitles = {
  week: 'every week',
  month: 'every month',
  quarter: 'every quarter',
  halfYear: 'twice a year',
} as const;
const formatTitles = {
  csv: 'a table (CSV)',
  pdf: 'a document (PDF)',
  json: 'data (JSON)',
  dashboard: 'a shared dashboard',
} as const;

function reportingClause(sla: Sla): readonly Block[] {
  const { said } = sla;
  return clause('19', 'Reports and shared data', [
    say(
      `The service is reported ${everyTitles[said.reportEvery]}, as ${printedList(said.formats.map((format) => formatTitles[format]))}.`,
      answered('M8.Q7', 'reportEvery'),
    ),
    say(
      'A report contains for each measure the value, the result, the size of the sample, what was left out and why; then incidents with their times, open actions, credits, and changes ahead.',
    ),
    say(
      `It may be read by: ${said.readers}. Anybody else needs the consent of both parties.`,
      answered('M8.Q7', 'readers'),
    ),
    say(
      'Customers get the figures that concern them on request, in the same form and with the same values. Neither party shows a customer other figures than those reported here.',
    ),
    say(
      'Where the source can send its data by itself, it does. Figures entered by hand carry the name of whoever entered them, and both parties sign them each week.',
      answered('M8.Q7', 'formats'),
    ),
  ]);
}

function governanceClause(sla: Sla): readonly Block[] {
  const { said } = sla;
  return clause('20', 'Governance', [
    say(
      `The parties review this agreement together ${everyTitles[said.reviewEvery]}, for the first time on ${printedDate(said.firstReview)}. The two partner managers invite; the three accountable people of each side take part.`,
      answered('M8.Q7', 'reviewEvery'),
    ),
    say('Every review has the same agenda:'),
    list([
      'Results of each measure and how they drift, also while they are still met',
      'Incidents, reviews and preventive actions, with their proofs',
      'What customers said, in their own words',
      'Changes ahead on both sides: processes, tools, people, releases',
      'Ratings of clause 13, risks, and decisions with owner and date',
    ]),
    say(
      'Minutes are written in the meeting and confirmed by both sides before it ends. Anybody on either side may bring an improvement; it is answered by the next review.',
    ),
  ]);
}

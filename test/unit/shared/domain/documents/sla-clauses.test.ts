import { describe, expect, test } from 'vitest';
import { brand } from '#shared/base/brand';
import type { DocumentFrame } from '#shared/domain/documents/document-frame';
import type { Block } from '#shared/domain/documents/page';
import { pageTexts } from '#shared/domain/documents/page-texts';
import { slaDocument } from '#shared/domain/documents/sla-document';
import { anSla } from '../../../../builders/an-sla';

const frame: DocumentFrame = {
  agreement: {
    id: brand<'Agreement'>('0190f3c0-0000-7000-8000-00000000c3d4'),
    version: 1,
    state: 'draft',
    dataSha256: null,
  },
  signatories: [],
};
const promises = [{ promise: 'There from 8 to 18', proof: 'This agreement', measure: 'S1', target: '99.5' }];
const page = slaDocument(anSla({ publicCommitments: promises }), frame);

/** Everything that stands under the number of a clause or the letter of an appendix; `0` is the summary. */
function clause(number: string): string {
  const isChapter = (block: Block) => block.kind === 'heading' && block.level === 1;
  const from = page.blocks.findIndex(
    (block) => block.kind === 'heading' && block.level === 1 && block.number === (number === '0' ? '' : number),
  );
  const rest = page.blocks.slice(from + 1);
  const until = rest.findIndex(isChapter);
  const blocks = until < 0 ? rest : rest.slice(0, until);
  const bare = { ...page, title: '', subtitle: '', reference: '', notices: [], parties: [] };
  return pageTexts({ ...bare, blocks })
    .join('\n')
    .replaceAll('\u00a0', ' ');
}

describe('what the two sides have to settle stands in its clause:', () => {
  test.each([
    [
      'outcomes for customers: there, quickly answered, well served',
      '2',
      ['Availability (S1)', 'First response in time (S8)', 'Customer satisfaction (S14)'],
    ],
    [
      'the way from outcome to measure to remedy',
      '2',
      ['Orders leave the practice without paper', 'then service credit (clause 15)'],
    ],
    [
      'who escalates to whom',
      '12',
      ['Technical authority', 'Sara Öztürk, Service Manager', 'executive sponsors, Ruth Baumann and Eva Lindner'],
    ],
    ['who checks a measure, and how', 'A', ['Checked by', 'Recomputed from the raw outage times by the other side']],
    ['who answers for each service', '3', ['Ordering platform\nVendor', 'First-line support\nPartner']],
    [
      'how it is reported to the partner and to customers',
      '19',
      ['reported every month', 'Customers get the figures that concern them on request'],
    ],
    ['how far past its target a measure may be', '7', ['S1 Availability\nat least 99.9 %\n0.05 %']],
    [
      'what is a deviation and what a breach',
      '9',
      ['down to 99.85 % it is a deviation, and below that it is a breach'],
    ],
    [
      'that a change of people, tools or processes leads to an amendment',
      '21',
      ['A change of process, tool or person', 'at the latest 10 working days after it'],
    ],
    [
      'which version this is, and that old ones are kept',
      '26',
      ['This is version 1', 'old versions are kept and never altered'],
    ],
    [
      'the five stages with the target of each',
      '4',
      [
        'Order intake',
        'Integration points',
        'Service delivery',
        'Incident handling',
        'Follow-up afterwards',
        'Solved at first contact (S11): at least 65 %',
      ],
    ],
    ['channels', '6', ['Telephone\n+43 1 555 02 00\nEvery case', 'help@nordlicht.example']],
    ['languages', '6', ['Support is given in German and English']],
    ['accessibility', '6', ['Nobody is shut out', 'Everything can be done in writing']],
    [
      'joint reviews that look at the drift',
      '20',
      ['every quarter, for the first time on 31 March 2027', 'how they drift, also while they are still met'],
    ],
    ['a feedback loop', '20', ['What customers said, in their own words', 'it is answered by the next review']],
    ['how data is shared', '19', ['a table (CSV) and a document (PDF)', 'what was left out and why']],
    ['privacy', '16', ['handles only what its part of the service needs', 'separate contract on personal data']],
    ['a trail from every value back to its source', '26', ['raw records, corrections with author and reason']],
    [
      'what counts as evidence in a dispute',
      '23',
      ['incident reports, monitoring records and dashboards', 'statements of customers'],
    ],
    ['source and formula of a measure', 'A', ['Formula', 'Source\nExport of the monitoring system']],
    ['what a measure earns or costs', 'B', ['99.50 to below 99.85: 5 %']],
    ['incentives', '15', ['when every measure is met in 4 quarters in a row']],
    [
      'how both behave',
      '13',
      [
        'To speak first.',
        'To tell the truth in time.',
        'To be honest about limits.',
        'leads to an action with an owner',
      ],
    ],
    ['that repeated failure weighs more', '15', ['1.5 for the second, 2 from the third on']],
    ['severity, impact and recovery in the credit', '15', ['W, severity:', 'J, impact:', 'Q, recovery:']],
    ['classes of faults', '10', ['Outage, security incident, loss of data', 'Severity by impact and urgency']],
    ['when the next rung is called', '12', ['30 min', 'If it is not, the next rung is called']],
    ['who is on call', '11', ['somebody is on call day and night', '+43 1 555 02 99']],
    ['the review of an incident and its causes', '14', ['limit: 5 working days', 'the cause behind the cause']],
    [
      'the first repair and the lasting improvement, closed by proof',
      '14',
      ['immediate repair', 'lasting improvement', 'closed only by a proof'],
    ],
    [
      'which data, where, how encrypted, who has access',
      '16',
      ['Names and business contact details', 'Data centres in Vienna and Frankfurt', 'AES-256', 'second factor'],
    ],
    ['how soon a breach of security is told', '17', ['limit: 48 hours', 'Tomáš Novák']],
    ['help with authorities', '17', ['duties towards authorities']],
    ['certificates and assessments', '18', ['risk tier T2', 'Certificates and assessments']],
    ['how changes are told, tested and rolled out', '21', ['tested outside production, rolled out in steps']],
    ['notice by kind of change', '21', ['Breaking change or migration\n90 days', 'End of a function\n180 days']],
    ['help with migration', '21', ['help with migration']],
    ['the way back', '21', ['The way back is written down before the change begins']],
    [
      'renewal by goals, budgets and expectations; extension',
      '25',
      ['compare targets with goals, budgets and what customers expect', 'extended once on the same terms'],
    ],
    ['targets that follow the market', '22', ['If the market shifts', 'at most once in twelve months']],
    ['mediation and the steps before it', '23', ['Mediation\nNobody; the mediator helps to agree']],
    ['who decides', '23', ['Both executive sponsors', 'The court that the base agreement names']],
    ['by when an answer is owed', '23', ['Written answer\nThe partner manager of the other party\n5 working days']],
    ['who pays', '23', ['Half each', 'told to the other party before it is taken']],
    ['how long records are kept', '26', ['for 36 months']],
    ['who may read reports', '19', ['It may be read by: Service managers and partner managers of both sides']],
    ['reports that make themselves', '19', ['Where the source can send its data by itself, it does']],
    ['changes ahead on the agenda', '20', ['Changes ahead on both sides']],
    [
      'what is promised in public, and its proof',
      '24',
      ['There from 8 to 18', 'Availability (S1): 99.5 %', 'This agreement'],
    ],
    [
      'a summary for leadership, product and customer success',
      '0',
      ['For leadership', 'For product teams', 'For customer success'],
    ],
    [
      'definitions in plain language with an example',
      'A',
      ['How much of the promised time customers could use the service.', '43 030 ÷ 43 080'],
    ],
    ['thresholds', 'B', ['below 99.85 %']],
    ['who is responsible', 'C', ['Exactly one party answers for each piece of work']],
  ])('%s', (_what, number, words) => {
    const text = clause(number);
    expect(words.filter((one) => !text.includes(one))).toEqual([]);
  });
});

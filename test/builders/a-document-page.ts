import type { Block, DocumentPage, Inline } from '#shared/domain/documents/page';
import { someInk } from './some-ink';

/** A service level agreement of realistic size: every kind of block, tables over several pages, one signature of two. */
export function aDocumentPage(changes: Partial<DocumentPage> = {}): DocumentPage {
  return {
    kind: 'sla',
    title: 'Service Level Agreement',
    subtitle: 'Joint support of the Meridian platform for customers of Nordlicht Systemhaus',
    language: 'en',
    reference: 'SLA-0190f3 v2',
    version: 2,
    dataSha256: '4f1d0c6a92be57c3aa10de5b7f3c8e9215d04b6e7712f9c8830d5ab1e6f2c97d',
    parties: [
      {
        party: 'vendor',
        name: 'Meridian Software SE',
        detail: 'Hafenstraße 12, 20457 Hamburg, Germany\nRepresented by Änne Großmann, Partner Manager',
      },
      {
        party: 'partner',
        name: 'Nordlicht Systemhaus GmbH',
        detail: 'Λεωφόρος Συγγρού 80, Athens, Greece\nRepresented by Дмитрий Ковалёв, Managing Director',
      },
    ],
    notices: [
      'This document is a template filled from an interview. It is not legal advice; have it read by counsel before you sign.',
      'A drawn signature is a picture of a hand. It is not an electronic signature with a certificate.',
    ],
    blocks: [...summary(), ...contents(), ...clauses(), ...levels(), ...plan(), ...signing(), ...definitions()],
    ...changes,
  };
}

const heading = (level: 1 | 2 | 3, number: string, text: string, termId?: string): Block => ({
  kind: 'heading',
  level,
  number,
  text,
  id: `section-${number || termId || 'summary'}`,
  ...(termId ? { source: { termId } } : {}),
});

const paragraph = (text: readonly Inline[], more: Partial<Extract<Block, { kind: 'paragraph' }>> = {}): Block => ({
  kind: 'paragraph',
  text,
  ...more,
});

function summary(): readonly Block[] {
  return [
    heading(1, '', 'Executive summary'),
    paragraph(
      [
        'Both sides answer for one service. The partner takes the first call and solves what it can; the vendor stands behind it with engineers, and both measure the same eleven figures in the same way.',
      ],
      { style: 'lead' },
    ),
    {
      kind: 'cards',
      cards: [
        {
          title: 'For leadership',
          points: [
            ['Term of ', { text: '24 months', bold: true }, ' from 1 January 2027, with a review after each quarter.'],
            ['Credits are capped at ', { text: '15 % of the monthly fee', bold: true }, '.'],
            ['Three people on each side are accountable by name.'],
          ],
        },
        {
          title: 'For product',
          points: [
            ['Availability of ', { text: '99.9 %', bold: true }, ' in a calendar month, measured at the edge.'],
            ['Two releases a year are announced 30 days ahead.'],
            ['Security findings of the highest class are closed within 14 days.'],
          ],
        },
        {
          title: 'For customer success',
          points: [
            ['First answer within ', { text: '30 minutes', bold: true }, ' for a standstill, day and night.'],
            ['The partner closes at least 80 % of the cases of the first level.'],
            ['One joint call each month, on one page of figures.'],
          ],
        },
      ],
    },
    paragraph(
      [
        'What still stands open is listed in ',
        { text: 'clause 4', linkTo: 'section-4' },
        '. Nothing in this agreement takes effect before both signatures are drawn.',
      ],
      { style: 'notice' },
    ),
    { kind: 'pageBreak' },
  ];
}

const contents = (): readonly Block[] => [{ kind: 'contents', title: 'Contents' }, { kind: 'pageBreak' }];

function clauses(): readonly Block[] {
  const chapters: readonly (readonly [string, readonly string[]])[] = [
    ['Purpose and scope', ['Purpose', 'Services covered', 'Services not covered']],
    ['Support', ['Levels of support', 'Hours', 'Languages', 'How a case is opened']],
    ['Duties of the partner', ['People and training', 'First level', 'Access and tools']],
    ['Duties of the vendor', ['Second and third level', 'Releases', 'Security notices']],
  ];
  return chapters.flatMap(([title, sections], chapter) => [
    heading(1, `${chapter + 1}`, title, `chapter-${chapter + 1}`),
    paragraph([
      'This chapter binds both sides from the day of the last signature. Where a figure is given, the definition in the appendix says how it is measured.',
    ]),
    ...sections.flatMap((section, index): readonly Block[] => [
      heading(2, `${chapter + 1}.${index + 1}`, section, `term-${chapter + 1}-${index + 1}`),
      paragraph(
        [
          'The partner names one person who is reached by telephone in the agreed hours and who may decide. ',
          'The vendor names one person for the same hours. ',
          { text: 'Either side may replace its person', italic: true },
          ' by telling the other in writing, at least five working days before the change. Until then the person named before remains responsible, and a message to that person counts as received on the day it was sent.',
        ],
        { source: { termId: `term-${chapter + 1}-${index + 1}` } },
      ),
      ...(index === 0
        ? [
            {
              kind: 'list',
              ordered: chapter % 2 === 0,
              items: [
                ['the product in the edition the customer has bought, with its interfaces;'],
                ['the connection to the systems of the customer, as far as the partner has built it;'],
                [
                  'advice on use that takes no longer than an hour: longer advice is a project of its own, and is offered.',
                ],
              ],
              source: { termId: `term-${chapter + 1}-1` },
            } satisfies Block,
          ]
        : []),
      ...(index === 1
        ? [
            heading(3, '', 'What this does not mean', `limit-${chapter + 1}`),
            paragraph([
              'Nobody is bound to be reached outside the agreed hours. A case of the highest priority is the one exception.',
            ]),
          ]
        : []),
    ]),
  ]);
}

function levels(): readonly Block[] {
  const services = ['Portal', 'Interface', 'Reporting', 'Single sign-on', 'Bulk import', 'Notifications', 'Archive'];
  return [
    heading(1, '5', 'Service levels'),
    paragraph([
      'Each level has a target, a way of measuring, and a credit. Months are calendar months in the time zone of the partner.',
    ]),
    heading(2, '5.1', 'Response and recovery', 'term-5-1'),
    {
      kind: 'table',
      caption: 'Times by priority',
      source: { termId: 'term-5-1' },
      columns: [
        { title: 'Priority' },
        { title: 'What it means', share: 3 },
        { title: 'First answer', align: 'end' },
        { title: 'Workaround', align: 'end' },
        { title: 'Credit', align: 'end' },
      ],
      rows: [
        ['P1', 'Standstill: nobody at the customer can work', '30 min', '4 h', '5.0 %'],
        ['P2', 'A main function is missing, work goes on with effort', '2 h', '1 day', '2.5 %'],
        ['P3', 'A function is impaired, there is a way around it', '8 h', '5 days', '1.0 %'],
        ['P4', 'A question, a wish, a flaw of appearance', '2 days', '—', '—'],
      ].map((row) => row.map((cell) => [cell])),
    },
    heading(2, '5.2', 'Catalogue of services', 'term-5-2'),
    {
      kind: 'table',
      caption: 'Services, windows and monthly fees',
      columns: [
        { title: 'Code' },
        { title: 'Service', share: 2 },
        { title: 'Maintenance window', share: 2 },
        { title: 'Availability', align: 'end' },
        { title: 'Fee per month', align: 'end' },
      ],
      rows: Array.from({ length: 78 }, (_, index) => [
        [`S-${String(index + 1).padStart(3, '0')}`],
        [`${services[index % services.length]}, site ${1 + Math.floor(index / services.length)}`],
        [index % 3 === 0 ? 'Sunday 02:00 to 05:00' : 'First Tuesday of the month, 22:00 to 24:00'],
        [index % 4 === 0 ? '99.95 %' : '99.5 %'],
        [`€ ${(1180 + index * 37.5).toFixed(2)}`],
      ]),
    },
  ];
}

const plan = (): readonly Block[] => [
  heading(1, '6', 'Introduction'),
  paragraph([
    'The service begins in steps. Each step has a date and a proof; the next begins when the proof is there.',
  ]),
  {
    kind: 'timeline',
    marks: [
      { date: '2026-11-23', label: 'Kick-off with the accountable three of each side', phase: 'Prepare' },
      { date: '2026-12-04', label: 'Access to the test system proven by a login of each engineer', phase: 'Prepare' },
      { date: '2026-12-18', label: 'Training of the first level closed, eight people certified', phase: 'Prepare' },
      { date: '2027-01-04', label: 'First customer goes over to the new line', phase: 'Begin' },
      { date: '2027-01-29', label: 'Thirty days: first report on one page', phase: 'Begin' },
      { date: '2027-03-31', label: 'All sites moved, the old line is closed', phase: 'Run' },
      { date: '2027-06-30', label: 'Half-year review of figures and credits', phase: 'Run' },
    ],
  },
];

const signing = (): readonly Block[] => [
  heading(1, '7', 'Signatures'),
  paragraph(['Each of the undersigned has read this version and may sign for the side named above the line.']),
  {
    kind: 'signatures',
    boxes: [
      {
        party: 'vendor',
        organisation: 'Meridian Software SE',
        personName: 'Änne Großmann',
        role: 'Partner Manager',
        signed: { ink: someInk(1), at: '2026-11-20T14:05:00Z' },
      },
      {
        party: 'partner',
        organisation: 'Nordlicht Systemhaus GmbH',
        personName: 'Дмитрий Ковалёв',
        role: 'Managing Director',
        signed: null,
      },
    ],
  },
];

const definitions = (): readonly Block[] => [
  { kind: 'pageBreak' },
  heading(1, 'A', 'Definitions'),
  paragraph(['Each figure is defined once, with an example worked through.'], { style: 'small' }),
  ...['Availability', 'First answer', 'Workaround', 'Working day', 'Credit'].flatMap(
    (term, index): readonly Block[] => [
      heading(2, `A.${index + 1}`, term, `definition-${index + 1}`),
      paragraph([
        'Minutes in which the service answered, divided by all minutes of the month outside maintenance windows. ',
        { text: 'Example: ', bold: true },
        'January has 44,640 minutes, 180 of them maintenance. With 40 minutes of failure the figure is (44,460 − 40) ÷ 44,460 = 99.91 %, which is ≥ 99.9 %.',
      ]),
    ],
  ),
];

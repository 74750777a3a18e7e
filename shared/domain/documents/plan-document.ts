import type { Plan } from '#shared/domain/plans/plan';
import { bold, heading, paragraph } from './clause';
import {
  type DocumentFrame,
  drawnSignatureNotice,
  printedParties,
  referenceOf,
  signatureBlocks,
} from './document-frame';
import type { Block, DocumentPage } from './page';
import { printedDate } from './page-words';
import { planAims } from './plan-aims';
import { planRhythm } from './plan-rhythm';
import { planWay } from './plan-way';
import { printedValue } from './printed-figures';

/** The Joint Success Plan as a document: cover, summary, contents, fifteen sections, definitions. */
export function planDocument(plan: Plan, frame: DocumentFrame): DocumentPage {
  const sponsors = plan.pairs.find((pair) => pair.role === 'sponsor');
  if (sponsors === undefined) throw new Error('A plan without sponsors cannot be composed');
  return {
    kind: 'plan',
    title: 'Joint Success Plan',
    subtitle: `${plan.vendor.name} and ${plan.partner.name}, first result by ${printedDate(plan.said.valueDate)}`,
    language: 'en',
    reference: referenceOf('plan', frame.agreement),
    version: frame.agreement.version,
    dataSha256: frame.agreement.dataSha256,
    parties: printedParties(plan),
    notices: [
      ...(frame.agreement.state === 'draft' ? ['Draft. Nothing in it binds anybody.'] : []),
      'A declaration of intent, made from a template. It is not a contract and not legal advice.',
      `It accompanies the base agreement: ${plan.said.baseAgreement}.`,
      drawnSignatureNotice,
    ],
    blocks: [
      ...planSummary(plan),
      { kind: 'pageBreak' },
      { kind: 'contents', title: 'Contents' },
      { kind: 'pageBreak' },
      ...planAims(plan),
      ...planWay(plan),
      ...planRhythm(plan),
      ...signatureBlocks('15', plan, frame, sponsors, {
        before: 'Both sides have made this plan together, want to reach what it says, and will do their part of it.',
      }),
      ...planDefinitions(frame.agreement.dataSha256),
    ],
  };
}

function planSummary(plan: Plan): readonly Block[] {
  const pair = (role: string) => plan.pairs.find((one) => one.role === role);
  const names = (role: string) => {
    const found = pair(role);
    return found === undefined ? [] : [[bold(found.vendor.name), ' and ', bold(found.partner.name)]];
  };
  const next = plan.milestones
    .filter((one) => one.doneOn === null)
    .toSorted((left, right) => (left.latestFinish < right.latestFinish ? -1 : 1))
    .slice(0, 3);
  return [
    heading(1, '', 'Executive summary'),
    paragraph(plan.said.objective, 'lead', { questionId: 'M1.Q5', termId: 'objective' }),
    {
      kind: 'cards',
      cards: [
        {
          title: 'For leadership',
          points: [
            [`First verified customer result by ${printedDate(plan.said.valueDate)}.`],
            ...plan.goals
              .slice(0, 3)
              .map((goal) => [
                bold(`${goal.goal}: `),
                `from ${printedValue(goal.baseline, goal.unit)} to ${printedValue(goal.target, goal.unit)} by ${printedDate(goal.by)}`,
              ]),
            ...names('sponsor').map((line) => ['Sponsors: ', ...line]),
          ],
        },
        {
          title: 'For product teams',
          points: [
            ...plan.milestones
              .filter((one) => one.id === 'A2' || one.id === 'A3')
              .map((one) => [bold(`${one.title}: `), `by ${printedDate(one.latestFinish)}`]),
            ...names('technicalAuthority').map((line) => ['Technical decisions: ', ...line]),
          ],
        },
        {
          title: 'For customer success',
          points: [
            ...plan.firstCustomers
              .slice(0, 3)
              .map((row) => [bold(`${row.name}: `), `${row.need}, by ${printedDate(row.by)}`]),
            ...names('customerSuccessLeader').map((line) => ['They speak with customers: ', ...line]),
          ],
        },
        {
          title: 'Next',
          points:
            next.length === 0
              ? [['Every milestone is reached.']]
              : next.map((one) => [bold(`${one.id} ${one.title}: `), `by ${printedDate(one.latestFinish)}`]),
        },
      ],
    },
  ];
}

function planDefinitions(dataSha256: string | null): readonly Block[] {
  return [
    { kind: 'pageBreak' },
    heading(1, 'A', 'Appendix: words of this plan'),
    {
      kind: 'list',
      ordered: false,
      items: [
        [bold('Milestone: '), 'a condition that is true and proved. It has an owner on each side.'],
        [bold('Latest: '), 'the last day on which a milestone can be reached without moving the value date.'],
        [
          bold('Slack: '),
          'working days (Monday to Friday, without days on which the Partner gives no support) between the forecast and the latest day.',
        ],
        [
          bold('Example of slack: '),
          'a milestone of 10 working days whose successor must start on Friday 19 March 2027 must itself start on Friday 5 March 2027.',
        ],
        [bold('Gate 1: '), 'the Partner may sell with the Vendor.'],
        [bold('Gate 2: '), 'the Partner may deliver on its own.'],
        [
          bold('Verified outcome: '),
          'a booked deal, an integration in use or a closed case, accepted by somebody other than the person who claims it.',
        ],
      ],
    },
    heading(1, 'B', 'Appendix: data of this plan'),
    paragraph(
      'Everything in this document is made from one set of data, which both sides can be given as a file. Its fingerprint (SHA-256 of its canonical JSON) tells whether a set of data is the one that was agreed:',
    ),
    dataSha256 === null
      ? paragraph('The text is a draft; its fingerprint is computed when the text is fixed for signature.', 'notice')
      : paragraph([bold(dataSha256)]),
  ];
}

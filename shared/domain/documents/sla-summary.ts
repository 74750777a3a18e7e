import type { Sla } from '#shared/domain/slas/sla';
import { bold, heading, link, paragraph } from './clause';
import type { Block, Inline } from './page';
import { printedDate } from './page-words';
import { counted, printedContact, printedLimit, printedPerson } from './printed-figures';
import { rungOf } from './sla-remedy-clauses';
import { printedTarget } from './sla-service-clauses';

/** The first page after the cover: what leadership, product teams and customer success have to know. */
export function slaSummary(sla: Sla): readonly Block[] {
  return [
    heading(1, '', 'Executive summary'),
    paragraph(
      `${sla.vendor.name} and ${sla.partner.name} serve the same customers. From ${printedDate(sla.said.effectiveDate)} to ${printedDate(sla.endDate)} they promise what follows; the clauses say it precisely.`,
      'lead',
    ),
    {
      kind: 'cards',
      cards: [
        { title: 'For leadership', points: forLeadership(sla) },
        { title: 'For product teams', points: forProductTeams(sla) },
        { title: 'For customer success', points: forCustomerSuccess(sla) },
      ],
    },
  ];
}

type Points = readonly (readonly Inline[])[];

function forLeadership(sla: Sla): Points {
  const last = rungOf(sla, 'L4');
  return [
    ...promise(sla, 'S1'),
    ...promise(sla, 'S14'),
    [
      'If a promise is broken: a deviation is talked about; a breach leads to ',
      link('a remedy', 'part-15'),
      sla.said.monthlyFee === null
        ? ', given as days of specialists.'
        : `, at most ${sla.said.monthlyCap} % of a month’s fee.`,
    ],
    ['Last to decide: ', bold(last.vendor.name), ' and ', bold(last.partner.name), '.'],
    [`Notice against renewal by ${printedDate(sla.noticeBy)}.`],
  ];
}

function forProductTeams(sla: Sla): Points {
  const technical = rungOf(sla, 'L1');
  return [
    [
      'Changes are announced first: 5 working days for small ones, 90 days for breaking ones (',
      link('clause 21', 'part-21'),
      ').',
    ],
    [`A security breach is told within ${counted(sla.said.breachNoticeHours, 'hour')}.`],
    [`After serious incidents a review is ready in ${counted(sla.said.reviewDays, 'working day')}.`],
    ['Technical decisions: ', bold(technical.vendor.name), ' and ', bold(technical.partner.name), '.'],
  ];
}

function forCustomerSuccess(sla: Sla): Points {
  const customer = rungOf(sla, 'L2');
  return [
    ...promise(sla, 'S8'),
    ...sla.severities
      .slice(0, 1)
      .map((worst) => [
        `When customers stand still: first response within ${printedLimit(worst.firstResponse)}, news every ${printedLimit(worst.updateEvery)}, working again within ${printedLimit(worst.restore)}.`,
      ]),
    [`On call at the Partner: ${sla.said.onCallNumber}.`],
    [
      'They speak with the customer: ',
      bold(printedPerson(customer.vendor)),
      ` (${printedContact(customer.vendor)}) and `,
      bold(printedPerson(customer.partner)),
      ` (${printedContact(customer.partner)}).`,
    ],
  ];
}

function promise(sla: Sla, id: string): Points {
  return sla.serviceLevels
    .filter((level) => level.id === id)
    .map((level) => [bold(`${level.name}: `), printedTarget(level)]);
}

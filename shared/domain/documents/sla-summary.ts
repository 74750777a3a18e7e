import type { Sla } from '#shared/domain/slas/sla';
import { bold, heading, link, paragraph } from './clause';
import type { Block } from './page';
import { printedDate } from './page-words';
import { counted, printedContact, printedLimit, printedPerson } from './printed-figures';
import { printedTarget } from './sla-service-clauses';

/** The first page after the cover: what leadership, product teams and customer success have to know. */
export function slaSummary(sla: Sla): readonly Block[] {
  const level = (id: string) => sla.serviceLevels.find((one) => one.id === id);
  const promise = (id: string) => {
    const found = level(id);
    return found === undefined ? [] : [[bold(`${found.name}: `), printedTarget(found)]];
  };
  const worst = sla.severities[0];
  const rung = (name: string) => sla.ladder.find((one) => one.level === name);
  const lastRung = rung('L4');
  const technical = rung('L1');
  const customer = rung('L2');
  return [
    heading(1, '', 'Executive summary'),
    paragraph(
      `${sla.vendor.name} and ${sla.partner.name} serve the same customers. From ${printedDate(sla.said.effectiveDate)} to ${printedDate(sla.endDate)} they promise what follows; the clauses say it precisely.`,
      'lead',
    ),
    {
      kind: 'cards',
      cards: [
        {
          title: 'For leadership',
          points: [
            ...promise('S1'),
            ...promise('S14'),
            [
              'If a promise is broken: a deviation is talked about; a breach leads to ',
              link('a remedy', 'part-15'),
              sla.said.monthlyFee === null
                ? ', given as days of specialists.'
                : `, at most ${sla.said.monthlyCap} % of a month’s fee.`,
            ],
            ...(lastRung === undefined
              ? []
              : [['Last to decide: ', bold(lastRung.vendor.name), ' and ', bold(lastRung.partner.name), '.']]),
            [`Notice against renewal by ${printedDate(sla.noticeBy)}.`],
          ],
        },
        {
          title: 'For product teams',
          points: [
            [
              'Changes are announced first: 5 working days for small ones, 90 days for breaking ones (',
              link('clause 21', 'part-21'),
              ').',
            ],
            [`A security breach is told within ${counted(sla.said.breachNoticeHours, 'hour')}.`],
            [`After serious incidents a review is ready in ${counted(sla.said.reviewDays, 'working day')}.`],
            ...(technical === undefined
              ? []
              : [['Technical decisions: ', bold(technical.vendor.name), ' and ', bold(technical.partner.name), '.']]),
          ],
        },
        {
          title: 'For customer success',
          points: [
            ...promise('S8'),
            ...(worst === undefined
              ? []
              : [
                  [
                    `When customers stand still: first response within ${printedLimit(worst.firstResponse)}, news every ${printedLimit(worst.updateEvery)}, working again within ${printedLimit(worst.restore)}.`,
                  ],
                ]),
            [`On call at the Partner: ${sla.said.onCallNumber}.`],
            ...(customer === undefined
              ? []
              : [
                  [
                    'They speak with the customer: ',
                    bold(printedPerson(customer.vendor)),
                    ` (${printedContact(customer.vendor)}) and `,
                    bold(printedPerson(customer.partner)),
                    ` (${printedContact(customer.partner)}).`,
                  ],
                ]),
          ],
        },
      ],
    },
  ];
}

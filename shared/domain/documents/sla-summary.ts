import type { ServiceLevelId } from '#shared/domain/slas/service-level';
import type { AgreedChange } from '#shared/domain/slas/sla-parts';
import { figureBlock } from './figures/figure';
import { keyFigures } from './figures/key-figures';
import type { Block, Inline } from './page';
import { printedDate } from './page-words';
import { noticeText } from './sla-governing-clauses';
import type { SlaPen } from './sla-pen';

/** The first page after the cover: what leadership, product teams and customer success have to know. */
export function slaSummary(pen: SlaPen): readonly Block[] {
  const { sla, language } = pen;
  return [
    pen.heading(1, '', 'sla.0.title'),
    pen.paragraph(
      'sla.0.lead',
      {
        vendor: sla.vendor.name,
        partner: sla.partner.name,
        from: printedDate(sla.said.effectiveDate, language),
        until: printedDate(sla.endDate, language),
      },
      'lead',
    ),
    ...promisesAtAGlance(pen),
    {
      kind: 'cards',
      cards: [
        { title: pen.text('sla.0.leadership'), points: forLeadership(pen) },
        { title: pen.text('sla.0.product'), points: forProductTeams(pen) },
        { title: pen.text('sla.0.success'), points: forCustomerSuccess(pen) },
      ],
    },
  ];
}

const atAGlance: readonly ServiceLevelId[] = ['S1', 'S8', 'S9', 'S14'];

/** The figures customers notice first. */
function promisesAtAGlance(pen: SlaPen): readonly Block[] {
  const levels = atAGlance.flatMap((id) => pen.levelOf(id) ?? []);
  if (levels.length === 0) return [];
  const figures = levels.map((level) => ({
    label: pen.measure(level).name,
    value: pen.value(level.commitment.target, level),
    detail: pen.text(level.better === 'higher' ? 'sla.0.atLeast' : 'sla.0.atMost', {
      window: pen.text(`sla.per.${level.window}`),
    }),
  }));
  return [figureBlock(keyFigures({ title: pen.text('sla.0.figure'), figures }), { once: true })];
}

type Points = readonly (readonly Inline[])[];

function forLeadership(pen: SlaPen): Points {
  const { sla } = pen;
  const last = pen.rung('L4');
  const isMoney = sla.remedies.kind === 'money';
  const noticeId = sla.said.renewal === 'automatic' ? 'sla.0.notice' : 'sla.0.noticeByAgreement';
  return [
    isMoney
      ? pen.rich('sla.0.ifBrokenMoney', { cap: pen.percent(sla.remedies.monthlyCap) })
      : pen.rich('sla.0.ifBrokenAction'),
    pen.rich('sla.0.deciders', { vendor: last.vendor.name, partner: last.partner.name }),
    pen.rich(noticeId, { date: printedDate(sla.noticeBy, pen.language) }),
  ];
}

function forProductTeams(pen: SlaPen): Points {
  const { said, changeNotices } = pen.sla;
  const technical = pen.rung('L1');
  const noticeOf = (noticeClass: AgreedChange['noticeClass']) => {
    const agreed = changeNotices.find((change) => change.noticeClass === noticeClass);
    return agreed === undefined ? '' : noticeText(agreed, pen);
  };
  return [
    pen.rich('sla.0.changes', { minor: noticeOf('minorChange'), breaking: noticeOf('breakingChange') }),
    pen.rich('sla.0.breachNotice', { hours: pen.counted(said.breachNoticeHours, 'hour') }),
    pen.rich('sla.0.reviews', { days: pen.counted(said.reviewDays, 'workingDay') }),
    pen.rich('sla.0.technical', { vendor: technical.vendor.name, partner: technical.partner.name }),
  ];
}

function forCustomerSuccess(pen: SlaPen): Points {
  const { severities, said } = pen.sla;
  const customer = pen.rung('L2');
  return [
    ...severities.slice(0, 1).map((worst) =>
      pen.rich('sla.0.standstill', {
        firstResponse: pen.limit(worst.firstResponse),
        update: pen.limit(worst.updateEvery),
        restore: pen.limit(worst.restore),
      }),
    ),
    pen.rich('sla.0.onCall', { number: said.onCallNumber }),
    pen.rich('sla.0.customer', { vendor: customer.vendor.name, partner: customer.partner.name }),
  ];
}

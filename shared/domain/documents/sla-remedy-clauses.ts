import { roundTo } from '#shared/base/decimal';
import { measureOf } from '#shared/domain/slas/measures';
import { amountOf, creditPercent } from '#shared/domain/slas/remedies';
import type { Rung } from '#shared/domain/slas/sla';
import { breachThreshold } from '#shared/domain/slas/verdict';
import { answered, type ClausePart, term } from './clause';
import { figureBlock } from './figures/figure';
import { ladderFigure } from './figures/ladder-figure';
import type { Block } from './page';
import { printedDate } from './page-words';
import { printedMoney } from './printed-figures';
import type { SlaPen } from './sla-pen';
import { creditFactors, slaStandards } from './sla-standards';

/** Clauses 12 to 15: who is called, how both sides behave, what is learned, and what a breach costs. */
export function remedyClauses(pen: SlaPen): readonly (readonly Block[])[] {
  return [ladderClause(pen), behaviourClause(pen), reviewClause(pen), remediesClause(pen)];
}

const titledRoles = ['onCall', 'technicalAuthority', 'customerSuccessLeader', 'partnerManager', 'sponsor'] as const;

function roleTitle(pen: SlaPen, rung: Rung): string {
  const known = titledRoles.find((role) => role === rung.role);
  return known === undefined ? rung.role : pen.text(`sla.role.${known}`);
}

function ladderClause(pen: SlaPen): readonly Block[] {
  const { sla } = pen;
  const source = answered('M8.Q5', 'ladder');
  const last = pen.rung('L4');
  const person = (one: Rung['vendor']) =>
    pen.rich('sla.12.person', { person: pen.person(one), contact: pen.contact(one) });
  return pen.clause('12', [
    pen.say('sla.12.rule', {}, source),
    figureBlock(
      ladderFigure({
        title: pen.text('sla.12.figure'),
        sides: [pen.text('sla.party.vendor'), pen.text('sla.party.partner')],
        times: [pen.text('sla.12.time.s1'), pen.text('sla.12.time.s2'), pen.text('sla.12.time.s3')],
        rungs: sla.ladder.map((rung) => ({
          level: rung.level,
          name: roleTitle(pen, rung),
          duty: pen.stock(rung.duty),
          people: [
            { name: pen.stock(rung.vendor.name), detail: rung.vendor.title },
            { name: pen.stock(rung.partner.name), detail: rung.partner.title },
          ],
          after: [rung.after.s1, rung.after.s2, rung.after.s3].map(pen.shortLimit),
        })),
      }),
      { caption: pen.text('sla.12.caption'), source },
    ),
    pen.say('sla.12.people', {}, source),
    pen.table(
      [
        { id: 'sla.12.column.rung', share: 24 },
        { id: 'sla.party.vendor', share: 38 },
        { id: 'sla.party.partner', share: 38 },
      ],
      sla.ladder.map((rung) => [
        pen.text('sla.12.rung', { level: rung.level, role: roleTitle(pen, rung) }),
        person(rung.vendor),
        person(rung.partner),
      ]),
      source,
    ),
    pen.say(
      'sla.12.answer',
      { minutes: pen.counted(sla.said.ladderMinutes, 'minute') },
      answered('M8.Q5', 'ladderMinutes'),
    ),
    pen.say('sla.12.sponsors', { vendor: last.vendor.name, partner: last.partner.name }, answered('M1.Q5', 'sponsor')),
    pen.say('sla.12.noBlame'),
  ]);
}

function behaviourClause(pen: SlaPen): readonly Block[] {
  const standard = measureOf('S24');
  const commitment = pen.levelOf('S24')?.commitment ?? standard.commitment;
  return pen.clause('13', [
    pen.say('sla.13.promise'),
    pen.list([pen.rich('sla.13.first'), pen.rich('sla.13.truth'), pen.rich('sla.13.limits')]),
    pen.say('sla.13.rating', {
      raters: String(commitment.minimumSample),
      threshold: pen.decimal(roundTo(breachThreshold(standard.better, commitment), 1, 'down')),
    }),
  ]);
}

function reviewClause(pen: SlaPen): readonly Block[] {
  const { openActions, said } = pen.sla;
  const source = answered('M8.Q6', 'openActions');
  return pen.clause('14', [
    pen.say('sla.14.review', { days: pen.counted(said.reviewDays, 'workingDay') }, answered('M8.Q6', 'reviewDays')),
    pen.say('sla.14.actions'),
    ...(openActions.length === 0
      ? [pen.say('sla.14.noOpenActions', {}, source)]
      : [
          pen.say('sla.14.openActions', {}, source),
          pen.table(
            [
              { id: 'sla.14.column.improvement', share: 48 },
              { id: 'sla.14.column.owner', share: 24 },
              { id: 'sla.14.column.by', share: 28 },
            ],
            openActions.map((row) => [
              row.action,
              pen.stock(row.owner),
              row.due === null ? pen.text('sla.14.undated') : printedDate(row.due, pen.language),
            ]),
            source,
          ),
        ]),
  ]);
}

function remediesClause(pen: SlaPen): readonly Block[] {
  const { remedies } = pen.sla;
  const isMoney = remedies.kind === 'money';
  const caps = { monthly: credit(pen, remedies.monthlyCap), yearly: credit(pen, remedies.yearlyCap) };
  const { breaches, months } = remedies.breachesForPlan;
  return pen.clause('15', [
    pen.say('sla.15.purpose'),
    ...kindParts(pen),
    pen.say('sla.15.formula', { unit: pen.text(isMoney ? 'sla.15.percentUnit' : 'sla.15.pointUnit') }),
    factorList(pen),
    exampleOf(pen),
    pen.say(isMoney ? 'sla.15.caps' : 'sla.15.capsAction', caps, term('monthlyCap')),
    remedies.earnBack
      ? pen.say('sla.15.earnBack', { windows: String(slaStandards.earnBackWindows) }, term('earnBack'))
      : pen.say('sla.15.noEarnBack', {}, term('earnBack')),
    pen.say(
      'sla.15.plan',
      {
        breaches: String(breaches),
        months: pen.counted(months, 'month'),
        planDays: pen.counted(remedies.planWithinWorkingDays, 'workingDay'),
      },
      term('planBreaches'),
    ),
    pen.say('sla.15.termination', { days: pen.counted(slaStandards.terminationDays, 'day') }),
    remedies.incentiveAfterWindows === null
      ? pen.say('sla.15.noIncentive', {}, term('incentiveAfterWindows'))
      : pen.say('sla.15.incentive', { windows: String(remedies.incentiveAfterWindows) }, term('incentiveAfterWindows')),
    pen.say(remedies.isSole ? 'sla.15.sole' : 'sla.15.notSole', {}, term('isSole')),
  ]);
}

/** A share of the fee as percent, or the same figure as points where no money flows. */
function credit(pen: SlaPen, figure: string): string {
  if (pen.sla.remedies.kind === 'money') return pen.percent(figure);
  return `${pen.decimal(figure)}\u00a0${pen.text('sla.15.points')}`;
}

/** What a credit is given in. */
function kindParts(pen: SlaPen): readonly ClausePart[] {
  const { remedies, said } = pen.sla;
  if (remedies.kind === 'action')
    return [
      pen.say('sla.15.action', { useWithin: pen.counted(slaStandards.actionCreditDays, 'day') }, term('actionCredits')),
      pen.table(
        [
          { id: 'sla.15.column.actionCredit', share: 75 },
          { id: 'sla.15.column.points', share: 25, align: 'end' },
        ],
        remedies.actionCredits.map((row) => [pen.stock(row.name), pen.decimal(row.points)]),
        term('actionCredits'),
      ),
    ];
  if (said.monthlyFee === null) return [pen.say('sla.15.moneyNoFee', {}, term('monthlyFee'))];
  const { amount, currency } = said.monthlyFee;
  return [pen.say('sla.15.money', { fee: printedMoney(amount, currency, pen.language) }, term('monthlyFee'))];
}

function factorList(pen: SlaPen): Block {
  const { critical, impact, recovery, repeat } = creditFactors;
  const { decimal, percent } = pen;
  return pen.list([
    pen.rich('sla.15.base'),
    pen.rich('sla.15.factor.severity', {
      critical: decimal(critical.factor),
      measures: pen.and(critical.measures),
    }),
    pen.rich('sla.15.factor.impact', {
      most: percent(impact.most),
      some: percent(impact.some),
      someFactor: decimal(impact.someFactor),
      fewFactor: decimal(impact.fewFactor),
    }),
    pen.rich('sla.15.factor.repeat', {
      months: pen.counted(repeat.months, 'month'),
      second: decimal(repeat.second),
      third: decimal(repeat.third),
    }),
    pen.rich('sla.15.factor.recovery', { fast: decimal(recovery.fast), informed: decimal(recovery.informed) }),
  ]);
}

/** The example of the clause, computed by the rule itself: two breached measures, each for the second time. */
function exampleOf(pen: SlaPen): ClausePart {
  const { remedies, said } = pen.sla;
  const part = { base: '5', severity: '1', impact: '1', repeat: creditFactors.repeat.second };
  const recovery = creditFactors.recovery.informed;
  const result = creditPercent([part, part], recovery, remedies.monthlyCap);
  const values = {
    base: pen.decimal(part.base),
    repeat: pen.decimal(part.repeat),
    recovery: pen.decimal(recovery),
    result: credit(pen, result),
  };
  if (remedies.kind === 'action' || said.monthlyFee === null) return pen.say('sla.15.example', values);
  const { amount, currency } = said.monthlyFee;
  return pen.say('sla.15.exampleMoney', {
    ...values,
    amount: printedMoney(amountOf(result, amount), currency, pen.language),
  });
}

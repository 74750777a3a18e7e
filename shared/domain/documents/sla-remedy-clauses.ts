import { amountOf, creditPercent } from '#shared/domain/slas/remedies';
import type { Rung, Sla } from '#shared/domain/slas/sla';
import { answered, bold, clause, list, say, table, term } from './clause';
import type { Block, Inline } from './page';
import { printedDate } from './page-words';
import { counted, printedContact, printedLimit, printedMoney, printedPerson } from './printed-figures';

/** Clauses 12 to 15: who is called, how both sides behave, what is learned, and what a breach costs. */
export function remedyClauses(sla: Sla): readonly Block[] {
  return [...ladderClause(sla), ...behaviourClause(), ...reviewClause(sla), ...remediesClause(sla)];
}

export const roleTitles = {
  onCall: 'On call',
  technicalAuthority: 'Technical authority',
  customerSuccessLeader: 'Customer success leader',
  partnerManager: 'Partner manager',
  sponsor: 'Executive sponsor',
} as const;

/** A rung by its level; an agreement is not composed without all five. */
export function rungOf(sla: Sla, level: Rung['level']): Rung {
  const found = sla.ladder.find((one) => one.level === level);
  if (found === undefined) throw new Error(`The ladder has no rung ${level}`);
  return found;
}

function ladderClause(sla: Sla): readonly Block[] {
  const source = answered('M8.Q5', 'ladder');
  const last = rungOf(sla, 'L4');
  const person = (one: Rung['vendor']): readonly Inline[] => [bold(printedPerson(one)), ` · ${printedContact(one)}`];
  const title = (rung: Rung) =>
    rung.role in roleTitles ? roleTitles[rung.role as keyof typeof roleTitles] : rung.role;
  return clause('12', 'Escalation ladder', [
    say(
      'When a case is neither restored nor has a plan that the customer accepts, the next rung is called after the times below, counted from its opening on the clock of its severity. Each rung has exactly one accountable person on each side; the two work as a pair.',
      source,
    ),
    table(
      [
        { title: 'Rung', share: 16 },
        { title: 'Duty', share: 16 },
        { title: 'Vendor', share: 24 },
        { title: 'Partner', share: 24 },
        { title: 'Called after', share: 20 },
      ],
      sla.ladder.map((rung) => [
        `${rung.level} ${title(rung)}`,
        rung.duty,
        person(rung.vendor),
        person(rung.partner),
        `Severity 1: ${printedLimit(rung.after.s1)}; 2: ${printedLimit(rung.after.s2)}; 3: ${printedLimit(rung.after.s3)}`,
      ]),
      { source },
    ),
    say(
      `A call up the ladder is answered by a person within ${counted(sla.said.ladderMinutes, 'minute')}. If it is not, the next rung is called without waiting for its time.`,
      answered('M8.Q5', 'ladderMinutes'),
    ),
    say(
      `The executive sponsors, ${last.vendor.name} and ${last.partner.name}, are the last rung: what they decide together, both parties do.`,
      answered('M1.Q5', 'sponsor'),
    ),
    say(
      'Nobody is blamed for escalating. Whoever is away names a deputy to the other party beforehand; a change of person follows clause 21.',
    ),
  ]);
}

function behaviourClause(): readonly Block[] {
  return clause('13', 'How we behave', [
    say('Not everything that matters has a unit. Both parties promise:'),
    list([
      [bold('To speak first. '), 'Whoever knows of a disturbance tells the other party before a customer does.'],
      [
        bold('To tell the truth in time. '),
        'Status reports say what is known, what is not known, and when the next one comes.',
      ],
      [
        bold('To be honest about limits. '),
        'Known weaknesses of a service stand in a list both parties can read, and nobody sells past it.',
      ],
    ]),
    say(
      'In each quarterly review at least two people, one from each side, rate these three from 1 to 5. An average below 3.5 leads to an action with an owner and a date, not to a credit.',
    ),
  ]);
}

function reviewClause(sla: Sla): readonly Block[] {
  return clause('14', 'Learning from incidents', [
    say(
      `After every incident of severity 1 or 2 the party that owned it delivers a written review within ${counted(sla.said.reviewDays, 'working day')} of its end. It tells the course of events, the cause behind the cause, what helped and what did not. It looks for causes and not for culprits.`,
      answered('M8.Q6', 'reviewDays'),
    ),
    say(
      'Each review names at least one immediate repair and, where the cause can return, one lasting improvement. Every action has an owner and a date, and is closed only by a proof that the other party has looked at. Open actions stand in every review meeting until they are closed.',
    ),
    sla.openActions.length === 0
      ? say('No improvement from earlier incidents was named as open.', answered('M8.Q6', 'openActions'))
      : say(
          'These improvements from earlier incidents are still open and are tracked from now on:',
          answered('M8.Q6', 'openActions'),
        ),
    ...(sla.openActions.length === 0
      ? []
      : [
          table(
            ['Improvement', 'Owner', 'By'],
            sla.openActions.map((row) => [
              row.action,
              row.owner,
              row.due === null ? 'To be dated in the first review' : printedDate(row.due),
            ]),
            { source: answered('M8.Q6', 'openActions') },
          ),
        ]),
  ]);
}

/** The example of the clause, computed by the rule itself: two breached measures, each for the second time. */
const exampleParts = [
  { base: '5', severity: '1', impact: '1', repeat: '1.5' },
  { base: '5', severity: '1', impact: '1', repeat: '1.5' },
] as const;
const exampleRecovery = '0.75';

function remediesClause(sla: Sla): readonly Block[] {
  const { monthlyFee, monthlyCap, yearlyCap } = sla.said;
  const example = creditPercent(exampleParts, exampleRecovery, monthlyCap);
  return clause('15', 'Remedies and incentives', [
    say(
      'Remedies exist so that a repeated failure is felt and repaired, not to earn money from each other. A deviation costs nothing. A breach earns a credit only where Appendix B gives its measure credit bands.',
    ),
    monthlyFee === null
      ? say(
          'No monthly fee flows between the parties for these services. Credits are therefore given as action credits: each full 5 % of credit is one day of a named specialist of the party that failed, used for the customers concerned within 60 days.',
          term('monthlyFee'),
        )
      : say(
          `Credits are a share of the monthly fee of ${printedMoney(monthlyFee.amount, monthlyFee.currency)} and are set off against the next invoice.`,
          term('monthlyFee'),
        ),
    say(
      'credit % = the smaller of the cap and recovery × the sum over all breached measures of (base × severity × impact × repeat). It is cut off below 0.01 %.',
    ),
    list([
      [bold('Base: '), 'the band of Appendix B in which the value lies.'],
      [bold('Severity: '), '1.25 for measures about incidents of severity 1 and 2 (S6, S9, S17), else 1.'],
      [
        bold('Impact: '),
        '1 if half of the covered customers or more were affected, or if it is not known; 0.75 from a tenth on; else 0.5.',
      ],
      [
        bold('Repeat: '),
        '1 for the first breach of this measure in six months, 1.5 for the second, 2 from the third on.',
      ],
      [
        bold('Recovery: '),
        '0.5 if every incident of severity 1 was restored within half its limit and S17 and S18 are met; 0.75 if S17 and S18 are met; else 1. Always 1 when a notice under clause 17 was late.',
      ],
    ]),
    say(
      `Example: two measures with base 5 %, both breached for the second time, severity and impact 1, recovery ${exampleRecovery}: (5 × 1.5 + 5 × 1.5) × ${exampleRecovery} = ${example} %${monthlyFee === null ? '' : `, here ${printedMoney(amountOf(example, monthlyFee.amount), monthlyFee.currency)}`}.`,
    ),
    say(
      monthlyFee === null
        ? `Credits are capped at ${monthlyCap} % in a month and at ${yearlyCap} % on the average of a year.`
        : `Credits are capped at ${monthlyCap} % of a month’s fee and ${yearlyCap} % of a year’s fees.`,
      term('monthlyCap'),
    ),
    say(
      'Three breaches of one measure within six months, or two incidents of severity 1 with the same cause after its action was closed, oblige the party that failed to deliver an improvement plan within 10 working days. If the plan is not delivered, or not kept, the other party may end this agreement with 30 days’ notice.',
    ),
    say(
      'When every measure is met in four windows in a row, the standing of the Partner in the Vendor’s programme cannot fall in the next quarter. This is the incentive; nothing else is promised.',
    ),
    say(
      'Credits do not exclude rights that the base agreement or the law gives for the same failure; what was credited is deducted.',
    ),
  ]);
}

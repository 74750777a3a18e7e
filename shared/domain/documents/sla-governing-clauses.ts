import type { Sla } from '#shared/domain/slas/sla';
import { answered, clause, list, say, table, term } from './clause';
import { referenceOf } from './document-frame';
import type { Block } from './page';
import { printedDate } from './page-words';
import { counted } from './printed-figures';

/** Clauses 21 to 26: change, disputes, public promises, the end, and the record. */
export function governingClauses(sla: Sla): readonly Block[] {
  return [
    ...changeClause(),
    ...targetClause(),
    ...disputeClause(sla),
    ...publicClause(sla),
    ...exitClause(sla),
    ...recordClause(sla),
  ];
}

function changeClause(): readonly Block[] {
  return clause('21', 'Change management', [
    say('Whoever changes something that the other party or a customer can feel gives notice first:'),
    table(
      ['Change', 'Notice', 'Also owed'],
      [
        ['Urgent security change', 'Tell first, then do', 'Written account within 2 working days'],
        ['Small change', '5 working days', 'Description and a test that both can repeat'],
        ['Maintenance with interruption', '7 days', 'Time, length, way back'],
        [
          'Breaking change or migration',
          '90 days',
          'Test environment, help with migration, way back until both say it works',
        ],
        ['End of a function', '180 days', 'Replacement named, or said that there is none'],
        ['Change of a person named in this agreement', '10 working days', 'Successor introduced; number tested'],
      ],
    ),
    say(
      'A change is tested outside production, rolled out in steps where that is possible, and stopped when a step fails. The way back is written down before the change begins and has been tried.',
    ),
    say(
      'A change of process, tool or person that makes a sentence of this agreement untrue is followed by an amendment within 10 working days.',
    ),
  ]);
}

function targetClause(): readonly Block[] {
  return clause('22', 'Adjusting targets', [
    say(
      'If the market shifts so that a target no longer means the same for customers (volume up or down by half, a new law, a new way of delivery), either party may ask for another target.',
    ),
    say(
      'A target changes at most once in twelve months, never for a window that has begun, and only by an amendment that both parties sign. Until then the old target holds.',
    ),
  ]);
}

function disputeClause(sla: Sla): readonly Block[] {
  const { said } = sla;
  return clause('23', 'When we disagree', [
    say(
      'The service goes on while the parties disagree. A disagreement climbs these steps, each with a time in which it is answered:',
    ),
    table(
      ['Step', 'Who decides', 'Within', 'Costs'],
      [
        ['Written statement with evidence', 'The two partner managers', '5 working days', 'Each party its own'],
        ['Talk between sponsors', 'The two executive sponsors', '10 working days', 'Each party its own'],
        ['Mediation', 'Nobody; the mediator helps to agree', '30 days', 'Half each'],
        ['Court', 'The court that the base agreement names', 'As the law says', 'As the court decides'],
      ],
    ),
    say(
      'Evidence is: incident reports, monitoring records, ticket records, statements of customers, and minutes of reviews. A value that stands under clause 8 is presumed right.',
    ),
    say(
      `A mediation is led by ${said.mediator}. This agreement is governed by ${said.governingLaw}.`,
      term('mediator'),
    ),
    say('What a step is going to cost is told to the other party before it is taken.'),
  ]);
}

function publicClause(sla: Sla): readonly Block[] {
  const commitments = sla.said.publicCommitments ?? [];
  return clause('24', 'What we say in public', [
    say(
      'A promise about this service is made in public only if it is no stricter than this agreement and if a proof for it is kept that both parties have accepted.',
    ),
    commitments.length === 0
      ? say(
          'No public promise is agreed so far. Until one is added here, neither party makes one.',
          term('publicCommitments'),
        )
      : say('These promises may be made:', term('publicCommitments')),
    ...(commitments.length === 0
      ? []
      : [
          table(
            ['Promise', 'Proof'],
            commitments.map((row) => [row.promise, row.proof]),
            { source: term('publicCommitments') },
          ),
        ]),
  ]);
}

function exitClause(sla: Sla): readonly Block[] {
  const { said } = sla;
  return clause('25', 'Renewal, extension and exit', [
    say(
      `Notice against renewal reaches the other party by ${printedDate(sla.noticeBy)}, that is ${counted(said.noticeDays, 'day')} before the end. Before each renewal the parties compare targets with goals, budgets and what customers expect.`,
      term('noticeDays'),
    ),
    say(
      'At the end the term may be extended once by up to three months on the same terms, if one party asks for it in writing while customers are being handed over.',
    ),
    say(`So that no customer notices, this is handed over: ${said.handover}`, answered('M8.Q8', 'handover')),
    say(
      said.transitionDays === 0
        ? 'Support ends on the last day of the term.'
        : `Support goes on for ${counted(said.transitionDays, 'day')} after the end, on these terms, at the charges of the base agreement.`,
      answered('M8.Q8', 'transitionDays'),
    ),
    say(
      `Data is returned and deleted within ${counted(said.dataReturnDays, 'day')} of the end (clause 16). Duties about confidentiality, data and records outlive the end.`,
      answered('M8.Q8', 'dataReturnDays'),
    ),
  ]);
}

function recordClause(sla: Sla): readonly Block[] {
  return clause('26', 'Records, amendments and versions', [
    say(
      `Both parties keep, for ${counted(sla.said.recordsMonths, 'month')}, what is needed to follow every value back to its source: raw records, corrections with author and reason, reports, minutes and notices.`,
      answered('M8.Q7', 'recordsMonths'),
    ),
    say(
      'This agreement is changed only by a new version that both parties sign. The new version names the one it replaces; old versions are kept and never altered.',
    ),
    list([
      `This is version ${sla.version}.`,
      sla.supersedesId === null
        ? 'It replaces no earlier version.'
        : `It replaces ${referenceOf('sla', { id: sla.supersedesId, version: sla.version - 1 })} from the day it takes effect.`,
    ]),
    say(
      'If a sentence proves void, the others hold, and the parties replace it by one that comes closest to what it was meant to do for customers.',
    ),
  ]);
}

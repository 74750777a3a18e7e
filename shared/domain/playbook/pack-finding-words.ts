import { unreachable } from '#shared/base/unreachable';
import type { PackFinding } from './pack-finding';

/**
 * A finding for somebody who edits a pack by hand: which file, which place, what is wrong, and what to do about it.
 * The names of files are those of the playbook that comes with the program.
 */
export function findingWords(finding: PackFinding): string {
  const file = fileOf(finding);
  const place = file === null ? finding.where : `${file}: ${finding.where}`;
  return `${place}: ${wordsFor(finding)}`;
}

/** What is wrong and what to do about it, without the place. */
export function wordsFor({ code, where, detail }: PackFinding): string {
  switch (code) {
    case 'wrongShape':
      return `The shape is wrong (${detail}). Compare it with a neighbouring entry and correct it.`;
    case 'duplicateId':
      return 'This id is used twice. Give one of the two an id of its own.';
    case 'emptyPredicate':
      return 'The step has no predicate, so nobody can tell when it is done. Write the expression that its proof makes true.';
    case 'stepTooLong':
      return `The step takes ${detail} minutes and hides several proofs. Split it into steps of at most 60 minutes, each with one proof.`;
    case 'protectsNothing':
      return `The control does not say what it protects (${detail}). Name the clause of the service level agreement and why.`;
    case 'badExpression':
      return `The expression cannot be read: ${detail} Correct its spelling, brackets and quotation marks.`;
    case 'looksAhead':
      return `It speaks of ${detail}, which is only known later. Ask about something that comes before it, or move it behind.`;
    case 'timeIsNoProof':
      return 'It is decided by the calendar (asOf), and that time has passed proves nothing. Ask for evidence; how long that holds belongs to its kind.';
    case 'proofNotChecked':
      return `The step ends with ${detail}, and its predicate does not look at that. Let the predicate ask for the proof, or name the right proof.`;
    case 'unknownAnswer':
      return `There is no question or field ${detail}. Correct the id, or add the question before it is spoken of.`;
    case 'unknownEvidenceType':
      return `There is no kind of evidence ${detail}. Correct the id, or add it to the evidence types.`;
    case 'unknownScore':
      return `There is no score ${detail}. Correct the id, or add the score to pack.json.`;
    case 'unknownModule':
      return `There is no module ${detail}. Use M1 to M8.`;
    case 'unknownDocument':
      return `No document ${detail} can be signed. Use plan or sla.`;
    case 'unknownField':
      return `The question has no field ${detail}. Use the id of one of its own fields.`;
    case 'unknownFact':
      return `The evidence carries no fact ${detail}. Add the fact to its kind, or name one that it has.`;
    case 'unknownRole':
      return `There is no role ${detail}. Add it to the roles, or name one that is there.`;
    case 'unknownLearnerRole':
      return `There is no curriculum for the role ${detail}. Use sales, solution, delivery or support, and add its curriculum if it is missing.`;
    case 'unknownHandoff':
      return `There is no handoff ${detail}. Correct the id, or add it to the handoffs.`;
    case 'unknownGate':
      return `There is no gate ${detail}. Use G1 or G2.`;
    case 'unknownControlSet':
      return `There is no set of controls ${detail}. Use minimum or tier.`;
    case 'unknownAsset':
      return `There is no asset ${detail}. Correct the id, or add the asset.`;
    case 'unknownExam':
      return `There is no exam ${detail}. Correct the id, or add the exam.`;
    case 'unknownStep':
      return `The module has no step ${detail}. Correct the id, or add the step to the module.`;
    case 'unknownProcessStep':
      return `The process map has no box ${detail}. Correct the id, or add the box.`;
    case 'unknownOption':
      return `The right answer ${detail} is not among the options. Correct the id, or add the option.`;
    case 'factAskedTwice':
      return `${detail} asks for the same already. Remove one of the two, and let the other one be read where it is needed.`;
    case 'notOneAccountable':
      return detail === ''
        ? 'Nobody answers for this activity. Give exactly one role the part A or RA.'
        : `Several roles answer for this activity (${detail}). Leave the part A or RA to exactly one.`;
    case 'retiredOffered':
      return `${where} was given up and is offered again. Give what is new an id of its own; old answers keep the old one.`;
    case 'noOptions':
      return 'It is a choice without options. Add at least one option.';
    case 'repeatedOption':
      return `The option ${detail} is offered twice. Remove one of the two.`;
    case 'noColumns':
      return 'It is a grid without columns. Add at least one column.';
    case 'noRows':
      return 'It is a grid without rows. Add at least one row.';
    case 'wrongModule':
      return `It stands in ${detail}, and its id says otherwise. Move it, or if it is new give it an id of ${detail}.`;
    default:
      return unreachable(code);
  }
}

const fileByBeginning: readonly (readonly [RegExp, string])[] = [
  [/^[FN][1-9](\.|$)/, 'talks.json'],
  [/^E[0-9]+\./, 'evidence-types.json'],
  [/^C-/, 'controls.json'],
  [/^G[12](\.|$)/, 'gates.json'],
  [/^IC[0-9]/, 'integration-checks.json'],
  [/^A[0-9]{2}$/, 'activities.json'],
  [/^X-/, 'assets.json'],
  [/^(sales|solution|delivery|support)(\.|$)/, 'curricula.json'],
  [/^readiness(\.|$)/, 'readiness.json'],
  [/^commercial(\.|$)/, 'commercial.json'],
];

/** The file of the playbook in which a place is most likely found; null where the place is a path of its own. */
export function fileOf({ where }: Pick<PackFinding, 'where'>): string | null {
  const module = /^M([1-8])(\.|$)/.exec(where);
  if (module) return `m${module[1]}.json`;
  return fileByBeginning.find(([beginning]) => beginning.test(where))?.[1] ?? null;
}

import { respondentOf } from '#shared/domain/surveys/survey-answer';
import type { Fact } from './fact';
import type { Ledger } from './ledger';
import { respondentMark } from './respondent-mark';

/** A record that is erased, with every value that any version of it had in a field. */
export interface ErasedRecord {
  readonly entity: string;
  readonly id: string;
  readonly values: (field: string) => readonly unknown[];
}

/**
 * A ledger without what tells of erased records: whatever names one, the answers that were one, and all answers of a
 * person that was one, also where only an address or a name stood with the answer. What is told of all partners together
 * stays as near to what it was as that allows.
 */
export function ledgerWithout(ledger: Ledger, erased: readonly ErasedRecord[]): Ledger {
  const names = new Set(erased.flatMap(({ id }) => [id, respondentMark(id)]));
  for (const mark of erased.flatMap(marksOfPerson)) names.add(mark);
  const answers = new Set(erased.flatMap(answersIn));
  return ledger.filter(({ fact }) => !isNamed(fact, names) && !answers.has(answerKey(fact)));
}

function isNamed(fact: Fact, names: ReadonlySet<string>): boolean {
  return Object.values(fact).some((value) => typeof value === 'string' && names.has(value));
}

function marksOfPerson({ entity, values }: ErasedRecord): readonly string[] {
  if (entity !== 'person') return [];
  const known = [...values('email'), ...values('name')].filter((value) => typeof value === 'string');
  return known
    .map((contact) => respondentOf({ personId: null, contact }))
    .flatMap((contact) => (contact === '' ? [] : respondentMark(contact)));
}

/** An answer stands in a ledger by who gave it, its score and its moment, and not by the id of its record. */
function answersIn({ entity, values }: ErasedRecord): readonly string[] {
  if (entity !== 'surveyAnswer') return [];
  const people = values('personId').filter((id) => typeof id === 'string');
  const contacts = values('contact').filter((contact) => typeof contact === 'string');
  const respondents = [...people, ...contacts.map((contact) => respondentOf({ personId: null, contact }))];
  const moments = values('answeredAt').filter((at) => typeof at === 'string');
  return respondents.flatMap((who) => moments.map((at) => keyOf(respondentMark(who), Date.parse(at))));
}

function answerKey(fact: Fact): string {
  if (fact.is === 'satisfaction') return keyOf(fact.contact, fact.at);
  return fact.is === 'promoter' || fact.is === 'ease' ? keyOf(fact.person, fact.at) : '';
}

const keyOf = (mark: string, at: number) => `${mark} ${at}`;

import { flag, leaveOut, leaveOutImpossible, type Notes } from './asides';
import type { Instant } from './fact';
import { isImpossible, yearBefore } from './instants';

interface Answer {
  readonly at: Instant;
  readonly score: number;
}

export interface LastAnswers<One extends Answer> {
  readonly last: readonly One[];
  readonly notes: Notes | null;
}

/**
 * Of each person the last answer; of two at the same time the one that became known later. Those before it are left out
 * and told: who is asked until the answer is good would else count as often as they were asked.
 */
export function lastAnswers<One extends Answer>(
  answers: readonly One[],
  personOf: (answer: One) => string,
  before: Notes | null = null,
): LastAnswers<One> {
  if (answers.length < 2) return { last: answers, notes: before };
  const last = new Map<string, One>();
  for (const answer of answers) {
    const person = personOf(answer);
    const known = last.get(person);
    if (known === undefined || answer.at >= known.at) last.set(person, answer);
  }
  const again = answers.length - last.size;
  if (again === 0) return { last: answers, notes: before };
  const notes = flag(leaveOut(before, 'answeredAgain', again), 'answeredAgain', again);
  return { last: [...last.values()], notes };
}

/** The last answer of each person in the twelve months up to an instant. */
export function lastOfTheYear<One extends Answer & { readonly person: string }>(
  answers: readonly One[],
  asOf: Instant,
): LastAnswers<One> {
  if (answers.length === 0) return { last: answers, notes: null };
  const since = yearBefore(asOf);
  let notes: Notes | null = null;
  const recent = answers.filter(({ at }) => {
    if (isImpossible(at, asOf)) notes = leaveOutImpossible(notes);
    else if (at <= since) notes = leaveOut(notes, 'outsideWindow');
    else return true;
    return false;
  });
  return lastAnswers(recent, ({ person }) => person, notes);
}

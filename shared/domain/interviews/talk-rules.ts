import type { CalendarDate } from '#shared/base/calendar-date';
import type { Talk } from '#shared/domain/playbook/pack';
import type { PackIndex } from '#shared/domain/playbook/pack-index';
import type { Answer } from './answer';
import type { Interview } from './interview';

/** The quarter a day or an instant lies in, `2026-Q4`. */
export function quarterOf(day: CalendarDate): string {
  return `${day.slice(0, 4)}-Q${Math.ceil(Number(day.slice(5, 7)) / 3)}`;
}

/** Where a talk stands with one partner. */
export interface TalkStanding {
  readonly talk: Talk;
  readonly state: 'due' | 'underWay' | 'held';
  /** The one to go on with. */
  readonly underWay: Interview | null;
  /** Those that were finished, the latest first. */
  readonly held: readonly Interview[];
}

/** Every talk of the playbook, in its order: what is due this quarter, what is under way, what was held when. */
export function talkStandings(
  index: PackIndex,
  interviews: readonly Interview[],
  asOf: CalendarDate,
): readonly TalkStanding[] {
  return index.pack.talks.map((talk) => talkStanding(talk, interviews, asOf));
}

function talkStanding(talk: Talk, interviews: readonly Interview[], asOf: CalendarDate): TalkStanding {
  const own = interviews.filter(({ moduleId }) => moduleId === talk.id);
  const underWay = own.find(({ finishedAt }) => finishedAt === null) ?? null;
  const held = own
    .filter(({ finishedAt }) => finishedAt !== null)
    .sort((left, right) => (left.startedAt < right.startedAt ? 1 : -1));
  const isHeld =
    talk.every === 'once' ? held.length > 0 : held.some((one) => quarterOf(one.startedAt) === quarterOf(asOf));
  return { talk, underWay, held, state: underWay ? 'underWay' : isHeld ? 'held' : 'due' };
}

/** Whether a set of questions is asked anew each time it is held. */
export function isRecurring(index: PackIndex, formId: string): boolean {
  return index.pack.talks.some(({ id, every }) => id === formId && every === 'quarter');
}

/**
 * The answers an interview works with. What a talk that is held again and again was told last time does not answer it
 * this time; it stays on record, in the interview in which it was said.
 */
export function answersInPlay(
  index: PackIndex,
  interview: Pick<Interview, 'id' | 'moduleId'>,
  answers: readonly Answer[],
): readonly Answer[] {
  if (!isRecurring(index, interview.moduleId)) return answers;
  const own = new Set(index.formById.get(interview.moduleId)?.questions.map(({ id }) => id));
  return answers.filter(({ questionId, interviewId }) => !own.has(questionId) || interviewId === interview.id);
}

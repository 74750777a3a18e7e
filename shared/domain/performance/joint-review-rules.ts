import type { CalendarDate } from '#shared/base/calendar-date';
import type { CommandContext } from '#shared/base/command-context';
import { add, divide, type Exact, exact, roundTo } from '#shared/base/decimal';
import { ok, type Result, refuse } from '#shared/base/result';
import { quarterStart } from '#shared/domain/commercial/quarter';
import type { Party } from '#shared/domain/partners/person';
import {
  type BehaviourNote,
  behaviourNoteSchema,
  type JointDecision,
  type JointReview,
  jointReviewSchema,
} from './joint-review';

export const behaviours = ['proactiveNotice', 'truthfulStatus', 'knownLimits'] as const;
export type Behaviour = (typeof behaviours)[number];

/** The ratings that count: of each person the last word on each behaviour. */
export function countedNotes(reviewId: string, notes: readonly BehaviourNote[]): readonly BehaviourNote[] {
  const last = new Map<string, BehaviourNote>();
  const own = notes.filter((note) => note.reviewId === reviewId);
  for (const note of own.toSorted(
    (left, right) => Date.parse(left.at) - Date.parse(right.at) || (left.id < right.id ? -1 : 1),
  ))
    last.set(JSON.stringify([note.behaviour, note.side, nameKey(note.rater)]), note);
  return [...last.values()];
}

function nameKey(name: string): string {
  return name.normalize('NFC').trim().toLowerCase();
}

export interface BehaviourRatings {
  readonly behaviour: Behaviour;
  /** Means with two places; null where that side has not rated. */
  readonly vendor: string | null;
  readonly partner: string | null;
  readonly mean: string | null;
  readonly raters: number;
}

/** How both sides find each behaviour. Means are cut off, never rounded up. */
export function behaviourRatings(reviewId: string, notes: readonly BehaviourNote[]): readonly BehaviourRatings[] {
  const counted = countedNotes(reviewId, notes);
  return behaviours.map((behaviour) => {
    const own = counted.filter((note) => note.behaviour === behaviour);
    const of = (side: Party) => meanOf(own.filter((note) => note.side === side));
    return { behaviour, vendor: of('vendor'), partner: of('partner'), mean: meanOf(own), raters: own.length };
  });
}

function meanOf(notes: readonly BehaviourNote[]): string | null {
  if (notes.length === 0) return null;
  const sum = notes.reduce<Exact>((total, { score }) => add(total, exact(String(score))), exact('0'));
  return roundTo(divide(sum, exact(String(notes.length))), 2, 'down');
}

export type JointReviewWords = Partial<
  Pick<JointReview, 'drift' | 'feedback' | 'upcomingChanges' | 'knownLimits' | 'decisions' | 'attendees'>
>;

export type JointReviewRefusal =
  | { readonly kind: 'fields-refused'; readonly fields: readonly string[] }
  | { readonly kind: 'begun-already'; readonly reviewId: string }
  | { readonly kind: 'before-quarter' };

/** Opens the joint review of a quarter; there is one per agreement and quarter. Known limits are carried over. */
export function openJointReview(
  input: Pick<JointReview, 'partnerId' | 'agreementId' | 'quarter'>,
  existing: readonly JointReview[],
  context: CommandContext,
): Result<JointReview, JointReviewRefusal> {
  const begun = existing.find(
    ({ agreementId, quarter }) => agreementId === input.agreementId && quarter === input.quarter,
  );
  if (begun) return refuse({ kind: 'begun-already', reviewId: begun.id });
  const before = existing
    .filter(({ agreementId, quarter }) => agreementId === input.agreementId && quarter < input.quarter)
    .toSorted((left, right) => (left.quarter < right.quarter ? 1 : -1))[0];
  // The register goes on: a limit that is still there need not be told anew.
  const knownLimits = before?.knownLimits ?? '';
  const read = readJointReview({ ...input, knownLimits, id: context.newId(), createdAt: context.now });
  if (!read.ok) return read;
  if (context.now.slice(0, 10) < quarterStart(input.quarter)) return refuse({ kind: 'before-quarter' });
  return read;
}

export function writeJointReview(
  review: JointReview,
  words: JointReviewWords,
): Result<JointReview, JointReviewRefusal> {
  return readJointReview({ ...review, ...words });
}

/** Which decision is meant: its place tells nothing once somebody else has added one. */
export type NamedDecision = Omit<JointDecision, 'doneOn'>;

/** It is not there any more: somebody has written it otherwise. */
export type DecisionRefusal = JointReviewRefusal | { readonly kind: 'decision-gone' };

/** Notes that what was decided is done since a day, or is not done after all. @param doneOn null: it is owed again */
export function closeDecision(
  review: JointReview,
  named: NamedDecision,
  doneOn: CalendarDate | null,
): Result<JointReview, DecisionRefusal> {
  const isMeant = (one: JointDecision) =>
    (one.doneOn === null) === (doneOn !== null) &&
    one.what === named.what &&
    one.side === named.side &&
    one.owner === named.owner &&
    one.due === named.due;
  const at = review.decisions.findIndex(isMeant);
  if (at < 0) return refuse({ kind: 'decision-gone' });
  const decisions = review.decisions.map((one, place) => (place === at ? { ...one, doneOn } : one));
  return readJointReview({ ...review, decisions });
}

export type HoldRefusal =
  | JointReviewRefusal
  | { readonly kind: 'in-the-future' }
  | { readonly kind: 'attendees-missing' };

/** Notes that the meeting was held, and who was there. */
export function holdJointReview(
  review: JointReview,
  held: { readonly on: CalendarDate; readonly attendees: string },
  context: CommandContext,
): Result<JointReview, HoldRefusal> {
  if (held.on > context.now.slice(0, 10)) return refuse({ kind: 'in-the-future' });
  if (held.on < quarterStart(review.quarter)) return refuse({ kind: 'before-quarter' });
  if (held.attendees.trim() === '') return refuse({ kind: 'attendees-missing' });
  return readJointReview({ ...review, heldOn: held.on, attendees: held.attendees.trim() });
}

function readJointReview(fields: object): Result<JointReview, JointReviewRefusal> {
  const read = jointReviewSchema.safeParse(fields);
  if (read.success) return ok(read.data);
  return refuse({ kind: 'fields-refused', fields: [...new Set(read.error.issues.map(({ path }) => String(path[0])))] });
}

export type NewBehaviourNote = Pick<BehaviourNote, 'behaviour' | 'score' | 'why' | 'side' | 'rater'>;

export type RateRefusal =
  | { readonly kind: 'fields-refused'; readonly fields: readonly string[] }
  /** A low score without a reason teaches nobody anything. */
  | { readonly kind: 'reason-missing' };

/** One person's rating of one behaviour. A later one of the same person takes its place. */
export function rateBehaviour(
  review: JointReview,
  input: NewBehaviourNote,
  context: CommandContext,
): Result<BehaviourNote, RateRefusal> {
  const why = input.why.trim();
  if (input.score <= 2 && why === '') return refuse({ kind: 'reason-missing' });
  const read = behaviourNoteSchema.safeParse({
    ...input,
    why,
    rater: input.rater.trim(),
    id: context.newId(),
    partnerId: review.partnerId,
    reviewId: review.id,
    by: context.by,
    at: context.now,
  });
  if (read.success) return ok(read.data);
  return refuse({ kind: 'fields-refused', fields: [...new Set(read.error.issues.map(({ path }) => String(path[0])))] });
}

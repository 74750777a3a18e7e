import type { Agreement } from '#shared/domain/agreements/agreement';
import type { Commitment } from '#shared/domain/plans/commitments';
import type { Plan } from '#shared/domain/plans/plan';
import { calendarFile } from './calendar-file';

export interface CommitmentWords {
  /** Of the whole calendar. */
  readonly name: string;
  readonly title: (one: Commitment) => string;
  readonly detail: (one: Commitment) => string;
}

/** The commitments with a day as a calendar file, in whatever language. A later one moves the entries of an earlier one. */
export function commitmentCalendar(
  on: {
    readonly plan: Plan;
    readonly agreement: Pick<Agreement, 'id' | 'version' | 'supersedesId'>;
    readonly rows: readonly Commitment[];
    /** ISO moment; the day the list speaks of, so that the same list is the same file. */
    readonly stamp: string;
  },
  words: CommitmentWords,
): string {
  const { plan, agreement, rows, stamp } = on;
  return calendarFile({
    name: words.name,
    // The partner and not the agreement: a promise that a later version repeats is the same entry.
    id: plan.partner.registerNumber === '' ? agreement.id : plan.partner.registerNumber,
    stamp,
    sequence: agreement.version,
    entries: rows.flatMap((one) =>
      one.due === null ? [] : [{ key: one.key, day: one.due, title: words.title(one), detail: words.detail(one) }],
    ),
  });
}

import type { CalendarDate } from '#shared/base/calendar-date';
import type { CommandContext } from '#shared/base/command-context';
import { isDecimal } from '#shared/base/decimal';
import { ok, type Result, refuse } from '#shared/base/result';
import type { Agreement } from '#shared/domain/agreements/agreement';
import type { Plan } from './plan';
import { type GoalReading, type GoalReadingId, goalReadingSchema } from './plan-progress';

export type ReadingRefusal =
  | { readonly kind: 'goal-unknown' }
  | { readonly kind: 'not-a-number' }
  | { readonly kind: 'in-the-future' }
  | { readonly kind: 'source-missing' };

/** Notes how far a goal has come, as somebody read it on a day. Where the figure comes from is owed: it is quoted in reviews. */
export function readGoal(
  request: {
    readonly plan: Plan;
    readonly agreement: Pick<Agreement, 'id' | 'partnerId'>;
    readonly goal: string;
    readonly actual: string;
    readonly readOn: CalendarDate;
    readonly source: string;
  },
  context: CommandContext,
): Result<{ readonly reading: GoalReading }, ReadingRefusal> {
  const actual = request.actual.trim();
  const source = request.source.trim();
  if (!request.plan.goals.some(({ goal }) => goal === request.goal)) return refuse({ kind: 'goal-unknown' });
  if (!isDecimal(actual) || actual.length > 24) return refuse({ kind: 'not-a-number' });
  if (request.readOn > context.now.slice(0, 10)) return refuse({ kind: 'in-the-future' });
  if (source === '') return refuse({ kind: 'source-missing' });
  const reading = goalReadingSchema.parse({
    id: context.newId() as GoalReadingId,
    partnerId: request.agreement.partnerId,
    agreementId: request.agreement.id,
    goal: request.goal,
    actual,
    readOn: request.readOn,
    source: source.slice(0, 500),
    by: context.by,
    at: context.now,
  });
  return ok({ reading });
}

/** Readings of one goal, the oldest first: by the day they speak of, and of one day the one written later. */
export function readingsOf(goal: string, readings: readonly GoalReading[]): readonly GoalReading[] {
  return readings
    .filter((reading) => reading.goal === goal)
    .toSorted(
      (left, right) =>
        compareText(left.readOn, right.readOn) || compareText(left.at, right.at) || compareText(left.id, right.id),
    );
}

export function latestReading(goal: string, readings: readonly GoalReading[]): GoalReading | null {
  return readingsOf(goal, readings).at(-1) ?? null;
}

const compareText = (left: string, right: string) => (left < right ? -1 : left > right ? 1 : 0);

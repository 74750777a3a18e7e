import type { CalendarDate } from '#shared/base/calendar-date';
import type { CommandContext } from '#shared/base/command-context';
import type { Json } from '#shared/base/json';
import { ok, type Result, refuse } from '#shared/base/result';
import type { PersonId } from '#shared/domain/partners/person';
import { type Curriculum, type LearnerRole, learnerRoles } from '#shared/domain/playbook/pack-enablement';
import type { Learner, LearnerId } from './learner';

export type NewLearner = Pick<Learner, 'partnerId' | 'personId' | 'role' | 'since'>;

/** The person learns this role already. */
export interface LearnerExists {
  readonly kind: 'learner-exists';
  readonly learnerId: LearnerId;
}

/** Puts a person into a role that is learned. Somebody who left a role may come back to it. */
export function addLearner(
  input: NewLearner & { readonly known: readonly Learner[] },
  context: CommandContext,
): Result<{ readonly learner: Learner }, LearnerExists> {
  const { known, ...fields } = input;
  const twin = known.find(
    ({ personId, role, left }) => personId === fields.personId && role === fields.role && left === null,
  );
  if (twin) return refuse({ kind: 'learner-exists', learnerId: twin.id });
  return ok({ learner: { ...fields, id: context.newId() as LearnerId, left: null, courses: {} } });
}

export type EndRoleRefusal =
  | { readonly kind: 'left-already'; readonly on: CalendarDate }
  | { readonly kind: 'ends-before-it-began'; readonly since: CalendarDate };

/** Ends a role. What was learned and proven stays on record. */
export function endRole(learner: Learner, on: CalendarDate): Result<{ readonly learner: Learner }, EndRoleRefusal> {
  if (learner.left !== null) return refuse({ kind: 'left-already', on: learner.left });
  if (on < learner.since) return refuse({ kind: 'ends-before-it-began', since: learner.since });
  return ok({ learner: { ...learner, left: on } });
}

export type NoteCourseRefusal =
  | { readonly kind: 'course-unknown'; readonly courseId: string }
  | { readonly kind: 'not-yet'; readonly today: CalendarDate };

/** Notes the day on which a course was done; null takes it back. */
export function noteCourse(
  learner: Learner,
  course: { readonly curriculum: Curriculum; readonly courseId: string; readonly on: CalendarDate | null },
  today: CalendarDate,
): Result<{ readonly learner: Learner }, NoteCourseRefusal> {
  const { curriculum, courseId, on } = course;
  if (curriculum.role !== learner.role || !curriculum.courses.some(({ id }) => id === courseId)) {
    return refuse({ kind: 'course-unknown', courseId });
  }
  if (on !== null && on > today) return refuse({ kind: 'not-yet', today });
  const { [courseId]: _before, ...others } = learner.courses;
  return ok({ learner: { ...learner, courses: on === null ? others : { ...others, [courseId]: on } } });
}

/**
 * People whom an interview named for a role and who are not learners in it yet: what was asked once is not asked
 * again. The rows are those of a table with the columns `person`, `role` and `from`.
 */
export function learnersNamed(
  rows: Json | undefined,
  given: { readonly known: readonly Learner[]; readonly people: ReadonlySet<string>; readonly today: CalendarDate },
): readonly Pick<Learner, 'personId' | 'role' | 'since'>[] {
  if (!Array.isArray(rows)) return [];
  const named = rows.flatMap((row: Json) => {
    if (row === null || typeof row !== 'object' || Array.isArray(row)) return [];
    const { person, role, from } = row as { readonly [column: string]: Json };
    const known = learnerRoles.find((each) => each === role);
    if (typeof person !== 'string' || !given.people.has(person) || !known) return [];
    return [{ personId: person as PersonId, role: known, since: typeof from === 'string' ? from : given.today }];
  });
  const seen = new Set(given.known.map(placeOf));
  return named.filter((one) => {
    const place = placeOf(one);
    const isNew = !seen.has(place);
    seen.add(place);
    return isNew;
  });
}

function placeOf({ personId, role }: { readonly personId: string; readonly role: LearnerRole }): string {
  return `${personId} ${role}`;
}

/** Those who are in their role on a day. */
export function activeLearners(learners: readonly Learner[], asOf: CalendarDate): readonly Learner[] {
  return learners.filter(({ since, left }) => since <= asOf && (left === null || asOf <= left));
}

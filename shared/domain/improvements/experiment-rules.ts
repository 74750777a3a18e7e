import { type CalendarDate, dayOf } from '#shared/base/calendar-date';
import type { Experiment, ExperimentGoal, ExperimentKind } from './improvement';

/** `now`: as it was. `other`: the way that is tried. */
export type Way = 'now' | 'other';

/** The goals by which a kind of experiment can be told. */
export const goalsOf = {
  contentLayout: ['moduleDone'],
  courseSequence: ['roleCertified'],
  certificationDesign: ['examPassedFirst'],
} as const satisfies Record<ExperimentKind, readonly ExperimentGoal[]>;

/**
 * The way of a partner in an experiment. It follows from the two ids alone, so that every device says the same without
 * asking anybody, and nobody can choose. FNV-1a over the UTF-16 units (Fowler, Noll, Vo; RFC 9923), then the finalizer
 * of MurmurHash3: ids made one after the other differ in a few letters only, and FNV alone passes that on to its bits.
 */
export function wayOf(partnerId: string, experimentId: string): Way {
  let hash = 0x811c9dc5;
  for (const unit of utf16(`${partnerId} ${experimentId}`)) hash = Math.imul(hash ^ unit, 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  hash ^= hash >>> 16;
  return hash >>> 31 === 0 ? 'now' : 'other';
}

function utf16(text: string): readonly number[] {
  return Array.from({ length: text.length }, (_, at) => text.charCodeAt(at));
}

/**
 * Whether a partner that met the subject on a day is in the experiment. Whoever met it before the experiment began, or
 * after it ended, is not; whoever is stays in it for good, also after it was stopped.
 */
export function isAssigned(
  { state, startsOn, endsOn, stoppedAt }: Pick<Experiment, 'state' | 'startsOn' | 'endsOn' | 'stoppedAt'>,
  metOn: CalendarDate,
): boolean {
  if (state === 'draft' || metOn < startsOn || metOn >= endsOn) return false;
  return stoppedAt === null || metOn < dayOf(stoppedAt);
}

/**
 * Ids in the order in which a partner gets them: what the playbook says, unless the partner is in an experiment about
 * it. Ids that the experiment did not know, because the playbook went on, keep their place behind the one before them;
 * those it leaves out on purpose are left out.
 * @param metOn the day on which the partner first met the subject; null: it meets it today
 */
export function orderFor(
  experiments: readonly Experiment[],
  partner: { readonly id: string; readonly metOn: CalendarDate | null },
  about: { readonly kind: ExperimentKind; readonly subject: string },
  ids: readonly string[],
  today: CalendarDate,
): readonly string[] {
  const experiment = experimentFor(experiments, partner.metOn ?? today, about);
  if (!experiment) return ids;
  return arranged(ids, experiment.now, experiment[wayOf(partner.id, experiment.id)]);
}

/** The experiment about a subject that takes in who meets it on a day. Only one can: the one that began first. */
function experimentFor(
  experiments: readonly Experiment[],
  metOn: CalendarDate,
  about: { readonly kind: ExperimentKind; readonly subject: string },
): Experiment | null {
  const inIt = experiments.filter(
    (one) => one.kind === about.kind && one.subject === about.subject && isAssigned(one, metOn),
  );
  return inIt.sort((left, right) => compare(left.startsOn, right.startsOn) || compare(left.id, right.id))[0] ?? null;
}

function arranged(ids: readonly string[], known: readonly string[], order: readonly string[]): readonly string[] {
  const there = new Set(ids);
  const spoken = new Set([...known, ...order]);
  const result = order.filter((id) => there.has(id));
  for (const [at, id] of ids.entries()) {
    if (spoken.has(id)) continue;
    const before = ids.slice(0, at).findLast((one) => result.includes(one));
    result.splice(before === undefined ? 0 : result.indexOf(before) + 1, 0, id);
  }
  return result;
}

const compare = (left: string, right: string) => (left < right ? -1 : left > right ? 1 : 0);

import { addDays, type CalendarDate, dayOf } from '#shared/base/calendar-date';
import { groupBy } from '#shared/base/group-by';
import type { Interview } from '#shared/domain/interviews/interview';
import { compareVersions } from '#shared/domain/playbook/pack-version-order';
import type { Improvement } from './improvement';

/** Days after a release on which it is looked at who works with it. */
export const adoptionDays = [7, 30, 60, 90, 180] as const;

export interface ReleasedVersion {
  readonly version: string;
  /** Null: it came with the program. Then it counts from its first interview. */
  readonly releasedOn: CalendarDate | null;
}

export interface AdoptionPoint {
  readonly days: number;
  /** Partners that worked with this version or a later one by then, and all that had an interview by then. */
  readonly partners: number;
  readonly of: number;
}

export interface VersionAdoption {
  readonly version: string;
  readonly releasedOn: CalendarDate | null;
  /** Interviews that were begun in it, and those that were moved to it. */
  readonly begun: number;
  readonly movedIn: number;
  /** Interviews under way in it. */
  readonly underWay: number;
  /** Partners whose latest interview is in it. */
  readonly partners: number;
  readonly points: readonly AdoptionPoint[];
  /** What went into it. */
  readonly improvements: readonly Improvement[];
}

/** A partner with an interview under way in a version that is no longer in force. */
export interface OldVersionUse {
  readonly partnerId: string;
  readonly version: string;
  readonly interviews: readonly Interview[];
}

/** A partner's way from version to version: when it first worked with which. */
interface Change {
  readonly on: CalendarDate;
  readonly version: string;
}

/** Who works with which version, the versions in the order given. */
export function versionAdoption(
  versions: readonly ReleasedVersion[],
  interviews: readonly Interview[],
  improvements: readonly Improvement[],
  today: CalendarDate,
): readonly VersionAdoption[] {
  const ways = [...groupBy(interviews, ({ partnerId }) => partnerId).values()].map(wayOfPartner);
  return versions.map(({ version, releasedOn }) => {
    const begun = interviews.filter((one) => begunIn(one) === version);
    const first = begun.map(({ startedAt }) => dayOf(startedAt)).sort()[0] ?? null;
    const since = releasedOn ?? first;
    return {
      version,
      releasedOn,
      begun: begun.length,
      movedIn: interviews.filter((one) => one.movedFrom.length > 0 && one.packVersion === version).length,
      underWay: interviews.filter((one) => one.packVersion === version && one.finishedAt === null).length,
      partners: ways.filter((way) => versionOn(way, today) === version).length,
      points: since === null ? [] : pointsSince(since, version, ways, today),
      improvements: doneIn(improvements, version),
    };
  });
}

/** What was done and came with a version. */
export function doneIn(improvements: readonly Improvement[], version: string): readonly Improvement[] {
  return improvements.filter(({ state, inVersion }) => state === 'done' && inVersion === version);
}

/** Partners with interviews under way in a version older than the one in force, the oldest version first. */
export function oldVersionUses(interviews: readonly Interview[], inForce: string): readonly OldVersionUse[] {
  const old = interviews.filter(
    ({ finishedAt, packVersion }) => finishedAt === null && compareVersions(packVersion, inForce) < 0,
  );
  const groups = groupBy(old, ({ partnerId, packVersion }) => `${packVersion} ${partnerId}`);
  return [...groups.values()]
    .flatMap((own) => {
      const [one] = own;
      return one ? [{ partnerId: one.partnerId, version: one.packVersion, interviews: own }] : [];
    })
    .sort((left, right) => compareVersions(left.version, right.version) || (left.partnerId < right.partnerId ? -1 : 1));
}

function pointsSince(
  since: CalendarDate,
  version: string,
  ways: readonly (readonly Change[])[],
  today: CalendarDate,
): readonly AdoptionPoint[] {
  return adoptionDays
    .filter((days) => addDays(since, days) <= today)
    .map((days) => {
      const then = ways.flatMap((way) => versionOn(way, addDays(since, days)) ?? []);
      return { days, partners: then.filter((one) => compareVersions(one, version) >= 0).length, of: then.length };
    });
}

/** The version an interview was begun in: moving it later changes nothing of that. */
const begunIn = ({ movedFrom, packVersion }: Interview) => movedFrom[0]?.version ?? packVersion;

function wayOfPartner(interviews: readonly Interview[]): readonly Change[] {
  return interviews
    .flatMap((one): readonly Change[] => [
      { on: dayOf(one.startedAt), version: begunIn(one) },
      ...one.movedFrom.map(({ at }, step) => ({
        on: dayOf(at),
        version: one.movedFrom[step + 1]?.version ?? one.packVersion,
      })),
    ])
    .sort((left, right) => (left.on < right.on ? -1 : left.on > right.on ? 1 : 0));
}

function versionOn(way: readonly Change[], day: CalendarDate): string | null {
  return way.findLast(({ on }) => on <= day)?.version ?? null;
}

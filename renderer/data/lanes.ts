import { belongsToOrganisation } from '#shared/sync/entities';
import type { Enrolment, Grant } from './identity';

/*
 * A lane is a territory as this device files things under it: its id, or an empty name for the device's first
 * territory. What was written before the device was enrolled, when no territory had a name, belongs to that one.
 */

export function laneOf(enrolment: Enrolment | null, space: string): string {
  return space === '' || space === enrolment?.space.id ? '' : space;
}

/** The id of the lane's territory; empty on a device that is not enrolled. */
export function spaceOf(enrolment: Enrolment | null, lane: string): string {
  return lane === '' ? (enrolment?.space.id ?? '') : lane;
}

/** What HQ has granted of a lane; null: nothing, or not any more. */
export function grantOf(enrolment: Enrolment | null, lane: string): Grant | null {
  const space = spaceOf(enrolment, lane);
  return enrolment?.spaces.find(({ id }) => id === space) ?? null;
}

/** The person's role in a territory; null where nothing of it is granted, and on a device that is not enrolled. */
export function roleIn(enrolment: Enrolment | null, lane: string): Grant['role'] | null {
  return grantOf(enrolment, lane)?.role ?? null;
}

/** The person's role for what belongs to no territory, or null on a device that is not enrolled. */
export function organisationRole(enrolment: Enrolment | null): Grant['role'] | null {
  return roleIn(enrolment, laneForNew(enrolment, 'packDraft'));
}

/** Every lane with a grant, the first territory first. */
export function grantedLanes(enrolment: Enrolment): readonly string[] {
  return enrolment.spaces.map(({ id }) => laneOf(enrolment, id)).sort();
}

/** Territories in which the person may add a partner, the one that is proposed first. */
export function territoriesToWriteIn(enrolment: Enrolment | null): readonly Grant[] {
  const open = (enrolment?.spaces ?? []).filter(({ kind, role }) => kind === 'territory' && role !== 'auditor');
  const isHome = ({ id }: Grant) => Number(id === enrolment?.space.id);
  return [...open].sort((left, right) => isHome(right) - isHome(left));
}

/** Where a new record is filed that belongs to no partner already here. */
export function laneForNew(enrolment: Enrolment | null, entity: string): string {
  if (enrolment === null) return '';
  const organisation = enrolment.spaces.find(({ kind }) => kind === 'organisation');
  if (belongsToOrganisation(entity) && organisation) return laneOf(enrolment, organisation.id);
  return laneOf(enrolment, territoriesToWriteIn(enrolment)[0]?.id ?? '');
}

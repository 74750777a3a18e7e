import { ok, type Result, refuse } from '#shared/base/result';
import type { Problem, PushRequest, Role } from '#shared/contracts/hq-api';
import type { Queries } from '../db/database';
import type { Caller } from '../enrolment/caller';
import { type DeviceKey, readDeviceKey } from '../enrolment/device-key';
import { highestRole } from '../enrolment/granted';
import { malformed } from './read-push';

/** The device whose changes are pushed: the caller's own, or another of the same person whose journal was recovered. */
export interface Source {
  readonly device: string;
  readonly user: string;
  readonly space: string;
  /** Territory under which changes are filed that name none. */
  readonly home: string;
  readonly key: DeviceKey;
  readonly epoch: string;
  /** Role in the territory; null where it is granted no longer. */
  readonly role: Role | null;
  /** Role over what belongs to the whole organisation. */
  readonly highest: Role | null;
  /** Why everything of it is only kept; null: it is not. */
  readonly setAside: 'device-withdrawn' | 'grant-withdrawn' | null;
}

interface SourceRow {
  readonly user_id: string;
  readonly public_key: string;
  readonly revoked_at: number | null;
  readonly home: string;
  readonly epoch: string;
  readonly has_stream: boolean;
}

/**
 * Who pushes, and whether what comes may be applied. Whoever has lost a grant or was retired may still hand in what
 * they made; a territory with which a device never had to do stays closed to it.
 */
export async function sourceOf(
  database: Queries,
  caller: Caller,
  push: Pick<PushRequest, 'device' | 'space'>,
): Promise<Result<Source, Problem>> {
  const { device, space } = push;
  const [row] = await database.query<SourceRow>(
    `select device.user_id, device.public_key, device.revoked_at, device.space_id as home, space.epoch,
       stream.device_id is not null as has_stream
     from device join space on space.space_id = $2
       left join device_stream stream on stream.space_id = $2 and stream.device_id = $1
     where device.device_id = $1 and device.user_id = $3`,
    [device, space, caller.user],
  );
  const key = row ? readDeviceKey(row.public_key) : null;
  if (!row || !key) {
    return refuse(malformed('These changes belong to a device or a territory that is not yours.'));
  }
  const role = caller.grants.find((grant) => grant.space === space)?.role ?? null;
  if (role === null && !row.has_stream && row.home !== space) {
    return refuse({ code: 'not-granted', space, message: 'This territory is not yours, or not any more.' });
  }
  const withdrawn = row.revoked_at !== null || caller.withdrawn !== null;
  const highest = highestRole(caller.grants.map((grant) => grant.role));
  const setAside = withdrawn ? 'device-withdrawn' : role === null ? 'grant-withdrawn' : null;
  return ok({ device, user: row.user_id, space, home: row.home, key, epoch: row.epoch, role, highest, setAside });
}

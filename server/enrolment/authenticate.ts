import { ok, type Result, refuse } from '#shared/base/result';
import type { Problem } from '#shared/contracts/hq-api';
import type { Queries } from '../db/database';
import { sha256 } from '../sync/sha256';
import type { Caller } from './caller';

/** Finds out which device calls, from its `Authorization: Bearer` header. */
export async function authenticate(
  database: Queries,
  authorization: string | undefined,
): Promise<Result<Caller, Problem>> {
  const token = /^Bearer ([\w-]{20,200})$/i.exec(authorization ?? '')?.[1];
  const [row] = token
    ? await database.query<Caller & { revoked_at: number | null }>(
        `select device.device_id as device, device.user_id as "user", device.space_id as space, space_grant.role,
           device.revoked_at
         from device join space_grant
           on space_grant.space_id = device.space_id and space_grant.user_id = device.user_id
         where device.token_hash = $1`,
        [sha256(token)],
      )
    : [];
  if (!row) {
    return refuse({
      code: 'unauthorised',
      message: 'Headquarters does not know this device. Enrol it with a new code; nothing on it is lost.',
    });
  }
  if (row.revoked_at !== null) {
    return refuse({
      code: 'revoked',
      message: 'Headquarters has withdrawn this device. Your work stays on it; ask headquarters for a new code.',
    });
  }
  return ok({ device: row.device, user: row.user, space: row.space, role: row.role });
}

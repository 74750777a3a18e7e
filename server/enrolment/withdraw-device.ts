import { judgeAgain } from '../archive/judge-again';
import { revokeDevice } from '../authority/certificate-register';
import type { Database } from '../db/database';
import { type Headquarters, ownPersonKey } from './headquarters';

export interface Withdrawal {
  readonly device: string;
  /** `lost`: somebody else may hold its keys. `retired`: nobody will use them any more. */
  readonly reason: 'lost' | 'retired';
  /** When the device was last certainly in good hands. */
  readonly since: number;
  readonly now: number;
  readonly headquarters: Headquarters;
}

const reasons = { lost: 'keyCompromise', retired: 'cessationOfOperation' } as const;

/** Withdraws a device and revokes its certificates, in one step; says whether there is such a device. */
export function withdrawDevice(database: Database, withdrawal: Withdrawal): Promise<boolean> {
  const { device, since, now } = withdrawal;
  return database.transaction(async (tx) => {
    const found = await tx.query(
      `update device set revoked_at = coalesce(revoked_at, $2),
         revoke_kind = case when $4::text = 'lost' or revoke_kind is null then $4::text else revoke_kind end
       where device_id = $1 and user_id not in (select user_id from person where name_key = $3) returning device_id`,
      [device, now, ownPersonKey(withdrawal.headquarters), withdrawal.reason],
    );
    if (found.length === 0) return false;
    await revokeDevice(tx, device, { since, reason: reasons[withdrawal.reason], noted: now });
    await judgeAgain(tx, now);
    return true;
  });
}

import type { z } from 'zod';
import { ok, type Result, refuse } from '#shared/base/result';
import type { Problem, Role } from '#shared/contracts/hq-api';
import type { consoleWithdrawal } from '#shared/contracts/hq-console';
import type { Database } from '../db/database';
import type { Caller } from '../enrolment/caller';
import type { Headquarters } from '../enrolment/headquarters';
import { withdrawDevice } from '../enrolment/withdraw-device';
import { impossible, isIn, notYours } from './may-do';

/** Withdraws a device of somebody whose territory the caller answers for. A lead reaches managers and auditors only. */
export async function withdrawFrom(
  database: Database,
  headquarters: Headquarters,
  caller: Caller,
  device: string,
  { kind, since: given }: z.infer<typeof consoleWithdrawal>,
  now: number,
): Promise<Result<Record<string, never>, Problem>> {
  const since = given === undefined ? now : Date.parse(given);
  if (since > now) return refuse(impossible('A moment in the future cannot be when this happened.'));
  const unknown = impossible('There is no such device in your territories.');
  const places = await database.query<{ home: string; space: string | null; role: Role | null }>(
    `select device.space_id as home, space_grant.space_id as space, space_grant.role from device
       left join space_grant on space_grant.user_id = device.user_id where device.device_id = $1`,
    [device],
  );
  // Somebody from whom everything was taken still has the device, which began in one territory.
  const granted = places.map(({ home, space, role }) => ({ space: space ?? home, role: role ?? 'manager' }));
  const seen = granted.filter(({ space }) => isIn(caller, space, ['lead', 'headquarters', 'auditor']));
  const [first] = seen;
  if (!first) return refuse(unknown);
  const isAbove = granted.some(({ role }) => role === 'headquarters' || role === 'lead');
  const may = seen.some(({ space }) => isIn(caller, space, isAbove ? ['headquarters'] : ['lead', 'headquarters']));
  if (!may) return refuse(notYours(first.space, isAbove ? ['headquarters'] : ['lead', 'headquarters']));
  const done = await withdrawDevice(database, { device, reason: kind, since, now, headquarters });
  return done ? ok({}) : refuse(unknown);
}

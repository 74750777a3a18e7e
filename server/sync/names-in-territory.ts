import type { PullReply } from '#shared/contracts/hq-api';
import type { Queries } from '../db/database';

/** Clocks of several headquarters on one database may differ by this much, ms. */
const tolerance = 60_000;

/**
 * Names of people and devices for one page: those that came to the territory since a time, and whoever wrote what is
 * on the page, wherever they are now. A device adds them up.
 */
export async function namesFor(
  database: Queries,
  space: string,
  since: number,
  states: readonly string[],
): Promise<Pick<PullReply, 'people' | 'devices'>> {
  const { users, devices } = authorsIn(states);
  const from = Math.max(0, since - tolerance);
  const asksPeople = database.query<{ id: string; name: string }>(
    `select person.user_id as id, person.name from person
     where person.user_id = any($3::text[]) or exists (
       select 1 from space_grant where space_grant.user_id = person.user_id and space_grant.granted_at >= $2::bigint
         and (space_grant.space_id = $1
           or exists (select 1 from space where space.space_id = $1 and space.kind = 'organisation')))
     order by person.user_id`,
    [space, from, users],
  );
  const asksDevices = database.query<{ id: string; name: string; user: string }>(
    `select device.device_id as id, device.name, device.user_id as "user" from device
     where device.device_id = any($3::text[]) or (device.enrolled_at >= $2::bigint and device.user_id in (
       select space_grant.user_id from space_grant where space_grant.space_id = $1))
     order by device.device_id`,
    [space, from, devices],
  );
  const [people, known] = await Promise.all([asksPeople, asksDevices]);
  return { people: [...people], devices: [...known] };
}

// Looked for in the text: reading a page of thousands to find a handful of names would cost more than the page.
function authorsIn(states: readonly string[]): { readonly users: string[]; readonly devices: string[] } {
  const users = new Set<string>();
  const devices = new Set<string>();
  for (const state of states) {
    for (const [, key, id = ''] of state.matchAll(/"(by|dev)":"([^"\\]{1,128})"/g)) {
      (key === 'by' ? users : devices).add(id);
    }
  }
  return { users: [...users], devices: [...devices] };
}

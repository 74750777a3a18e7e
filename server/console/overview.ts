import type { ConsoleOverview } from '#shared/contracts/hq-console';
import type { Database, Queries } from '../db/database';
import { withdrawalOf } from '../enrolment/authenticate';
import type { Caller } from '../enrolment/caller';
import { type Headquarters, ownPersonKey } from '../enrolment/headquarters';
import { overseen } from './may-do';

type Territory = ConsoleOverview['territories'][number];
type Device = ConsoleOverview['devices'][number];
type Person = ConsoleOverview['people'][number];

/** What somebody sees who answers for territories: how they stand, and whose devices and people work there. */
export async function readOverview(
  database: Database,
  headquarters: Headquarters,
  caller: Caller,
  now: number,
): Promise<ConsoleOverview> {
  const grants = overseen(caller);
  const spaces = grants.map(({ space }) => space);
  const own = ownPersonKey(headquarters);
  const roles = new Map(grants.map(({ space, role }) => [space, role]));
  const territories = await readTerritories(database, spaces, own);
  return {
    time: now,
    territories: territories.flatMap((territory) => {
      const role = roles.get(territory.id);
      return role === undefined ? [] : [{ ...territory, role }];
    }),
    devices: await readDevices(database, spaces, own),
    people: await readPeople(database, spaces, own),
  };
}

async function readTerritories(
  database: Queries,
  spaces: readonly string[],
  own: string,
): Promise<readonly Omit<Territory, 'role'>[]> {
  const rows = await database.query<
    Omit<Territory, 'role' | 'head' | 'checkpoint'> & {
      readonly seq: number;
      readonly hash: string;
      readonly checkpoint_seq: number | null;
      readonly checkpoint_at: number | null;
    }
  >(
    `select space.space_id as id, space.name, space.kind, space.seq, space.head_hash as hash, space.durable_seq as durable,
       (select count(*) from space_grant join person on person.user_id = space_grant.user_id
        where space_grant.space_id = space.space_id and person.name_key <> $2) as people,
       (select count(*) from device join person on person.user_id = device.user_id
        where device.space_id = space.space_id and device.revoked_at is null and person.name_key <> $2) as devices,
       (select count(*) from row_state where row_state.space_id = space.space_id and entity = 'partner') as partners,
       space.seq as changes,
       (select count(*) from change_log entry
        where entry.space_id = space.space_id and entry.state = 'quarantined' and not exists (
          select 1 from quarantine_decision decision
          where decision.space_id = entry.space_id and decision.change_id = entry.change_id)) as quarantined,
       (select received_at from change_log entry
        where entry.space_id = space.space_id and entry.seq = space.seq) as "lastChangeAt",
       checkpoint.seq as checkpoint_seq, checkpoint.at as checkpoint_at
     from space left join checkpoint on checkpoint.space_id = space.space_id and checkpoint.seq = (
       select max(seq) from checkpoint newest where newest.space_id = space.space_id)
     where space.space_id = any($1::text[]) order by space.kind desc, space.name`,
    [spaces, own],
  );
  return rows.map(({ seq, hash, checkpoint_seq, checkpoint_at, ...row }) => ({
    ...row,
    lastChangeAt: row.lastChangeAt ?? null,
    head: { seq, hash },
    checkpoint: checkpoint_seq === null || checkpoint_at === null ? null : { seq: checkpoint_seq, at: checkpoint_at },
  }));
}

/** Devices of the people of these territories, and devices that began there, whose person may have been taken away. */
async function readDevices(database: Queries, spaces: readonly string[], own: string): Promise<Device[]> {
  const rows = await database.query<
    Omit<Device, 'withdrawn'> & { readonly revoked_at: number | null; readonly revoke_kind: string | null }
  >(
    `select device.device_id as id, device.name, device.user_id as "user", person.name as person,
       device.public_key as "publicKey", device.enrolled_at as "enrolledAt", device.last_seen_at as "lastSeenAt",
       device.program, device.revoked_at, device.revoke_kind,
       (select coalesce(max(space.seq - coalesce(stream.pulled_seq, 0)), 0)
        from space_grant join space on space.space_id = space_grant.space_id
          left join device_stream stream on stream.space_id = space.space_id and stream.device_id = device.device_id
        where space_grant.user_id = device.user_id and space.space_id = any($1::text[])) as behind,
       (select coalesce(sum(stream.last_n), 0) from device_stream stream
        where stream.device_id = device.device_id and stream.space_id = any($1::text[])) as changes
     from device join person on person.user_id = device.user_id
     where person.name_key <> $2 and (device.space_id = any($1::text[]) or exists (
       select 1 from space_grant where space_grant.user_id = device.user_id and space_grant.space_id = any($1::text[])))
     order by person.name, device.enrolled_at, device.device_id`,
    [spaces, own],
  );
  return rows.map(({ revoked_at, revoke_kind, behind, changes, ...row }) => {
    const kind = withdrawalOf({ revoked_at, revoke_kind });
    const withdrawn = kind === null || revoked_at === null ? null : { at: revoked_at, kind };
    // A sum comes back as text from some databases.
    return { ...row, behind: Number(behind), changes: Number(changes), withdrawn };
  });
}

async function readPeople(database: Queries, spaces: readonly string[], own: string): Promise<Person[]> {
  const rows = await database.query<{ id: string; name: string } & Person['grants'][number]>(
    `select person.user_id as id, person.name, space_grant.space_id as space, space_grant.role
     from person join space_grant on space_grant.user_id = person.user_id
     where space_grant.space_id = any($1::text[]) and person.name_key <> $2
     order by person.name, person.user_id, space_grant.space_id`,
    [spaces, own],
  );
  const people = new Map<string, Person>();
  for (const { id, name, space, role } of rows) {
    const known = people.get(id);
    people.set(id, { id, name, grants: [...(known?.grants ?? []), { space, role }] });
  }
  return [...people.values()];
}

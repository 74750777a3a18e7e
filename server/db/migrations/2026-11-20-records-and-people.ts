/**
 * The first tables. `space_id` comes first in every key, so that a push touches one shard only. Nothing orders by
 * a sequence or a clock: `space.seq` is the one counter, taken last in every push.
 *
 * Documents are text, not jsonb: jsonb refuses the character U+0000 and rewrites numbers and keys, and HQ must give
 * back what it was given.
 */
export const recordsAndPeople = {
  name: '2026-11-20-records-and-people',
  statements: [
    `create table headquarters (key text primary key, value text not null)`,
    `create table space (
       space_id text primary key, name text not null unique, epoch text not null,
       seq bigint not null, head_hash text not null, created_at bigint not null)`,
    `create table person (
       user_id text primary key, name text not null, name_key text not null unique, created_at bigint not null)`,
    `create table space_grant (
       space_id text not null references space, user_id text not null references person, role text not null,
       granted_at bigint not null, primary key (space_id, user_id))`,
    `create table enrolment_code (
       code_hash text primary key, space_id text not null references space, user_id text not null references person,
       issued_at bigint not null, expires_at bigint not null, spent_at bigint, spent_by text)`,
    `create table device (
       device_id text primary key, space_id text not null references space, user_id text not null references person,
       name text not null, public_key text not null, tag text not null unique, token_hash text not null unique,
       enrolled_at bigint not null, revoked_at bigint)`,
    `create table device_stream (
       space_id text not null references space, device_id text not null references device,
       last_n bigint not null, last_hash text not null, pulled_seq bigint not null,
       primary key (space_id, device_id))`,
    `create table change_log (
       space_id text not null references space, seq bigint not null, change_id text not null,
       device_id text not null, device_n bigint not null, user_id text not null,
       entity text not null, row_id text not null,
       body text not null, body_hash text not null, sig text not null,
       effective_at bigint not null, received_at bigint not null,
       state text not null, why text, fields text not null,
       previous_hash text not null, entry_hash text not null,
       primary key (space_id, seq), unique (space_id, device_id, device_n))`,
    `create index change_log_by_id on change_log (space_id, change_id)`,
    `create index change_log_quarantined on change_log (space_id, seq) where state = 'quarantined'`,
    `create table row_state (
       space_id text not null references space, entity text not null, row_id text not null,
       state text not null, seq bigint not null, primary key (space_id, entity, row_id))`,
    `create index row_state_by_seq on row_state (space_id, seq, entity, row_id)`,
    `create table blob (
       space_id text not null references space, sha256 text not null, size bigint not null, mime text not null,
       verified_at bigint not null, primary key (space_id, sha256))`,
  ],
} as const;

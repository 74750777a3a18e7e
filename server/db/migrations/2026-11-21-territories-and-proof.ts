/**
 * Many territories, short tokens, signing in at another provider, signed checkpoints, moved and erased records.
 *
 * `gone_row` is what a device is told about records that left a territory; `to_space` null means erased. The key of
 * checkpoints is in the data folder and never here.
 */
export const territoriesAndProof = {
  name: '2026-11-21-territories-and-proof',
  statements: [
    `alter table space add column kind text not null default 'territory'`,
    `alter table space add column durable_seq bigint not null default 0`,
    `alter table person add column subject text`,
    `create unique index person_by_subject on person (subject)`,
    `alter table device add column revoke_kind text`,
    `alter table device add column last_seen_at bigint`,
    `alter table device add column signed_in_at bigint`,
    `alter table device add column program text`,
    `alter table change_log add column erased_at bigint`,
    `create index change_log_by_row on change_log (space_id, row_id, seq)`,
    `create table access_token (
       token_hash text primary key, device_id text not null references device, issued_at bigint not null,
       expires_at bigint not null)`,
    `create index access_token_by_device on access_token (device_id)`,
    `create table sign_in (
       ticket_hash text primary key, device_id text not null, device_name text not null, public_key text not null,
       code text not null, request text not null, state text not null, user_id text, detail text,
       created_at bigint not null, expires_at bigint not null)`,
    `create table checkpoint (
       space_id text not null references space, seq bigint not null, hash text not null, at bigint not null,
       key_id text not null, sig text not null, primary key (space_id, seq))`,
    `create table gone_row (
       space_id text not null references space, entity text not null, row_id text not null, to_space text,
       seq bigint not null, primary key (space_id, entity, row_id))`,
    `create index gone_row_by_seq on gone_row (space_id, seq)`,
    `create table quarantine_decision (
       space_id text not null references space, change_id text not null, decision text not null, user_id text not null,
       at bigint not null, primary key (space_id, change_id))`,
    `create table upload_lease (upload_id text primary key, holder text not null, expires_at bigint not null)`,
  ],
} as const;

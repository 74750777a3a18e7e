/**
 * What headquarters certified, and what became of the signed files it looks after. Private keys are never in the
 * database: a copy of it must not be able to sign.
 *
 * Certificates are base64 of their DER in text, like every other document here.
 */
export const certificatesAndArchive = {
  name: '2026-11-21-certificates-and-archive',
  statements: [
    `create table certificate (
       serial text primary key, device_id text references device, user_id text references person,
       kind text not null, subject text not null, key_sha256 text not null, guarded_by_pin boolean,
       issued_at bigint not null, not_after bigint not null, revoked_at bigint, reason text, noted_at bigint,
       sha256 text not null, der text not null)`,
    `create index certificate_by_device on certificate (device_id)`,
    `create index certificate_by_key on certificate (key_sha256)`,
    `create index certificate_revoked on certificate (noted_at) where revoked_at is not null`,
    `create table counter (name text primary key, value bigint not null)`,
    `create table archive_cursor (space_id text primary key references space, seq bigint not null)`,
    `create table archived_document (
       space_id text not null references space, document_id text not null, partner_id text not null,
       sha256 text not null, file_name text not null, arrived_at bigint not null,
       checked_at bigint, judgement text, report text, tries bigint not null, due_at bigint not null,
       primary key (space_id, document_id))`,
    `create index archived_document_due on archived_document (due_at)`,
    `create table archived_revision (
       space_id text not null references space, document_id text not null, revision_id text not null,
       sha256 text not null, noticed_at bigint not null, checked_at bigint, judgement text, holds_until bigint,
       primary key (space_id, document_id, revision_id))`,
  ],
} as const;

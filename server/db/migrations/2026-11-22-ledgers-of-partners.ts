/**
 * What figures are reckoned from: a ledger for every partner, which of them are due, and up to where figures were told.
 *
 * `facts` is base64 of a run of numbers (`number-run.ts`) and `words` JSON text: other databases give bytes back in
 * other ways, and a backup holds text. `next_turn` is a day as text, because a driver turns a date into a moment of its own zone.
 *
 * `row_state.partner_id` is null where nobody has read the record for it yet (`row-owners.ts`), so that neither this
 * step nor a restored backup reads every record at once.
 */
export const ledgersOfPartners = {
  name: '2026-11-22-ledgers-of-partners',
  statements: [
    `alter table row_state add column partner_id text`,
    `create index row_state_by_partner on row_state (partner_id)`,
    `create index row_state_unread on row_state (space_id, entity, row_id) where partner_id is null`,
    `create table partner_ledger (
       space_id text not null references space, partner_id text not null, facts text not null, words text not null,
       next_turn text, begun_at bigint not null, primary key (space_id, partner_id))`,
    `create index partner_ledger_by_partner on partner_ledger (partner_id)`,
    `create index partner_ledger_by_turn on partner_ledger (next_turn)`,
    `create table due_ledger (
       space_id text not null references space, partner_id text not null, from_at bigint not null, at bigint not null,
       primary key (space_id, partner_id))`,
    `create index due_ledger_by_partner on due_ledger (partner_id)`,
    `create table figures_told (
       space_id text not null references space, seq bigint not null, told_at bigint not null,
       primary key (space_id, seq))`,
  ],
} as const;

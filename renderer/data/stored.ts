import type { Json } from '#shared/base/json';
import { conflictsOf } from '#shared/sync/conflict';
import type { RowState } from '#shared/sync/row';

/**
 * What the database holds. Outside `content` stand only opaque ids, counters and states: everything a person
 * wrote is in `content`, so that it can be sealed in one place when records are encrypted at rest. That is also
 * why there is one table of rows and not one per kind: no index may look inside.
 */
export interface StoredRow {
  readonly id: string;
  readonly entity: string;
  /** The partner the record belongs to; a partner belongs to itself. Empty where there is none. */
  readonly partnerId: string;
  /** 1 while a field waits for a decision, so that the few such rows are found without reading them all. */
  readonly conflicted: 0 | 1;
  readonly content: RowState['fields'];
}

/** HQ's last word on a row that has changes HQ does not have yet. */
export type StoredBase = StoredRow;

export type DeliveryState = 'waiting' | 'applied' | 'conflict' | 'quarantined';

/** One change of this device: who, when, what, and where it has got to. */
export interface HistoryLine {
  /** Id of the change. */
  readonly id: string;
  readonly rowId: string;
  readonly partnerId: string;
  readonly dev: string;
  readonly n: number;
  readonly tag: string;
  readonly at: number;
  readonly state: DeliveryState;
  /** Why HQ set it aside. */
  readonly why: string;
  readonly content: { readonly body: string; readonly sig: string };
}

/** A change that HQ has not acknowledged. The bytes are in its history line. */
export interface OutboxEntry {
  readonly id: string;
  readonly rowId: string;
  readonly dev: string;
  readonly n: number;
  readonly at: number;
}

/** An unfinished form, kept as it is typed. */
export interface Draft {
  readonly key: string;
  readonly savedAt: number;
  readonly content: Json;
}

/** What this device knows of some bytes. They themselves are with the host. */
export interface BlobEntry {
  readonly sha256: string;
  readonly bytes: number;
  readonly mime: string;
  readonly partnerId: string;
  /** `wanted`: HQ has it and this device does not. `waiting`: HQ does not have it. `at-hq`: both have it. */
  readonly state: 'wanted' | 'waiting' | 'at-hq';
  readonly since: number;
}

export interface MetaEntry {
  readonly key: string;
  readonly value: Json;
}

export interface Colleague {
  readonly id: string;
  readonly name: string;
}

export function rowOf(stored: StoredRow): RowState {
  return { entity: stored.entity, id: stored.id, fields: stored.content };
}

export function storedRow(row: RowState): StoredRow {
  return {
    id: row.id,
    entity: row.entity,
    partnerId: partnerOf(row),
    conflicted: conflictsOf(row).length > 0 ? 1 : 0,
    content: row.fields,
  };
}

function partnerOf(row: RowState): string {
  if (row.entity === 'partner') return row.id;
  const value = row.fields.partnerId?.[0]?.value;
  return typeof value === 'string' ? value : '';
}

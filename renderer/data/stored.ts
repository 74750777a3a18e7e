import type { CalendarDate } from '#shared/base/calendar-date';
import type { Json } from '#shared/base/json';
import type { PackedLedger } from '#shared/domain/metrics/packed-ledger';
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
  /** The territory in which it is filed; empty: the device's first one. See `lanes.ts`. */
  readonly space: string;
  /** The partner the record belongs to; a partner belongs to itself. Empty where there is none. */
  readonly partnerId: string;
  /** 1 while a field waits for a decision, so that the few such rows are found without reading them all; else absent. */
  readonly conflicted?: 1;
  readonly content: RowState['fields'];
  /**
   * Since when it stands as it does on this device (ms). Absent: since before this device counted, or since a territory
   * was first looked at; then the times of its own values tell (`row-as-of.ts`).
   */
  readonly since?: number;
}

/** A row as it was from `since` until before `until`. */
export interface PastRow extends StoredRow {
  readonly no?: number;
  readonly until: number;
}

/** The ledger of a partner, packed (`packed-ledger.ts`). */
export interface StoredLedger extends PackedLedger {
  readonly partnerId: string;
  /** The next day on which its facts may change although nothing is written; absent: there is none. */
  readonly nextTurn?: CalendarDate;
  /** From when on it was kept as things happened; what lies before was put together from the times in the records. */
  readonly begunAt: number;
  /** CRC-32C of its numbers and words (`ledger-check.ts`); absent in one that an earlier program wrote. */
  readonly check?: number;
}

/** A partner of whom something has changed since its ledger was written. */
export interface DueLedger {
  readonly partnerId: string;
  /** First and last change that is not in the ledger. */
  readonly from: number;
  readonly at: number;
}

/** Figures reckoned before: the past does not change, and the last look is painted before a new one is there. */
export interface KeptFigures {
  readonly key: string;
  readonly at: number;
  readonly figures: Json;
}

/** HQ's last word on a row that has changes HQ does not have yet. */
export interface StoredBase extends StoredRow {
  /** The record left this territory or was erased; it goes with the last change of it that waits. */
  readonly gone?: boolean;
}

/** What HQ said to a change. See `deliveryOf`. */
export type DeliveryState = 'waiting' | 'applied' | 'conflict' | 'quarantined';

/** One change of this device: who, when, what, and where it has got to. */
export interface HistoryLine {
  /** Id of the change. */
  readonly id: string;
  readonly rowId: string;
  readonly partnerId: string;
  /** The territory in which the device counted it; empty: its first one. */
  readonly space: string;
  readonly dev: string;
  readonly n: number;
  readonly tag: string;
  readonly at: number;
  /** `waiting` also stays where HQ has just applied it: whether a change still waits, the outbox says. */
  readonly state: DeliveryState;
  /** Why HQ set it aside. */
  readonly why: string;
  /** Both empty once HQ has erased the record: the chain of the device needs only that there was a change. */
  readonly content: { readonly body: string; readonly sig: string };
}

/** A change that HQ has not acknowledged, kept in the order of sending. The bytes are in its history line. */
export interface OutboxEntry {
  readonly id: string;
  readonly rowId: string;
  readonly space: string;
  readonly dev: string;
  readonly n: number;
  readonly at: number;
  /** 1: the record did not exist before this change. Then HQ's word on it is known without a base: there is none. */
  readonly fresh?: 1;
  /** 1: HQ asked for it again, or it came back out of the journal, so HQ's word on the record is not known. */
  readonly doubted?: 1;
}

export type OutboxKey = readonly [space: string, dev: string, n: number];

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
  /** 1: the person stopped it. It still waits, and goes on when they say so. */
  readonly held?: 1;
}

export interface MetaEntry {
  readonly key: string;
  readonly value: Json;
}

export interface Colleague {
  readonly id: string;
  readonly name: string;
}

/** A device that HQ has named, for whoever looks at who wrote a value where. */
export interface KnownDevice {
  readonly id: string;
  readonly name: string;
  /** Id of the person it belongs to. */
  readonly user: string;
}

export function rowOf(stored: StoredRow): RowState {
  return { entity: stored.entity, id: stored.id, fields: stored.content };
}

/** @param space the territory in which it is filed; empty: the device's first one */
export function storedRow(row: RowState, space: string): StoredRow {
  return {
    id: row.id,
    entity: row.entity,
    space,
    partnerId: partnerOf(row),
    ...(conflictsOf(row).length > 0 ? { conflicted: 1 } : {}),
    content: row.fields,
  };
}

/** What the outbox holds of a change. */
export function outboxEntry({ id, rowId, space, dev, n, at }: HistoryLine): OutboxEntry {
  return { id, rowId, space, dev, n, at };
}

/** The same for a change of which it is not known what HQ has of its record. */
export function doubtedEntry(line: HistoryLine): OutboxEntry {
  return { ...outboxEntry(line), doubted: 1 };
}

export function outboxKey({ space, dev, n }: Pick<HistoryLine, 'space' | 'dev' | 'n'>): OutboxKey {
  return [space, dev, n];
}

/**
 * How a change stands. One that HQ has applied is not written again, which at ten thousand changes would take as long
 * as sending them; it has left the outbox, and HQ said nothing against it.
 */
export function deliveryOf({ state }: HistoryLine, waits: boolean): DeliveryState {
  if (waits) return 'waiting';
  return state === 'waiting' ? 'applied' : state;
}

function partnerOf(row: RowState): string {
  if (row.entity === 'partner') return row.id;
  const value = row.fields.partnerId?.[0]?.value;
  return typeof value === 'string' ? value : '';
}

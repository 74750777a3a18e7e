import type { ChangeBody } from '#shared/sync/change';
import { emptyRow, type RowState } from '#shared/sync/row';
import { effectiveTime, type PushClock } from '../../../server/sync/effective-time';
import { judgeChange } from '../../../server/sync/judge-change';

/** A change as it was written, with what nobody but the test knows: when it really was, and what its author had seen. */
export interface Written {
  readonly body: ChangeBody;
  readonly tag: string;
  readonly dot: string;
  readonly trueTime: number;
  /** Dots whose values had reached the author's device when this was written. */
  readonly seen: ReadonlySet<string>;
}

export interface Delivery {
  readonly device: number;
  readonly from: number;
  readonly changes: readonly Written[];
  readonly clock: Omit<PushClock, 'received'>;
}

export interface Entry {
  readonly seq: number;
  readonly written: Written;
  readonly at: number;
  readonly received: number;
  readonly why: string | null;
}

export type Answer =
  | { readonly kind: 'acks'; readonly entries: readonly Entry[] }
  | { readonly kind: 'gap'; readonly expected: number };

export interface Page {
  readonly rows: readonly RowState[];
  readonly after: number;
  readonly more: boolean;
}

/** Headquarters without its database: order, receipts, pages, and the real judgement of every change. */
export class ModelHeadquarters {
  readonly log: Entry[] = [];
  readonly rows = new Map<string, RowState>();
  readonly #seqOfRow = new Map<string, number>();
  readonly #pulled = new Map<number, number>();

  push(delivery: Delivery, now: number): Answer {
    const { device, from, changes } = delivery;
    const known = this.log.filter(({ written }) => written.body.dev === String(device));
    if (from > known.length + 1) return { kind: 'gap', expected: known.length + 1 };
    const entries = changes.map((written) => {
      const before = known.find((entry) => entry.written.body.n === written.body.n);
      if (before) return before;
      return this.#take(device, written, { ...delivery.clock, received: now });
    });
    // A page never splits a delivery: all its rows carry its last number.
    for (const { written, why } of entries)
      if (why === null && !known.some((entry) => entry.written === written))
        this.#seqOfRow.set(written.body.r, this.log.length);
    return { kind: 'acks', entries };
  }

  pull(device: number, after: number, limit: number): Page {
    const changed = [...this.#seqOfRow].filter(([, seq]) => seq > after).sort(([, left], [, right]) => left - right);
    const last = changed[Math.min(limit, changed.length) - 1]?.[1] ?? this.log.length;
    const page = changed.filter(([, seq]) => seq <= last);
    const more = page.length < changed.length;
    const end = more ? last : this.log.length;
    this.#pulled.set(device, Math.max(end, this.#pulled.get(device) ?? 0));
    return { rows: page.map(([id]) => this.row(id, '')), after: end, more };
  }

  row(id: string, entity: string): RowState {
    return this.rows.get(id) ?? emptyRow(entity, id);
  }

  #take(device: number, written: Written, clock: PushClock): Entry {
    const { body, tag } = written;
    const at = effectiveTime(body.t, clock);
    const seenUpTo = this.#pulled.get(device) ?? 0;
    const hasSeen = (dot: string) => (this.log.find((entry) => entry.written.dot === dot)?.seq ?? 0) <= seenUpTo;
    const standing = { dot: written.dot, tag, user: body.actor, at, hasSeen };
    const judged = judgeChange(this.row(body.r, body.e), body, standing);
    if (judged.ok) this.rows.set(body.r, judged.value.row);
    const why = judged.ok ? null : judged.error;
    const entry: Entry = { seq: this.log.length + 1, written, at, received: clock.received, why };
    this.log.push(entry);
    return entry;
  }
}

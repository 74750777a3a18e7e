import type { Json } from '#shared/base/json';
import type { ChangeOperation } from '#shared/sync/change';
import { applyChange, emptyRow, parentsOf, type RowState } from '#shared/sync/row';
import type { Delivery, Entry, Page, Written } from './model-headquarters';

/** What one edit writes. */
export interface Edit {
  readonly entity: string;
  readonly row: string;
  readonly op: ChangeOperation;
  readonly fields: { readonly [field: string]: Json };
}

/** A laptop without its tables: headquarters' word, what waits, and the journal that outlives both. */
export class ModelDevice {
  readonly journal: Written[] = [];
  readonly index: number;
  readonly #skew: number;
  #words = new Map<string, RowState>();
  #waiting: Written[] = [];
  #cursor = 0;
  #boot = 0;
  #booted = 0;
  /** Kept apart from the rows, so that the rows can be checked against it. */
  readonly #seen = new Set<string>();

  constructor(index: number, skew: number) {
    this.index = index;
    this.#skew = skew;
  }

  get tag(): string {
    return 'abcde'.charAt(this.index).repeat(6);
  }

  get waits(): boolean {
    return this.#waiting.length > 0;
  }

  get cursor(): number {
    return this.#cursor;
  }

  /** The record as the person sees it: headquarters' word with what waits laid over it. */
  row(id: string, entity: string): RowState {
    const word = this.#words.get(id) ?? emptyRow(entity, id);
    return this.#waiting.filter(({ body }) => body.r === id).reduce(laidOver, word);
  }

  rowIds(): string[] {
    return [...new Set([...this.#words.keys(), ...this.#waiting.map(({ body }) => body.r)])].sort();
  }

  write(edit: Edit, now: number): Written {
    const row = this.row(edit.row, edit.entity);
    const n = this.journal.length + 1;
    const fields = Object.entries(edit.fields).map(([field, v]) => [field, { v, p: parentsOf(row, field) }] as const);
    const dot = `${this.tag}:${n}`;
    const written: Written = {
      tag: this.tag,
      dot,
      trueTime: now,
      seen: new Set(this.#seen),
      body: {
        ...{ v: 1, id: `${String(this.index)}-${String(n).padStart(4, '0')}`, sp: 'field', dev: String(this.index) },
        ...{ n, prev: '', actor: `person-${this.index}`, sv: 1, e: edit.entity, r: edit.row, op: edit.op },
        f: Object.fromEntries(fields),
        t: { w: now + this.#skew, c: n, m: now - this.#booted, b: this.#bootId },
        salt: '',
      },
    };
    this.journal.push(written);
    this.#waiting.push(written);
    this.#seen.add(dot);
    return written;
  }

  nextDelivery(batch: number, now: number, noise: number): Delivery | null {
    const changes = this.#waiting.slice(0, batch);
    const first = changes[0];
    if (!first) return null;
    const clock = { sent: now + this.#skew + noise, mono: now - this.#booted, boot: this.#bootId };
    return { device: this.index, from: first.body.n, changes, clock };
  }

  acknowledge(entries: readonly Entry[]): void {
    for (const { written, why, at } of entries) {
      const waited = this.#waiting.indexOf(written);
      if (waited < 0) continue;
      this.#waiting.splice(waited, 1);
      const { body, dot } = written;
      const word = this.#words.get(body.r) ?? emptyRow(body.e, body.r);
      if (why === null) this.#words.set(body.r, applyChange(word, body, { dot, by: body.actor, at }));
    }
  }

  /** Page and cursor together or not at all. */
  accept(page: Page, log: readonly Entry[]): void {
    for (const row of page.rows) this.#words.set(row.id, row);
    const came = new Set(page.rows.map(({ id }) => id));
    for (const { written, why } of log) if (why === null && came.has(written.body.r)) this.#seen.add(written.dot);
    this.#cursor = page.after;
  }

  restart(now: number): void {
    this.#boot += 1;
    this.#booted = now;
  }

  /** The tables are lost; whatever the journal holds is offered to headquarters again. */
  lose(now: number): void {
    this.restart(now);
    this.#words = new Map();
    this.#cursor = 0;
    this.#waiting = [...this.journal];
    this.#seen.clear();
    for (const { dot } of this.journal) this.#seen.add(dot);
  }

  get #bootId(): string {
    return `boot-${this.index}-${this.#boot}`;
  }
}

function laidOver(row: RowState, { body, dot }: Written): RowState {
  return applyChange(row, body, { dot, by: body.actor, at: body.t.w });
}

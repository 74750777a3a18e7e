import { createHash } from 'node:crypto';
import type { Ack, PullReply, Space } from '#shared/contracts/hq-api';
import { entryText, firstHash, type LogLink } from '#shared/contracts/hq-log';
import type { ChangeBody } from '#shared/sync/change';
import { applyChange, emptyRow, type Head, inOrder, type RowState } from '#shared/sync/row';

export interface Logged {
  readonly change: ChangeBody;
  readonly text: string;
  readonly dot: string;
  readonly by: string;
  readonly ack: Ack;
  readonly link: LogLink;
  readonly hash: string;
}

export type Gone = PullReply['gone'][number];

export type Filed = Pick<Logged, 'change' | 'text' | 'dot' | 'by'> &
  Pick<Ack, 'at' | 'state' | 'why' | 'fields'> & { readonly received: number };

const sha256Hex = (text: string) => createHash('sha256').update(text).digest('hex');

/** What was filed here and applied elsewhere, and HQ's own entries, write nothing. */
const writes = ({ f }: ChangeBody) => Object.keys(f).length > 0;

/** A territory of a headquarters in memory, and everything that was ever filed in it. */
export class MemoryTerritory {
  readonly id: string;
  readonly name: string;
  readonly kind: Space['kind'];
  epoch = 'e1';
  log: Logged[] = [];
  gone: Gone[] = [];
  durable = 0;

  constructor(id: string, name: string, kind: Space['kind']) {
    this.id = id;
    this.name = name;
    this.kind = kind;
  }

  get head(): { readonly seq: number; readonly hash: string } {
    return { seq: this.log.length, hash: this.log.at(-1)?.hash ?? firstHash };
  }

  /** How a record left, where it did. */
  leftBy(id: string): Gone | undefined {
    return this.gone.filter((each) => each.id === id).at(-1);
  }

  /** What was applied to a record since it came here. */
  changesOf(id: string): readonly Logged[] {
    const left = this.leftBy(id)?.seq ?? 0;
    return this.log.filter(
      ({ change, ack }) => change.r === id && ack.state !== 'quarantined' && ack.seq > left && writes(change),
    );
  }

  /** The row as every replica must have it: no value that a later one names is among its heads. */
  row(id: string): RowState | null {
    const changes = this.changesOf(id);
    const first = changes[0];
    if (!first) return null;
    // What each value replaced is told from the order in which HQ heard of them.
    const folded = changes.reduce<RowState>(
      (row, { change, dot, by, ack }) => applyChange(row, change, { dot, by, at: ack.at }),
      emptyRow(first.change.e, id),
    );
    const fields: Record<string, Head[]> = {};
    for (const { change, dot, by, ack } of changes) {
      for (const [field, { v }] of Object.entries(change.f)) {
        const replaced = changes.some((other) => other.change.f[field]?.p.includes(dot));
        if (replaced) continue;
        const head = { dot, change: change.id, value: v, by, dev: change.dev, at: ack.at };
        const told = folded.fields[field]?.find((each) => each.dot === dot);
        fields[field] = [...(fields[field] ?? []), told ?? head];
      }
    }
    const ordered = Object.entries(fields).map(([field, heads]) => [field, inOrder(heads)] as const);
    return { entity: first.change.e, id, fields: Object.fromEntries(ordered) };
  }

  /** Writes one entry behind the last. */
  file(filed: Filed): Logged {
    const { change, text, dot, by, state, at, why, fields } = filed;
    const seq = this.log.length + 1;
    const previous = this.head.hash;
    const link: LogLink = {
      ...{ seq, received: filed.received, at, device: change.dev, n: change.n, state, why: why ?? null },
      bodyHash: sha256Hex(text),
    };
    const hash = sha256Hex(entryText(this.id, { ...link, previous }));
    const base = { n: change.n, id: change.id, seq, at, state };
    const ack: Ack = { ...base, ...(why ? { why } : {}), ...(fields ? { fields } : {}) };
    const entry: Logged = { change, text, dot, by, ack, link, hash };
    this.log.push(entry);
    return entry;
  }

  /** The rows and the leavings behind a cursor. */
  page(
    after: number,
    limit: number,
  ): Pick<PullReply, 'gone' | 'after' | 'more'> & { readonly rows: readonly unknown[] } {
    const seqOf = new Map<string, number>();
    for (const { change, ack } of this.log) if (ack.state !== 'quarantined') seqOf.set(change.r, ack.seq);
    const changed = [...seqOf].filter(([, seq]) => seq > after).sort(([, left], [, right]) => left - right);
    const page = changed.slice(0, limit);
    const more = page.length < changed.length;
    const end = more ? (page.at(-1)?.[1] ?? after) : this.log.length;
    const rows = page.flatMap(([id, seq]) => {
      const row = this.row(id);
      return row ? [{ seq, row }] : [];
    });
    const isThere = new Set(rows.map(({ row }) => row.id));
    const gone = this.gone.filter(({ seq, id }) => seq > after && seq <= end && !isThere.has(id));
    return { rows, gone, after: end, more };
  }
}

/** The same change as it stands in the territory its record was moved to. */
export function asMoved(
  each: Pick<Logged, 'change' | 'text' | 'dot' | 'by'> & { readonly at: number; readonly received: number },
  from: string,
): Filed {
  const named = (dot: string) => (dot.includes('@') ? dot : `${dot}@${from}`);
  const f = Object.fromEntries(
    Object.entries(each.change.f).map(([field, { v, p }]) => [field, { v, p: p.map(named) }] as const),
  );
  const { text, by, at, received } = each;
  return { change: { ...each.change, f }, text, dot: named(each.dot), by, state: 'applied', at, received };
}

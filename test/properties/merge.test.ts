import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { ChangeBody } from '#shared/sync/change';
import { applyChange, emptyRow, parentsOf, type RowState } from '#shared/sync/row';
import { aChange } from '../builders/a-change';

interface Written {
  readonly change: ChangeBody;
  readonly dot: string;
  readonly by: string;
}

/** What three devices do, in the order in which they do it: edit a field, or look at what another has written. */
const history = fc.array(
  fc.oneof(
    fc.record({
      kind: fc.constant('edit' as const),
      device: fc.nat(2),
      field: fc.constantFrom('legalName', 'note'),
      value: fc.nat(5),
      at: fc.nat(50),
    }),
    fc.record({ kind: fc.constant('see' as const), device: fc.nat(2), other: fc.nat(2) }),
  ),
  { maxLength: 40 },
);

type History = typeof history extends fc.Arbitrary<infer Value> ? Value : never;

function play(steps: History): Written[] {
  const rows: RowState[] = [0, 1, 2].map(() => emptyRow('partner', 'p'));
  const seen: Written[][] = [[], [], []];
  const all: Written[] = [];
  for (const step of steps) {
    const row = rows[step.device];
    const known = seen[step.device];
    if (!row || !known) continue;
    if (step.kind === 'see') {
      for (const written of seen[step.other] ?? []) {
        if (known.includes(written)) continue;
        known.push(written);
        rows[step.device] = apply(rows[step.device] ?? row, written);
      }
      continue;
    }
    const tag = 'abc'[step.device]?.repeat(6) ?? '';
    const n = all.filter((written) => written.dot.startsWith(tag)).length + 1;
    const change = aChange({
      id: `change-${all.length}`,
      dev: tag,
      n,
      f: { [step.field]: { v: step.value, p: parentsOf(row, step.field) } },
      t: { w: step.at, c: n, m: 0, b: 'boot' },
    });
    const written = { change, dot: `${tag}:${n}`, by: tag };
    all.push(written);
    known.push(written);
    rows[step.device] = apply(row, written);
  }
  return all;
}

function apply(row: RowState, { change, dot, by }: Written): RowState {
  return applyChange(row, change, { dot, by, at: change.t.w });
}

function fold(changes: readonly Written[]): RowState {
  return changes.reduce(apply, emptyRow('partner', 'p'));
}

/** Without what a head remembers of the values it replaced: that is taken over from headquarters, whose order decides. */
function heads(row: RowState): unknown {
  const fields = Object.entries(row.fields);
  return fields.map(([field, known]) => [field, known.map(({ was: _was, ...head }) => head)]).sort();
}

/** Another order of the same changes in which every parent still comes before its children. */
function shuffled(changes: readonly Written[], dice: readonly number[]): Written[] {
  const left = [...changes];
  const done = new Set<string>();
  const order: Written[] = [];
  const within = new Set(changes.map(({ dot }) => dot));
  for (let turn = 0; left.length > 0; turn += 1) {
    const ready = left.filter(({ change }) =>
      Object.values(change.f).every(({ p }) => p.every((dot) => done.has(dot) || !within.has(dot))),
    );
    const next = ready[(dice[turn % Math.max(dice.length, 1)] ?? 0) % ready.length];
    if (!next) throw new Error('A change is its own ancestor.');
    order.push(next);
    done.add(next.dot);
    left.splice(left.indexOf(next), 1);
  }
  return order;
}

test('replicas agree whatever the order in which changes arrive', () => {
  fc.assert(
    fc.property(history, fc.array(fc.nat(100), { minLength: 1, maxLength: 40 }), (steps, dice) => {
      const changes = play(steps);
      expect(heads(fold(shuffled(changes, dice)))).toEqual(heads(fold(changes)));
    }),
    { numRuns: 500 },
  );
});

test('a value disappears only when its successor was written by somebody who had seen it', () => {
  fc.assert(
    fc.property(history, (steps) => {
      const changes = play(steps);
      const row = fold(changes);
      for (const { change, dot } of changes) {
        for (const field of Object.keys(change.f)) {
          const named = changes.some((other) => other.change.f[field]?.p.includes(dot));
          const isHead = row.fields[field]?.some((head) => head.dot === dot) ?? false;
          expect(isHead).toBe(!named);
        }
      }
    }),
    { numRuns: 500 },
  );
});

test('applying a change twice is applying it once', () => {
  fc.assert(
    fc.property(history, (steps) => {
      const changes = play(steps);
      const last = changes.at(-1);
      if (!last) return;
      expect(apply(fold(changes), last)).toEqual(fold(changes));
    }),
  );
});

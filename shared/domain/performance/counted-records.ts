interface Correctable {
  readonly id: string;
  readonly replacesId: string | null;
}

/**
 * What counts of records that are written once and corrected by later ones that name them. A record and all its
 * corrections are one family, of which the one written down last counts: two people who correct the same mistake apart
 * end with one truth on every device, and nothing that was written is lost.
 */
export function countedOf<Item extends Correctable>(
  records: readonly Item[],
  writtenAt: (record: Item) => string,
): readonly Item[] {
  const byId = new Map(records.map((one) => [one.id, one]));
  const latest = new Map<string, Item>();
  for (const one of records) {
    const root = rootOf(one, byId);
    const known = latest.get(root);
    if (known === undefined || isLater(one, known, writtenAt)) latest.set(root, one);
  }
  return [...latest.values()];
}

/** A record with everything it once said, the first version first. */
export function familyOf<Item extends Correctable>(
  record: Correctable,
  records: readonly Item[],
  writtenAt: (record: Item) => string,
): readonly Item[] {
  const byId = new Map(records.map((one) => [one.id, one]));
  const root = rootOf(record, byId);
  return records
    .filter((one) => rootOf(one, byId) === root)
    .toSorted((left, right) => (isLater(left, right, writtenAt) ? 1 : -1));
}

function rootOf(record: Correctable, byId: ReadonlyMap<string, Correctable>): string {
  const seen = new Set([record.id]);
  let root = record.id;
  for (let next = record.replacesId; next !== null && !seen.has(next); next = byId.get(next)?.replacesId ?? null) {
    seen.add(next);
    root = next;
  }
  // Records that name each other in a ring come from a broken program; the smallest id is the same on every device.
  const isRing = byId.get(root)?.replacesId != null && seen.has(byId.get(root)?.replacesId ?? '');
  return isRing ? ([...seen].toSorted()[0] ?? root) : root;
}

function isLater<Item extends Correctable>(left: Item, right: Item, writtenAt: (record: Item) => string): boolean {
  const [one, other] = [writtenAt(left), writtenAt(right)];
  return one === other ? left.id > right.id : one > other;
}

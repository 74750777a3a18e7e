/** What a column of a table needs: its longest line, its longest word, and the share it was given. */
export interface ColumnNeed {
  readonly natural: number;
  readonly least: number;
  readonly share: number | null;
}

/** Longer lines than this wrap anyway; without the cap one long text would starve all other columns. */
const longest = 240;

/**
 * Divides the room among the columns. Columns without a share get what their text needs, the others divide the
 * rest by their shares, and no column is narrower than its longest word while there is room.
 */
export function columnWidths(needs: readonly ColumnNeed[], room: number): readonly number[] {
  const capped = needs.map((need) => ({ ...need, natural: Math.max(need.least, Math.min(need.natural, longest)) }));
  const shared = capped.filter(({ share }) => share !== null);
  if (shared.length === 0) return divided(capped, room, 'fill').map(rounded);

  const fixed = capped.filter(({ share }) => share === null);
  const kept = Math.max(sum(shared.map(({ least }) => least)), fixed.length > 0 ? room * 0.4 : room);
  const fixedWidths = divided(fixed, Math.max(room - kept, 0), 'keep');
  const sharedWidths = byShare(shared, room - sum(fixedWidths));
  return capped.map(({ share }) => rounded((share === null ? fixedWidths.shift() : sharedWidths.shift()) ?? 0));
}

function divided(needs: readonly ColumnNeed[], room: number, spare: 'fill' | 'keep'): number[] {
  const natural = sum(needs.map((need) => need.natural));
  const least = sum(needs.map((need) => need.least));
  if (natural <= room) {
    const factor = spare === 'fill' && natural > 0 ? room / natural : 1;
    return needs.map((need) => need.natural * factor);
  }
  if (least >= room) return needs.map((need) => (need.least / least) * room);
  const give = (room - least) / (natural - least);
  return needs.map((need) => need.least + (need.natural - need.least) * give);
}

function byShare(needs: readonly ColumnNeed[], room: number): number[] {
  if (sum(needs.map(({ least }) => least)) >= room) return divided(needs, room, 'keep');
  const pinned = new Set<ColumnNeed>();
  for (;;) {
    const free = needs.filter((need) => !pinned.has(need));
    const rest = room - sum([...pinned].map(({ least }) => least));
    const shares = sum(free.map(({ share }) => share ?? 0));
    const width = (need: ColumnNeed) => (rest * (need.share ?? 0)) / shares;
    const narrow = free.filter((need) => width(need) < need.least);
    if (narrow.length === 0) return needs.map((need) => (pinned.has(need) ? need.least : width(need)));
    for (const need of narrow) pinned.add(need);
  }
}

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
const rounded = (value: number) => Math.floor(value * 100) / 100;

/** Which row the keys lead to, or null where the key means nothing to a list. */
export function rowAfterKey(
  key: string,
  at: number,
  rows: { readonly count: number; readonly inView: number },
): number | null {
  const last = rows.count - 1;
  if (last < 0) return null;
  const page = Math.max(rows.inView - 1, 1);
  const steps: Readonly<Record<string, number>> = {
    ArrowDown: at + 1,
    ArrowUp: at - 1,
    PageDown: at + page,
    PageUp: at - page,
    Home: 0,
    End: last,
  };
  const next = steps[key];
  return next === undefined ? null : Math.min(Math.max(next, 0), last);
}

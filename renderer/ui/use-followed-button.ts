import { useEffect, useRef } from 'react';

/** Which of a row's buttons moved it. */
export type MoveWay = 'up' | 'down';

/**
 * Keeps the button that moved a row under the finger: the row is drawn elsewhere and would lose the focus. Rows carry
 * `data-row`, their buttons `data-way`. Where the same button can do no more, another one of the row takes the focus.
 *
 * @param order changes when a row has moved
 */
export function useFollowedButton(order: unknown) {
  const list = useRef<HTMLOListElement>(null);
  const wanted = useRef<{ readonly id: string; readonly way: MoveWay } | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: runs because the order changed.
  useEffect(() => {
    if (!wanted.current) return;
    const { id, way } = wanted.current;
    wanted.current = null;
    const row = list.current?.querySelector(`[data-row="${CSS.escape(id)}"]`);
    const button =
      row?.querySelector<HTMLButtonElement>(`[data-way="${way}"]:not(:disabled)`) ??
      row?.querySelector<HTMLButtonElement>('[data-way]:not(:disabled)');
    button?.focus();
  }, [order]);
  return {
    list,
    follow: (id: string, way: MoveWay) => {
      wanted.current = { id, way };
    },
  };
}

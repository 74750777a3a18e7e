import { useRef, useState } from 'react';

/** Keys of lines that have no id of their own, and whose place changes when one above is removed. */
export function useLineKeys(length: number): {
  readonly at: (index: number) => number;
  readonly remove: (index: number) => void;
} {
  const keys = useRef<number[]>([]);
  const last = useRef(0);
  while (keys.current.length < length) {
    last.current += 1;
    keys.current.push(last.current);
  }
  const [, redraw] = useState(0);
  return {
    at: (index) => keys.current[index] ?? index,
    remove: (index) => {
      keys.current.splice(index, 1);
      redraw((turn) => turn + 1);
    },
  };
}

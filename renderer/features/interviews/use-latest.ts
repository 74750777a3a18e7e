import { useCallback, useRef } from 'react';

/** A function that stays the same from one drawing to the next and always does what the latest one says. */
export function useLatest<Given extends readonly unknown[], Out>(
  act: (...given: Given) => Out,
): (...given: Given) => Out {
  const latest = useRef(act);
  latest.current = act;
  return useCallback((...given: Given) => latest.current(...given), []);
}

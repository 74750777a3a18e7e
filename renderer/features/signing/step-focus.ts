import { type RefObject, useEffect, useRef } from 'react';

/** Puts the focus on the title of a step when it comes up, so that it is read aloud and Tab begins there. */
export function useStepFocus(): RefObject<HTMLHeadingElement | null> {
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => title.current?.focus({ preventScroll: true }), []);
  return title;
}

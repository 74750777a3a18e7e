import { type RefObject, useEffect, useRef } from 'react';

/** Puts the focus on the words of a question when it comes up, so that it is read aloud and Tab begins at its answers. */
export function useQuestionFocus(): RefObject<HTMLHeadingElement | null> {
  const words = useRef<HTMLHeadingElement>(null);
  useEffect(() => words.current?.focus({ preventScroll: true }), []);
  return words;
}

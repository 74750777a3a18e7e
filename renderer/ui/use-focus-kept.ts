import { type RefObject, useEffect } from 'react';

/** A dialog that closes gives the focus back a few frames later. */
const mostFrames = 40;
/** After so many it has done so, where it could. */
const framesToGiveBack = 5;

/** A message that stands beside everything is one too: who passes through it has not left. */
const dialogOf = (element: Element) => element.closest('[role=dialog], [role=alertdialog]');

/**
 * Keeps the focus in a part of the page in which things go away while they have it, such as a list from which lines are
 * settled: the part itself takes it then, and Tab goes on from there. The part needs `tabIndex={-1}`.
 */
export function useFocusKept(part: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const room = part.current;
    if (!room) return;
    let isOurs = room.contains(document.activeElement);
    let frame = 0;
    const hear = ({ target }: FocusEvent) => {
      if (!(target instanceof Element)) return;
      // A dialog was opened from somewhere, and that is what counts.
      if (dialogOf(target) === dialogOf(room)) isOurs = room.contains(target);
    };
    const look = (left: number) => {
      const { activeElement } = document;
      if (activeElement === null || activeElement === document.body) return room.focus({ preventScroll: true });
      if (left > 0 && !room.contains(activeElement)) frame = requestAnimationFrame(() => look(left - 1));
    };
    const lookIn = (frames: number) => {
      frame = requestAnimationFrame(() => (frames === 0 ? look(mostFrames) : lookIn(frames - 1)));
    };
    const onRemoval = (then: () => void) =>
      new MutationObserver((changes) => {
        if (!isOurs || changes.every(({ removedNodes }) => removedNodes.length === 0)) return;
        cancelAnimationFrame(frame);
        then();
      });
    const inRoom = onRemoval(() => look(mostFrames));
    // What a dialog was opened from may have gone while it stood in front: then nothing is there to give the focus back to.
    const inFront = onRemoval(() => lookIn(framesToGiveBack));
    document.addEventListener('focusin', hear);
    inRoom.observe(room, { childList: true, subtree: true });
    inFront.observe(document.body, { childList: true });
    return () => {
      document.removeEventListener('focusin', hear);
      inRoom.disconnect();
      inFront.disconnect();
      cancelAnimationFrame(frame);
    };
  }, [part]);
}

import { type RefObject, useCallback, useEffect, useRef, useState } from 'react';

/** How far down a text has been on the screen. */
export interface Seen {
  /** Share of its height, from 0 to 1, that has been reached. */
  readonly share: number;
  /** Its end has been on the screen; once true it stays so. */
  readonly all: boolean;
}

export interface ScrollPlace {
  readonly top: number;
  readonly room: number;
  readonly height: number;
}

/** A line is about this high; an end that is so near is in view. */
const nearly = 24;

/** What has been seen after the text stands at a place. Scrolling back takes nothing away. */
export function seenAt(before: Seen, { top, room, height }: ScrollPlace): Seen {
  if (height === 0 || room === 0) return before;
  const all = before.all || top + room >= height - nearly;
  return { share: all ? 1 : Math.max(before.share, Math.min((top + room) / height, 1)), all };
}

/** The page that has been reached, of so many. */
export function pageReached(share: number, pages: number): number {
  return Math.min(pages, Math.max(1, Math.ceil(share * pages)));
}

export interface Reading {
  /** Put around the text that scrolls. */
  readonly room: RefObject<HTMLDivElement | null>;
  readonly seen: Seen;
  /** Pages of this paper the text would fill, reckoned from its height on the screen. */
  readonly pages: number;
  /** Answers a paging key that was pressed outside the text; false: it is not for the text. */
  readonly onKey: (key: string, target: EventTarget) => boolean;
  /** Goes on by one view, or to the end. */
  readonly goOn: () => void;
  readonly goToEnd: () => void;
}

/** Watches how far a document has been on the screen, however it is scrolled: wheel, finger, keys or a link. */
export function useReading(hadSeenAll: boolean, onAll: () => void): Reading {
  const room = useRef<HTMLDivElement>(null);
  const [seen, setSeen] = useState<Seen>({ share: hadSeenAll ? 1 : 0, all: hadSeenAll });
  const [pages, setPages] = useState(1);
  const told = useRef(hadSeenAll);
  const tell = useRef(onAll);
  useEffect(() => {
    tell.current = onAll;
  });
  const look = useCallback(() => {
    const desk = scrolling(room.current);
    if (!desk) return;
    setPages(pagesOf(desk));
    const place = { top: desk.scrollTop, room: desk.clientHeight, height: desk.scrollHeight };
    setSeen((before) => {
      const after = seenAt(before, place);
      return after.share === before.share && after.all === before.all ? before : after;
    });
  }, []);
  useEffect(() => {
    if (!seen.all || told.current) return;
    told.current = true;
    tell.current();
  }, [seen.all]);
  useEffect(() => {
    const desk = scrolling(room.current);
    const text = desk?.firstElementChild;
    if (!desk || !text) return;
    desk.addEventListener('scroll', look, { passive: true });
    // The text grows while its fonts come; it is measured whenever its size settles.
    const watcher = new ResizeObserver(look);
    watcher.observe(desk);
    watcher.observe(text);
    return () => {
      desk.removeEventListener('scroll', look);
      watcher.disconnect();
    };
  }, [look]);
  const scrollTo = (top: (desk: Element) => number) => {
    const desk = scrolling(room.current);
    desk?.scrollTo({ top: top(desk) });
  };
  const goOn = () => scrollTo((desk) => desk.scrollTop + desk.clientHeight * onward);
  const goToEnd = () => scrollTo((desk) => desk.scrollHeight);
  const goBack = () => scrollTo((desk) => desk.scrollTop - desk.clientHeight * onward);
  const onKey = (key: string, target: EventTarget) => {
    if (seen.all || (target instanceof Node && room.current?.contains(target))) return false;
    const ways: Readonly<Record<string, () => void>> = { PageDown: goOn, PageUp: goBack, End: goToEnd };
    ways[key]?.();
    return key in ways;
  };
  return { room, seen, pages, onKey, goOn, goToEnd };
}

/** A little of what was read last stays in view. */
const onward = 0.9;

/** Height of the paper over its width. */
const paper = 841.89 / 595.28;

function pagesOf(desk: Element): number {
  const sheets = [...(desk.firstElementChild?.children ?? [])].map((sheet) => sheet.getBoundingClientRect());
  const pages = sheets.map(({ width, height }) => (width > 0 ? Math.max(1, Math.round(height / (width * paper))) : 0));
  return Math.max(
    1,
    pages.reduce((sum, one) => sum + one, 0),
  );
}

const scrolling = (room: HTMLElement | null) => room?.firstElementChild ?? null;

import type { LucideIcon } from 'lucide-react';
import { useEffect, useRef } from 'react';

/** Something the person can do from where they are: found in the palette, and by its keys if it has some. */
export interface Command {
  readonly id: string;
  readonly label: string;
  /** Heading it stands under, in the palette and among the keys. */
  readonly group: string;
  readonly icon?: LucideIcon | undefined;
  /** As in `mod+enter` or `n`; see key-names.ts. */
  readonly keys?: string | undefined;
  /** Its keys work while a text is being written, too. Those with `mod` always do. */
  readonly alsoWhileTyping?: boolean | undefined;
  readonly run: () => void;
}

/** Offers commands for as long as the calling part is on the screen. What is offered last wins a key. */
export function useCommands(commands: readonly Command[]): void {
  const current = useRef(commands);
  useEffect(() => {
    current.current = commands;
  });
  useEffect(() => {
    const offer = () => current.current;
    offers.push(offer);
    return () => {
      offers.splice(offers.indexOf(offer), 1);
    };
  }, []);
}

/** What can be done now, the nearest first. Read when a key is pressed or the palette opens. */
export function currentCommands(): readonly Command[] {
  const all = offers.toReversed().flatMap((offer) => offer());
  return all.filter((command, at) => all.findIndex(({ id }) => id === command.id) === at);
}

const offers: (() => readonly Command[])[] = [];

import { create } from 'zustand';
import type { HeadquartersConsole } from '#shared/sync/console';

interface Console {
  /** Null until the program has started sync. */
  readonly headquarters: HeadquartersConsole | null;
}

/** The way to ask headquarters. Screens do not know the network; open-program.ts gives them this. */
export const useConsole = create<Console>()(() => ({ headquarters: null }));

export function provideConsole(headquarters: HeadquartersConsole): void {
  useConsole.setState({ headquarters });
}

import { createContext } from 'react';

export interface PaletteFind {
  readonly id: string;
  readonly label: string;
  readonly description?: string | undefined;
  readonly href: string;
}

/** Finds things by a few letters, the best first. Asked at every keystroke; only the last answer counts. */
export type PaletteSearch = (words: string) => Promise<readonly PaletteFind[]>;

export const PaletteSearchContext = createContext<PaletteSearch | null>(null);

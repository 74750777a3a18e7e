import { createContext } from 'react';
import type { SearchHit } from '../data/watch/search-desk';

export interface PaletteFind {
  readonly id: string;
  readonly label: string;
  readonly description?: string | undefined;
  readonly href: string;
}

/** What a few letters find: partners by name at once, and what stands in records and documents. */
export interface PaletteFound {
  readonly partners: readonly PaletteFind[];
  readonly hits: readonly SearchHit[];
  /** Of records and documents, in all. */
  readonly total: number;
  /** Name of a partner by its id, for hits. */
  readonly nameOf: (partnerId: string) => string;
}

/** Finds things by a few letters, the best first. Asked at every keystroke; only the last answer counts. */
export interface PaletteSearch {
  /** What the partner list answers without waiting. */
  readonly partners: (words: string) => readonly PaletteFind[];
  readonly everything: (words: string) => Promise<Pick<PaletteFound, 'hits' | 'total'>>;
  readonly nameOf: (partnerId: string) => string;
}

export const PaletteSearchContext = createContext<PaletteSearch | null>(null);

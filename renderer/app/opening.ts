/** Why the workspace cannot be opened. In no case is anything deleted. */
export type OpeningRefusal = 'newer' | 'in-use' | 'full' | 'secrets' | 'unknown';

export type Opening =
  | { readonly state: 'opening' }
  | {
      readonly state: 'refused';
      readonly why: OpeningRefusal;
      readonly detail: string;
      /** Hands the person what the journal has, where it can be read: it needs no tables. */
      readonly saveCopy?: (() => Promise<unknown>) | undefined;
    };

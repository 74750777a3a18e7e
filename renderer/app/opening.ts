/** Why the workspace cannot be opened. In no case is anything deleted. */
export type OpeningRefusal = 'newer' | 'in-use' | 'full' | 'secrets' | 'unknown';

export type Opening =
  | { readonly state: 'opening' }
  | { readonly state: 'refused'; readonly why: OpeningRefusal; readonly detail: string };

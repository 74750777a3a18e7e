import type { ComponentType } from 'react';

export interface PageEntry {
  /** As in react-router: `/partners/:partnerId`. */
  readonly path: string;
  /** With side bar and status line, or alone on the screen. */
  readonly frame: boolean;
  /** Fetched when it is first opened. */
  readonly load: () => Promise<ComponentType>;
}

/** Address → page, the whole list. */
export const pageList: readonly PageEntry[] = [
  { path: '/gallery', frame: true, load: () => import('./gallery/gallery-page').then((file) => file.GalleryPage) },
];

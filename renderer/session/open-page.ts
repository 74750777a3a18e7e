import { useEffect } from 'react';
import { create } from 'zustand';

export interface PageCrumb {
  readonly label: string;
  readonly href: string;
}

export interface OpenPage {
  /** Name of the page, in the person's language; stands in the window's title and is announced. */
  readonly title: string;
  /** The way down to the page, from the top, without the page itself. Escape goes to the last of them. */
  readonly crumbs: readonly PageCrumb[];
}

export const useOpenPage = create<OpenPage>()(() => ({ title: '', crumbs: [] }));

/** Says which page this is. Called by every page. */
export function usePage(page: { readonly title: string; readonly crumbs?: readonly PageCrumb[] }): void {
  useEffect(() => {
    const next = { title: page.title, crumbs: page.crumbs ?? [] };
    if (!isSame(useOpenPage.getState(), next)) useOpenPage.setState(next);
  });
}

function isSame(one: OpenPage, other: OpenPage): boolean {
  return JSON.stringify([one.title, one.crumbs]) === JSON.stringify([other.title, other.crumbs]);
}

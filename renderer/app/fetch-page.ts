import { matchPath } from 'react-router';
import { pageList } from './page-list';

/** Fetches the page an address leads to before anybody can draw it, beside what it has to wait for. @param hash `#/insights?from=1` */
export function fetchPage(hash: string): void {
  const path = hash.replace(/^#/, '').replace(/\?.*$/, '') || '/today';
  const page = pageList.find((entry) => matchPath(entry.path, path) !== null);
  // Whoever opens it learns what went wrong.
  page?.load().catch(() => undefined);
}

import { useSyncExternalStore } from 'react';

/** From here on fields, page and findings stand beside each other; below, one of the two stands above the page. */
const query = window.matchMedia('(min-width: 75rem)');

export function useWide(): boolean {
  return useSyncExternalStore(listen, () => query.matches);
}

function listen(listener: () => void): () => void {
  query.addEventListener('change', listener);
  return () => query.removeEventListener('change', listener);
}

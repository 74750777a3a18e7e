import { useCallback, useEffect, useRef, useState } from 'react';
import { createSearchParams, useBlocker, useLocation, useNavigate } from 'react-router';
import { type SearchKind, searchKinds } from '#shared/domain/guidance/search-entry';

/** What is looked for: words, and things of one kind or of all. */
export interface Wanted {
  readonly words: string;
  readonly kind: SearchKind | null;
}

/** Milliseconds after the last letter: a new address draws the whole window anew, and nobody goes back to half a word. */
const addressAfter = 300;

/**
 * What is looked for, kept in the address so that a search can be gone back to. The address follows once nobody types,
 * and never once somebody leaves: written then, it would take the person back. A search chosen elsewhere is taken up.
 */
export function useSearchAddress(): readonly [Wanted, (wanted: Wanted) => void] {
  const { pathname, search } = useLocation();
  const navigate = useNavigate();
  const [kept, setKept] = useState(() => {
    const wanted = wantedIn(search);
    return { wanted, address: wanted, written: wanted };
  });
  const address = wantedIn(search);
  if (!isSame(address, kept.address))
    setKept({ ...kept, address, wanted: isSame(address, kept.written) ? kept.wanted : address });
  const { words, kind } = kept.wanted;
  const isLeaving = useRef(false);
  // Asked the moment somebody goes anywhere, long before the next page is there. It never holds anybody back.
  useBlocker(({ nextLocation }) => {
    isLeaving.current = nextLocation.pathname !== pathname;
    return false;
  });
  // Both change when the address does; what was typed is what counts.
  const now = useRef({ navigate, address });
  useEffect(() => {
    now.current = { navigate, address };
  });
  useEffect(() => {
    const timer = setTimeout(() => {
      if (isLeaving.current || isSame(now.current.address, { words, kind })) return;
      setKept((before) => ({ ...before, written: { words, kind } }));
      const next = createSearchParams({ ...(words.trim() === '' ? {} : { q: words }), ...(kind ? { kind } : {}) });
      void now.current.navigate({ search: `?${next}` }, { replace: true });
    }, addressAfter);
    return () => clearTimeout(timer);
  }, [words, kind]);
  const want = useCallback((wanted: Wanted) => setKept((before) => ({ ...before, wanted })), []);
  return [kept.wanted, want];
}

function wantedIn(search: string): Wanted {
  const said = createSearchParams(search);
  return { words: said.get('q') ?? '', kind: searchKinds.find((kind) => kind === said.get('kind')) ?? null };
}

function isSame(one: Wanted, other: Wanted): boolean {
  return one.words.trim() === other.words.trim() && one.kind === other.kind;
}

import { Search } from 'lucide-react';
import { useDeferredValue, useRef, useState } from 'react';
import { useDirectoryView } from '../../data/queries/partner-list';
import { useSearch, useWatch, useWatchView } from '../../data/queries/watch-queries';
import { useCommands } from '../../ui/commands';
import { SearchField } from '../../ui/search-field';
import { useText } from '../../ui/use-text';
import styles from './search.module.css';
import { useSearchAddress } from './search-address';
import { SearchBoard } from './search-board';

/** So many are drawn while somebody types: more than are seen at once, and few enough for every letter. */
const shownAtFirst = 30;
/** So many are drawn at most; who needs more needs another word. */
const mostShown = 100;

/** Everything on this device that can be found by words. The words stand in the address, so that a search can be gone back to. */
export function SearchScreen() {
  const text = useText();
  const [{ words, kind }, want] = useSearchAddress();
  const field = useRef<HTMLInputElement>(null);
  const watch = useWatch();
  const { progress, isWhole, hasFailed } = useWatchView();
  const asked = useDeferredValue(words);
  const [wholeFor, setWholeFor] = useState<string | null>(null);
  const most = wholeFor === asked ? mostShown : shownAtFirst;
  const answer = useSearch(asked, kind === null ? null : [kind], most);
  const { partners } = useDirectoryView();
  const names = useNames(partners);
  useCommands([
    {
      id: 'find-in-search',
      group: text('search.title'),
      label: text('search.field'),
      icon: Search,
      keys: '/',
      run: () => field.current?.focus(),
    },
  ]);
  return (
    <div className={styles.screen}>
      <h1 className={styles.heading}>{text('search.title')}</h1>
      <SearchField
        label={text('search.field')}
        placeholder={text('search.hint')}
        value={words}
        onChange={(next) => want({ words: next, kind })}
        inputRef={field}
        autoFocus
      />
      <SearchBoard
        words={asked}
        kind={kind}
        onKind={(next) => want({ words, kind: next })}
        answer={answer}
        onMore={most < mostShown ? () => setWholeFor(asked) : null}
        reading={isWhole ? null : progress}
        filesLeft={progress.files}
        hasFailed={hasFailed}
        onRetry={() => watch.retry()}
        nameOf={(partnerId) => names.get(partnerId) ?? ''}
      />
    </div>
  );
}

function useNames(partners: readonly { readonly id: string; readonly legalName: string }[]) {
  const [kept, setKept] = useState({ partners, names: namesOf(partners) });
  if (kept.partners === partners) return kept.names;
  const names = namesOf(partners);
  setKept({ partners, names });
  return names;
}

function namesOf(partners: readonly { readonly id: string; readonly legalName: string }[]) {
  return new Map(partners.map(({ id, legalName }) => [id, legalName] as const));
}

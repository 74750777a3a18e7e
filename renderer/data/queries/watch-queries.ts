import { startTransition, useEffect, useState, useSyncExternalStore } from 'react';
import type { SearchKind } from '#shared/domain/guidance/search-entry';
import { useWorkspace } from '../use-workspace';
import { watchOf } from '../watch/open-watch';
import type { SearchAnswer } from '../watch/search-desk';
import type { Watch, WatchView } from '../watch/watch';

export function useWatch(): Watch {
  return watchOf(useWorkspace());
}

/** What the watch has seen, as it goes on. */
export function useWatchView(): WatchView {
  const watch = useWatch();
  return useSyncExternalStore(watch.listen, () => watch.view);
}

/** What is found by some words, asked again when more has been read; null while nothing was answered to any words yet. */
export function useSearch(words: string, kinds: readonly SearchKind[] | null, most: number): SearchAnswer | null {
  const watch = useWatch();
  const things = useSyncExternalStore(watch.listen, () => watch.view.progress.things);
  const [answer, setAnswer] = useState<SearchAnswer | null>(null);
  const key = kinds?.join(' ') ?? null;
  // biome-ignore lint/correctness/useExhaustiveDependencies: the kinds are told by their key; more things are a new question.
  useEffect(() => {
    if (words.trim() === '') {
      setAnswer(null);
      return;
    }
    let isCurrent = true;
    void watch.find({ words, kinds, most }).then((found) => {
      // A hundred lines are drawn in slices: the next letter goes first.
      if (isCurrent) startTransition(() => setAnswer(found));
    });
    return () => {
      isCurrent = false;
    };
  }, [watch, words, key, most, things]);
  return answer;
}

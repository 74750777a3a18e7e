import fc from 'fast-check';
import { brokenIn, displayedIn } from '../properties/histories/agreed';
import { play } from '../properties/histories/play';
import { anyStory } from '../properties/histories/story';

/** What is broken in the first of some histories in which something is. */
export async function broken(): Promise<readonly string[]> {
  let [fields, wrong] = [0, 0];
  for (const story of fc.sample(anyStory, { seed: 42, numRuns: 120 })) {
    const played = play(story);
    const sentences = brokenIn(played);
    if (sentences.length > 0) return sentences;
    const displayed = displayedIn(played);
    fields += displayed.fields;
    wrong += displayed.ours;
  }
  // Clocks are hints: a few shown values may not be the latest, but not many.
  return wrong * 100 > fields ? [`${wrong} of ${fields} shown values are not the latest`] : [];
}

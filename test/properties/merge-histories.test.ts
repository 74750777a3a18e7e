import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { countOf, seedsOr } from '../torture/extent';
import { brokenIn, displayedIn } from './histories/agreed';
import { play } from './histories/play';
import { anyStory, type Story } from './histories/story';

const seeds = seedsOr([20_261_121, 1_206_202, 77_031]);
const histories = Math.ceil(countOf(3_000, 300_000) / seeds.length);
const corpus = join(import.meta.dirname, 'corpus', 'merge-histories');

test('histories that once broke a promise keep it', () => {
  const kept = readdirSync(corpus).filter((name) => name.endsWith('.json'));
  const broken = kept.map((name) => [
    name,
    brokenIn(play(JSON.parse(readFileSync(join(corpus, name), 'utf8')) as Story)),
  ]);
  expect(broken).toEqual(kept.map((name) => [name, []]));
});

test.for(seeds)(
  'whatever happens to clocks, lines and programs, nothing is lost, nobody’s value disappears unseen, and all agree (seed %i)',
  { timeout: 20 * 60_000 },
  async (seed, { annotate }) => {
    const sum = { edits: 0, fields: 0, ours: 0, wallClock: 0, arrival: 0 };
    const property = fc.property(anyStory, (story) => {
      const played = play(story);
      expect(brokenIn(played)).toEqual([]);
      const displayed = displayedIn(played);
      sum.edits += played.headquarters.log.length;
      for (const name of ['fields', 'ours', 'wallClock', 'arrival'] as const) sum[name] += displayed[name];
    });
    fc.assert(property, { numRuns: histories, seed });
    await annotate(
      `${histories} histories, ${sum.edits} edits; shown value is not the latest of ${sum.fields}: corrected time ${sum.ours}, wall clocks ${sum.wallClock}, order of arrival ${sum.arrival}`,
    );
  },
);

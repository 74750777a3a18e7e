import { expect, test } from 'vitest';
import { checkHostile } from './checks/check-hostile';

const count = 40;

test(`of ${count} documents that are hard to print no word is lost, covered, outside of the page or without a tag`, {
  timeout: 300_000,
}, async () => {
  const complaints: (readonly [number, readonly string[]])[] = [];
  for (let seed = 1; seed <= count; seed += 1) {
    const checked = await checkHostile(seed);
    if (checked.complaints.length > 0) complaints.push([seed, checked.complaints]);
  }
  expect(complaints).toEqual([]);
});

import { afterAll, beforeAll, expect, test } from 'vitest';
import { aRun } from './a-run';
import { brokenBy, faultyVisits } from './faults-of-a-visit';

let run: Awaited<ReturnType<typeof aRun>>;
beforeAll(async () => {
  run = await aRun();
});
afterAll(() => run.end());

test.for(faultyVisits)('every promise is kept in a visit with $name', { timeout: 120_000 }, async (faulty) => {
  expect(await brokenBy(run.hq, faulty)).toEqual([]);
});

import Dexie from 'dexie';
import { aRun } from '../simulation/a-run';
import { brokenBy, faultyVisits } from '../simulation/faults-of-a-visit';

/** What is broken after the first of the faulty visits after which something is. */
export async function broken(): Promise<readonly string[]> {
  // The program before this one in the same process had tables of the same names.
  for (const { name } of await indexedDB.databases()) if (name) await Dexie.delete(name);
  const run = await aRun();
  try {
    for (const faulty of faultyVisits) {
      const sentences = await brokenBy(run.hq, faulty);
      if (sentences.length > 0) return [`In ${faulty.name}:`, ...sentences];
    }
    return [];
  } finally {
    await run.end();
  }
}

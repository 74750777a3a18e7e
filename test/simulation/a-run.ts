import { ignoreTheDead } from './boundary';
import { SimulatedHq } from './simulated-hq';

/** Headquarters for all tests of a file, and silence about the promises of programs that ended. */
export async function aRun(): Promise<{ readonly hq: SimulatedHq; end(): Promise<void> }> {
  const hearThem = ignoreTheDead();
  const hq = await SimulatedHq.open();
  return {
    hq,
    end: async () => {
      await hq.close();
      hearThem();
    },
  };
}

import '../../../renderer/strict-page';
import { Database } from '../../../renderer/data/database';
import { packedPartnerOfMany } from '../../builders/a-measured-population';
import type { FiguresAsked, FiguresMeasured } from './figures-worker';

const tables = 'figures';

/** Lays out the ledgers of so many partners as a device has them. */
async function seed(partners: number): Promise<void> {
  const database = new Database(tables);
  await database.open();
  for (let from = 0; from < partners; from += 500) {
    const ledgers = Array.from({ length: Math.min(500, partners - from) }, (_, at) => ({
      ...packedPartnerOfMany(from + at),
      begunAt: 0,
    }));
    await database.ledgers.bulkPut(ledgers);
  }
  // The playbook in force is the one they were kept with: nothing is due.
  await database.meta.put({ key: 'ledgers/playbook', value: await builtInVersion() });
  database.close();
}

async function builtInVersion(): Promise<string> {
  const { builtInPack } = await import('#shared/domain/playbook/built-in-pack');
  return builtInPack().pack.version;
}

let worker: Worker | null = null;

function measure(asked: FiguresAsked): Promise<FiguresMeasured> {
  worker ??= new Worker(new URL('./figures-worker.ts', import.meta.url), { type: 'module' });
  const asking = worker;
  return new Promise((resolve, reject) => {
    asking.onmessage = ({ data }: MessageEvent<FiguresMeasured>) => resolve(data);
    asking.onerror = ({ message }) => reject(new Error(message));
    asking.postMessage({ tables, asked });
  });
}

declare global {
  interface Window {
    figures: { readonly seed: typeof seed; readonly measure: typeof measure };
  }
}
window.figures = { seed, measure };

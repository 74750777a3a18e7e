import { Database } from '../../../renderer/data/database';
import { InsightsDesk } from '../../../renderer/data/insights-desk';
import { openLedger } from '../../../shared/domain/metrics/packed-ledger';
import { populationAsOf } from '../../builders/a-measured-population';

declare const self: Pick<Worker, 'onmessage' | 'postMessage'>;

/** `pass`: read every row and look at every number of it once. `figures`: all metrics, tiers and cohorts. */
export type FiguresAsked = 'pass' | 'figures';

export interface FiguresMeasured {
  /** Milliseconds. */
  readonly took: number;
  readonly megabytes: number;
  /** So that nothing of it can be left out as unused. */
  readonly told: number;
}

let desk: InsightsDesk | null = null;
let database: Database | null = null;

self.onmessage = async ({ data }: MessageEvent<{ readonly tables: string; readonly asked: FiguresAsked }>) => {
  database ??= new Database(data.tables);
  desk ??= new InsightsDesk(database);
  const began = performance.now();
  const { told, bytes } = data.asked === 'pass' ? await plainPass(database) : await figures(desk);
  const measured: FiguresMeasured = { took: performance.now() - began, megabytes: bytes / 2 ** 20, told };
  self.postMessage(measured);
};

async function plainPass({ ledgers }: Database) {
  let [told, bytes, after] = [0, 0, ''];
  for (;;) {
    const page = await ledgers.where('partnerId').above(after).limit(200).toArray();
    for (const ledger of page) {
      for (const number of openLedger(ledger).numbers) if (number > told) told += 1;
      bytes += ledger.bytes.byteLength;
    }
    const last = page.at(-1);
    if (!last || page.length < 200) return { told, bytes };
    after = last.partnerId;
  }
}

async function figures(on: InsightsDesk) {
  const signal = new AbortController().signal;
  const { all } = await on.answer(
    { kind: 'summary', asOf: null },
    { now: populationAsOf, signal, progress: () => undefined },
  );
  return { told: all.partners, bytes: 0 };
}

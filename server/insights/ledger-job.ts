import type { Log } from '../folder/log';
import type { FiguresDesk } from './figures-desk';

/** Keeps the ledgers of partners for as long as headquarters runs. */
export interface LedgerJob {
  /** Brings up what is due now; answers when it is done. */
  run(): Promise<void>;
  stop(): Promise<void>;
}

const usualPulse = 15_000;

/**
 * Who is due is found by asking the database, so one slow pulse serves pushes at this headquarters and at another one on
 * the same database, moves, erasures and days that turn. A push waits for it only while the ledger of a partner it is
 * about is being written.
 */
export function openLedgerJob(
  { desk, log }: { readonly desk: Pick<FiguresDesk, 'bringUp'>; readonly log: Log },
  every = usualPulse,
): LedgerJob {
  const stopping = new AbortController();
  let running: Promise<void> | null = null;
  const run = () => {
    running ??= desk.bringUp({ signal: stopping.signal }).finally(() => {
      running = null;
    });
    return running;
  };
  const safely = () =>
    void run().catch((error: unknown) => log.trouble('Ledgers of partners could not be brought up.', error));
  const pulse = setInterval(safely, every);
  pulse.unref();
  return {
    run,
    stop: async () => {
      stopping.abort();
      clearInterval(pulse);
      await running?.catch(() => undefined);
    },
  };
}

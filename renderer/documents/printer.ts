import type { PrinterRequest, PrintReply } from './print-messages';
import { WorkerQueue } from './worker-queue';

/** Longer than any document takes on a slow tablet; a printer that is silent for so long is not coming back. */
const patience = 60_000;

/** The worker that prints and signs. Both draw letters, and the fonts are held once. */
export const printer = new WorkerQueue<PrintReply>(
  () => new Worker(new URL('./pdf-worker.ts', import.meta.url), { type: 'module' }),
  patience,
);

/** Starts the printer when the window has nothing else to do, so that the first page does not wait for it. */
export function warmPrinter(): void {
  const whenIdle =
    'requestIdleCallback' in globalThis ? requestIdleCallback : (run: () => void) => setTimeout(run, 1_500);
  whenIdle(() => {
    if (printer.isAwake) return;
    const warm: PrinterRequest = { kind: 'warm' };
    try {
      printer.wake(warm);
    } catch {
      // Nobody waits for a file yet. The first page to print tries again, and tells why if it cannot.
      printer.stop();
    }
  });
}

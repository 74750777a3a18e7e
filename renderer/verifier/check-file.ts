import type { FileReport } from '#shared/proof/file-report';
import type { CheckAnswer, CheckQuestion } from './check-messages';

/** Longer than the largest file of ours takes on a slow machine; a file that takes longer was made to. */
const patience = 30_000;

/**
 * Checks one file in a worker of its own, which is ended afterwards: whatever the file does to it is gone with it.
 * Null where the worker broke off or took too long.
 *
 * @param source the worker's program: the page is one file, and has it as text
 */
export function checkFile(source: string, question: CheckQuestion): Promise<FileReport | null> {
  const address = URL.createObjectURL(new Blob([source], { type: 'text/javascript' }));
  const worker = new Worker(address);
  return new Promise<FileReport | null>((resolve) => {
    const silence = setTimeout(() => resolve(null), patience);
    worker.onmessage = ({ data }: MessageEvent<CheckAnswer>) => {
      clearTimeout(silence);
      resolve(data.kind === 'checked' ? data.report : null);
    };
    worker.onerror = () => {
      clearTimeout(silence);
      resolve(null);
    };
    worker.postMessage(question);
  }).finally(() => {
    worker.terminate();
    URL.revokeObjectURL(address);
  });
}

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
    // What the signatures say stands, also where making the document again takes too long or breaks off.
    let checked: FileReport | null = null;
    const silence = setTimeout(() => resolve(checked), patience);
    const end = (report: FileReport | null) => {
      clearTimeout(silence);
      resolve(report);
    };
    worker.onmessage = ({ data }: MessageEvent<CheckAnswer>) => {
      if (data.kind === 'checked') checked = data.report;
      else end(data.kind === 'rebuilt' ? data.report : checked);
    };
    worker.onerror = () => end(checked);
    worker.postMessage(question);
  }).finally(() => {
    worker.terminate();
    URL.revokeObjectURL(address);
  });
}

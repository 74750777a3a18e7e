import type { SigningTools } from '../../data/signing-tools';
import { printPage } from '../../documents/print-page';
import { signInWorker, verifyInWorker } from '../../documents/sign-page';

export interface ToolsTold {
  /** The share of the file that is printed. */
  readonly onProgress?: (share: number) => void;
  /** How many pages it has. */
  readonly onPages?: (pages: number) => void;
}

/** What makes, signs and checks files, in the workers of this window. */
export function toolsOfWindow({ onProgress, onPages }: ToolsTold = {}): SigningTools {
  return {
    print: async (page, facts) => {
      const printed = await printPage(page, { ...facts, ...(onProgress ? { onProgress } : {}) });
      if (printed.ok) onPages?.(printed.value.pages);
      return printed;
    },
    sign: (bytes, request) => signInWorker(bytes, request),
    // Made a moment ago by this device: to make the whole document again would cost seconds and tell nothing new.
    verify: (bytes, against) => verifyInWorker(bytes, against, { rebuilds: false }),
  };
}

import { verifyFile } from '#shared/proof/verify/verify-file';
import type { CheckAnswer, CheckQuestion } from './check-messages';

const window = self as unknown as {
  postMessage(answer: CheckAnswer): void;
  onmessage: ((event: MessageEvent<CheckQuestion>) => void) | null;
};

window.onmessage = ({ data: { bytes, ...against } }) => {
  verifyFile(bytes, against).then(
    (report) => window.postMessage({ kind: 'checked', report }),
    (error: unknown) => window.postMessage({ kind: 'broke', detail: String(error) }),
  );
};

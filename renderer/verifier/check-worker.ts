import { verifyFile } from '#shared/proof/verify/verify-file';
import type { CheckAnswer, CheckQuestion } from './check-messages';

const window = self as unknown as {
  postMessage(answer: CheckAnswer): void;
  onmessage: ((event: MessageEvent<CheckQuestion>) => void) | null;
};

window.onmessage = ({ data: { bytes, anchors, at } }) => {
  verifyFile(bytes, { anchors, revocationLists: [], at }).then(
    (report) => window.postMessage({ kind: 'checked', report }),
    (error: unknown) => window.postMessage({ kind: 'broke', detail: String(error) }),
  );
};

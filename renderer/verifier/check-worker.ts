import './no-eval';
import { verifyFile } from '#shared/proof/verify/verify-file';
import { pressPage } from '../documents/press-page';
import { rebuildReport } from '../documents/rebuild-report';
import { pressReady } from '../documents/worker-press';
import type { CheckAnswer, CheckQuestion } from './check-messages';

const window = self as unknown as {
  postMessage(answer: CheckAnswer): void;
  onmessage: ((event: MessageEvent<CheckQuestion>) => void) | null;
};

async function check({ bytes, ...against }: CheckQuestion): Promise<void> {
  const report = await verifyFile(bytes, against);
  window.postMessage({ kind: 'checked', report });
  if (report.origin !== 'ours') return window.postMessage({ kind: 'rebuilt', report });
  const press = await pressReady;
  const whole = await rebuildReport(bytes, report, (page, facts) => pressPage(page, facts, press));
  window.postMessage({ kind: 'rebuilt', report: whole });
}

window.onmessage = ({ data }) => {
  check(data).catch((error: unknown) => window.postMessage({ kind: 'broke', detail: String(error) }));
};

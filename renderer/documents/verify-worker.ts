import type { FileReport } from '#shared/proof/file-report';
import { verifyFile } from '#shared/proof/verify/verify-file';
import type { VerifyReply, VerifyRequest } from './sign-messages';

// The window's types describe `self` as a window; here it is a worker, which posts without a target origin.
const window = self as unknown as {
  postMessage(reply: VerifyReply): void;
  onmessage: ((event: MessageEvent<VerifyRequest>) => void) | null;
};

async function verify({ job, bytes, against, rebuilds }: VerifyRequest): Promise<void> {
  const report = await verifyFile(bytes, against);
  window.postMessage({ kind: 'checked', job, report });
  const whole = rebuilds && report.origin === 'ours' ? await rebuilt(bytes, report) : report;
  window.postMessage({ kind: 'verified', job, report: whole });
}

/** The printer with its fonts comes only for a file that says it is ours: most that are dropped here are not. */
async function rebuilt(bytes: Uint8Array, report: FileReport): Promise<FileReport> {
  const [{ pressReady }, { pressPage }, { rebuildReport }] = await Promise.all([
    import('./worker-press'),
    import('./press-page'),
    import('./rebuild-report'),
  ]);
  const press = await pressReady;
  return rebuildReport(bytes, report, (page, facts) => pressPage(page, facts, press));
}

window.onmessage = ({ data }) => {
  verify(data).catch((error: unknown) =>
    window.postMessage({
      kind: 'failed',
      job: data.job,
      detail: error instanceof Error ? error.message : String(error),
    }),
  );
};

import { refuse } from '#shared/base/result';
import type { FileReport, RebuildReport } from '#shared/proof/file-report';
import { type ReasonCode, reason } from '#shared/proof/verify/reason';
import { withRebuilt } from '#shared/proof/verify/verify-file';
import { type Rebuilding, rebuild } from './rebuild';

/**
 * The report with the deeper check that only we can do: the unsigned document made again from the data in it, and
 * compared byte for byte. What differs is invalid, whoever signed it; where it cannot be made again, what the
 * signatures say stands.
 */
export async function rebuildReport(
  bytes: Uint8Array,
  report: FileReport,
  print: Rebuilding<never, unknown>['print'],
): Promise<FileReport> {
  return withRebuilt(report, await rebuilding(bytes, report.origin, print));
}

async function rebuilding(
  bytes: Uint8Array,
  origin: FileReport['origin'],
  print: Rebuilding<never, unknown>['print'],
): Promise<RebuildReport> {
  if (origin === 'other') return notPossible('rebuildNotOurs');
  const rebuilt = await rebuild(bytes, { pagesOf: () => refuse('unframed' as const), print });
  if (rebuilt.ok) return rebuilt.value.kind === 'different' ? rebuilt.value : { kind: 'same' };
  switch (rebuilt.error.kind) {
    case 'other-data':
      return notPossible('rebuildOtherData');
    case 'other-layout':
    case 'unknown-frame':
      return notPossible('rebuildOtherVersion');
    case 'not-printed':
      return notPossible('rebuildFailed');
    default:
      return notPossible('rebuildNoData');
  }
}

const notPossible = (code: ReasonCode): RebuildReport => ({ kind: 'notPossible', reason: reason(code) });

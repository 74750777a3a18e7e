import { ok, refuse } from '#shared/base/result';
import type { PerformanceFile } from '#shared/domain/performance/performance-file';
import { type BroughtFile, bringPerformanceFile, replacePerformanceFile } from '../../data/actions/performance-actions';
import { lookInWorker } from '../../data/measuring';
import { takeInTable } from '../../data/take-in-table';
import { useWorkspace } from '../../data/use-workspace';
import { useText } from '../../ui/use-text';
import { type NotTaken, useTableBringing } from '../../widgets/table-mapping/use-table-bringing';
import { whyNotKept } from './performance-words';

export interface BringingOf {
  readonly partnerId: string;
  readonly agreementId: string;
  readonly zone: string;
  /** The files that count now. */
  readonly files: readonly PerformanceFile[];
}

/** Brings performance data of an agreement, or a corrected file in the place of one that came before. */
export function useBringing({ partnerId, agreementId, zone, files }: BringingOf) {
  const workspace = useWorkspace();
  const text = useText();
  return useTableBringing({
    zone,
    look: (file) => lookInWorker({ name: file.name, content: file }),
    service: (_file, table) => latestService(files, table),
    keep: async (file, { table, mapping, words, zone: read, service, givenBy, author, reason }, replaces) => {
      const rule = { table, mapping, words, zone: read, service: service.trim() };
      const taken = await takeInTable(workspace, file, { ...rule, partnerId });
      if (!taken.ok) {
        const { findings = [] } = taken.error;
        return refuse<NotTaken>({ findings, problem: findings.length > 0 ? null : whyNotKept(text, taken) });
      }
      const brought: BroughtFile = { ...rule, ...taken.value, givenBy, author };
      const kept = replaces
        ? await replacePerformanceFile(workspace, replaces.id, brought, reason)
        : await bringPerformanceFile(workspace, agreementId, brought);
      return kept.ok ? ok(null) : refuse<NotTaken>({ findings: [], problem: whyNotKept(text, kept) });
    },
  });
}

/** The next month of the same export is about the same service; with another name it would count as another one. */
function latestService(files: readonly PerformanceFile[], table: PerformanceFile['table']): string {
  return files.findLast((file) => file.table === table)?.service ?? '';
}

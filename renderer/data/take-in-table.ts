import { ok, type Result, refuse } from '#shared/base/result';
import type { DatasetFinding } from '#shared/domain/datasets/dataset-finding';
import type { PerformanceFile } from '#shared/domain/performance/performance-file';
import { takeIn } from './intake';
import { readInWorker } from './measuring';
import type { MeasuringFile } from './measuring-desk';
import type { Workspace } from './workspace';

export type TableRule = Pick<MeasuringFile, 'table' | 'mapping' | 'words' | 'zone' | 'service'>;

/** A table that could be read to its last row, and whose bytes are kept. */
export type TakenTable = Pick<PerformanceFile, 'cameAs' | 'file' | 'rows' | 'from' | 'to'>;

export type TableRefusal =
  | { readonly kind: 'findings'; readonly findings: readonly DatasetFinding[] }
  | { readonly kind: string; readonly findings?: undefined };

/** Reads a file of performance data and keeps its bytes, in this order: of what cannot be read nothing is kept. */
export async function takeInTable(
  workspace: Workspace,
  file: File,
  read: TableRule & { readonly partnerId: string },
): Promise<Result<TakenTable, TableRefusal>> {
  const { partnerId, ...rule } = read;
  const summary = await readInWorker({ key: file.name, name: file.name, content: file, ...rule });
  if (!summary.ok) {
    if (summary.error.kind !== 'findings') return refuse({ kind: summary.error.kind });
    return refuse({ kind: 'findings', findings: summary.error.files.flatMap(({ findings }) => findings) });
  }
  const taken = await takeIn(workspace, file, { partnerId });
  if (!taken.ok) return refuse({ kind: taken.error.kind });
  const { rows, from, to, cameAs } = summary.value;
  return ok({ cameAs, file: taken.value.file, rows, from, to });
}

import { ok, refuse } from '#shared/base/result';
import { readTable } from '#shared/domain/datasets/read-table';
import type { TableName, Tables } from '#shared/domain/datasets/tables';
import { writeTable } from '#shared/domain/datasets/write-table';
import type { PerformanceFile } from '#shared/domain/performance/performance-file';
import {
  bringFile,
  type NewPerformanceFile,
  replaceFile,
  withdrawFile,
} from '#shared/domain/performance/performance-file-rules';
import { creation } from '../edits';
import { keepBlob } from '../keep-blob';
import { record, recordsOf } from '../reading';
import { readSignedTerms } from '../signed-terms';
import { contextOf, type Workspace } from '../workspace';
import { write } from '../writer';
import type { NotHere } from './partner-actions';

export type BroughtFile = Omit<NewPerformanceFile, 'partnerId' | 'agreementId'>;

/** Records performance data of an agreement. The bytes were taken in before (see `takeIn`). */
export function bringPerformanceFile(workspace: Workspace, agreementId: string, brought: BroughtFile) {
  return write(workspace, async () => {
    const agreement = await record(workspace.database, 'agreement', agreementId);
    if (!agreement) return refuse<NotHere>({ kind: 'not-here' });
    const { id, partnerId } = agreement;
    const files = await recordsOf(workspace.database, 'performanceFile', partnerId);
    const file = bringFile({ ...brought, partnerId, agreementId: id }, files, contextOf(workspace));
    if (!file.ok) return file;
    return ok({ value: file.value, edits: [creation('performanceFile', file.value)] });
  });
}

/** Puts a corrected file in the place of an earlier one, within the days agreed for that. */
export function replacePerformanceFile(workspace: Workspace, fileId: string, brought: BroughtFile, reason: string) {
  return correctFile(workspace, fileId, (file, situation) => {
    const { partnerId, agreementId } = file;
    return replaceFile(file, { ...brought, partnerId, agreementId }, reason, situation, contextOf(workspace));
  });
}

/** Takes a file back: it stays readable and counts no more. */
export function withdrawPerformanceFile(workspace: Workspace, fileId: string, reason: string) {
  return correctFile(workspace, fileId, (file, situation) =>
    withdrawFile(file, reason, situation, contextOf(workspace)),
  );
}

function correctFile(
  workspace: Workspace,
  fileId: string,
  decide: (file: PerformanceFile, situation: Parameters<typeof withdrawFile>[2]) => ReturnType<typeof withdrawFile>,
) {
  return write(workspace, async () => {
    const file = await record(workspace.database, 'performanceFile', fileId);
    if (!file) return refuse<NotHere>({ kind: 'not-here' });
    const files = await recordsOf(workspace.database, 'performanceFile', file.partnerId);
    const terms = file.agreementId === null ? null : await readSignedTerms(workspace, file.agreementId);
    if (file.agreementId !== null && terms === null) return refuse<NotHere>({ kind: 'not-here' });
    const corrected = decide(file, { files, terms: terms?.sla ?? null });
    if (!corrected.ok) return corrected;
    return ok({ value: corrected.value, edits: [creation('performanceFile', corrected.value)] });
  });
}

/** What was typed: records of one table, and who stands for them. */
export interface TypedData {
  readonly table: TableName;
  readonly tables: Tables;
  readonly author: string;
  readonly givenBy: PerformanceFile['givenBy'];
}

/** Keeps what was typed by hand as a file like any other, so that there is one way to read and one author to ask. */
export async function keepTypedData(workspace: Workspace, agreementId: string, typed: TypedData) {
  const { table, tables, author, givenBy } = typed;
  const agreement = await record(workspace.database, 'agreement', agreementId);
  if (!agreement) return refuse<NotHere>({ kind: 'not-here' });
  const text = writeTable(table, tables);
  const read = readTable(table, text);
  if (!read.ok) return refuse({ kind: 'not-readable' as const, findings: read.error });
  const bytes = new TextEncoder().encode(text);
  const kept = await keepBlob(workspace, { bytes, mime: 'text/csv', partnerId: agreement.partnerId });
  if (!kept.ok) return kept;
  const from = new Date(read.value.from).toISOString();
  const to = new Date(read.value.to).toISOString();
  return bringPerformanceFile(workspace, agreementId, {
    table,
    cameAs: 'hand',
    file: {
      sha256: kept.value.sha256,
      bytes: bytes.byteLength,
      mime: 'text/csv',
      name: `${table}-${from.slice(0, 10)}.csv`,
    },
    mapping: {},
    words: {},
    zone: null,
    service: '',
    rows: read.value.rows,
    from,
    to,
    givenBy,
    author,
  });
}

import { useMemo, useState } from 'react';
import type { Result } from '#shared/base/result';
import {
  type ColumnMapping,
  guessMapping,
  type ImportKind,
  missingColumns,
} from '#shared/domain/imports/import-columns';
import { type PlannedRow, planImport } from '#shared/domain/imports/import-plan';
import { type ImportOutcome, importRows } from '../../data/actions/import-actions';
import type { ReadTable, TableEncoding, TableRefusal } from '../../data/import-table';
import { useDirectoryView } from '../../data/queries/partner-list';
import { useAllRecords } from '../../data/queries/record-queries';
import { useWorkspace } from '../../data/use-workspace';

/** How far an import has come. */
export type ImportState =
  | { readonly step: 'choose'; readonly problem: (TableRefusal & { readonly name: string }) | null }
  | { readonly step: 'reading'; readonly name: string }
  | { readonly step: 'preview'; readonly name: string; readonly bytes: Uint8Array; readonly read: ReadTable }
  | {
      readonly step: 'importing';
      readonly name: string;
      readonly done: number;
      readonly of: number;
      readonly stop: () => void;
    }
  | { readonly step: 'done'; readonly name: string; readonly outcome: ImportOutcome; readonly isDiskFull: boolean };

/** One import from the choice of a file to its report. */
export function useImport(kind: ImportKind) {
  const workspace = useWorkspace();
  const [state, setState] = useState<ImportState>({ step: 'choose', problem: null });
  const [chosen, setChosen] = useState<ColumnMapping | null>(null);
  const [agreed, setAgreed] = useState<ReadonlyMap<number, boolean>>(new Map());
  const table = state.step === 'preview' ? state.read.table : null;
  const mapping = useMemo(() => chosen ?? (table ? guessMapping(kind, table.headings) : {}), [chosen, kind, table]);
  const known = useKnown();
  const missing = missingColumns(kind, mapping);
  const rows = useMemo<readonly PlannedRow[]>(
    () => (table && known && missingColumns(kind, mapping).length === 0 ? planImport(kind, table, mapping, known) : []),
    [table, known, kind, mapping],
  );
  const open = async (file: { readonly name: string; readonly bytes: Uint8Array }, encoding?: TableEncoding) => {
    setState({ step: 'reading', name: file.name });
    const read = await readInWorker(file.bytes, encoding);
    setAgreed(new Map());
    setChosen(null);
    setState(
      read.ok
        ? { step: 'preview', ...file, read: read.value }
        : { step: 'choose', problem: { ...read.error, name: file.name } },
    );
  };
  const isAgreed = (row: PlannedRow) => agreed.get(row.number) ?? agreesByItself(row);
  const start = async () => {
    if (state.step !== 'preview') return;
    const { name } = state;
    const chosenRows = rows.filter(isAgreed);
    const abort = new AbortController();
    const stop = () => abort.abort();
    const show = (done: number) => setState({ step: 'importing', name, done, of: chosenRows.length, stop });
    show(0);
    const done = await importRows(workspace, chosenRows, { progress: show, signal: abort.signal });
    const outcome = done.ok ? done.value : { added: done.error.added, refused: [], isCancelled: false };
    setState({ step: 'done', name, outcome, isDiskFull: !done.ok });
  };
  return {
    state,
    mapping,
    missing,
    rows,
    isAgreed,
    agree: (row: PlannedRow, isWanted: boolean) => setAgreed(new Map(agreed).set(row.number, isWanted)),
    map: (columnId: string, at: number | null) => setChosen(withColumn(mapping, columnId, at)),
    choose: async (file: File) => open({ name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) }),
    readAs: (encoding: TableEncoding) => (state.step === 'preview' ? open(state, encoding) : undefined),
    start,
    again: () => setState({ step: 'choose', problem: null }),
  };
}

/** New rows are taken without being asked about; what looks like a formula waits for somebody to agree. */
function agreesByItself({ fate }: PlannedRow): boolean {
  return fate.state === 'new' && fate.warnings.length === 0;
}

function withColumn(mapping: ColumnMapping, columnId: string, at: number | null): ColumnMapping {
  const others = Object.entries(mapping).filter(([id, place]) => id !== columnId && place !== at);
  return Object.fromEntries(at === null ? others : [...others, [columnId, at]]);
}

/** What a row may meet, once everything has been read. */
function useKnown() {
  const { partners, complete } = useDirectoryView();
  const people = useAllRecords('person');
  const deals = useAllRecords('deal');
  return useMemo(() => {
    if (!complete || !people || !deals) return null;
    return { partners, people, deals };
  }, [complete, partners, people, deals]);
}

function readInWorker(bytes: Uint8Array, encoding?: TableEncoding): Promise<Result<ReadTable, TableRefusal>> {
  const worker = new Worker(new URL('../../data/import-worker.ts', import.meta.url), { type: 'module' });
  return new Promise<Result<ReadTable, TableRefusal>>((resolve, reject) => {
    worker.onmessage = ({ data }: MessageEvent<Result<ReadTable, TableRefusal>>) => resolve(data);
    worker.onerror = ({ message }) => reject(new Error(message));
    worker.postMessage({ bytes, ...(encoding === undefined ? {} : { encoding }) });
  }).finally(() => worker.terminate());
}

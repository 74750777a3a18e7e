import { useEffect, useMemo, useRef, useState } from 'react';
import { type ColumnMapping, guessMapping, missingColumns } from '#shared/domain/imports/import-columns';
import type { ImportKind } from '#shared/domain/imports/import-kinds';
import type { KnownRecords } from '#shared/domain/imports/import-known';
import type { PlannedRow } from '#shared/domain/imports/import-plan';
import { mappingOf, mappingsFor, type SavedMapping } from '#shared/domain/imports/saved-mapping';
import { noStyle, type StyleFound, type TableStyle } from '#shared/domain/imports/table-style';
import { type ImportOutcome, importRows } from '../../data/actions/import-actions';
import { gatherKnown } from '../../data/import-known';
import type { TableEncoding, TableRefusal } from '../../data/import-table';
import { type ImportWork, startImportWork, type TableLook } from '../../data/import-work';
import { useDirectoryView } from '../../data/queries/partner-list';
import { usePreferences } from '../../data/queries/preference-queries';
import { useWorkspace } from '../../data/use-workspace';

/** How far an import has come. */
export type ImportState =
  | { readonly step: 'choose'; readonly problem: (TableRefusal & { readonly name: string }) | null }
  | { readonly step: 'reading'; readonly name: string }
  | { readonly step: 'preview'; readonly name: string; readonly bytes: Uint8Array; readonly look: TableLook }
  | {
      readonly step: 'importing';
      readonly name: string;
      readonly done: number;
      readonly of: number;
      readonly stop: () => void;
    }
  | { readonly step: 'done'; readonly name: string; readonly outcome: ImportOutcome; readonly isDiskFull: boolean };

/** How the table is read, and who said so: guessed, by a remembered mapping, or by hand. */
interface Reading {
  readonly mapping: ColumnMapping;
  readonly from: SavedMapping['id'] | 'guess' | 'hand';
  readonly style: TableStyle;
}

/** One import from the choice of a file to its report. */
export function useImport(kind: ImportKind) {
  const workspace = useWorkspace();
  const work = useWork();
  const [state, setState] = useState<ImportState>({ step: 'choose', problem: null });
  const [chosen, setChosen] = useState<Reading | null>(null);
  const [agreed, setAgreed] = useState<ReadonlyMap<number, boolean>>(new Map());
  const headings = state.step === 'preview' ? state.look.headings : noHeadings;
  const saved = usePreferences()?.importMappings ?? noMappings;
  const remembered = useMemo(() => mappingsFor(saved, kind, headings), [saved, kind, headings]);
  const reading = useMemo(
    () => chosen ?? firstReading(kind, headings, remembered),
    [chosen, kind, headings, remembered],
  );
  const { mapping, style } = reading;
  const missing = missingColumns(kind, mapping);
  const { rows, planned, found } = usePlan(work, {
    kind,
    mapping,
    style,
    isWanted: headings.length > 0 && missing.length === 0,
  });
  const open = async (file: { readonly name: string; readonly bytes: Uint8Array }, encoding?: TableEncoding) => {
    setState({ step: 'reading', name: file.name });
    const read = await work().read(file.bytes, encoding ?? null);
    setAgreed(new Map());
    setChosen(null);
    setState(
      read.ok
        ? { step: 'preview', ...file, look: read.value }
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
    const outcome = done.ok
      ? done.value
      : { added: done.error.added, changed: done.error.changed, refused: [], isCancelled: false };
    setState({ step: 'done', name, outcome, isDiskFull: !done.ok });
  };
  const read = (next: Reading) => {
    // Another column or style may make another row of it: what was agreed to is asked again.
    setAgreed(new Map());
    setChosen(next);
  };
  return {
    state,
    mapping,
    from: reading.from,
    remembered,
    missing,
    rows,
    planned,
    style,
    found,
    isAgreed,
    agree: (row: PlannedRow, isWanted: boolean) => setAgreed(new Map(agreed).set(row.number, isWanted)),
    map: (columnId: string, at: number | null) =>
      read({ mapping: withColumn(mapping, columnId, at), from: 'hand', style }),
    write: (next: TableStyle) => read({ mapping, from: 'hand', style: next }),
    guess: () => read(guessed(kind, headings)),
    readLike: (one: SavedMapping) => read(remembering(one, headings)),
    choose: async (file: File) => open({ name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) }),
    readAs: (encoding: TableEncoding) => (state.step === 'preview' ? open(state, encoding) : undefined),
    start,
    again: () => setState({ step: 'choose', problem: null }),
  };
}

const noHeadings: readonly string[] = [];
const noMappings: readonly SavedMapping[] = [];

/** What was remembered for these headings goes before what is guessed. */
function firstReading(kind: ImportKind, headings: readonly string[], remembered: readonly SavedMapping[]): Reading {
  const [latest] = remembered;
  return latest ? remembering(latest, headings) : guessed(kind, headings);
}

function remembering(saved: SavedMapping, headings: readonly string[]): Reading {
  return { mapping: mappingOf(saved, headings), from: saved.id, style: { decimal: saved.decimal, days: saved.days } };
}

function guessed(kind: ImportKind, headings: readonly string[]): Reading {
  return { mapping: guessMapping(kind, headings), from: 'guess', style: noStyle };
}

/** New rows and corrections are taken without being asked about; what looks like a formula waits for somebody to agree. */
function agreesByItself({ fate }: PlannedRow): boolean {
  return (fate.state === 'new' || fate.state === 'changed') && fate.warnings.length === 0;
}

function withColumn(mapping: ColumnMapping, columnId: string, at: number | null): ColumnMapping {
  const others = Object.entries(mapping).filter(([id, place]) => id !== columnId && place !== at);
  return Object.fromEntries(at === null ? others : [...others, [columnId, at]]);
}

/** The worker of this screen, started when it is first needed and ended with it. */
function useWork(): () => ImportWork {
  const work = useRef<ImportWork | null>(null);
  useEffect(
    () => () => {
      work.current?.end();
      work.current = null;
    },
    [],
  );
  return () => {
    work.current ??= startImportWork();
    return work.current;
  };
}

interface Plan {
  readonly rows: readonly PlannedRow[];
  /** How far the planning is; null: it is done, or cannot begin. */
  readonly planned: { readonly done: number; readonly of: number } | null;
  /** How the table writes numbers and dates, as far as it tells; null until it was looked through. */
  readonly found: StyleFound | null;
}

const noPlan: Plan = { rows: [], planned: null, found: null };

/** What would become of every row, reckoned beside the window and again with every change of a column. */
function usePlan(
  work: () => ImportWork,
  asked: {
    readonly kind: ImportKind;
    readonly mapping: ColumnMapping;
    readonly style: TableStyle;
    readonly isWanted: boolean;
  },
): Plan {
  const workspace = useWorkspace();
  const { complete } = useDirectoryView();
  const [plan, setPlan] = useState<Plan>(noPlan);
  const known = useRef<Promise<KnownRecords> | null>(null);
  const { kind, mapping, style, isWanted } = asked;
  // biome-ignore lint/correctness/useExhaustiveDependencies: `work` is asked for, not depended on.
  useEffect(() => {
    if (!isWanted) {
      known.current = null;
      setPlan(noPlan);
      return;
    }
    setPlan(({ found }) => ({ rows: [], planned: { done: 0, of: 1 }, found }));
    // Half of the partners would make strangers of the others.
    if (!complete) return;
    let isOver = false;
    const make = async () => {
      known.current ??= gatherKnown(workspace, kind);
      const there = await known.current;
      if (isOver) return;
      const made = await work().plan({ kind, mapping, known: there, style }, (done, of) => {
        if (!isOver) setPlan(({ found }) => ({ rows: [], planned: { done, of }, found }));
      });
      if (!isOver && made !== null) setPlan({ rows: made.rows, planned: null, found: made.style });
    };
    void make();
    return () => {
      isOver = true;
    };
  }, [workspace, complete, kind, mapping, style, isWanted]);
  return plan;
}

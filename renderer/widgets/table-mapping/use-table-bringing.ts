import { useRef, useState } from 'react';
import type { Result } from '#shared/base/result';
import type { TableName } from '#shared/domain/datasets/tables';
import type { PerformanceFile } from '#shared/domain/performance/performance-file';
import { useFindingWords } from './finding-words';
import { type FileLook, firstReading, type ReadyReading, type TableBringing, type TableReading } from './table-reading';

export type NotTaken = Pick<TableBringing, 'findings' | 'problem'>;

/** What whoever brings files does with them. */
export interface TableKeeping {
  /** Zone of times that do not say theirs, unless somebody says another. */
  readonly zone: string;
  readonly look: (file: File) => Promise<Result<FileLook, unknown>>;
  /** Reads and keeps a file: all of it, or nothing and every reason. */
  readonly keep: (
    file: File,
    reading: ReadyReading,
    replaces: PerformanceFile | null,
  ) => Promise<Result<null, NotTaken>>;
  /** The service that a file is probably about, where no column says it. */
  readonly service: (file: File, table: TableName) => string;
}

interface Queued {
  readonly file: File;
  readonly replaces: PerformanceFile | null;
}

/** Brings files one after the other: each is looked at, said how to read, and kept only when every row could be read. */
export function useTableBringing({ zone, look, keep, service }: TableKeeping) {
  const findingWords = useFindingWords();
  const queue = useRef<Queued[]>([]);
  const [bringing, setBringing] = useState<TableBringing | null>(null);
  const [problem, setProblem] = useState<{ readonly name: string; readonly words: string } | null>(null);
  const next = async () => {
    const queued = queue.current.shift();
    if (queued === undefined) return setBringing(null);
    const { file, replaces } = queued;
    const looked = await look(file);
    if (!looked.ok) return next();
    if (looked.value.findings.length > 0) {
      setProblem({ name: file.name, words: looked.value.findings.map(findingWords).join(' ') });
      return next();
    }
    setBringing({
      file,
      look: looked.value,
      reading: firstReading(looked.value, { zone, replaces, service: (table) => service(file, table) }),
      findings: [],
      problem: null,
      isReading: false,
      waiting: queue.current.length,
      replaces,
    });
  };
  const bring = (files: readonly File[], replaces: PerformanceFile | null = null) => {
    setProblem(null);
    queue.current.push(...files.map((file) => ({ file, replaces })));
    if (bringing === null) void next();
  };
  const take = async () => {
    if (bringing === null) return;
    const { file, reading, replaces } = bringing;
    const { table } = reading;
    if (table === null) return;
    setBringing({ ...bringing, isReading: true, findings: [], problem: null });
    const kept = await keep(file, { ...reading, table }, replaces);
    if (kept.ok) return next();
    setBringing({ ...bringing, isReading: false, ...kept.error });
  };
  return {
    bringing,
    problem,
    bring,
    take,
    change: (reading: Partial<TableReading>) =>
      setBringing((now) => now && { ...now, problem: null, reading: { ...now.reading, ...reading } }),
    skip: () => void next(),
  };
}

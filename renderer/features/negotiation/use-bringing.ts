import { useRef, useState } from 'react';
import type { Result } from '#shared/base/result';
import { type DatasetFinding, findingWords } from '#shared/domain/datasets/dataset-finding';
import { recogniseTable, suggestMapping } from '#shared/domain/datasets/suggest-mapping';
import type { TableName } from '#shared/domain/datasets/tables';
import type { PerformanceFile } from '#shared/domain/performance/performance-file';
import { bringHistory } from '../../data/actions/negotiation-actions';
import { takeIn } from '../../data/intake';
import { lookInWorker, readInWorker } from '../../data/measuring';
import type { MeasuringFile, TableLook } from '../../data/measuring-desk';
import { useWorkspace } from '../../data/use-workspace';
import { type Text, useText } from '../../ui/use-text';
import { bringRefusalWords } from './bring-words';

/** How a file is read, as far as somebody has said so. */
export type Reading = Pick<MeasuringFile, 'mapping' | 'words' | 'zone' | 'service'> & {
  readonly table: TableName | null;
  readonly givenBy: PerformanceFile['givenBy'];
  readonly author: string;
};

/** A file that is being brought: looked at, perhaps refused. */
export interface Bringing {
  readonly file: File;
  readonly look: TableLook;
  readonly reading: Reading;
  /** Why it was not taken in as it was read last; nothing of it was. */
  readonly findings: readonly DatasetFinding[];
  readonly problem: string | null;
  readonly isReading: boolean;
  /** How many more wait behind it. */
  readonly waiting: number;
}

/** Brings files one after the other: each is looked at, said how to read, and kept only when every row could be read. */
export function useBringing(partnerId: string, zone: string) {
  const workspace = useWorkspace();
  const text = useText();
  const queue = useRef<File[]>([]);
  const [bringing, setBringing] = useState<Bringing | null>(null);
  const [problem, setProblem] = useState<{ readonly name: string; readonly words: string } | null>(null);
  const next = async () => {
    const file = queue.current.shift();
    if (file === undefined) return setBringing(null);
    const look = await lookInWorker({ name: file.name, content: file });
    if (!look.ok) return next();
    if (look.value.findings.length > 0) {
      setProblem({ name: file.name, words: look.value.findings.map(findingWords).join(' ') });
      return next();
    }
    const table = recogniseTable(look.value.headings);
    setBringing({
      file,
      look: look.value,
      reading: {
        table,
        mapping: table === null ? {} : suggestMapping(table, look.value.headings),
        words: {},
        zone: look.value.hasZones ? null : zone,
        // A name at least: files of two services without one would be taken for one and the same.
        service: table === null ? '' : file.name.replace(/\.[^.]+$/, ''),
        givenBy: 'partner',
        author: '',
      },
      findings: [],
      problem: null,
      isReading: false,
      waiting: queue.current.length,
    });
  };
  const bring = (files: readonly File[]) => {
    setProblem(null);
    queue.current.push(...files);
    if (bringing === null) void next();
  };
  const take = async () => {
    if (bringing === null) return;
    const { file, reading } = bringing;
    const { table } = reading;
    if (table === null) return;
    setBringing({ ...bringing, isReading: true, findings: [], problem: null });
    const kept = await readAndKeep(workspace, partnerId, file, { ...reading, table }, text);
    if (kept.ok) return next();
    setBringing({ ...bringing, isReading: false, ...kept.error });
  };
  return {
    bringing,
    problem,
    bring,
    take,
    change: (reading: Partial<Reading>) =>
      setBringing((now) => now && { ...now, problem: null, reading: { ...now.reading, ...reading } }),
    skip: () => void next(),
  };
}

type NotKept = Pick<Bringing, 'findings' | 'problem'>;

async function readAndKeep(
  workspace: ReturnType<typeof useWorkspace>,
  partnerId: string,
  file: File,
  reading: Omit<Reading, 'table'> & { readonly table: TableName },
  text: Text,
): Promise<Result<null, NotKept>> {
  const { givenBy, author, ...how } = reading;
  const not = (problem: string | null, findings: readonly DatasetFinding[] = []) =>
    ({ ok: false, error: { problem, findings } }) as const;
  const read = await readInWorker({ key: file.name, name: file.name, content: file, ...how });
  if (!read.ok)
    return read.error.kind === 'findings'
      ? not(
          null,
          read.error.files.flatMap(({ findings }) => findings),
        )
      : not(null);
  const taken = await takeIn(workspace, file, { partnerId });
  if (!taken.ok) return not(text(bringRefusalWords(taken.error.kind)));
  const { rows, from, to, cameAs } = read.value;
  const kept = await bringHistory(workspace, {
    partnerId,
    file: taken.value.file,
    cameAs,
    rows,
    from,
    to,
    ...how,
    givenBy,
    author,
  });
  return kept.ok ? { ok: true, value: null } : not(text(bringRefusalWords(kept.error.kind)));
}

import type { DatasetFinding } from '#shared/domain/datasets/dataset-finding';
import { recogniseTable, suggestMapping, type TableMapping } from '#shared/domain/datasets/suggest-mapping';
import type { TableName } from '#shared/domain/datasets/tables';
import type { PerformanceFile } from '#shared/domain/performance/performance-file';
import type { MessageId } from '../../ui/use-text';

/** What a file looks like before it is read. */
export interface FileLook {
  readonly headings: readonly string[];
  /** The first rows, to be looked at. */
  readonly sample: readonly (readonly string[])[];
  /** False where a time in the sample does not say in which zone it is. */
  readonly hasZones: boolean;
  /** Why it is no table at all. */
  readonly findings: readonly DatasetFinding[];
}

/** How a file is to be read, as far as somebody has said so. */
export interface TableReading {
  readonly table: TableName | null;
  /** Column of the file by column of ours; empty where the names are ours. */
  readonly mapping: TableMapping;
  /** Words of the file for our own, by column. */
  readonly words: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** Zone of times without one; null: each carries its own. */
  readonly zone: string | null;
  /** The service the file is about, where no column says it. */
  readonly service: string;
  readonly givenBy: PerformanceFile['givenBy'];
  readonly author: string;
  /** Why it takes the place of another; asked for only then. */
  readonly reason: string;
}

/** A reading that says what the rows are. */
export type ReadyReading = Omit<TableReading, 'table'> & { readonly table: TableName };

/** A file that is being brought: looked at, perhaps refused. */
export interface TableBringing {
  readonly file: File;
  readonly look: FileLook;
  readonly reading: TableReading;
  /** Why it was not taken in as it was read last; nothing of it was. */
  readonly findings: readonly DatasetFinding[];
  readonly problem: string | null;
  readonly isReading: boolean;
  /** How many more wait behind it. */
  readonly waiting: number;
  /** The file whose place it takes. */
  readonly replaces: PerformanceFile | null;
}

export const givenByWords = {
  partner: 'datasets.given-by.partner',
  vendor: 'datasets.given-by.vendor',
  thirdParty: 'datasets.given-by.third-party',
} as const satisfies Record<PerformanceFile['givenBy'], MessageId>;

/** How a file is probably to be read: by its headings, and as the one was whose place it takes. */
export function firstReading(
  look: FileLook,
  given: {
    readonly zone: string;
    readonly replaces: PerformanceFile | null;
    readonly service: (table: TableName) => string;
  },
): TableReading {
  const { replaces } = given;
  const table = recogniseTable(look.headings) ?? replaces?.table ?? null;
  const isAlike = replaces !== null && replaces.table === table;
  const known = isAlike && Object.values(replaces.mapping).every((heading) => look.headings.includes(heading));
  const mapping = table === null ? {} : suggestMapping(table, look.headings);
  return {
    table,
    // A correction comes from the same export, mostly: what was said about that one by hand is not asked again.
    mapping: known && Object.keys(replaces.mapping).length > 0 ? replaces.mapping : mapping,
    words: isAlike ? replaces.words : {},
    zone: look.hasZones ? null : (replaces?.zone ?? given.zone),
    service: replaces?.service ?? (table === null ? '' : given.service(table)),
    givenBy: replaces?.givenBy ?? 'partner',
    author: replaces?.author ?? '',
    reason: '',
  };
}

import type { StoredRow } from './stored';

/** A row as it stood in a time; `since` absent: since before that was counted. `until` absent: still. */
export type Version = StoredRow & { readonly until?: number };

/** What a device learns of the past of a row from a backup. */
export interface MergedVersions {
  /** Earlier versions that were not known here. */
  readonly earlier: readonly (StoredRow & { readonly until: number })[];
  /** The version here of which it was not known since when it stood, with the time since when it did; null: nothing new. */
  readonly dated: { readonly version: Version; readonly since: number } | null;
}

/**
 * What a backup knows of a row in the time before the first version that is known here. From that version on this device
 * knows better, and nothing of it is touched. Done again it brings nothing.
 */
export function mergeVersions(here: readonly Version[], backup: readonly Version[], made: number): MergedVersions {
  const undated = here.find(({ since }) => since === undefined);
  if (!undated) return { earlier: before(Math.min(...here.map(sinceOf)), backup), dated: null };
  const same = backup.find((version) => isAlike(version, undated));
  const since = same ? same.since : Math.min(made, undated.until ?? made);
  if (since === undefined || since < 0) return { earlier: [], dated: null };
  return { earlier: before(since, backup), dated: { version: undated, since } };
}

function before(first: number, versions: readonly Version[]): MergedVersions['earlier'] {
  return versions
    .filter((version) => sinceOf(version) < first)
    .map((version) => ({ ...version, until: Math.min(version.until ?? first, first) }));
}

const sinceOf = ({ since }: Version) => since ?? Number.NEGATIVE_INFINITY;

function isAlike(left: StoredRow, right: StoredRow): boolean {
  return dotsOf(left) === dotsOf(right);
}

function dotsOf({ content }: StoredRow): string {
  const fields = Object.entries(content).map(([field, heads]) => `${field} ${heads.map(({ dot }) => dot).join(' ')}`);
  return fields.sort().join('\n');
}

import type { Tables } from './tables';

/**
 * Tables of several files as one. Series stay apart even where they are of the same service: each knows until when
 * it was watched.
 */
export function mergeTables(parts: readonly Tables[]): Tables {
  const merged: { [name: string]: readonly unknown[] } = {};
  for (const part of parts)
    for (const [name, records] of Object.entries(part) as [string, readonly unknown[] | undefined][])
      if (records !== undefined) merged[name] = [...(merged[name] ?? []), ...records];
  return merged as Tables;
}

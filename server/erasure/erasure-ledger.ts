import { closeSync, existsSync, fsyncSync, openSync, readFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { RowName } from '../sync/row-store';

const lineSchema = z.object({ at: z.number(), reason: z.string(), entity: z.string(), row: z.string() });

/** What was erased and when, beside the database: a restored backup of before still holds it. Names and no content. */
export interface ErasureLedger {
  note(records: readonly RowName[], reason: string, at: number): void;
  since(moment: number): readonly (RowName & { readonly reason: string })[];
}

export function openErasureLedger(folder: string): ErasureLedger {
  const path = join(folder, 'erasures.jsonl');
  return {
    note: (records, reason, at) => {
      const file = openSync(path, 'a', 0o600);
      try {
        for (const { entity, row } of records) writeSync(file, `${JSON.stringify({ at, reason, entity, row })}\n`);
        fsyncSync(file);
      } finally {
        closeSync(file);
      }
    },
    since: (moment) => {
      if (!existsSync(path)) return [];
      return readFileSync(path, 'utf8')
        .split('\n')
        .flatMap((line) => read(line) ?? [])
        .filter(({ at }) => at >= moment)
        .map(({ entity, row, reason }) => ({ entity, row, reason }));
    },
  };
}

// A last line that a power loss cut off names an erasure that had not begun.
function read(line: string): z.infer<typeof lineSchema> | null {
  try {
    return lineSchema.parse(JSON.parse(line));
  } catch {
    return null;
  }
}

import { ok, type Result } from '#shared/base/result';
import { identifier } from '#shared/domain/imports/import-identity';
import type { PlannedRow } from '#shared/domain/imports/import-plan';
import { correctionEdits } from '../corrected-rows';
import { gatherKnown } from '../import-known';
import { ImportedRows } from '../imported-rows';
import type { Workspace } from '../workspace';
import { type Edit, type StorageRefusal, write } from '../writer';

export interface ImportOutcome {
  readonly added: number;
  /** Records that were here and are corrected now. */
  readonly changed: number;
  /** Rows whose rule refused them after all: somebody else was quicker. */
  readonly refused: readonly number[];
  readonly isCancelled: boolean;
}

/** Few enough that a save stays short, many enough that ten thousand rows do not take minutes. */
const rowsPerSave = 100;

/** Adds and corrects by the rows that were agreed, in the order of the table. What is not named is not touched. */
export async function importRows(
  workspace: Workspace,
  rows: readonly PlannedRow[],
  on: { readonly progress?: (done: number) => void; readonly signal?: AbortSignal } = {},
): Promise<Result<ImportOutcome, StorageRefusal & Pick<ImportOutcome, 'added' | 'changed'>>> {
  const refused: number[] = [];
  let added = 0;
  let changed = 0;
  const kind = rows.flatMap(({ fate }) => ('record' in fate ? [fate.record.kind] : []))[0];
  if (kind === undefined) return ok({ added, changed, refused, isCancelled: false });
  // What came from headquarters since the rows were planned is known by now.
  const identify = identifier(kind, await gatherKnown(workspace, kind));
  const imported = new ImportedRows(workspace);
  for (let from = 0; from < rows.length; from += rowsPerSave) {
    if (on.signal?.aborted) return ok({ added, changed, refused, isCancelled: true });
    const some = rows.slice(from, from + rowsPerSave);
    const saved = await write(workspace, async () => {
      const taken = { added: 0, changed: 0 };
      const edits: Edit[] = [];
      for (const { number, fate } of some) {
        if (!('record' in fate)) continue;
        const { known, unnumbered } = identify(fate.record);
        const made =
          fate.state === 'changed'
            ? await correctionEdits(workspace, fate, known ?? unnumbered)
            : known === null
              ? imported.editsOf(fate.record)
              : null;
        if (made === null) refused.push(number);
        else taken[fate.state === 'changed' ? 'changed' : 'added'] += 1;
        edits.push(...(made ?? []));
      }
      return ok({ value: taken, edits });
    });
    if (!saved.ok) return { ok: false, error: { ...saved.error, added, changed } };
    added += saved.value.added;
    changed += saved.value.changed;
    on.progress?.(from + some.length);
  }
  return ok({ added, changed, refused, isCancelled: false });
}

import { ok, type Result } from '#shared/base/result';
import type { DealId } from '#shared/domain/commercial/deal';
import type { ImportedRecord, PlannedRow } from '#shared/domain/imports/import-plan';
import { addPerson, createPartner } from '#shared/domain/partners/partner-commands';
import { creation } from '../edits';
import { contextOf, type Workspace } from '../workspace';
import { type Edit, type StorageRefusal, write } from '../writer';

export interface ImportOutcome {
  readonly added: number;
  /** Rows whose rule refused them after all: somebody else was quicker. */
  readonly refused: readonly number[];
  readonly isCancelled: boolean;
}

/** Few enough that a save stays short, many enough that ten thousand rows do not take minutes. */
const rowsPerSave = 100;

/** Adds the rows that were agreed, in the order of the table. What is not named is not touched. */
export async function importRows(
  workspace: Workspace,
  rows: readonly PlannedRow[],
  on: { readonly progress?: (done: number) => void; readonly signal?: AbortSignal } = {},
): Promise<Result<ImportOutcome, StorageRefusal & { readonly added: number }>> {
  const refused: number[] = [];
  let added = 0;
  for (let from = 0; from < rows.length; from += rowsPerSave) {
    if (on.signal?.aborted) return ok({ added, refused, isCancelled: true });
    const some = rows.slice(from, from + rowsPerSave);
    const saved = await write(workspace, async () => {
      const edits = some.flatMap(({ number, fate }): readonly Edit[] => {
        if (fate.state !== 'new') return [];
        const edit = editFor(workspace, fate.record);
        if (edit === null) refused.push(number);
        return edit === null ? [] : [edit];
      });
      return ok({ value: edits.length, edits });
    });
    if (!saved.ok) return { ok: false, error: { ...saved.error, added } };
    added += saved.value;
    on.progress?.(from + some.length);
  }
  return ok({ added, refused, isCancelled: false });
}

function editFor(workspace: Workspace, record: ImportedRecord): Edit | null {
  const context = contextOf(workspace);
  switch (record.kind) {
    case 'partners': {
      const created = createPartner({ ...record.input, known: workspace.directory.view.partners }, context);
      return created.ok ? creation('partner', created.value.partner) : null;
    }
    case 'people': {
      const added = addPerson(record.input, context);
      return added.ok ? creation('person', added.value.person) : null;
    }
    case 'deals':
      // A deal from a table is a draft: registering it is a decision of its own.
      return creation('deal', {
        ...record.input,
        id: context.newId() as DealId,
        lead: 'partner',
        stage: '',
        createdAt: context.now,
        createdBy: context.by,
      });
  }
}

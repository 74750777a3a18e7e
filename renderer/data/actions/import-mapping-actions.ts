import type { ColumnMapping } from '#shared/domain/imports/import-columns';
import type { ImportKind } from '#shared/domain/imports/import-kinds';
import { type SavedMapping, withMapping } from '#shared/domain/imports/saved-mapping';
import type { TableStyle } from '#shared/domain/imports/table-style';
import { changePreferences, type Preferences, readPreferences } from '../preferences';
import type { Workspace } from '../workspace';

/** Remembers on this device how the tables of a source are read. */
export async function rememberMapping(
  workspace: Workspace,
  given: {
    readonly name: string;
    readonly kind: ImportKind;
    readonly headings: readonly string[];
    readonly mapping: ColumnMapping;
    readonly style: TableStyle;
  },
): Promise<Preferences> {
  const { importMappings } = await readPreferences(workspace);
  const id = workspace.surroundings.newId();
  return changePreferences(workspace, { importMappings: [...withMapping(importMappings, { ...given, id })] });
}

export async function renameMapping(workspace: Workspace, id: SavedMapping['id'], name: string): Promise<Preferences> {
  const { importMappings } = await readPreferences(workspace);
  const named = name.trim().slice(0, 80);
  if (named === '') return readPreferences(workspace);
  return changePreferences(workspace, {
    importMappings: importMappings.map((one) => (one.id === id ? { ...one, name: named } : one)),
  });
}

export async function forgetMapping(workspace: Workspace, id: SavedMapping['id']): Promise<Preferences> {
  const { importMappings } = await readPreferences(workspace);
  return changePreferences(workspace, { importMappings: importMappings.filter((one) => one.id !== id) });
}

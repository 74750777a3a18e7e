import { ok, type Result, refuse } from '#shared/base/result';
import { StorageRefused } from '../host/host';
import { recordTakenHome } from './actions/signing-event-actions';
import { isQuota } from './is-quota';
import type { TakeHome } from './take-home';
import type { Workspace } from './workspace';
import { zipFiles } from './zip-files';

/** How it is handed over: as a folder in a place or on a stick the person chooses, or as one file. */
export type TakeHomeShape = 'folder' | 'zip';

/** `noted`: it stands in the record of the signing that copies were handed over. */
export type TakenHome = { readonly kind: 'saved'; readonly noted: boolean } | { readonly kind: 'cancelled' };

/** `full`: no room in the place the person chose. `unwritable`: that place does not take the files. Nothing half is left. */
export type TakeHomeNotSaved = { readonly kind: 'full' | 'unwritable' };

/** Whether this place can hand over a folder; a single file it always can. */
export function savesFolders(workspace: Workspace): boolean {
  return workspace.host.files.saveFolder !== null;
}

/** Hands the folder over, and puts on record that it was. Must be called from a click: a dialog asks where to. */
export async function saveTakeHome(
  workspace: Workspace,
  takeHome: TakeHome,
  on: {
    readonly shape: TakeHomeShape;
    readonly onProgress?: ((bytes: number) => void) | undefined;
    readonly signal?: AbortSignal | undefined;
  },
): Promise<Result<TakenHome, TakeHomeNotSaved>> {
  try {
    const saved = await (on.shape === 'folder' ? asFolder : asOneFile)(workspace, takeHome, on);
    if (saved === 'cancelled') return ok({ kind: 'cancelled' });
  } catch (error) {
    if (on.signal?.aborted) return ok({ kind: 'cancelled' });
    const isFull = isQuota(error) || (error instanceof StorageRefused && error.reason === 'full');
    return refuse({ kind: isFull ? 'full' : 'unwritable' });
  }
  const names = takeHome.files.map(({ path }) => path);
  const noted = await recordTakenHome(workspace, takeHome.sessionId, names);
  return ok({ kind: 'saved', noted: noted.ok });
}

type Saving = Parameters<typeof saveTakeHome>[2];

async function asFolder(
  workspace: Workspace,
  { folder, files }: TakeHome,
  { onProgress, signal }: Saving,
): Promise<'saved' | 'cancelled'> {
  const save = workspace.host.files.saveFolder;
  if (save === null) throw new StorageRefused('unwritable', 'This place hands over single files only.');
  return save({ name: folder, files: files.map(({ path, content }) => ({ path, content })), onProgress, signal });
}

async function asOneFile(
  workspace: Workspace,
  { folder, files, at }: TakeHome,
  { onProgress, signal }: Saving,
): Promise<'saved' | 'cancelled'> {
  const content = await zipFiles({ folder, files, at }, { onProgress, signal });
  signal?.throwIfAborted();
  return workspace.host.files.save({ name: `${folder}.zip`, mime: content.type, content });
}

import { ok, type Result, refuse } from '#shared/base/result';
import type { FileReference } from '#shared/domain/evidence/evidence';
import type { Workspace } from './workspace';

/** `not-here`: another device holds the bytes. `unwritable`: the place the person chose does not take the file. */
export type CopyRefusal = { readonly kind: 'not-here' } | { readonly kind: 'unwritable' };

/** Hands a file to the person; cancelled when they change their mind. */
export async function saveCopy(
  workspace: Workspace,
  file: { readonly name: string; readonly mime: string; readonly content: Blob },
): Promise<Result<'saved' | 'cancelled', CopyRefusal>> {
  try {
    return ok(await workspace.host.files.save(file));
  } catch {
    // A full stick, a folder without permission, a stick that was pulled out: for the person it is one thing.
    return refuse({ kind: 'unwritable' });
  }
}

/** Hands the person the kept bytes of a file, as they are. */
export async function saveKept(
  workspace: Workspace,
  file: FileReference,
): Promise<Result<'saved' | 'cancelled', CopyRefusal>> {
  const content = await openKept(workspace, file);
  return content === null
    ? refuse({ kind: 'not-here' })
    : saveCopy(workspace, { name: file.name, mime: file.mime, content });
}

/** The kept bytes of a file, typed as what they are; null where this device does not hold them. */
export async function openKept(workspace: Workspace, file: FileReference): Promise<Blob | null> {
  const bytes = await workspace.host.blobs.open(file.sha256);
  return bytes && new Blob([bytes], { type: file.mime });
}

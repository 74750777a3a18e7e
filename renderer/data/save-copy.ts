import { ok, type Result, refuse } from '#shared/base/result';
import type { FileReference } from '#shared/domain/evidence/evidence';
import { archivalRevisions } from '#shared/domain/signing/completion-input';
import type { DocumentRevision, SignedDocument } from '#shared/domain/signing/signature';
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

/** Hands the person the kept bytes of a file, as they are. Of several forms of one file the first that is here. */
export async function saveKept(
  workspace: Workspace,
  ...[file, ...others]: readonly [FileReference, ...(readonly FileReference[])]
): Promise<Result<'saved' | 'cancelled', CopyRefusal>> {
  const content = await openKept(workspace, file);
  if (content !== null) return saveCopy(workspace, { name: file.name, mime: file.mime, content });
  const [next, ...rest] = others;
  return next ? saveKept(workspace, next, ...rest) : refuse({ kind: 'not-here' });
}

/** A signed document in its forms, the strongest first: later ones are the same file with more proof behind it. */
export function formsOf(
  document: SignedDocument,
  revisions: readonly DocumentRevision[],
): readonly [FileReference, ...FileReference[]] {
  const own = revisions.filter(({ documentId }) => documentId === document.id);
  const [first, ...others] = archivalRevisions(own).toReversed();
  return first ? [first.file, ...others.map(({ file }) => file), document.file] : [document.file];
}

/** The kept bytes of a file, typed as what they are; null where this device does not hold them. */
export async function openKept(workspace: Workspace, file: FileReference): Promise<Blob | null> {
  const bytes = await workspace.host.blobs.open(file.sha256);
  return bytes && new Blob([bytes], { type: file.mime });
}

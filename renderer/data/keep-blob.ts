import { ok, type Result, refuse } from '#shared/base/result';
import { hex } from './device-key';
import { enterBlob } from './intake';
import { storageRefusal } from './storage-refusal';
import type { Workspace } from './workspace';
import type { StorageRefusal } from './writer';

/**
 * Keeps bytes this program made itself: under their SHA-256, in the queue for HQ. Twice the same bytes are kept once.
 * Unlike a file that is taken in, a signature is small and belongs to the records: it may use the room held for them.
 */
export async function keepBlob(
  workspace: Workspace,
  blob: { readonly bytes: Uint8Array<ArrayBuffer>; readonly mime: string; readonly partnerId: string },
): Promise<Result<{ readonly sha256: string }, StorageRefusal>> {
  const { bytes, mime, partnerId } = blob;
  const sha256 = hex(await crypto.subtle.digest('SHA-256', bytes));
  try {
    const writer = await workspace.host.blobs.create();
    try {
      await writer.write(bytes);
      await writer.finish(sha256);
    } catch (error) {
      await writer.abort();
      throw error;
    }
    await enterBlob(workspace, { sha256, bytes: bytes.byteLength, mime, partnerId });
    return ok({ sha256 });
  } catch (error) {
    const refusal = storageRefusal(error);
    if (refusal === null) throw error;
    return refuse(refusal);
  }
}

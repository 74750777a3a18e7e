import type { ProofTrouble } from '#shared/sync/sync-state';
import { archiveOne, dueArchives } from '../data/archive-queue';
import type { ArchiveFile } from '../data/signing-tools';
import { readTrust } from '../data/signing-trust';
import type { Workspace } from '../data/workspace';
import { timeFrom } from './ask-time';
import type { SyncWorld } from './sync-world';

/**
 * Makes every signed file stronger that headquarters holds and that has no lasting time-stamp, one after the other.
 * What does not go through is tried again after the next round; records never wait for it.
 */
export async function archiveDue(
  workspace: Workspace,
  on: { readonly world: SyncWorld; readonly archive: ArchiveFile; readonly stop: AbortSignal },
): Promise<ProofTrouble | null> {
  const due = await dueArchives(workspace);
  if (due.length === 0) return null;
  const trust = await readTrust(workspace);
  if (!trust) return { kind: 'trust' };
  const askForTime = timeFrom(trust.timeStampAddress, on.world);
  let failed = 0;
  for (const one of due) {
    if (on.stop.aborted) return null;
    if (!(await archiveOne(workspace, one, { archive: on.archive, askForTime }))) failed += 1;
  }
  return failed > 0 ? { kind: 'archive', files: failed } : null;
}

import { z } from 'zod';
import { putDraft, readDraft } from '../../data/drafts';
import type { Workspace } from '../../data/workspace';

const keyOf = (sessionId: string) => `signing-pages/${sessionId}`;

/** How many pages the file of a signing has; null where it was printed on another device. */
export async function readPages(workspace: Workspace, sessionId: string): Promise<number | null> {
  const parsed = z
    .int()
    .min(1)
    .safeParse(await readDraft(workspace, keyOf(sessionId)));
  return parsed.success ? parsed.data : null;
}

export async function keepPages(workspace: Workspace, sessionId: string, pages: number): Promise<void> {
  await putDraft(workspace, keyOf(sessionId), pages);
}

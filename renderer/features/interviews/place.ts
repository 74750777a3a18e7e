import { putDraft, readDraft } from '../../data/drafts';
import type { Workspace } from '../../data/workspace';

/** The question an interview was last at, so that it goes on there after whatever ended the program. */
export function keepPlace(workspace: Workspace, interviewId: string, questionId: string): Promise<void> {
  return putDraft(workspace, `place/${interviewId}`, questionId);
}

export async function readPlace(workspace: Workspace, interviewId: string): Promise<string | null> {
  const kept = await readDraft(workspace, `place/${interviewId}`);
  return typeof kept === 'string' ? kept : null;
}

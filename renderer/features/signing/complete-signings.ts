import { useCallback, useEffect, useRef, useState } from 'react';
import { type MakeCompletionRefusal, makeCompletion, useDueCompletions } from '../../data/completion';
import { lockIdentity } from '../../data/signing-identity';
import { useWorkspace } from '../../data/use-workspace';
import type { Workspace } from '../../data/workspace';
import { toolsOfWindow } from './signing-tools-of-window';
import { useRefusal } from './use-refusal';

/** Makes the certificate of completion of a document, then locks the keys: the signing is over. Null: it is there. */
export async function completeSigning(
  workspace: Workspace,
  documentId: string,
  pin: string | null,
): Promise<MakeCompletionRefusal | null> {
  const made = await makeCompletion(workspace, documentId, { pin }, toolsOfWindow());
  if (!made.ok) return made.error;
  lockIdentity(workspace);
  return null;
}

/** `pin`: the keys were locked in the meantime, and whoever conducted the signing has to open them. */
export interface Completing {
  readonly state: 'none' | 'here' | 'pin' | 'refused';
  readonly sentence: string | null;
  /** Whose PIN it is. */
  readonly conductor: string;
  /** Tries it again, with the PIN where one guards the keys. */
  readonly complete: (pin: string | null) => void;
}

/** Makes every certificate of completion that is due on this device; told for one agreement, or for all of them. */
export function useCompletions(agreementId: string | null): Completing {
  const workspace = useWorkspace();
  const due = useDueCompletions();
  const tried = useRef(new Set<string>());
  const say = useRefusal([]);
  const [refusal, setRefusal] = useState<MakeCompletionRefusal | null>(null);
  const complete = useCallback(
    async (documentId: string, pin: string | null) => {
      tried.current.add(documentId);
      setRefusal(null);
      setRefusal(await completeSigning(workspace, documentId, pin));
    },
    [workspace],
  );
  useEffect(() => {
    const untried = due?.filter(({ documentId }) => !tried.current.has(documentId)) ?? [];
    for (const { documentId } of untried) void complete(documentId, null);
  }, [due, complete]);
  const mine = due?.filter((one) => agreementId === null || one.agreementId === agreementId) ?? [];
  const isPin = refusal?.kind === 'pinNeeded' || refusal?.kind === 'wrongPin';
  return {
    state: mine.length === 0 ? 'none' : refusal === null ? 'here' : isPin ? 'pin' : 'refused',
    sentence: refusal === null || refusal.kind === 'pinNeeded' ? null : say(refusal),
    conductor: mine[0]?.conductor ?? '',
    complete: (pin) => {
      for (const { documentId } of mine) void complete(documentId, pin);
    },
  };
}

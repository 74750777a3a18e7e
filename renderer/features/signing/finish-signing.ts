import { useCallback, useEffect, useRef, useState } from 'react';
import type { Result } from '#shared/base/result';
import type { SignedDocument } from '#shared/domain/signing/signature';
import { finishSession } from '../../data/actions/signing-actions';
import { useDueFinishes } from '../../data/queries/signing-queries';
import { useWorkspace } from '../../data/use-workspace';
import type { Workspace } from '../../data/workspace';
import type { CeremonyRefusal } from './refusal-words';
import { useRefusal } from './use-refusal';

/** Freezes the file that everybody has signed. Asked twice it is done once; a crash before leaves it due. */
export function finishSigning(
  workspace: Workspace,
  sessionId: string,
): Promise<Result<SignedDocument, CeremonyRefusal>> {
  return finishSession(workspace, sessionId);
}

export interface Finishing {
  /** `here`: it is being done. `elsewhere`: another device took the signatures and is about to do it. */
  readonly state: 'none' | 'here' | 'elsewhere' | 'refused';
  readonly sentence: string | null;
  /** Does it on this device, also where another one should have. */
  readonly finish: () => void;
}

/** Finishes every signing that a crash left behind on this device; told for one agreement, or for all of them. */
export function useFinishSignings(agreementId: string | null): Finishing {
  const workspace = useWorkspace();
  const due = useDueFinishes();
  const tried = useRef(new Set<string>());
  const [refusal, setRefusal] = useState<CeremonyRefusal | null>(null);
  const say = useRefusal([]);
  const finish = useCallback(
    async (sessionId: string) => {
      tried.current.add(sessionId);
      setRefusal(null);
      const done = await finishSigning(workspace, sessionId);
      if (!done.ok) setRefusal(done.error);
    },
    [workspace],
  );
  useEffect(() => {
    for (const one of due ?? []) if (one.here && !tried.current.has(one.sessionId)) void finish(one.sessionId);
  }, [due, finish]);
  const mine = due?.filter((one) => agreementId === null || one.agreementId === agreementId) ?? [];
  const [first] = mine;
  const isTried = first !== undefined && tried.current.has(first.sessionId);
  return {
    state: stateOf({
      isDue: first !== undefined,
      isRefused: refusal !== null,
      isHere: isTried || first?.here === true,
    }),
    sentence: refusal && say(refusal),
    finish: () => {
      for (const one of mine) void finish(one.sessionId);
    },
  };
}

function stateOf(on: {
  readonly isDue: boolean;
  readonly isRefused: boolean;
  readonly isHere: boolean;
}): Finishing['state'] {
  if (!on.isDue) return 'none';
  if (on.isRefused) return 'refused';
  return on.isHere ? 'here' : 'elsewhere';
}

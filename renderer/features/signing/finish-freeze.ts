import { useCallback, useEffect, useRef, useState } from 'react';
import { ok, type Result, refuse } from '#shared/base/result';
import { documentFileName } from '#shared/domain/documents/file-name';
import type { SignedDocument } from '#shared/domain/signing/signature';
import { signatoriesOf } from '#shared/domain/signing/signing-rules';
import { freezeAgreement } from '../../data/actions/signing-actions';
import { readAgreement, useDueFreezes } from '../../data/queries/agreement-queries';
import { useWorkspace } from '../../data/use-workspace';
import type { Workspace } from '../../data/workspace';
import { printPage } from '../../documents/print-page';
import { type MessageId, type MessageValues, useText } from '../../ui/use-text';
import { printRefusalWords } from '../../widgets/print-refusal-words';

/** The sentence that tells why a file is not frozen yet. */
export type FreezeRefusal = readonly [MessageId, MessageValues];

const underWay = new Map<string, Promise<Result<SignedDocument, FreezeRefusal>>>();

/**
 * Prints the file with both drawings and freezes it. Asked twice at once it is done once. The moment in the file is
 * that of the last signature, so that the same signatures always give the same bytes.
 */
export function finishFreeze(
  workspace: Workspace,
  agreementId: string,
  onProgress: (share: number) => void = () => {},
): Promise<Result<SignedDocument, FreezeRefusal>> {
  const running = underWay.get(agreementId);
  if (running) return running;
  const started = printAndFreeze(workspace, agreementId, onProgress).finally(() => underWay.delete(agreementId));
  underWay.set(agreementId, started);
  return started;
}

async function printAndFreeze(
  workspace: Workspace,
  agreementId: string,
  onProgress: (share: number) => void,
): Promise<Result<SignedDocument, FreezeRefusal>> {
  const shown = await readAgreement(workspace, agreementId);
  if (shown?.document) return ok(shown.document);
  if (!shown?.text.ok) return refuse(['signing.refused.no-text', {}]);
  const { agreement, signatures } = shown;
  const page = shown.text.value.pages({
    agreement: { ...agreement, state: 'signed' },
    signatories: signatoriesOf(signatures),
  });
  const createdAt =
    signatures
      .map(({ signedAt }) => signedAt)
      .sort()
      .at(-1) ?? agreement.createdAt;
  const author = page.parties.find(({ party }) => party === 'vendor')?.name ?? '';
  const printed = await printPage(page, { createdAt, author, onProgress });
  if (!printed.ok) return refuse(printRefusalWords(printed.error));
  const frozen = await freezeAgreement(workspace, agreementId, {
    bytes: printed.value.bytes,
    name: documentFileName(page),
  });
  if (frozen.ok) return frozen;
  if (frozen.error.kind === 'storage-full') return refuse(['errors.storage-full', {}]);
  return refuse([frozen.error.kind === 'storage-failed' ? 'errors.storage-failed' : 'signing.refused.changed', {}]);
}

export interface Finishing {
  /** `here`: it is being done. `elsewhere`: another device took the signatures and is about to do it. */
  readonly state: 'none' | 'here' | 'elsewhere' | 'refused';
  readonly sentence: string | null;
  /** Does it on this device, also where another one should have. */
  readonly finish: () => void;
}

/** Finishes every freeze that a crash left behind on this device; told for one agreement, or for all of them. */
export function useFinishFreezes(agreementId: string | null): Finishing {
  const workspace = useWorkspace();
  const text = useText();
  const due = useDueFreezes();
  const tried = useRef(new Set<string>());
  const [refusal, setRefusal] = useState<FreezeRefusal | null>(null);
  const finish = useCallback(
    async (id: string) => {
      tried.current.add(id);
      setRefusal(null);
      const done = await finishFreeze(workspace, id);
      if (!done.ok) setRefusal(done.error);
    },
    [workspace],
  );
  useEffect(() => {
    for (const one of due ?? []) if (one.here && !tried.current.has(one.agreementId)) void finish(one.agreementId);
  }, [due, finish]);
  const mine = due?.filter((one) => agreementId === null || one.agreementId === agreementId) ?? [];
  const [first] = mine;
  const state = !first
    ? 'none'
    : refusal
      ? 'refused'
      : tried.current.has(first.agreementId)
        ? 'here'
        : waits(first.here);
  return {
    state,
    sentence: refusal ? text(...refusal) : null,
    finish: () => {
      for (const one of mine) void finish(one.agreementId);
    },
  };
}

const waits = (here: boolean) => (here ? 'here' : 'elsewhere');

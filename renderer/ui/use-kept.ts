import { useState } from 'react';

/** Keeps what a form holds: closes it when that was done, and else says why not. */
export function useKept(onKeep: () => Promise<string | null>, onClose: () => void) {
  const [problem, setProblem] = useState<string | null>(null);
  const [isBusy, setBusy] = useState(false);
  const keep = async () => {
    setBusy(true);
    const refused = await onKeep().finally(() => setBusy(false));
    if (refused === null) onClose();
    else setProblem(refused);
  };
  return { problem, isBusy, keep };
}
